"""The camps: communities of co-operation, the two sides that balance implies, and where formal alliances are crossed."""

from __future__ import annotations

from datetime import date

import networkx as nx

from pactgraph.network.agreement import agreement
from pactgraph.network.alliances import last_day
from pactgraph.network.blocs import blocs
from pactgraph.network.communities import Communities, communities
from pactgraph.network.frustration import Frustration, frustration
from pactgraph.network.partnerships import partnerships
from pactgraph.network.projection import cooperation, projection
from pactgraph.network.report.blocks import Block, Items, Line, Paragraph, Section, Strong
from pactgraph.network.report.gathering import Fact, Material, Pair
from pactgraph.network.report.wording import Words, plural, share
from pactgraph.network.triads import triad_census
from pactgraph.ontology import Ontology

SHOWN = 8


def camps(graph: nx.MultiDiGraph, material: Material, words: Words, ontology: Ontology, at: date | None) -> Section:
    """Communities against alliances, structural balance, partnerships across and outside alliances."""
    signed = projection(graph)
    friends = cooperation(signed)
    facts = material.pairs()
    blocks: list[Block] = [
        *_communities(communities(friends), words, ontology, at or last_day(friends)),
        *_balance(signed, facts, words),
        *_crossing(friends, facts, words, ontology, at),
    ]
    return Section("camps", "The camps", tuple(blocks) or (Paragraph(("No ties of co-operation, so no camps.",)),))


def _communities(found: Communities, words: Words, ontology: Ontology, at: date | None) -> list[Block]:
    groups = [group for group in found.groups if len(group) > 1]
    if not groups:
        return []
    nearest = {row[0]: row for row in blocs(found, ontology, at=at).rows()}
    lines: list[Line] = []
    for place, group in enumerate(groups[:SHOWN], 1):
        alliance, purity = nearest[place][2], nearest[place][4]
        note = f" – nearest to {words.actor(str(alliance))}, to which {share(float(str(purity)))} belong" if alliance else ""
        lines.append((Strong(words.actors(group)), note))
    agreed = agreement(found, ontology, at=at)
    measured = "" if agreed is None else f" With formal alliances they agree to {agreed:.2f} (1 is the same, 0 is chance)."
    head = f"By who co-operates with whom there are {plural(len(groups), 'community', 'communities')} " \
           f"(modularity {found.modularity:.2f}).{measured}"  # fmt: skip
    return [Paragraph((head,)), Items(tuple(lines))]


def _balance(signed: nx.Graph, facts: dict[Pair, list[Fact]], words: Words) -> list[Block]:
    census = triad_census(signed)
    line = frustration(signed)
    if not census.total:
        return []
    limit = "" if line.method == "exact" else f" (at least {line.lower}; the network is too large for the exact figure)"
    blocks: list[Block] = [Paragraph((
        f"Of {plural(census.total, 'triangle')} {share(census.balanced)} are balanced: the friend of a friend is a friend, "
        f"the enemy of an enemy too. {plural(int(line.index), 'tie')} of {int(line.total)} would have to change for two camps "
        f"without exception{limit}.",
    ))]  # fmt: skip
    blocks += _sides(line, words)
    if line.ties:
        lines = (
            (words.pair(tie[:2]), " co-operate across the camps: " if tie[2] > 0 else " are at odds within one camp: ",
             *words.told(words.of_sign(facts.get(tie[:2], []), tie[2])[:2]))
            for tie in line.ties[:SHOWN]
        )  # fmt: skip
        blocks += [Paragraph(("The ties that do not fit:",)), Items(tuple(lines))]
    return blocks


def _sides(line: Frustration, words: Words) -> list[Block]:
    """The two camps of the largest component, where there are two."""
    sides = [tuple(node for node, component, camp in line.camps if component == 1 and camp == number) for number in (1, 2)]
    if not all(sides):
        return []
    head = "The two camps that leave the fewest exceptions (where ties are few, others may do as well):"
    return [Paragraph((head,)), Items(tuple((Strong(words.actors(side)),) for side in sides))]


def _crossing(friends: nx.Graph, facts: dict[Pair, list[Fact]], words: Words, ontology: Ontology, at: date | None) -> list[Block]:
    rows = partnerships(friends, ontology, at=at).rows()
    if not rows:
        return []
    counts = {position: sum(row[2] == position for row in rows) for position in ("inside", "across", "outside")}
    head = (
        f"{plural(len(rows), 'partnership')} of countries: {counts['inside']} inside an alliance of their day, "
        f"{counts['across']} across alliances, {counts['outside']} with a country that belongs to none."
    )
    across = [(str(row[0]), str(row[1])) for row in rows if row[2] == "across"][:SHOWN]
    lines = tuple((words.pair(pair), ": ", *words.told(words.of_sign(facts.get(pair, []), 1)[:2])) for pair in across)
    blocks: list[Block] = [Paragraph((head,))]
    return [*blocks, Paragraph(("Across alliances:",)), Items(lines)] if lines else blocks
