"""Small findings and gold for the tests of evaluation, built by hand, so that every figure can be checked on paper."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pactgraph import ontology
from pactgraph.evaluation import GoldDocument
from pactgraph.evaluation.kinds import Kinds
from pactgraph.model import Document, Event, Evidence, Findings, Party, Quotation, Span, Status, Tenure
from pactgraph.rdf.canonical import canonical
from pactgraph.work import extractor_with

KINDS = Kinds.of(ontology.load())
TYPES = set(KINDS.by_type)
TEXT = "Norway met Denmark. Sweden praised Finland."


def text(words: str = TEXT, source: str = "t") -> Document:
    return Document(hashlib.sha256(words.encode()).hexdigest()[:16], words, source)


def event(
    source: str | None,
    relation: str,
    target: str | None,
    status: Status = Status.ASSERTED,
    *,
    confidence: float = 0.8,
    spans: tuple[Span, Span] = ((0, 6), (11, 18)),
) -> Event:
    proof = Evidence(0, 19, TEXT[:19], f"{relation}/1", *spans)
    return Event(Party(source or "x", source), relation, Party(target or "y", target), status, (proof,), confidence=confidence)


def tenure(name: str, title: str, code: str) -> Tenure:
    return Tenure(name.lower().replace(" ", "-"), name, title, code, Evidence(0, 5, TEXT[:5], "office/1"))


def quotation(span: Span, speaker_span: Span | None, *, direct: bool = True, speaker: str | None = None) -> Quotation:
    words = Evidence(*span, "", "quote/1")
    return Quotation("", (span,), direct, words, speaker=speaker, speaker_span=speaker_span)


def findings(document: Document, *events: Event) -> Findings:
    return Findings(document, events=events)


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


def found_in(gold: Iterable[GoldDocument]) -> list[Findings]:
    """What the shipped extraction finds, in the order in which the commands print it."""
    return [canonical(found) for found in extractor_with(None).extract_many(one.document for one in gold)]
