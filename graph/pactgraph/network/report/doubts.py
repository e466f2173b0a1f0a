"""Contradictions and open questions."""

from __future__ import annotations

from collections.abc import Iterable

from pactgraph.model import Status
from pactgraph.network.report.blocks import Block, Items, Line, Paragraph, Section, Strong
from pactgraph.network.report.gathering import Fact, Material, attested
from pactgraph.network.report.wording import Words
from pactgraph.ontology import Ontology

SHOWN = 10
UNSURE = 0.6  # confidence below which a fact that only one document tells is doubted


def contradictions(material: Material, words: Words, ontology: Ontology) -> Section:
    """Facts that one document tells and another denies, and pairs that both co-operate and are at odds."""
    denied = [
        (Strong(words.sentence(fact)), ": told in ", words.cite(fact), ", denied in ", words.cite(other))
        for fact in _of(material, Status.ASSERTED)
        if (other := material.facts.get((fact.source, fact.relation, fact.target, Status.NEGATED.value)))
    ]  # fmt: skip
    mixed = []
    for pair, facts in material.pairs().items():
        good, bad = (words.of_sign(facts, sign) for sign in (1, -1))
        if good and bad and pair[0] != pair[1]:
            both = min(sum(ontology.relations[fact.relation].weight * fact.documents for fact in side) for side in (good, bad))
            mixed.append((-both, pair, good, bad))
    ambivalent = [
        (words.pair(pair), ": ", *words.told(good[:2]), " – but ", *words.told(bad[:2])) for _, pair, good, bad in sorted(
            mixed, key=lambda one: one[:2])
    ]  # fmt: skip
    blocks = [*_listed("Told and denied:", denied), *_listed("Partners and opponents at once:", ambivalent)]
    return Section("contradictions", "Contradictions", tuple(blocks) or (Paragraph(("None found.",)),))


def questions(material: Material, words: Words) -> Section:
    """What is planned or alleged and nowhere told as a fact, and what a single document says without much certainty."""
    planned = [(Strong(f"{words.sentence(fact)}?"), " Planned ", words.cite(fact)) for fact in _open(material, Status.PLANNED)]
    alleged = [(Strong(f"{words.sentence(fact)}?"), " Alleged ", words.cite(fact)) for fact in _open(material, Status.ALLEGED)]
    unsure = [
        (Strong(words.sentence(fact)), " ", words.cite(fact))
        for fact in _of(material, Status.ASSERTED)
        if fact.documents == 1 and max(passage.confidence for passage in fact.passages) < UNSURE
    ]
    blocks = [
        *_listed("Did the plans come true?", planned),
        *_listed("Are the allegations right?", alleged),
        *_listed("A single document says so, and the reading of it is unsure:", unsure),
    ]
    return Section("questions", "Open questions", tuple(blocks) or (Paragraph(("None.",)),))


def _of(material: Material, status: Status) -> list[Fact]:
    return sorted((fact for fact in material.facts.values() if fact.status == status), key=attested)


def _open(material: Material, status: Status) -> list[Fact]:
    asserted = Status.ASSERTED.value
    return [fact for fact in _of(material, status) if (fact.source, fact.relation, fact.target, asserted) not in material.facts]


def _listed(head: str, lines: Iterable[Line]) -> list[Block]:
    taken = tuple(lines)
    if not taken:
        return []
    more = f" (the first {SHOWN} of {len(taken)})" if len(taken) > SHOWN else ""
    return [Paragraph((f"{head}{more}",)), Items(taken[:SHOWN])]
