"""SPARQL and the named questions: answers, refusals, time-outs, and parameters that are terms."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pactgraph.errors import QueryError
from pactgraph.model import Period
from pactgraph.ontology import query_texts
from pactgraph.rdf import Store
from pactgraph.rdf.questions import ask, fill, questions
from rdf_cases import example, second


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.open(None)
    store.add(example(), second())
    return store


def rows(store: Store, sparql: str) -> list[list[str]]:
    return [[str(value) for value in row] for row in store.query(sparql).rows]


def test_a_select_gives_rows_in_short_form(store: Store) -> None:
    answer = store.query("SELECT ?a ?n ?c ?none { ?a pact:partnersWith actor:NOR . ?a rdfs:label ?n . ?s pact:confidence ?c }")
    assert answer.variables == ("a", "n", "c", "none")
    assert str(answer.rows[0][0]) == "actor:DNK"
    assert answer.rows[0][0] is not None
    assert answer.rows[0][0].value == "https://w3id.org/pactgraph/actor/DNK"
    assert answer.rows[0][1] is not None
    assert answer.rows[0][1].language == "en"
    assert answer.rows[0][3] is None


def test_ask_and_construct(store: Store) -> None:
    assert store.query("ASK { actor:NOR pact:memberOf actor:NATO }").boolean is True
    assert store.query("ASK { actor:DNK pact:memberOf actor:NATO }").boolean is False
    triples = store.query("CONSTRUCT { ?b pact:partnersWith ?a } { ?a pact:partnersWith ?b }").triples
    assert triples == tuple(sorted(triples or ()))
    assert len(triples or ()) == 2


def test_an_answer_is_gone_over_and_shows_itself(store: Store) -> None:
    answer = store.query("SELECT ?a ?b { ?a pact:partnersWith ?b }")
    assert list(answer) == list(answer.rows) != []
    assert answer
    assert "<td>actor:NOR</td>" in answer._repr_html_()
    no = store.query("ASK { actor:NOR pact:attacks actor:DNK }")
    assert not no
    assert no._repr_html_() == "false"
    built = store.query('CONSTRUCT { ?a rdfs:label "<b>" } { ?a pact:partnersWith ?b }')
    assert "<b>" not in built._repr_html_()
    assert "&lt;b&gt;" in built._repr_html_()


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * {\n  ?a pact:partnersWith\n}", r"line 3, column 1 .*, at «}»"),
        ("SELECT ?a { ?a nope:x ?b }", "line 1, column 16 .*: the prefix nope: is not declared"),
        ("ASK {\n  ?s zz:a ?o . }\n}", "line 2, column 6 .*: the prefix zz: is not declared"),
        ("SELECT * { ?s ?p ?o } }", "line 1, column 23 .*: nothing opens this }"),
        ("SELECT * { ?s ?p 'a } b' . { ?a ?b ?c }", "line 1, column 10 .*: nothing closes this {"),
        ("SELECT (COUNT(?x) { ?x ?p ?o }", r"line 1, column 8 .*: nothing closes this \("),
        ("SELECT * { ?s ?p (?o } ", r"line 1, column 18 .*: nothing closes this \("),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29 .*: expected HAVING, OFFSET"),
        ("HELLO", "line 1, column 6 .*: this cannot stand here, at «the end»"),
        ("", "the query is empty"),
        (" # nothing\n", "the query is empty"),
        ("INSERT DATA { <http://a> <http://b> <http://c> }", "INSERT is an update"),
        ("PREFIX x: <http://x/> DELETE WHERE { ?a ?b ?c }", "DELETE is an update"),
        ("LOAD <http://example.org/>", "LOAD is an update"),
        ("SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }", "SERVICE is not allowed"),
        ("SELECT * { service silent <http://example.org/> { ?a ?b ?c } }", "SERVICE is not allowed"),
        (r"SELECT * { \u0053ERVICE <http://example.org/> { ?a ?b ?c } }", "SERVICE is not allowed"),
        (r'SELECT * { ?a ?b "\u0022" SERVICE <http://example.org/> { ?a ?b "" } }', "SERVICE is not allowed"),
        ("SELECT * { { } #\n SERVICE <http://example.org/> { ?a ?b ?c } }", "SERVICE is not allowed"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_place(store: Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        store.query(sparql)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
    assert "[_]" not in str(caught.value)


def test_the_word_service_is_not_the_clause(store: Store) -> None:
    words = "SELECT ?service { ?service rdfs:label \"SERVICE\" . <http://x/SERVICE> pact:service 'service' } # SERVICE"
    assert store.query(words).rows == ()


def test_a_query_changes_nothing(store: Store) -> None:
    before = len(store.graphs.store)
    for sparql in ("CLEAR ALL", "DROP GRAPH document:d1", "DELETE WHERE { ?a ?b ?c }"):
        with pytest.raises(QueryError):
            store.query(sparql, timeout=10)
    assert len(store.graphs.store) == before


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_query_is_stopped_when_its_time_is_up(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "g", create=True) as folder:
        folder.add(example())
        for place in (store, folder):
            start = time.monotonic()
            with pytest.raises(QueryError, match=r"longer than 0\.7 s and was stopped"):
                place.query(ENDLESS, timeout=0.7)
            assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?a ?b ?c { ?s pact:subject ?a ; pact:object ?b ; pact:confidence ?c } ORDER BY ?a ?b ?c",
        "ASK { actor:NOR pact:memberOf actor:NATO }",
        "CONSTRUCT WHERE { ?a pact:partnersWith ?b }",
        "SELECT (1/0 AS ?x) { }",
    ],
)
def test_an_answer_with_a_time_out_is_the_answer_without(store: Store, tmp_path: Path, sparql: str) -> None:
    with Store.open(tmp_path / "g", create=True) as folder:
        folder.add(example(), second())
        assert folder.query(sparql, timeout=20) == folder.query(sparql) == store.query(sparql, timeout=20) == store.query(sparql)


def test_errors_with_a_time_out_are_the_errors_without(store: Store) -> None:
    for sparql in ("SELECT * {", "SELECT ?a { ?a nope:x ?b }"):
        with pytest.raises(QueryError) as one:
            store.query(sparql)
        with pytest.raises(QueryError) as other:
            store.query(sparql, timeout=20)
        assert str(one.value) == str(other.value)


EXPECTED: dict[str, tuple[dict[str, str], list[str]]] = {
    "partners-of": ({}, ["actor:DNK Denmark 1 2025-02-26 2025-02-26"]),
    "path-between": ({"from": "DNK", "to": "NATO", "relation": "memberOf"}, []),
    "who-said-what-about": (
        {"about": "Norway", "actor": "DNK"},
        ["person:ada-holm Ada Holm actor:DNK We share one sea, and one purpose. true 2025-02-26 Northern skies document:d1"],
    ),
    "quotations-of": (
        {"person": "Ada Holm", "direct": "false"},
        ["Ada Holm - Norway was a friend false 2025-06-01 - document:d2"],
    ),
    "leaders-of": (
        {"actor": "DNK"},
        ["person:ada-holm Ada Holm Prime Minister false 1", "person:ada-holm Ada Holm Prime Minister true 1"],
    ),
    "areas-of-pair": ({}, ["area:industry industry and joint production 1", "area:training training 1"]),
    "timeline-of-pair": (
        {"since": "2025-02-26"},
        [
            "2025-02-26 actor:DNK pact:coerces actor:NOR pact:alleged - Northern skies document:d1",
            "2025-02-26 actor:DNK pact:partnersWith actor:NOR pact:asserted - Northern skies document:d1",
            "2025-06-01 actor:NOR pact:partnersWith actor:DNK pact:negated - - document:d2",
            "2025-06-01 actor:NOR pact:rejects actor:DNK pact:asserted - - document:d2",
        ],
    ),
    "most-quoted": ({}, ["person:ada-holm Ada Holm 2 2"]),
    "alliance-members-partnering-outside": ({"alliance": "EU"}, ["actor:DNK actor:NOR 1"]),
    "contradictions": ({}, ["actor:NOR pact:partnersWith actor:DNK document:d1 2025-02-26 document:d2 2025-06-01"]),
    "friends-and-foes": ({}, ["actor:DNK actor:NOR 1 1"]),
    "conflicts-of": ({"actor": "norway"}, ["actor:NOR pact:rejects actor:DNK 1 2025-06-01 2025-06-01"]),
    "plans": ({}, ["2025-02-26 actor:NOR pact:aids actor:UKR Norway will send aid to Ukraine. document:d1"]),
    "allegations": (
        {"actor": "NOR"},
        ["actor:DNK pact:coerces actor:NOR Denmark coerced Norway 2025-02-26 document:d1"],
    ),
    "evidence-for": (
        {"relation": "partnersWith"},
        [
            "actor:DNK pact:partnersWith actor:NOR pact:asserted Denmark and Norway train pilots together. 92 133 partnersWith/4 "
            "Northern skies https://example.org/north document:d1",
            "actor:NOR pact:partnersWith actor:DNK pact:negated Norway ended its partnership with Denmark. 0 42 partnersWith/9 "
            "- - document:d2",
        ],
    ),
    "most-connected": ({"type": "country"}, ["actor:DNK Denmark 1 1", "actor:NOR Norway 1 1"]),
    "shared-partners": ({"a": "NOR", "b": "NOR"}, ["actor:DNK Denmark"]),
    "documents-about": ({"actor": "UKR"}, ["document:d1 Northern skies 2025-02-26 https://example.org/north 1"]),
    "new-partnerships": ({"since": "2025-02-01"}, ["actor:DNK actor:NOR 2025-02-26 1"]),
    "meetings-of": ({}, ["person:ada-holm person:nils-berg Bergen 2025-02-25 pact:asserted document:d1"]),
}


def test_each_question_has_a_case_here() -> None:
    assert questions().keys() == EXPECTED.keys()
    assert len(EXPECTED) >= 14


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_is_answered(store: Store, name: str) -> None:
    given, expected = EXPECTED[name]
    found = [" ".join("-" if value is None else str(value) for value in row) for row in ask(store, name, given).rows]
    assert found == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_says_what_it_answers_and_works_with_its_defaults(store: Store, name: str) -> None:
    question = questions()[name]
    assert question.title
    assert question.about.endswith(".")
    used = set(re.findall(r"\$(\w+)", question.sparql))
    assert used == {parameter.name for parameter in question.parameters}
    assert all(parameter.about for parameter in question.parameters)
    comments = sum(line.startswith("#") for line in query_texts()[name].splitlines())
    assert comments == 2 + len(question.parameters)
    assert "$" not in fill(store, question, {})
    assert ask(store, name).variables


def test_a_month_or_a_year_that_the_text_names_is_not_replaced_by_the_day_of_publication() -> None:
    store = Store.open(None)
    pact = next(event for event in example().events if event.relation == "partnersWith")
    times = (Period(2024, 3), Period(2024), None)
    for number, when in enumerate(times):
        document = replace(example().document, id=f"d{number}", published=date(2024, 3, 9))
        store.add(replace(example(), document=document, events=(replace(pact, date=when),)))

    def days(name: str, column: int, **given: str) -> list[str]:
        return [str(row[column]) for row in ask(store, name, given).rows]

    assert days("timeline-of-pair", 0) == ["2024", "2024-03", "2024-03-09"]
    assert days("timeline-of-pair", 0, since="2024-02-01") == ["2024-03", "2024-03-09"]
    assert days("timeline-of-pair", 0, since="2024-03-02") == ["2024-03-09"]
    assert days("timeline-of-pair", 0, until="2024-03-31") == ["2024-03", "2024-03-09"]
    assert days("timeline-of-pair", 0, until="2024-03-30") == ["2024-03-09"]
    assert days("new-partnerships", 2, since="2024-01-01") == ["2024"]
    assert days("new-partnerships", 2, since="2024-01-02") == []
    assert {one.date for found in store.findings() for one in found.events} == set(times)


def test_every_selected_row_has_an_order(store: Store) -> None:
    for question in questions().values():
        assert "ORDER BY" in question.sparql, question.name


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("partners", {}, "no question 'partners': did you mean .*partners-of"),
        ("partners-of", {"actr": "NOR"}, "no parameter 'actr': did you mean actor"),
        ("partners-of", {"actor": "Norwey"}, r"actor='Norwey' is no actor: did you mean Norway \(NOR\)"),
        ("partners-of", {"actor": "any"}, "is no actor"),
        ("partners-of", {"relation": "loves"}, "choose one of accuses, agreesWith"),
        ("conflicts-of", {"status": "true"}, "choose one of alleged, asserted"),
        ("timeline-of-pair", {"since": "yesterday"}, "since='yesterday' is no date"),
        ("leaders-of", {"past": "maybe"}, "is no boolean: true or false"),
        ("quotations-of", {"person": "Nobody"}, "nobody of that name"),
        ("partners-of", {"actor": "NOR> ?x } ; DROP ALL #"}, "is no actor"),
    ],
)
def test_a_wrong_question_is_refused_with_what_there_is(store: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        ask(store, name, given)
    assert "\n" not in str(caught.value)


def test_a_parameter_is_a_term_whatever_is_in_it(store: Store) -> None:
    question = questions()["most-connected"]
    hostile = '") } INSERT DATA { <http://a> <http://b> "c\\\n$type'
    assert ask(store, "most-connected", {"type": hostile}).rows == ()
    assert fill(store, question, {"type": hostile}).count("\\n$type") == question.sparql.count("$type")


def test_an_actor_is_found_by_any_of_its_names(store: Store) -> None:
    by_code = ask(store, "partners-of", {"actor": "DNK"})
    for name in ("Denmark", "denmark", "dnk", "Kingdom of Denmark"):
        assert ask(store, "partners-of", {"actor": name}) == by_code


def test_names_are_found_in_a_file_too(store: Store, tmp_path: Path) -> None:
    with (tmp_path / "g.ttl").open("wb") as out:
        store.export("ttl", out)
    file = Store.open(tmp_path / "g.ttl")
    for name, (given, _) in EXPECTED.items():
        assert ask(file, name, given) == ask(store, name, given)
