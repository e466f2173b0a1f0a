"""Formal alliances against the network: members on a day, where partnerships run, how far blocs agree."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import comb

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_cases import event, findings
from pactgraph.errors import GraphError
from pactgraph.network import (
    agreement,
    alliance_assortativity,
    blocs,
    communities,
    conflict,
    cooperation,
    graph,
    omega,
    partnerships,
    reciprocity,
)
from pactgraph.network.alliances import alliance_codes, members
from pactgraph.network.communities import Communities
from pactgraph.ontology import load

ONTOLOGY = load()
PACTS = [
    findings("a", event("SWE", "partnersWith", "NOR"), published="2023-06-01"),
    findings("b", event("SWE", "aids", "FIN"), event("FIN", "aids", "SWE"), published="2025-06-01"),
    findings("c", event("NOR", "partnersWith", "RUS", day="2010-09-15"), event("RUS", "aids", "BLR"), published="2010-10-01"),
    findings("d", event("NOR", "partnersWith", "NATO"), event("CHE", "aids", "NOR"), published="2024-01-01"),
]


def test_members_on_a_day() -> None:
    nato = ("NATO",)
    assert "SWE" not in members(ONTOLOGY, date(2024, 3, 6), nato)
    assert members(ONTOLOGY, date(2024, 3, 7), nato)["SWE"] == {"NATO"}
    assert "NATO" in members(ONTOLOGY, None, nato)["SWE"]
    assert "POL" in members(ONTOLOGY, date(1980, 1, 1), ("WARSAW-PACT",))
    assert "POL" not in members(ONTOLOGY, None, ("WARSAW-PACT",))


def test_candidates_and_observers_are_no_members() -> None:
    assert "UKR" not in members(ONTOLOGY, date(2025, 1, 1), ("EU",))


def test_alliances_are_named_or_known_by_type() -> None:
    assert {"NATO", "CSTO", "AUKUS"} <= alliance_codes(ONTOLOGY)
    assert "EU" not in alliance_codes(ONTOLOGY)
    assert alliance_codes(ONTOLOGY, ["EU"]) == {"EU"}
    with pytest.raises(GraphError, match="DNK is not an organisation"):
        alliance_codes(ONTOLOGY, ["DNK"])


def test_each_partnership_is_held_against_the_alliances_of_its_day() -> None:
    found = partnerships(cooperation(graph(PACTS, ONTOLOGY)), ONTOLOGY, organisations=["NATO", "CSTO"])
    rows = {row[:2]: row[2:5] for row in found.rows()}
    assert rows == {
        ("NOR", "SWE"): ("outside", "", "2023-06-01"),
        ("FIN", "SWE"): ("inside", "NATO", "2025-06-01"),
        ("NOR", "RUS"): ("across", "", "2010-09-15"),
        ("BLR", "RUS"): ("inside", "CSTO", "2010-10-01"),
        ("CHE", "NOR"): ("outside", "", "2024-01-01"),
    }
    today = partnerships(cooperation(graph(PACTS, ONTOLOGY)), ONTOLOGY, at=date(2025, 1, 1), organisations=["NATO", "CSTO"])
    assert ("NOR", "SWE", "inside", "NATO", "2025-01-01") in {row[:5] for row in today.rows()}
    weights = [row[5] for row in found.rows()]
    assert weights == sorted(weights, reverse=True)


def test_assortativity_by_hand() -> None:
    """Two members tied to each other with strength 3, two others with 1, one tie across with 1: a = .7, r = (.8 - .58) / .42."""
    ties = nx.Graph()
    ties.add_weighted_edges_from([("NOR", "DNK", 3), ("CHE", "AUT", 1), ("NOR", "CHE", 1)])
    row = alliance_assortativity(ties, ONTOLOGY, at=date(2025, 1, 1), organisations=["NATO"]).rows()
    assert row == (("NATO", ONTOLOGY.actors["NATO"].label, 2, 3.0, 1.0, pytest.approx((0.8 - 0.58) / 0.42)),)


def test_assortativity_agrees_with_that_of_networkx() -> None:
    ties = nx.gnm_random_graph(12, 30, seed=4)
    names = ["NOR", "DNK", "GBR", "FRA", "POL", "USA", "CHE", "AUT", "IRL", "RUS", "CHN", "IND"]
    ties = nx.relabel_nodes(ties, dict(enumerate(names)))
    nx.set_node_attributes(ties, {name: position < 6 for position, name in enumerate(names)}, "nato")
    found = alliance_assortativity(ties, ONTOLOGY, at=date(2025, 1, 1), organisations=["NATO"])
    assert found.rows()[0][5] == pytest.approx(nx.attribute_assortativity_coefficient(ties, "nato"))


def test_assortativity_is_not_defined_where_all_are_members() -> None:
    found = alliance_assortativity(nx.Graph([("NOR", "DNK")]), ONTOLOGY, organisations=["NATO"])
    assert found.rows()[0][5] is None
    assert alliance_assortativity(nx.Graph([("NOR", "CHE")]), ONTOLOGY, organisations=["NATO"]).rows() == ()


def test_blocs_find_the_nearest_alliance() -> None:
    groups = Communities((("DNK", "NOR", "CHE"), ("BLR", "RUS"), ("BRA",)), 0.0, "by hand")
    rows = blocs(groups, ONTOLOGY, at=date(2025, 1, 1), organisations=["NATO", "CSTO"]).rows()
    assert rows == (
        (1, 3, "NATO", pytest.approx(2 / 3), pytest.approx(2 / 3), 1.0),
        (2, 2, "CSTO", 1.0, 1.0, 1.0),
        (3, 1, None, 0.0, 0.0, 0.0),
    )
    assert agreement(groups, ONTOLOGY, at=date(2025, 1, 1), organisations=["NATO", "CSTO"]) == 1.0


def test_agreement_is_unknown_without_alliances() -> None:
    assert agreement(communities(nx.Graph([("CHE", "AUT")])), ONTOLOGY) is None


def cover(labels: list[int]) -> dict[str, frozenset[str]]:
    return {str(node): frozenset([str(label)]) for node, label in enumerate(labels)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [([0, 0, 1, 1], [1, 1, 0, 0], 1.0), ([0, 0, 1, 2], [0, 0, 1, 1], 4 / 7), ([0, 0, 0, 0], [0, 1, 2, 3], 0.0)],
)
def test_omega_of_the_examples_of_scikit_learn(one: list[int], other: list[int], expected: float) -> None:
    assert omega(cover(one), cover(other)) == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12))
def test_omega_of_partitions_is_the_adjusted_rand_index(labels: list[tuple[int, int]]) -> None:
    """Hubert and Arabie (1985), from the table of contingencies."""
    one, other = [first for first, _ in labels], [second for _, second in labels]
    together = sum(comb(count, 2) for count in Counter(labels).values())
    rows, columns = (sum(comb(count, 2) for count in Counter(side).values()) for side in (one, other))
    expected = rows * columns / comb(len(labels), 2)
    most = (rows + columns) / 2
    found = omega(cover(one), cover(other))
    if most == expected:
        assert found is None or found == pytest.approx(0)
    else:
        assert found == pytest.approx((together - expected) / (most - expected))


def test_omega_of_overlapping_groups() -> None:
    """A pair that shares two groups in one and one in the other does not agree: 2 of 3 pairs do, 1/3 by chance."""
    one = {"A": frozenset("xy"), "B": frozenset("xy"), "C": frozenset("z")}
    other = {"A": frozenset("x"), "B": frozenset("x"), "C": frozenset("z")}
    assert omega(one, other) == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    assert omega({"A": frozenset()}, {"A": frozenset()}) is None


def test_reciprocity_counts_directed_links_by_sign() -> None:
    documents = [
        *PACTS,
        findings("e", event("RUS", "accuses", "NOR"), event("NOR", "sanctions", "RUS"), event("RUS", "threatens", "FIN")),
    ]
    rows = {row[0]: row[1:4] for row in reciprocity(graph(documents, ONTOLOGY)).rows()}
    assert rows["cooperation"] == (4, 2, 0.5)
    assert rows["conflict"] == (3, 2, pytest.approx(2 / 3))
    assert rows["aids"] == (4, 2, 0.5)
    assert rows["sanctions"] == (1, 0, 0.0)
    assert "partnersWith" not in rows


def test_reciprocity_beyond_chance_is_zero_for_a_complete_half() -> None:
    """Two links among three actors, one answered pair: r = 1, a = 2/6, rho = 1; an unanswered one has rho < 0."""
    both = graph(
        [findings("x", event("NOR", "aids", "SWE"), event("SWE", "aids", "NOR"), event("NOR", "accuses", "FIN"))], ONTOLOGY
    )
    rows = {row[0]: row[4] for row in reciprocity(both).rows()}
    assert rows["cooperation"] == pytest.approx(1)
    assert rows["conflict"] == pytest.approx((0 - 1 / 6) / (1 - 1 / 6))
    assert reciprocity(graph([], ONTOLOGY)).rows() == (("cooperation", 0, 0, None, None), ("conflict", 0, 0, None, None))


def test_conflict_runs_across_alliances() -> None:
    ties = conflict(graph([findings("x", event("RUS", "threatens", "NOR"), event("NOR", "accuses", "BLR"))], ONTOLOGY))
    found = alliance_assortativity(ties, ONTOLOGY, at=date(2025, 1, 1), organisations=["NATO", "CSTO"])
    assert [(row[0], row[5]) for row in found.rows()] == [("CSTO", -1.0)]
