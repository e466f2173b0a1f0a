"""Measures of single actors, held against Zachary's karate club and against small graphs that can be done by hand."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from pactgraph.network import (
    articulation_points,
    betweenness,
    bridges,
    closeness,
    communities,
    constraint,
    core,
    degree,
    density,
    eigenvector,
    pagerank,
    strength,
)

KARATE = nx.karate_club_graph()  # Zachary 1977; networkx counts the members from 0, the paper from 1


def shuffled(graph: nx.Graph, seed: int) -> nx.Graph:
    """The same graph, put together in another order."""
    source = random.Random(seed)
    copy = nx.Graph()
    copy.add_nodes_from(source.sample(list(graph.nodes(data=True)), len(graph)))
    copy.add_edges_from(source.sample([(v, u, d) for u, v, d in graph.edges(data=True)], graph.number_of_edges()))
    return copy


def test_degree_of_the_karate_club() -> None:
    assert degree(KARATE).values[:3] == (("33", 17), ("0", 16), ("32", 12))


def test_strength_adds_up_weights() -> None:
    assert strength(KARATE).mapping()["33"] == sum(data["weight"] for data in KARATE[33].values()) == 48


def test_betweenness_of_the_karate_club() -> None:
    """Values printed in many textbooks, for one in the manual of igraph: .4376 and .3041 for the two leaders."""
    found = betweenness(KARATE)
    assert found.method == "exact"
    assert [node for node, _ in found][:2] == ["0", "33"]
    assert found.mapping()["0"] == pytest.approx(0.4376, abs=5e-5)
    assert found.mapping()["33"] == pytest.approx(0.3041, abs=5e-5)


@pytest.mark.parametrize("seed", range(6))
def test_betweenness_agrees_with_that_of_networkx(seed: int) -> None:
    """Random graphs of one and of several components, with isolates."""
    graph = nx.gnp_random_graph(5 + 9 * seed, 0.12, seed=seed)
    expected = nx.betweenness_centrality(graph)
    assert betweenness(graph).mapping() == {str(node): pytest.approx(value, abs=1e-12) for node, value in expected.items()}


def test_betweenness_of_nothing_and_of_a_pair() -> None:
    assert betweenness(nx.Graph()).values == ()
    assert betweenness(nx.path_graph(2)).values == (("0", 0.0), ("1", 0.0))


def test_betweenness_takes_strong_ties_as_short() -> None:
    triangle = nx.Graph()
    triangle.add_weighted_edges_from([("A", "B", 1), ("A", "C", 4), ("C", "B", 4)])
    assert betweenness(triangle).mapping()["C"] == 0
    assert betweenness(triangle, "weight").mapping()["C"] == 1
    triangle["A"]["B"]["weight"] = 0
    with pytest.raises(ValueError, match="A - B"):
        betweenness(triangle, "weight")


def test_betweenness_is_estimated_beyond_the_limit() -> None:
    graph = nx.barabasi_albert_graph(700, 3, seed=1)
    estimate = betweenness(graph, exact_limit=600)
    assert estimate.method == "500 pivots"
    assert estimate == betweenness(shuffled(graph, 2), exact_limit=600)
    exact = betweenness(graph).mapping()
    top = estimate.values[0]
    assert top[1] == pytest.approx(exact[top[0]], rel=0.1)


def test_eigenvector_agrees_with_a_dense_solver() -> None:
    expected = nx.eigenvector_centrality_numpy(KARATE, weight=None)
    found = eigenvector(KARATE, weight=None).mapping()
    assert found == {str(node): pytest.approx(value, abs=1e-9) for node, value in expected.items()}
    assert next(iter(found)) == "33"


def test_eigenvector_of_bipartite_and_empty_graphs() -> None:
    star = eigenvector(nx.star_graph(4)).mapping()
    assert star["0"] == pytest.approx(2**-0.5)
    assert star["3"] == pytest.approx(8**-0.5)
    assert set(eigenvector(nx.empty_graph(3)).mapping().values()) == {0.0}
    assert eigenvector(nx.Graph()).values == ()


def test_eigenvector_of_several_components_is_that_of_the_strongest() -> None:
    found = eigenvector(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(5))).mapping()
    assert [found[str(node)] for node in range(8)] == pytest.approx([0] * 3 + [5**-0.5] * 5)


def test_core_numbers_of_the_karate_club() -> None:
    """Ten members in the 4-core: Batagelj and Zaveršnik's algorithm, and taking away by hand."""
    found = core(KARATE).mapping()
    assert max(found.values()) == 4
    assert {node for node, value in found.items() if value == 4} == {"0", "1", "2", "3", "7", "8", "13", "30", "32", "33"}


