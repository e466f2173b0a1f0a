"""The strongest ties, of co-operation and of conflict, and the new ones."""

from __future__ import annotations

from datetime import date

import networkx as nx

from pactgraph.network.projection import projection
from pactgraph.network.report.blocks import Grid, Items, Line, Paragraph, Section
from pactgraph.network.report.gathering import Fact, Material, Pair
from pactgraph.network.report.wording import Words, number

SHOWN = 12
RELATIONS = 3  # told of each pair


def strongest(graph: nx.MultiDiGraph, material: Material, words: Words) -> tuple[Section, ...]:
    """A section of the heaviest ties of co-operation, one of those of conflict."""
    signed = projection(graph)
    facts = material.pairs()
    return (
        _section("ties", "The strongest ties", "cooperation", 1, signed, facts, words),
        _section("conflicts", "The hardest conflicts", "conflict", -1, signed, facts, words),
    )


def _section(
    anchor: str, title: str, name: str, sign: int, signed: nx.Graph, facts: dict[Pair, list[Fact]], words: Words
) -> Section:
    found = sorted((-data[name], one, other) for one, other, data in signed.edges(data=True) if data[name] > 0)
    if not found:
        return Section(anchor, title, (Paragraph(("None.",)),))
    rows = tuple(
        (
            (words.pair((one, other)),),
            (number(-weight),),
            words.told(words.of_sign(facts.get((one, other), []), sign)[:RELATIONS]),
        )
        for weight, one, other in found[:SHOWN]
    )
    return Section(anchor, title, (Grid(("Pair", "Weight", "What is said"), rows, (False, True, False)),))


def new(material: Material, words: Words, since: date | None) -> Section:
    """The pairs that no statement before a day tied; where none is given, the first day of the month of the latest document."""
    title = "New ties"
    last = material.last or max((fact.last for fact in material.facts.values() if fact.last), default=None)
    if last is None:
        return Section("new", title, (Paragraph(("No statement has a date, so that new and old cannot be told apart.",)),))
    start = since or last.replace(day=1)
    facts = material.pairs()
    dated = {pair: min((fact.first for fact in group if fact.first), default=None) for pair, group in facts.items()}
    if not any(first < start for first in dated.values() if first):
        return Section("new", title, (Paragraph((f"Every dated statement is of {start} or later: all ties are new.",)),))
    found = sorted((first, pair) for pair, first in dated.items() if first and first >= start and pair[0] != pair[1])
    if not found:
        return Section("new", title, (Paragraph((f"None since {start}.",)),))
    lines: tuple[Line, ...] = tuple(
        (words.pair(pair), f", {first}: ", *words.told(facts[pair][:RELATIONS])) for first, pair in reversed(found[-SHOWN:])
    )
    return Section("new", title, (Paragraph((f"Pairs that were first tied since {start}:",)), Items(lines)))
