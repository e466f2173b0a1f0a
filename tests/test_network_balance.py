"""Structural balance, held against published networks and against trying every partition."""

from __future__ import annotations

import csv
import random
from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_cases import DATA, signed
from pactgraph.network import frustration, triad_census
from pactgraph.network.switching import Block, solve


def monks() -> tuple[nx.Graph, int]:
    """Sampson's monks at T4 with the net of what each pair says of each other, and what the pairs at odds cost anyway."""
    likes: dict[tuple[str, str], int] = {}
    dislikes: dict[tuple[str, str], int] = {}
    with (DATA / "monks.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            pair = min(row["source"], row["target"]), max(row["source"], row["target"])
            votes = likes if int(row["value"]) > 0 else dislikes
            votes[pair] = votes.get(pair, 0) + abs(int(row["value"]))
    graph, anyway = nx.Graph(), 0
    for pair in likes.keys() | dislikes.keys():
        for_, against = likes.get(pair, 0), dislikes.get(pair, 0)
        anyway += min(for_, against)
        graph.add_edge(*pair, sign=(for_ > against) - (for_ < against), weight=abs(for_ - against))
    return graph, anyway


def europe(year: str) -> nx.Graph:
    """The great powers of Europe in a year."""
    graph = nx.Graph()
    with (DATA / "europe.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if row["year"] == year:
                graph.add_edge(row["source"], row["target"], sign=int(row["sign"]))
    return graph


def least_by_trying(graph: nx.Graph) -> int:
    """The frustration index from all partitions."""
    nodes = list(graph)
    edges = [(nodes.index(one), nodes.index(other), sign) for one, other, sign in graph.edges(data="sign")]
    return min(
        (sum((camps[one] == camps[other]) != (sign > 0) for one, other, sign in edges)
         for camps in product((0, 1), repeat=len(nodes))),
        default=0,
    )  # fmt: skip


def test_highland_tribes() -> None:
    """Read (1954): 58 ties, 29 of them enmities; signnet (Schoch) gives 59 of 68 triangles and 1 - 7/29 by frustration."""
    tribes = signed("tribes")
    census = triad_census(tribes)
    assert (len(tribes), tribes.number_of_edges()) == (16, 58)
    assert sum(sign < 0 for _, _, sign in tribes.edges(data="sign")) == 29
    assert census.counts == (19, 2, 40, 7)
    assert census.balanced == pytest.approx(0.8676471, abs=5e-8)
    found = frustration(tribes)
    assert (found.index, found.lower, found.method, found.total) == (7, 7, "exact", 58)
    assert found.balance == pytest.approx(0.7586207, abs=5e-8)
    assert len(found.ties) == 7


def test_census_of_the_tribes_by_the_trace_of_the_cube() -> None:
    """The signed triangles are the trace of the cube of the signed adjacency matrix over six: balanced less unbalanced."""
    matrix = nx.to_numpy_array(signed("tribes"), weight="sign")
    counts = triad_census(signed("tribes")).counts
    assert round((matrix @ matrix @ matrix).trace() / 6) == counts[0] + counts[2] - counts[1] - counts[3]


def test_monks() -> None:
    """Doreian and Mrvar (Social Networks 18, 1996) give 12.5 for two groups at T4, each tie counting half.

    The figure also comes out of trying all 131,072 partitions. The Loyal Opposition stands against Young Turks and Outcasts.
    """
    graph, anyway = monks()
    found = frustration(graph, "weight")
    assert found.method == "exact"
    assert (anyway + found.index) / 2 == 12.5
    camp = {node: number for node, _, number in found.camps}
    loyal = {camp[name] for name in ("Peter", "Bonaventure", "Berthold", "Ambrose", "Louis")}
    turks = {camp[name] for name in ("John Bosco", "Gregory", "Mark", "Winfrid", "Hugh", "Boniface", "Albert")}
    outcasts = {camp[name] for name in ("Basil", "Elias", "Simplicius")}
    assert (loyal, turks, outcasts) == ({2}, {1}, {1})


def test_europe_slides_into_two_blocs() -> None:
    """Antal, Krapivsky and Redner (2006): unbalanced triads in 1872, Entente against Triple Alliance in 1907."""
    early = frustration(europe("1872"))
    assert triad_census(europe("1872")).counts == (1, 0, 4, 2)
    assert (early.index, early.ties) == (1, (("FRA", "GBR", -1),))
    late = frustration(europe("1907"))
    assert triad_census(europe("1907")).counts == (2, 0, 18, 0)
    assert (late.index, late.balance, late.ties) == (0, 1, ())
    assert [node for node, _, camp in late.camps if camp == 1] == ["AUH", "DEU", "ITA"]


@st.composite
def signed_graphs(draw: st.DrawFn) -> nx.Graph:
    size = draw(st.integers(0, 8))
    graph = nx.Graph()
    for pair in ((one, other) for one in range(size) for other in range(one)):
        if (sign := draw(st.sampled_from((0, 1, -1)))) != 0:
            graph.add_edge(*pair, sign=sign)
    return graph


@settings(max_examples=60, deadline=None)
@given(signed_graphs())
def test_the_exact_index_is_the_least_of_all_partitions(graph: nx.Graph) -> None:
    least = least_by_trying(graph)
    found = frustration(graph)
    assert (found.index, found.method, len(found.ties)) == (least, "exact", least)
    rough = frustration(graph, budget=0)
    assert rough.lower <= least <= rough.index == len(rough.ties)


@settings(max_examples=30, deadline=None)
@given(signed_graphs(), st.sets(st.integers(0, 7)))
def test_changing_the_signs_around_nodes_does_not_change_the_index(graph: nx.Graph, nodes: set[int]) -> None:
    switched = graph.copy()
    for one, other, data in switched.edges(data=True):
        data["sign"] *= -1 if (one in nodes) != (other in nodes) else 1
    assert frustration(switched).index == frustration(graph).index


def test_a_large_network_is_bounded_and_says_so() -> None:
    source = random.Random(1)
    graph = nx.gnp_random_graph(150, 0.06, seed=1)
    nx.set_edge_attributes(graph, {edge: source.choice((1, -1)) for edge in graph.edges}, "sign")
    found = frustration(graph)
    assert found.method == "bounded"
    assert 0 < found.lower < found.index == len(found.ties)
    again = nx.Graph()
    again.add_edges_from(source.sample([(v, u, d) for u, v, d in graph.edges(data=True)], graph.number_of_edges()))
    assert frustration(again) == found


def test_a_large_balanced_network_is_exact() -> None:
    graph = nx.complete_graph(120)
    nx.set_edge_attributes(graph, {(a, b): 1 if (a < 50) == (b < 50) else -1 for a, b in graph.edges}, "sign")
    found = frustration(graph)
    assert (found.index, found.method) == (0, "exact")
    assert sum(camp == 1 for _, _, camp in found.camps) == 70


def test_the_lower_bound_of_an_interrupted_search_is_kept() -> None:
    graph = nx.complete_graph(16)
    nx.set_edge_attributes(graph, -1, "sign")
    nx.set_edge_attributes(graph, 1, "cost")
    block = Block.of(nx.relabel_nodes(graph, str))
    assert solve(block, 10**6, 60, 0)[1:] == (56, 56)
    assert solve(block, 10**6, 10, 0)[2] == 56
    interrupted = solve(block, 60, 60, 0)
    assert 0 < interrupted[1] <= 56 <= interrupted[2]


def test_components_have_camps_of_their_own_and_ties_without_sign_count_as_none() -> None:
    graph = nx.Graph()
    graph.add_edge("A", "B", sign=-1)
    graph.add_edge("C", "D", sign=1)
    graph.add_edge("D", "E", sign=-1)
    graph.add_edge("B", "C", sign=0)
    assert frustration(graph).camps == (("C", 1, 1), ("D", 1, 1), ("E", 1, 2), ("A", 2, 1), ("B", 2, 2))
    assert triad_census(graph).balanced is None


def test_an_empty_network_has_no_balance() -> None:
    found = frustration(nx.Graph())
    assert (found.index, found.method, found.balance, found.rows()) == (0, "exact", None, ())
