"""Findings as quads and back: the shape of a fact, and that nothing gets lost on the way."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from pactgraph.errors import GraphError
from pactgraph.model import Event, Evidence, Findings, Party, Status, Tenure
from pactgraph.rdf import nquads, quads
from pactgraph.rdf.canonical import canonical
from pactgraph.rdf.recovery import findings
from pactgraph.rdf.terms import PREFIXES, term
from rdf_cases import FINDINGS, example, second


def triples(found: Findings) -> Store:
    """The triples of findings in one graph, for questions in SPARQL."""
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads(found))
    return store


def ask(found: Findings, pattern: str) -> bool:
    return bool(triples(found).query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


@pytest.mark.parametrize(
    "pattern",
    [
        "actor:DNK pact:partnersWith actor:NOR . actor:NOR pact:partnersWith actor:DNK",
        "actor:NOR pact:memberOf actor:NATO",
        "person:ada-holm pact:consultsWith person:nils-berg . person:nils-berg pact:consultsWith person:ada-holm",
        """?s a pact:Statement ; pact:subject actor:DNK ; pact:relation pact:partnersWith ; pact:object actor:NOR ;
        pact:status pact:asserted ; pact:area area:training, area:industry ; pact:confidence 0.9 ;
        prov:wasDerivedFrom document:d1 ; pact:evidence ?e .
        ?e a pact:Evidence, oa:SpecificResource ; oa:hasSource document:d1 ; pact:rule "partnersWith/4" ; oa:hasSelector ?q, ?p .
        ?q a oa:TextQuoteSelector ; oa:exact "Denmark and Norway train pilots together." .
        ?p a oa:TextPositionSelector ; oa:start 92 ; oa:end 133""",
        """?s pact:relation pact:consultsWith ; pact:subject actor:DNK ; pact:subjectAgent person:ada-holm ;
        pact:objectAgent person:nils-berg ; pact:place "Bergen" ; pact:date "2025-02-25"^^xsd:date""",
        "?s a pact:Statement ; pact:relation pact:aids ; pact:status pact:planned",
        "?s a pact:UnlinkedEvent ; pact:subject actor:NOR ; pact:objectText 'Atlantis' ; pact:status pact:negated",
        """person:ada-holm a pact:Person, foaf:Person, schema:Person ; rdfs:label "Ada Holm" ; skos:altLabel "Holm" ;
        pact:represents actor:DNK ; pact:said ?q . ?q a pact:Quotation, schema:Quotation ; pact:direct true ;
        schema:text "We share one sea, and one purpose." ; pact:speaker person:ada-holm ; pact:about actor:NOR""",
        """?t a pact:Tenure, org:Membership ; org:member person:nils-berg ; org:organization actor:NOR ;
        pact:title "Prime Minister" ; pact:past false ; pact:evidence ?e""",
        """document:d1 a pact:Document, prov:Entity ; dcterms:title "Northern skies" ; dcterms:source "north.txt" ;
        dcterms:issued "2025-02-26"^^xsd:date ; schema:url "https://example.org/north"^^xsd:anyURI ; dcterms:language "en" ;
        schema:mentions actor:DNK, person:ada-holm""",
        "?r a pact:RejectedCandidate ; pact:reason ?why ; pact:candidateSubject actor:NOR ; pact:evidence ?e",
    ],
)
def test_the_shape_says(pattern: str) -> None:
    assert ask(example(), pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "?a pact:attacks ?b",  # negated
        "?a pact:aids ?b",  # planned
        "?a pact:coerces ?b",  # alleged
        "actor:NATO pact:memberOf ?b",  # not symmetric
        "?s pact:objectText 'Atlantis' ; a pact:Statement",  # a party without a code
        "?s a pact:RejectedCandidate ; pact:subject ?a",
        "?s a pact:Statement FILTER NOT EXISTS { ?s pact:evidence/oa:hasSelector/oa:exact ?words }",
    ],
)
def test_the_shape_does_not_say(pattern: str) -> None:
    assert not ask(example(), pattern)


def test_a_past_office_does_not_represent() -> None:
    assert not ask(second(), "person:ada-holm pact:represents ?actor")
    assert ask(second(), "?t a pact:Tenure ; pact:past true")


def test_no_statement_of_a_status_but_asserted_gives_a_plain_triple() -> None:
    for status in Status:
        event = replace(example().events[1], status=status)
        plain = ask(replace(example(), events=(event,), memberships=()), "?a pact:partnersWith ?b")
        assert plain == (status is Status.ASSERTED)


@given(FINDINGS)
@settings(max_examples=100, deadline=None)
def test_findings_come_back_from_their_quads(found: Findings) -> None:
    assert findings(found.document.id, quads(found), found.document.text) == canonical(found)


@given(FINDINGS)
@settings(max_examples=30, deadline=None)
def test_the_canonical_form_is_a_fixed_point(found: Findings) -> None:
    once = canonical(found)
    assert canonical(once) == once
    assert quads(once) == quads(found)


@given(FINDINGS, st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_order_of_findings_does_not_matter(found: Findings, chance: random.Random) -> None:
    def shuffled(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(items, len(items)))

    parts = ("persons", "events", "quotations", "offices", "rejected")
    other = replace(found, **{part: shuffled(getattr(found, part)) for part in parts})  # type: ignore[arg-type]
    assert nquads(other) == nquads(found)


@given(FINDINGS)
@settings(max_examples=20, deadline=None)
def test_quads_are_named_and_in_the_graph_of_the_document(found: Findings) -> None:
    known = tuple(PREFIXES.values())
    for quad in quads(found):
        assert quad.graph_name == NamedNode(PREFIXES["document"] + found.document.id)
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        for node in (quad.subject, quad.predicate, quad.object):
            assert isinstance(node, Literal) or re.fullmatch("[^/#]+", node.value.removeprefix(_longest(node.value, known)))


def _longest(iri: str, namespaces: tuple[str, ...]) -> str:
    return max((namespace for namespace in namespaces if iri.startswith(namespace)), key=len)


@given(FINDINGS)
@settings(max_examples=20, deadline=None)
def test_nquads_are_the_quads_and_read_back(found: Findings) -> None:
    assert set(parse(nquads(found), RdfFormat.N_QUADS)) == set(quads(found))


def test_the_same_bytes_in_a_process_with_another_hash_seed() -> None:
    program = (
        "import sys; from rdf_cases import example; from pactgraph.rdf import nquads; sys.stdout.buffer.write(nquads(example()))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert done.stdout == nquads(example())


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ('"quoted" \\ and \r\n\t lines', '"quoted" \\ and \r\n\t lines'),
        ("nul \x00 bell \x07 escape \x1b", "nul � bell � escape �"),
        ("lone \ud800 surrogate", "lone � surrogate"),
        ("\ufffe\uffff", "��"),
        ("<script>]]>&amp;</script>", "<script>]]>&amp;</script>"),
        ("e\u0301 \u202e 😀", "e\u0301 \u202e 😀"),
        ("x" * 1_000_000, "x" * 1_000_000),
    ],
    ids=["quotes", "control", "surrogate", "noncharacter", "markup", "unicode", "huge"],
)
def test_hostile_words_survive_or_are_replaced_one_for_one(words: str, kept: str) -> None:
    event = replace(example().events[1], evidence=(Evidence(0, len(words), words, "partnersWith/1"),), place=words)
    found = replace(example(), events=(event,))
    back = findings("d1", parse(nquads(found), RdfFormat.N_QUADS))
    assert back.events[0].evidence[0].text == back.events[0].place == kept
    assert len(kept) == len(words)


def test_events_of_one_fact_become_one_statement_with_the_evidence_of_all() -> None:
    event = example().events[1]
    again = replace(
        event, evidence=(Evidence(3, 9, "Danish", "partnersWith/7"),), place="Bergen", areas=("trade",), confidence=0.95
    )
    merged = canonical(replace(example(), events=(event, again))).events
    assert len(merged) == 1
    assert [evidence.rule for evidence in merged[0].evidence] == ["partnersWith/7", "partnersWith/4"]
    assert (merged[0].place, merged[0].areas, merged[0].confidence) == ("Bergen", ("industry", "trade", "training"), 0.95)


def test_a_person_without_a_record_is_named_by_the_words_of_the_fact() -> None:
    tenure = Tenure("zoe-lind", "Zoe Lind", "minister", "SWE", Evidence(0, 1, "D", "office/1"))
    party = Party("Eva Dahl", "SWE", "eva-dahl")
    event = Event(party, "consultsWith", Party("Norway", "NOR"), Status.ASSERTED, (Evidence(0, 1, "D", "consultsWith/1"),))
    found = Findings(example().document, offices=(tenure,), events=(event,))
    assert [(person.id, person.name) for person in canonical(found).persons] == [
        ("eva-dahl", "Eva Dahl"),
        ("zoe-lind", "Zoe Lind"),
    ]


def test_quads_without_a_part_are_refused_with_the_part_named() -> None:
    broken = [quad for quad in quads(example()) if quad.predicate != term("pact:relation")]
    with pytest.raises(GraphError, match=r"document d1: .*has no pact:relation"):
        findings("d1", broken)
