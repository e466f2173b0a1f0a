"""Findings and published networks for the tests of the network, written as compactly as they can be read."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx

from pactgraph.model import Document, Event, Evidence, Findings, Party, Period, Person, Quotation, Status, Tenure

DATA = Path(__file__).parent / "data"


def event(
    source: str | None,
    relation: str,
    target: str | None,
    *,
    day: str | None = None,
    status: str = "asserted",
    confidence: float = 1.0,
    areas: tuple[str, ...] = (),
    evidence: int = 1,
) -> Event:
    """An event whose evidence stands in the text that ``findings`` writes."""
    text = f"{source} {relation} {target}."
    return Event(
        Party(source or "?", source), relation, Party(target or "?", target), Status(status),
        tuple(Evidence(0, len(text) - less, text[: len(text) - less], f"{relation}/1") for less in range(evidence)),
        when(day) if day else None, None, areas, confidence,
    )  # fmt: skip


def when(text: str) -> date | Period:
    """A day, a month or a year."""
    return date.fromisoformat(text) if len(text) == 10 else Period.fromisoformat(text)


def findings(name: str, *events: Event, published: str | None = None, **parts: object) -> Findings:
    """The findings of a document that is made of the sentences of its events, one after the other."""
    sentences = [one.evidence[0].text for one in events]
    starts = [sum(len(earlier) + 1 for earlier in sentences[:number]) for number in range(len(sentences))]
    placed = tuple(
        replace(one, evidence=tuple(replace(e, start=start, end=start + len(e.text)) for e in one.evidence))
        for one, start in zip(events, starts, strict=True)
    )
    text = " ".join(sentences) or name
    document = Document(name, text, f"{name}.txt", name.title(), date.fromisoformat(published) if published else None)
    return Findings(document, events=placed, **parts)  # type: ignore[arg-type]


def speaker(identifier: str, name: str, code: str, title: str = "Prime Minister") -> tuple[Person, Tenure]:
    """A person and the office that the text gives them."""
    return Person(identifier, name), Tenure(identifier, name, title, code, Evidence(0, 1, "x", "office/1"))


def quotation(text: str, person: str, name: str, code: str, about: tuple[str, ...] = ()) -> Quotation:
    """A direct quotation."""
    evidence = Evidence(0, len(text), text, "quote/1")
    return Quotation(text, ((0, len(text)),), True, evidence, name, person, code, about=about)


def signed(name: str) -> nx.Graph:
    """A published signed network from ``data/``: source, target, sign."""
    graph = nx.Graph()
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            graph.add_edge(row["source"], row["target"], sign=int(row["sign"]), weight=1.0)
    return graph
