"""Who the actors are, and what holds them together."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from pactgraph.network.report.blocks import Block, Grid, Items, Line, Paragraph, Section, Strong
from pactgraph.network.report.wording import Words, number, plural
from pactgraph.network.summary import measures
from pactgraph.tables import Cell

SHOWN = 12
HEADER = ("Actor", "Partners", "Co-operation", "Opponents", "Conflict", "On the way between others")
READ = (
    "Co-operation and conflict are weights: that of each relation in the ontology times the confidence, each document counting "
    "once. The last column is the share of the shortest ways between others, along co-operation, that lead through the actor."
)

Record = Mapping[str, Cell]


def actors(graph: nx.MultiDiGraph, words: Words) -> Section:
    """The actors with the heaviest ties, and those on whom the network hangs."""
    records = measures(graph).records()
    if not records:
        return Section("actors", "The actors", (Paragraph(("No actor has a tie to another.",)),))
    heaviest = sorted(records, key=lambda row: (-_weight(row), str(row["code"])))[:SHOWN]
    more = f"; the {SHOWN} with the heaviest are" if len(records) > SHOWN else ""
    blocks: list[Block] = [
        Paragraph((f"{plural(len(records), 'actor')} {'has' if len(records) == 1 else 'have'} ties{more}:",)),
        Grid(HEADER, tuple(_row(row, words) for row in heaviest), (False, True, True, True, True, True)),
        Paragraph((READ,)),
    ]
    holding = [row for row in records if row["articulation"]]
    if holding:
        blocks.append(Paragraph(("Without these, others would have no way to each other in the network of co-operation:",)))
        blocks.append(Items(tuple(_holding(row, words) for row in sorted(holding, key=_cut)[:5])))
    return Section("actors", "The actors", tuple(blocks))


def _row(row: Record, words: Words) -> tuple[Line, ...]:
    between = f"{100 * float(str(row['betweenness'])):.0f}%"
    figures = (str(row["partners"]), _figure(row["cooperation"]), str(row["opponents"]), _figure(row["conflict"]), between)
    return (Strong(words.actor(str(row["code"]))),), *((figure,) for figure in figures)


def _weight(row: Record) -> float:
    return float(str(row["cooperation"])) + float(str(row["conflict"]))


def _cut(row: Record) -> tuple[int, str]:
    return -int(str(row["articulation"])), str(row["code"])


def _figure(value: Cell) -> str:
    return number(float(str(value)))


def _holding(row: Record, words: Words) -> Line:
    return Strong(words.actor(str(row["code"]))), f" – {plural(int(str(row['articulation'])), 'pair')} of actors would be cut"
