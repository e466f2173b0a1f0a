"""Statements to the network: one edge a source, relation and target, with what was said about it added up."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

import networkx as nx

from pactgraph.model import Period, Status, days
from pactgraph.network.persons import add_persons
from pactgraph.network.statements import Source, Statement, statements, within
from pactgraph.ontology import Ontology, Relation, load

ASSERTED = (Status.ASSERTED.value,)


def graph(
    source: Source,
    ontology: Ontology | None = None,
    *,
    at: date | None = None,
    since: date | None = None,
    until: date | None = None,
    statuses: Collection[str] = ASSERTED,
    half_life: float | None = None,
    persons: bool = False,
) -> nx.MultiDiGraph:
    """Build the network of actors.

    Every attribute is a string or a number, so that any writer of networkx takes the graph as it is; what is not known is
    left out. Several values in one string are separated by ``|``.

    - Nodes are actor codes with ``label``, ``kind``, ``type``, ``wikidata``.
    - Edges have the relation as their key (``relation:status`` where it is not asserted) and ``relation``, ``label``,
      ``event_type``, ``quad_class``, ``sign``, ``symmetric``, ``status``, ``weight``, ``statements``, ``documents``,
      ``evidence`` (passages), ``confidence`` (the highest), ``first``, ``last``, ``dates``, ``areas``. A symmetric relation
      is one edge, from the first code of the alphabet to the second. Of a statement of which only the month or the year is
      known, ``first`` and ``last`` take the first and the last day of it, and ``dates`` has none.

    The weight of an edge is the weight of its relation in the ontology times the sum of the confidences of its statements:
    a document counts once, however often it repeats itself.

    Parameters
    ----------
    source
        A store, or findings.
    ontology
        The shipped one where none is given.
    at
        The network as it was known on that day: later statements are left out, and ages count to it.
    since, until
        First and last day of the statements to take. A statement without any date is left out as soon as one of ``at``,
        ``since`` and ``until`` is given; one with a month or a year is taken where all of it lies between them.
    statuses
        Statuses to take; "asserted" alone where nothing is said.
    half_life
        Days after which a statement counts half. Ages count to ``at``, else to the latest date of all statements; a statement
        without a date is taken to be as old as the oldest. No decay where none is given.
    persons
        Add persons (nodes ``person/...``), whom they represent, and about whom they spoke.

    Returns
    -------
    networkx.MultiDiGraph
        The same for any order of the documents. ``graph.graph["undated"]`` counts the statements left out for want of a date.

    Raises
    ------
    GraphError
        For a relation that the ontology does not declare.
    ValueError
        For an unknown status, or a half-life that is not positive.
    """
    ontology = ontology or load()
    materialised = tuple(source) if persons and not hasattr(source, "findings") else source
    built = assemble(
        statements(materialised, ontology), ontology, at=at, since=since, until=until, statuses=statuses, half_life=half_life
    )
    if persons:
        add_persons(built, materialised, since=since, until=_earlier(at, until))
    return built


def assemble(
    given: Iterable[Statement],
    ontology: Ontology,
    *,
    at: date | None = None,
    since: date | None = None,
    until: date | None = None,
    statuses: Collection[str] = ASSERTED,
    half_life: float | None = None,
) -> nx.MultiDiGraph:
    """Build the network from statements; parameters as in ``graph``."""
    wanted = {Status(status) for status in statuses}
    if half_life is not None and half_life <= 0:
        raise ValueError(f"half_life is in days and must be positive, not {half_life}")
    last = _earlier(at, until)
    taken: list[Statement] = []
    undated = 0
    for statement in given:
        if statement.status in wanted:
            if within(statement.date, since, last):
                taken.append(statement)
            undated += statement.date is None and (since or last) is not None
    built = nx.MultiDiGraph(undated=undated)
    decay = _Decay(taken, at, half_life)
    _add_actors(built, {code for one in taken for code in (one.source, one.target)}, ontology)
    for key, group in sorted(_grouped(taken).items()):
        source, relation, target, status = key
        name = relation if status == Status.ASSERTED.value else f"{relation}:{status}"
        built.add_edge(source, target, key=name, **_attributes(ontology.relations[relation], status, group, decay))
    return built


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _grouped(taken: Iterable[Statement]) -> dict[tuple[str, str, str, str], list[Statement]]:
    groups: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for statement in taken:
        groups[statement.key].append(statement)
    return groups


def _add_actors(built: nx.MultiDiGraph, codes: Iterable[str], ontology: Ontology) -> None:
    for code in sorted(codes):
        actor = ontology.actors.get(code)
        if actor is None:
            built.add_node(code, label=code, kind="unknown", type="unknown")
            continue
        built.add_node(code, label=actor.label, kind=actor.kind, type=actor.type)
        if actor.wikidata:
            built.nodes[code]["wikidata"] = actor.wikidata


class _Decay:
    """How much a statement still counts, by its age."""

    def __init__(self, taken: Iterable[Statement], at: date | None, half_life: float | None) -> None:
        known = sorted(days(one.date)[1] for one in taken if one.date) if half_life else []
        self._half_life = half_life
        self._oldest = known[0] if known else at
        self._now = at or (known[-1] if known else None)

    def __call__(self, statement: Statement) -> float:
        """A month or a year is taken to be as old as its last day."""
        day = days(statement.date)[1] if statement.date else self._oldest
        if self._half_life is None or self._now is None or day is None:
            return 1.0
        return float(0.5 ** ((self._now - day).days / self._half_life))


def _attributes(relation: Relation, status: str, group: list[Statement], decay: _Decay) -> dict[str, str | int | float | bool]:
    spans = [days(one.date) for one in group if one.date]
    dates = sorted({one.date.isoformat() for one in group if one.date and not isinstance(one.date, Period)})
    span = {"first": str(min(first for first, _ in spans)), "last": str(max(last for _, last in spans))} if spans else {}
    return {
        "relation": relation.name,
        "label": relation.label,
        "event_type": relation.event_type,
        "quad_class": relation.quad_class,
        "sign": relation.sign,
        "symmetric": relation.symmetric,
        "status": status,
        # fsum is exact, so that the order of the documents cannot show in the last bit
        "weight": round(relation.weight * math.fsum(one.confidence * decay(one) for one in group), 9),
        "statements": len(group),
        "documents": len({one.document for one in group}),
        "evidence": sum(len(one.passages) for one in group),
        "confidence": max(one.confidence for one in group),
        **span,
        "dates": "|".join(dates),
        "areas": "|".join(sorted({area for one in group for area in one.areas})),
    }
