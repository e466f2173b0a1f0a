"""The network in time: slices, trends, what changed, and all figures in two tables."""

from __future__ import annotations

import io
from datetime import date

import networkx as nx
import pytest

from network_cases import event, findings
from pactgraph.network import changes, graph, measures, overview, slices, trends
from pactgraph.network.exchange.gexf import gexf
from pactgraph.ontology import load

ONTOLOGY = load()
YEAR = [
    findings("a", event("NOR", "partnersWith", "DNK"), event("NOR", "aids", "UKR"), published="2024-12-15"),
    findings("b", event("NOR", "partnersWith", "DNK"), event("RUS", "threatens", "NOR"), published="2025-02-01"),
    findings("c", event("DNK", "accuses", "NOR"), event("UKR", "accuses", "RUS", status="planned"), published="2025-02-28"),
    findings("d", event("NOR", "aids", "SWE")),
]


def test_months_have_their_first_and_last_day() -> None:
    found = slices(YEAR, ONTOLOGY)
    assert [(one.name, one.since, one.until) for one in found] == [
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
    ]
    assert [one.graph.number_of_edges() for one in found] == [2, 3]


def test_years_and_cumulative_slices() -> None:
    assert [one.name for one in slices(YEAR, ONTOLOGY, by="year")] == ["2024", "2025"]
    grown = slices(YEAR, ONTOLOGY, cumulative=True)
    assert grown[1].graph.edges["DNK", "NOR", "partnersWith"]["statements"] == 2
    late = slices(YEAR, ONTOLOGY, cumulative=True, since=date(2025, 1, 1))
    assert late[0].graph.edges["DNK", "NOR", "partnersWith"]["statements"] == 1


PERIODS = [
    findings("a", event("NOR", "partnersWith", "DNK", day="2025-02"), published="2025-03-15"),
    findings("b", event("NOR", "partnersWith", "DNK", day="2019"), published="2025-03-15"),
    findings("c", event("NOR", "aids", "SWE", day="2025"), published="2025-03-15"),
    findings("d", event("RUS", "threatens", "NOR", day="2025-02-03"), published="2025-03-15"),
]


def test_a_month_or_a_year_is_in_the_slice_that_holds_all_of_it() -> None:
    assert [(one.name, one.graph.size()) for one in slices(PERIODS, ONTOLOGY)] == [("2025-02", 2)]
    assert [(one.name, one.graph.size()) for one in slices(PERIODS, ONTOLOGY, by="year")] == [("2019", 1), ("2025", 3)]


def test_a_month_or_a_year_is_taken_where_all_of_it_lies_in_the_time_asked_for() -> None:
    def relations(**bounds: date) -> list[str]:
        return sorted(relation for _, _, relation in graph(PERIODS, ONTOLOGY, **bounds).edges(data="relation"))

    assert relations() == ["aids", "partnersWith", "threatens"]
    assert relations(since=date(2025, 2, 1)) == ["partnersWith", "threatens"]
    assert relations(since=date(2025, 2, 2)) == ["threatens"]
    assert relations(at=date(2025, 3, 15)) == ["partnersWith", "threatens"]
    assert relations(until=date(2019, 12, 30)) == []


def test_an_edge_spans_its_months_and_years_and_names_days_only() -> None:
    edge = graph(PERIODS, ONTOLOGY).edges["DNK", "NOR", "partnersWith"]
    assert (edge["first"], edge["last"], edge["dates"]) == ("2019-01-01", "2025-02-28", "")
    back = nx.read_gexf(io.BytesIO(next(iter(gexf(graph(PERIODS, ONTOLOGY)))).content))
    spells = {data["relation"]: data["spells"] for _, _, data in back.edges(data=True)}
    assert spells["aids"] == [("2025-01-01", "2025-12-31")]


def test_slices_take_the_statuses_they_are_asked_for() -> None:
    both = slices(YEAR, ONTOLOGY, statuses=("asserted", "planned"))
    assert both[1].graph.has_edge("UKR", "RUS", "accuses:planned")


def test_another_period_is_an_error() -> None:
    with pytest.raises(ValueError, match="month, year, not 'week'"):
        slices(YEAR, ONTOLOGY, by="week")


