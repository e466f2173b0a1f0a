"""Persons in the network: whom they represent, and about whom they spoke."""

from __future__ import annotations

from collections import Counter
from datetime import date

import networkx as nx

from pactgraph.model import Findings
from pactgraph.network.statements import Source, findings_of, within

REPRESENTS, SAID = "represents", "said"


def node_of(person: str) -> str:
    """The node of a person: ``person/mette-frederiksen``, the path of the IRI."""
    return f"person/{person}"


def add_persons(built: nx.MultiDiGraph, source: Source, *, since: date | None = None, until: date | None = None) -> None:
    """Add persons to a network of actors, in place.

    A node has ``label``, ``kind`` "person", ``type`` "person", ``title`` (the office named most often) and ``quotations``;
    an edge ``represents`` leads to the actor, an edge ``said`` to each actor the words are about. Both count the documents
    (``documents``) and have sign 0 and weight 0: they are neither co-operation nor conflict. Actors without any other
    edge are not added.

    Parameters
    ----------
    built
        The network; changed.
    source
        A store, or findings.
    since, until
        Days of publication to take; documents without a date are left out as soon as one is given.
    """
    counts = _count(source, since, until)
    for person in sorted(counts.names):
        titles = counts.titles.get(person, Counter())
        attributes = {"title": min(titles, key=lambda title: (-titles[title], title))} if titles else {}
        name = min(counts.names[person], key=lambda name: (-len(name), name))
        built.add_node(
            node_of(person), label=name, kind="person", type="person", quotations=counts.quotations[person], **attributes
        )
    for (person, relation, code), number in sorted(counts.edges.items()):
        if code in built and person in counts.names:
            built.add_edge(
                node_of(person), code, key=relation, relation=relation, label=relation, sign=0, symmetric=False,
                status="asserted", weight=0.0, statements=number, documents=number,
            )  # fmt: skip


class _Counts:
    """What the documents say of persons."""

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = {}
        self.titles: dict[str, Counter[str]] = {}
        self.quotations: Counter[str] = Counter()
        self.edges: Counter[tuple[str, str, str]] = Counter()

    def add(self, findings: Findings) -> None:
        """Count one document."""
        edges: set[tuple[str, str, str]] = set()
        for person in findings.persons:
            self.names.setdefault(person.id, set()).add(person.name)
        for tenure in findings.offices:
            self.titles.setdefault(tenure.person, Counter())[tenure.title] += 1
            edges.add((tenure.person, REPRESENTS, tenure.code))
        for quotation in findings.quotations:
            if quotation.speaker_person:
                self.quotations[quotation.speaker_person] += 1
                edges.update((quotation.speaker_person, SAID, code) for code in quotation.about)
        self.edges.update(edges)


def _count(source: Source, since: date | None, until: date | None) -> _Counts:
    counts = _Counts()
    for findings in findings_of(source):
        if within(findings.document.published, since, until):
            counts.add(findings)
    return counts
