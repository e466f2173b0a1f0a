"""What went wrong, the worst first, each with its sentence, and the rule where one spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.evaluation.events import first_statuses
from pactgraph.evaluation.gold import GoldDocument
from pactgraph.evaluation.kinds import LEVELS, Kinds, View
from pactgraph.language import split
from pactgraph.model import Event, Evidence, Findings, Status


@dataclass(frozen=True, slots=True)
class Mistake:
    """A fact that was missed, or found where there is none, or found with the wrong status.

    ``gravity`` is 4 where not even the pair of actors is right, 1 where only the type is wrong, 0 where only the status is.
    """

    kind: str
    document: str
    fact: str
    sentence: str
    rule: str | None
    confidence: float | None
    gravity: int
    construction: str | None


def mistakes(gold: GoldDocument, findings: Findings, kinds: Kinds) -> Iterator[Mistake]:
    """The mistakes of one document, on events."""
    entries = [(kinds.view(g.source, kinds.by_type[g.type], g.target), g.status) for g in gold.events or ()]
    found = kinds.views(findings.events)
    wanted = first_statuses(entries)
    given = first_statuses([(view, event.status) for view, event in found])
    name, construction = gold.document.source, gold.construction
    for view, status in wanted.items():
        if view not in given:
            sentence, rule = _sentence(findings, view)
            gravity = _gravity(view, list(given))
            yield Mistake("missed", name, _fact(view, status), sentence, rule, None, gravity, construction)
    for view, status in given.items():
        event = next(event for other, event in found if other == view)
        proof = event.evidence[0]
        if view not in wanted:
            gravity = _gravity(view, list(wanted))
            yield Mistake("false", name, _fact(view, status), proof.text, proof.rule, event.confidence, gravity, construction)
        elif wanted[view] != status:
            fact = f"{_fact(view, status)}, not {wanted[view]}"
            yield Mistake("status", name, fact, proof.text, proof.rule, event.confidence, 0, construction)


def worst(found: Sequence[Mistake], count: int) -> tuple[Mistake, ...]:
    """The gravest of each kind, at most ``count``; among equals the false alarms of which the program was surest."""
    ranked = sorted(found, key=lambda m: (-m.gravity, -(m.confidence or 0), m.document, m.fact))
    return tuple(m for kind in ("missed", "false", "status") for m in [m for m in ranked if m.kind == kind][:count])


def _gravity(view: View, others: Sequence[View]) -> int:
    return sum(all(getattr(view, level) != getattr(other, level) for other in others) for level in LEVELS)


def _fact(view: View, status: Status) -> str:
    source, target, kind = view.type
    return f"{source} {kind} {target} ({status})"


def _sentence(findings: Findings, view: View) -> tuple[str, str | None]:
    """Where a missed fact probably stands: a candidate that was turned down, with its rule; a fact of another type between the
    two; else the sentence that names most of them."""
    for rejected in findings.rejected:
        codes = {party.code for party in (rejected.source, rejected.target) if party}
        if codes == set(view.pair):
            return rejected.evidence.text, f"{rejected.evidence.rule}: {rejected.reason}"
    if near := _between(findings.events, view):
        return near.text, f"{near.rule} instead"
    text = findings.document.text
    sentences = split(text) or ((0, len(text)),)
    start, end = max(sentences, key=lambda span: len(_codes(findings, *span) & set(view.pair)))
    return text[start:end], None


def _between(events: Sequence[Event], view: View) -> Evidence | None:
    found = (e.evidence[0] for e in events if {e.source.code, e.target.code} == set(view.pair))
    return next(found, None)


def _codes(findings: Findings, start: int, end: int) -> set[str | None]:
    return {mention.code for mention in findings.mentions if start <= mention.start < end}