def test_trends_follow_the_slices() -> None:
    records = trends(slices(YEAR, ONTOLOGY)).records()
    assert [record["period"] for record in records] == ["2024-12", "2025-02"]
    assert [record["statements"] for record in records] == [2, 3]
    assert [record["new_ties"] for record in records] == [2, 1]
    assert [record["actors"] for record in records] == [3, 3]
    weight = {name: relation.weight for name, relation in ONTOLOGY.relations.items()}
    assert records[1]["cooperation"] == weight["partnersWith"]
    assert records[1]["conflict"] == weight["threatens"] + weight["accuses"]
    assert records[0]["balanced"] is None


def test_changes_name_what_happened_to_each_tie() -> None:
    before = graph([findings("x", event("NOR", "partnersWith", "DNK"), event("NOR", "aids", "SWE"), event("SWE", "aids", "FIN"),
                             event("GBR", "aids", "FRA"))], ONTOLOGY)  # fmt: skip
    after = graph([findings("x", event("NOR", "partnersWith", "DNK"), event("DNK", "attacks", "NOR"), event("SWE", "aids", "FIN"),
                            event("FIN", "aids", "SWE"), event("RUS", "accuses", "NOR"), event("GBR", "aids", "FRA"))],
                  ONTOLOGY)  # fmt: skip
    found = {row[:2]: row[2:5] for row in changes(before, after).rows()}
    assert found == {
        ("DNK", "NOR"): ("turned", 1, -1),
        ("NOR", "SWE"): ("gone", 1, 0),
        ("FIN", "SWE"): ("stronger", 1, 1),
        ("NOR", "RUS"): ("new", 0, -1),
    }
    assert {row[2] for row in changes(after, before).rows()} == {"turned", "new", "weaker", "gone"}
    assert changes(before, before).rows() == ()
    sizes = [abs(row[5]) + abs(row[6]) for row in changes(before, after).rows()]
    assert sizes == sorted(sizes, reverse=True)


def test_small_changes_can_be_left_out() -> None:
    before = graph([findings("x", event("NOR", "aids", "SWE", confidence=0.8))], ONTOLOGY)
    after = graph([findings("x", event("NOR", "aids", "SWE", confidence=0.9))], ONTOLOGY)
    assert [row[2] for row in changes(before, after).rows()] == ["stronger"]
    assert changes(before, after, threshold=1).rows() == ()


def test_measures_have_a_row_for_every_actor() -> None:
    found = measures(graph(YEAR, ONTOLOGY))
    rows = {record["code"]: record for record in found.records()}
    assert found.rows()[0][0] == "NOR"
    assert (rows["NOR"]["partners"], rows["NOR"]["opponents"], rows["NOR"]["betweenness"]) == (3, 2, 0.5)
    assert (rows["RUS"]["partners"], rows["RUS"]["constraint"], rows["RUS"]["articulation"]) == (0, None, 0)
    assert rows["NOR"]["articulation"] == 3
    assert rows["RUS"]["label"] == ONTOLOGY.actors["RUS"].label


def test_the_overview_says_how_the_frustration_index_was_found() -> None:
    rows = {row[0]: row[1:] for row in overview(graph(YEAR, ONTOLOGY)).rows()}
    assert rows["actors"] == (5, "")
    assert rows["frustration index"] == (0, "exact")
    assert rows["statements"][0] == 6


def test_an_empty_network_has_figures_too() -> None:
    assert measures(graph([], ONTOLOGY)).rows() == ()
    rows = {row[0]: row[1] for row in overview(graph([], ONTOLOGY)).rows()}
    assert (rows["actors"], rows["density"], rows["balanced triangles"], rows["frustration index"]) == (0, None, None, 0)


def test_measures_do_not_depend_on_the_hash_seed(tmp_path) -> None:
    """Communities and the frustration index walk through sets; two processes with different seeds must agree."""
    import subprocess
    import sys

    program = (
        "import networkx as nx, random\n"
        "from pactgraph.network import communities, frustration\n"
        "g = nx.relabel_nodes(nx.gnp_random_graph(60, .15, seed=2), lambda n: f'A{n}')\n"
        "r = random.Random(1)\n"
        "for _, _, d in g.edges(data=True): d['sign'] = r.choice((1, -1)); d['weight'] = r.random()\n"
        "print(communities(g), frustration(g, budget=1000))\n"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment(seed)).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert "A1" in outputs.pop()


def environment(seed: str) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONHASHSEED": seed}