def test_communities_of_the_karate_club() -> None:
    """Modularity .4198 in four groups is the optimum (Brandes et al., IEEE TKDE 20, 2008)."""
    found = communities(KARATE, weight=None)
    assert found.modularity == pytest.approx(0.4198, abs=5e-5)
    assert sorted(len(group) for group in found.groups) == [5, 6, 11, 12]
    assert found.mapping()["0"] != found.mapping()["33"]


def test_communities_hang_together_and_isolates_stand_alone() -> None:
    graph = nx.disjoint_union(nx.barbell_graph(5, 1), nx.empty_graph(2))
    found = communities(graph)
    assert all(nx.is_connected(graph.subgraph(map(int, group))) for group in found.groups)
    assert found.groups[-2:] == (("11",), ("12",))
    assert communities(nx.empty_graph(2)).modularity == 0
    assert communities(nx.Graph()).groups == ()


ALL = [
    articulation_points, betweenness, bridges, closeness, communities, constraint, core, degree, density, eigenvector, pagerank,
    strength,
]  # fmt: skip


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.__name__)
def test_the_order_of_nodes_and_edges_does_not_matter(measure) -> None:
    for seed in range(3):
        assert measure(shuffled(KARATE, seed)) == measure(KARATE)


def test_closeness_and_pagerank_of_the_karate_club() -> None:
    """Values of the manuals of igraph and networkx."""
    near = closeness(KARATE).mapping()
    assert (near["0"], near["33"]) == (pytest.approx(0.5689655, abs=5e-8), pytest.approx(0.55, abs=5e-8))
    rank = pagerank(KARATE, weight=None)
    assert rank.values[0] == ("33", pytest.approx(0.100919, abs=5e-7))
    assert sum(value for _, value in rank) == pytest.approx(1)
    assert pagerank(nx.Graph()).values == ()


def test_closeness_keeps_a_lonely_pair_from_being_central() -> None:
    graph = nx.disjoint_union(nx.star_graph(5), nx.path_graph(2))
    found = closeness(graph).mapping()
    assert found["0"] == pytest.approx(5 / 7)
    assert found["6"] == pytest.approx(1 / 7)


@pytest.mark.parametrize("damping", [0, 1, 1.5])
def test_a_damping_outside_its_range_is_an_error(damping: float) -> None:
    with pytest.raises(ValueError, match="damping"):
        pagerank(KARATE, damping=damping)


@pytest.mark.parametrize("weight", [None, "weight"])
def test_constraint_agrees_with_that_of_networkx(weight: str | None) -> None:
    expected = nx.constraint(KARATE, weight=weight)
    assert constraint(KARATE, weight).mapping() == {str(node): pytest.approx(value) for node, value in expected.items()}


def test_constraint_of_burts_broker() -> None:
    """A broker between k others without ties among them has 1 / k; nodes without ties have none."""
    assert constraint(nx.star_graph(4)).mapping()["0"] == pytest.approx(0.25)
    assert constraint(nx.empty_graph(2)).values == ()


def test_cuts_of_the_karate_club() -> None:
    """Member 12 (here 11) hangs on the instructor alone; without him five others lose the club (Zachary 1977, figure 1)."""
    assert articulation_points(KARATE).values == (("0", 5 * 27 + 1 * 32),)
    assert bridges(KARATE).rows() == (("0", "11", 1),)


def test_bridges_count_the_smaller_side() -> None:
    graph = nx.barbell_graph(4, 2)
    assert bridges(graph).rows() == (("4", "5", 5), ("3", "4", 4), ("5", "6", 4))
    assert bridges(nx.cycle_graph(4)).rows() == ()
    assert bridges(nx.Graph()).rows() == ()


def test_density_of_the_karate_club() -> None:
    assert density(KARATE) == pytest.approx(0.1390, abs=5e-5)
    assert density(nx.empty_graph(1)) is None
