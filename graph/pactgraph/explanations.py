"""Why a graph says something, why it does not, whether its facts can be derived again, and what changed between two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pactgraph.extraction.actors import ActorFinder
from pactgraph.language import split
from pactgraph.model import Document, Event, Evidence, Findings, Party, Quotation, Span, Tenure
from pactgraph.ontology import Ontology

Fact = Event | Quotation | Tenure


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document that say an event."""

    document: Document
    event: Event
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reason:
    """A passage that names both actors, and why it gave no plain fact; ``what`` is the candidate, where there was one."""

    document: Document
    evidence: Evidence
    reason: str
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact of the graph that its document does not give again, or one that it gives and the graph lacks."""

    document: Document
    fact: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that only one of two graphs has, and the document that made the difference, with the reason."""

    added: bool
    fact: str
    document: Document
    reason: str


def why(found: Iterable[Findings], first: str, second: str) -> Iterator[Passage]:
    """The passages that say what two actors have to do with each other, of any status."""
    for findings in found:
        for event in (*findings.events, *findings.memberships):
            if {event.source.code, event.target.code} == {first, second}:
                yield from (Passage(findings.document, event, evidence) for evidence in event.evidence)


def why_not(found: Iterable[Findings], ontology: Ontology, first: str, second: str) -> Iterator[Reason]:
    """What spoke for a tie between two actors and was turned down: candidates, events of which one party is no known actor,
    and sentences that name both and say nothing that a frame matches."""
    names = ActorFinder(ontology)
    pair = {first, second}
    for findings in found:
        reasons = [*_candidates(findings, pair), *_unlinked(findings, pair)]
        explained = [(reason.evidence.start, reason.evidence.end) for reason in reasons]
        explained += [(e.start, e.end) for event in findings.events if event.linked for e in event.evidence]
        reasons += [reason for reason in _silent(findings.document, names, pair) if not _within(reason.evidence, explained)]
        yield from sorted(reasons, key=lambda reason: (reason.evidence.start, reason.evidence.end, reason.reason))


def _candidates(findings: Findings, pair: set[str]) -> Iterator[Reason]:
    for rejected in findings.rejected:
        codes = {party.code for party in (rejected.source, rejected.target) if party and party.code}
        if codes and codes <= pair:
            yield Reason(findings.document, rejected.evidence, rejected.reason, rejected.relation)


def _unlinked(findings: Findings, pair: set[str]) -> Iterator[Reason]:
    for event in findings.events:
        codes = {code for code in (event.source.code, event.target.code) if code}
        if not event.linked and codes and codes <= pair:
            unknown = event.target if event.source.code else event.source
            reason = f"“{unknown.text}” is not known to be an actor"
            yield Reason(findings.document, event.evidence[0], reason, event.relation)


def _silent(document: Document, names: ActorFinder, pair: set[str]) -> Iterator[Reason]:
    mentions = [mention for mention in names.find(document.text) if mention.code in pair]
    if {mention.code for mention in mentions} != pair:
        return
    starts = [mention.start for mention in mentions]
    for start, end in split(document.text):
        if {mention.code for mention in mentions[bisect_left(starts, start) : bisect_left(starts, end)]} == pair:
            yield Reason(document, Evidence(start, end, document.text[start:end], "-"), "no frame matches between the two")


def _within(evidence: Evidence, spans: Iterable[Span]) -> bool:
    return any(start < evidence.end and evidence.start < end for start, end in spans)


def verify(found: Iterable[Findings], derive: Callable[[Document], Findings]) -> Iterator[Missing]:
    """Derive every document again and compare: nothing comes back if the graph says what its texts say.

    Args:
        found: what the graph holds, with the texts.
        derive: text to findings, in the form in which a graph gives them.
    """
    for findings in found:
        stored, again = _facts(findings), _facts(derive(findings.document))
        for fact in stored:
            if fact not in again or not _stands(fact, findings.document):
                yield Missing(findings.document, describe(fact), lost=True)
        for fact in again:
            if fact not in stored:
                yield Missing(findings.document, describe(fact), lost=False)


def _facts(findings: Findings | None) -> dict[Fact, None]:
    """The facts as an ordered set."""
    if findings is None:
        return {}
    return dict.fromkeys((*findings.events, *findings.memberships, *findings.quotations, *findings.offices))


def _stands(fact: Fact, document: Document) -> bool:
    """True where every passage of a fact is in the text, word for word."""
    passages = fact.evidence if isinstance(fact, Event) else (fact.evidence,)
    return all(document.text[passage.start : passage.end] == passage.text for passage in passages)


def differences(old: Iterable[Findings], new: Iterable[Findings]) -> Iterator[Change]:
    """What two graphs do not have in common, each with the document that makes the difference. Both sorted by document."""
    before, after = iter(old), iter(new)
    one, other = next(before, None), next(after, None)
    while one or other:
        if other is None or (one and one.document.id < other.document.id):
            yield from _changes(one, None)
            one = next(before, None)
        elif one is None or other.document.id < one.document.id:
            yield from _changes(None, other)
            other = next(after, None)
        else:
            yield from _changes(one, other)
            one, other = next(before, None), next(after, None)


def _changes(old: Findings | None, new: Findings | None) -> Iterator[Change]:
    reason = "the document was read anew" if old and new else ("the document is new" if new else "the document was taken out")
    before, after = _facts(old), _facts(new)
    for findings, facts, others in ((old, before, after), (new, after, before)):
        for fact in facts if findings else ():
            if findings and fact not in others:
                yield Change(others is before, describe(fact), findings.document, reason)


def describe(fact: Fact) -> str:
    """A fact in one line."""
    if isinstance(fact, Event):
        return f"{_party(fact.source)} {fact.relation} {_party(fact.target)} ({fact.status.value})"
    if isinstance(fact, Tenure):
        return f"{fact.name}: {fact.title} ({fact.code})"
    words = " ".join(fact.text.split())
    return f"{fact.speaker or 'somebody'} said “{words if len(words) <= 60 else words[:57] + '...'}”"


def _party(party: Party) -> str:
    return party.code or f"“{party.text}”"
