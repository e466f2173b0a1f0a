"""The network that findings make: nodes, edges, weights, dates, statuses, persons."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from network_cases import event, findings, quotation, speaker
from pactgraph.errors import GraphError
from pactgraph.network import conflict, cooperation, graph, projection
from pactgraph.ontology import load
from pactgraph.rdf import Store

ONTOLOGY = load()
NORDIC = (
    findings("a", event("NOR", "partnersWith", "DNK", areas=("training",), evidence=2), published="2025-02-01"),
    findings("b", event("DNK", "partnersWith", "NOR", areas=("procurement",), confidence=0.5, day="2025-01-15")),
    findings("c", event("RUS", "threatens", "DNK"), event("NOR", "aids", "DNK", status="planned"), published="2025-03-01"),
    findings("d", event("NOR", "aids", None), event("NOR", "partnersWith", "DNK", status="negated"), published="2025-03-02"),
)


def weight(relation: str) -> float:
    return ONTOLOGY.relations[relation].weight


def as_sets(built: nx.Graph) -> tuple[object, object]:
    return dict(built.nodes(data=True)), list(built.edges(keys=True, data=True))


def test_both_directions_of_a_symmetric_relation_are_one_edge() -> None:
    built = graph(NORDIC, ONTOLOGY)
    data = built.edges["DNK", "NOR", "partnersWith"]
    assert data["weight"] == weight("partnersWith") * 1.5
    assert (data["statements"], data["documents"], data["evidence"]) == (2, 2, 3)
    assert (data["first"], data["last"], data["dates"]) == ("2025-01-15", "2025-02-01", "2025-01-15|2025-02-01")
    assert (data["areas"], data["sign"], data["status"]) == ("procurement|training", 1, "asserted")
    assert not built.has_edge("NOR", "DNK")


def test_both_directions_in_one_document_are_one_statement_and_a_passage_counts_once() -> None:
    one, other = event("NOR", "partnersWith", "DNK", confidence=0.6), event("DNK", "partnersWith", "NOR", day="2025-01-01")
    document = findings("a", one, published="2025-02-01")
    both = replace(document, events=(document.events[0], replace(other, evidence=document.events[0].evidence)))
    data = graph([both], ONTOLOGY).edges["DNK", "NOR", "partnersWith"]
    assert (data["statements"], data["evidence"], data["confidence"], data["first"]) == (1, 1, 1.0, "2025-01-01")


def test_a_directed_relation_keeps_its_direction() -> None:
    built = graph(NORDIC, ONTOLOGY)
    assert built.edges["RUS", "DNK", "threatens"]["sign"] == -1
    assert not built.has_edge("DNK", "RUS")


def test_nodes_carry_what_the_ontology_knows() -> None:
    assert graph(NORDIC, ONTOLOGY).nodes["NOR"] == {
        "label": "Norway", "kind": "country", "type": "country", "wikidata": ONTOLOGY.actors["NOR"].wikidata
    }  # fmt: skip


def test_only_asserted_statements_count_unless_asked() -> None:
    assert set(graph(NORDIC, ONTOLOGY).edges(keys=True)) == {("DNK", "NOR", "partnersWith"), ("RUS", "DNK", "threatens")}
    both = graph(NORDIC, ONTOLOGY, statuses=("asserted", "planned", "negated"))
    assert both.edges["NOR", "DNK", "aids:planned"]["status"] == "planned"
    assert both.edges["DNK", "NOR", "partnersWith"]["statements"] == 2
    assert both.edges["DNK", "NOR", "partnersWith:negated"]["statements"] == 1


def test_an_unknown_status_is_an_error() -> None:
    with pytest.raises(ValueError, match="rumoured"):
        graph(NORDIC, ONTOLOGY, statuses=("rumoured",))


def test_an_unknown_relation_names_itself_and_its_document() -> None:
    with pytest.raises(GraphError, match=r"x\.txt.*'befriends'"):
        graph([findings("x", event("NOR", "befriends", "DNK"))], ONTOLOGY)


def test_a_document_given_twice_counts_once() -> None:
    assert as_sets(graph(NORDIC + NORDIC, ONTOLOGY)) == as_sets(graph(NORDIC, ONTOLOGY))


def test_the_order_of_documents_does_not_matter() -> None:
    many = [
        findings(
            f"d{i}", event(*random.Random(i).sample(["NOR", "DNK", "SWE", "FIN"], 1), "aids", "GBR", confidence=0.1 + i / 97)
        )
        for i in range(60)
    ]
    shuffled = random.Random(5).sample(many, len(many))
    assert as_sets(graph(many, ONTOLOGY)) == as_sets(graph(shuffled, ONTOLOGY))


def test_dates_bound_the_network() -> None:
    assert graph(NORDIC, ONTOLOGY, at=date(2025, 1, 31)).edges["DNK", "NOR", "partnersWith"]["statements"] == 1
    assert set(graph(NORDIC, ONTOLOGY, since=date(2025, 2, 2)).edges(keys=True)) == {("RUS", "DNK", "threatens")}
    assert graph(NORDIC, ONTOLOGY, until=date(2024, 1, 1)).number_of_edges() == 0


def test_undated_statements_are_counted_where_they_are_left_out() -> None:
    undated = [findings("u", event("NOR", "aids", "DNK"))]
    assert graph(undated, ONTOLOGY).graph["undated"] == 0
    assert graph(undated, ONTOLOGY).number_of_edges() == 1
    bounded = graph(undated, ONTOLOGY, since=date(2025, 1, 1))
    assert (bounded.number_of_edges(), bounded.graph["undated"]) == (0, 1)


def test_weights_halve_with_each_half_life() -> None:
    old = findings("o", event("NOR", "aids", "DNK", day="2025-01-01"))
    new = findings("n", event("NOR", "aids", "SWE", day="2025-03-02"))
    built = graph([old, new], ONTOLOGY, half_life=30)
    assert built.edges["NOR", "DNK", "aids"]["weight"] == pytest.approx(weight("aids") / 4)
    assert built.edges["NOR", "SWE", "aids"]["weight"] == pytest.approx(weight("aids"))
    later = graph([old], ONTOLOGY, half_life=30, at=date(2025, 1, 31))
    assert later.edges["NOR", "DNK", "aids"]["weight"] == pytest.approx(weight("aids") / 2)


@pytest.mark.parametrize("half_life", [0, -3])
def test_a_half_life_must_be_positive(half_life: float) -> None:
    with pytest.raises(ValueError, match="must be positive"):
        graph(NORDIC, ONTOLOGY, half_life=half_life)


def test_persons_are_added_on_request() -> None:
    person, tenure = speaker("mette-frederiksen", "Mette Frederiksen", "DNK")
    said = quotation("We stand with Norway", "mette-frederiksen", "Mette Frederiksen", "DNK", ("NOR", "FRA"))
    document = findings("p", event("NOR", "partnersWith", "DNK"), persons=(person,), offices=(tenure,), quotations=(said, said))
    assert "person/mette-frederiksen" not in graph([document], ONTOLOGY)
    built = graph(iter([document]), ONTOLOGY, persons=True)
    node = built.nodes["person/mette-frederiksen"]
    assert (node["label"], node["kind"], node["title"], node["quotations"]) == (
        "Mette Frederiksen", "person", "Prime Minister", 2
    )  # fmt: skip
    assert set(built.out_edges("person/mette-frederiksen", keys=True)) == {
        ("person/mette-frederiksen", "DNK", "represents"),
        ("person/mette-frederiksen", "NOR", "said"),
    }


def test_a_store_gives_the_same_network_as_its_findings() -> None:
    person, tenure = speaker("mette-frederiksen", "Mette Frederiksen", "DNK")
    said = quotation("NOR", "mette-frederiksen", "Mette Frederiksen", "DNK", ("NOR",))
    quoted = findings("q", event("NOR", "aids", "DNK"), persons=(person,), offices=(tenure,), quotations=(said,))
    statuses = ("asserted", "planned", "negated")
    with Store.open() as store:
        store.add(*NORDIC, quoted)
        stored = graph(store, ONTOLOGY, statuses=statuses, persons=True)
    assert as_sets(stored) == as_sets(graph([*NORDIC, quoted], ONTOLOGY, statuses=statuses, persons=True))


def test_projection_keeps_cooperation_and_conflict_apart() -> None:
    mixed = [
        findings("m", event("NOR", "aids", "DNK"), event("DNK", "accuses", "NOR"), event("NOR", "attacks", "NOR")),
        findings("n", event("RUS", "attacks", "NOR"), event("RUS", "partnersWith", "CHN", status="negated")),
    ]
    signed = projection(graph(mixed, ONTOLOGY, statuses=("asserted", "negated")))
    tie = signed.edges["DNK", "NOR"]
    assert (tie["cooperation"], tie["conflict"], tie["sign"]) == (weight("aids"), weight("accuses"), 1)
    assert signed.edges["NOR", "RUS"]["sign"] == -1
    assert set(signed.edges) == {("DNK", "NOR"), ("NOR", "RUS")}
    assert set(cooperation(signed).edges) == {("DNK", "NOR")}
    assert conflict(signed).edges["DNK", "NOR"]["weight"] == weight("accuses")
    assert set(cooperation(signed)) == {"CHN", "DNK", "NOR", "RUS"}
