"""The ontology: what it must hold, what refers to what, and the errors that name the line."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from pactgraph import ontology
from pactgraph.errors import OntologyError
from pactgraph.model import Document, Event, Evidence, Findings, Party, Person, Quotation, Rejected, Status, Tenure
from pactgraph.rdf.shape import quads
from pactgraph.rdf.terms import PREFIXES
from pactgraph.turtle import Source

KNOWN = ontology.load()
FILES = sorted(path.name for path in ontology.folder().glob("*.ttl"))
PACT = rdflib.Namespace(ontology.PACT)
UN_MEMBERS = re.findall(
    "[A-Z]+",
    """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL
CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA
GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC
NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP
SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB
ZWE
""",
)


def turtle(name: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(ontology.folder() / name)
    return graph


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_turtle_for_rdflib_too(name: str) -> None:
    assert len(turtle(name)) > 10


@pytest.mark.parametrize("name", FILES)
def test_no_blank_nodes_but_the_lists_of_shapes(name: str) -> None:
    nodes = {s for s, p, _ in turtle(name) if isinstance(s, rdflib.BNode) and p not in (RDF.first, RDF.rest)}
    assert not nodes


def test_all_members_of_the_united_nations_and_the_others() -> None:
    assert len(UN_MEMBERS) == 193
    states = {code for code, actor in KNOWN.actors.items() if actor.type == "country"}
    assert states == {*UN_MEMBERS, "VAT", "PSE", "TWN", "XKX"}
    members = {str(s).rsplit("/", 1)[1] for s in turtle("actors.ttl").subjects(PACT.unitedNationsMember)}
    assert members == set(UN_MEMBERS)


def test_eighty_organisations_at_least_and_the_named_ones() -> None:
    organisations = {code for code, actor in KNOWN.actors.items() if actor.kind == "organisation"}
    assert len(organisations) >= 80
    assert organisations >= {
        "NATO",
        "EU",
        "UN",
        "IAEA",
        "QUAD",
        "AUKUS",
        "JEF",
        "NORDEFCO",
        "VISEGRAD",
        "ARAB-LEAGUE",
        "AES",
        "GCC",
    }


def test_every_country_has_what_texts_call_it() -> None:
    for actor in KNOWN.actors.values():
        assert actor.names[0] == actor.label
        if actor.type == "country":
            assert actor.capital, actor.code
            assert actor.wikidata, actor.code
            assert actor.adjectives or actor.code in {"COG", "DMA", "VAT"}, actor.code


def test_wikidata_ids_are_well_formed_and_of_one_actor_each() -> None:
    counts = Counter(actor.wikidata for actor in KNOWN.actors.values() if actor.wikidata)
    assert all(re.fullmatch(r"Q[1-9]\d*", identifier) for identifier in counts)
    assert [identifier for identifier, count in counts.items() if count > 1] == []


def test_no_name_of_two_actors() -> None:
    counts = Counter(name for actor in KNOWN.actors.values() for name in {*actor.names, *actor.adjectives, *actor.metonyms})
    assert [name for name, count in counts.items() if count > 1] == []


def test_short_forms() -> None:
    assert {"U.S.", "US", "America"} <= set(KNOWN.actors["USA"].names)
    assert "Holland" in KNOWN.actors["NLD"].names
    assert "Kremlin" in KNOWN.actors["RUS"].metonyms
    assert "Downing Street" in KNOWN.actors["GBR"].metonyms
    assert {"Israelis", "Israeli"} <= set(KNOWN.actors["ISR"].adjectives)
    assert KNOWN.actors["UNSC"].acts_for == "UN"


def test_organs_act_for_an_actor_that_acts_for_none() -> None:
    for actor in KNOWN.actors.values():
        if actor.acts_for:
            assert KNOWN.actors[actor.acts_for].acts_for is None


def test_sixteen_relations_each_described() -> None:
    assert len(KNOWN.relations) == 16
    assert len({relation.event_type for relation in KNOWN.relations.values()}) == 16
    for relation in KNOWN.relations.values():
        assert relation.label
        assert relation.definition
        assert relation.quad_class.endswith("co-operation" if relation.sign > 0 else "conflict")
        assert 0 < relation.weight <= 10
        assert all(frame.relation == relation.name for frame in relation.frames)
    assert {name for name, relation in KNOWN.relations.items() if relation.symmetric} == {
        "agreesWith",
        "consultsWith",
        "partnersWith",
    }


def test_frames_are_numbered_by_their_place_and_know_their_line() -> None:
    lines = (ontology.folder() / "frames.ttl").read_text("utf-8").split("\n")
    for relation in KNOWN.relations.values():
        assert [frame.id for frame in relation.frames] == [f"{relation.name}/{n}" for n in range(1, len(relation.frames) + 1)]
        for frame in relation.frames:
            assert lines[frame.line - 1].strip() == frame.text
    assert KNOWN.membership_frames


def test_every_term_of_ours_has_label_and_definition() -> None:
    graph = turtle("pactgraph.ttl")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, PACT.Status):
        for term in graph.subjects(RDF.type, kind):
            assert graph.value(term, RDFS.label), term
            assert graph.value(term, SKOS.definition), term


def test_every_term_used_in_the_ontology_is_defined() -> None:
    defined = set(turtle("pactgraph.ttl").subjects(RDF.type))
    defined |= {s for name in FILES for s in turtle(name).subjects(RDF.type, PACT.WordClass)}
    for name in FILES:
        for triple in turtle(name):
            assert all(term in defined for term in triple if isinstance(term, rdflib.URIRef) and term.startswith(PACT)), triple


def test_metadata() -> None:
    graph = turtle("pactgraph.ttl")
    [header] = graph.subjects(RDF.type, OWL.Ontology)
    for wanted in (DCTERMS.title, DCTERMS.license, OWL.versionIRI, VANN.preferredNamespacePrefix):
        assert graph.value(header, wanted), wanted


def test_alignments() -> None:
    graph = turtle("pactgraph.ttl")
    wanted = {
        "Agent": "http://www.w3.org/ns/prov#Agent",
        "Person": "http://xmlns.com/foaf/0.1/Person",
        "Quotation": "https://schema.org/Quotation",
        "Tenure": "http://www.w3.org/ns/org#Membership",
        "Evidence": "http://www.w3.org/ns/oa#SpecificResource",
        "Area": str(SKOS.Concept),
    }
    for name, iri in wanted.items():
        assert (PACT[name], RDFS.subClassOf, rdflib.URIRef(iri)) in graph


def test_directed_relations_have_an_inverse_and_symmetric_ones_none() -> None:
    inverted = {str(o).removeprefix(ontology.PACT) for o in turtle("pactgraph.ttl").objects(None, OWL.inverseOf)}
    assert inverted == {name for name, relation in KNOWN.relations.items() if not relation.symmetric} | {
        "memberOf",
        "said",
        "represents",
    }


def test_areas_have_keywords() -> None:
    assert set(KNOWN.areas) >= {"training", "procurement", "industry", "maintenance", "air-defence", "counter-terrorism"}
    assert all(len(area.keywords) >= 3 and area.label for area in KNOWN.areas.values())
    counts = Counter(keyword.lower() for area in KNOWN.areas.values() for keyword in area.keywords)
    assert [keyword for keyword, count in counts.items() if count > 1] == []


def test_memberships_are_of_known_actors_and_in_order() -> None:
    assert len(KNOWN.memberships) > 300
    for membership in KNOWN.memberships:
        assert KNOWN.actors[membership.organisation].kind == "organisation"
        assert membership.status in {"member", "observer", "candidate", "suspended"}
        assert membership.precision in {"day", "year"}
        if membership.since and membership.until:
            assert membership.since <= membership.until


@pytest.mark.parametrize(
    ("member", "organisation", "day", "belongs"),
    [
        ("FIN", "NATO", date(2023, 4, 3), False),
        ("FIN", "NATO", date(2023, 4, 4), True),
        ("GBR", "EU", date(2020, 1, 31), True),
        ("GBR", "EU", date(2020, 2, 1), False),
        ("POL", "WARSAW-PACT", date(1980, 1, 1), True),
        ("QAT", "OPEC", date(2020, 1, 1), False),
    ],
)
def test_memberships_of_a_day(member: str, organisation: str, day: date, belongs: bool) -> None:
    times = [m for m in KNOWN.memberships if (m.member, m.organisation, m.status) == (member, organisation, "member")]
    assert any((m.since or day) <= day <= (m.until or day) for m in times) is belongs


def test_readings_are_of_names_that_the_actors_have() -> None:
    own = {
        actor.code: {*actor.names, *actor.adjectives, *actor.metonyms, *actor.seats, actor.capital}
        for actor in KNOWN.actors.values()
    }
    free = {
        "North",
        "South",
        "Islamic Republic",
        "Islamic republic",
        "Congo",
        "Congolese",
        "Korea",
        "Korean",
        "Koreans",
        "Dominican",
        "Dominicans",
        "the States",
        "Brussels",
        "Jewish state",
        "Jewish State",
    }
    free |= {
        "the Commonwealth",
        "The Commonwealth",
        "Commonwealth leaders",
        "Commonwealth summit",
        "Commonwealth Secretary-General",
    }
    for reading in KNOWN.names.readings:
        assert set(reading.surfaces) - own[reading.code] - free == set(), reading.code
    assert set(KNOWN.names.full_name_needed) <= set().union(*own.values())


def test_loading_is_quick() -> None:
    program = (
        "import time; from pactgraph import ontology; start = time.process_time(); ontology.load(); "
        "print(time.process_time() - start)"
    )
    seconds = [float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout) for _ in range(3)]
    assert min(seconds) < 0.1


def test_loading_twice_gives_the_same_object() -> None:
    assert ontology.load() is ontology.load()


COLUMNS = ["code", "type", "label", "aliases", "adjectives", "wikidata"]


def listed(path: Path, *rows: list[str], columns: list[str] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([columns, *rows])
    return path


def test_a_list_of_actors_adds_and_replaces(tmp_path: Path) -> None:
    path = listed(
        tmp_path / "mine.csv",
        ["HANSA", "trade-bloc", "Hanseatic League", "Hansa|the Hanse", "Hanseatic", ""],
        ["NATO", "military-alliance", "NATO", "", "", "Q7184"],
    )
    known = ontology.load(path)
    assert known.actors["HANSA"].names == ("Hanseatic League", "Hansa", "the Hanse")
    assert known.actors["HANSA"].kind == "organisation"
    assert known.actors["NATO"].names == ("NATO",)
    assert known.actors["NOR"] == KNOWN.actors["NOR"]
    assert "HANSA" not in ontology.load().actors


def test_a_turtle_file_of_actors(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix actor: <https://w3id.org/pactgraph/actor/> .\n@prefix pact: <https://w3id.org/pactgraph/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'actor:ATL a pact:Country ; rdfs:label "Atlantis"@en ; pact:demonym "Atlantean"@en .\n',
        "utf-8",
    )
    assert ontology.load(path).actors["ATL"].adjectives == ("Atlantean",)


BAD_ROWS = [
    (["nor", "country", "Norway", "", "", ""], 2, "not a code"),
    (["XXX", "country", "", "", "", ""], 2, "label"),
    (["XXX", "country", "Nowhere", "", "", "1234"], 2, "Wikidata"),
    (["XXX", "country", "Nowhere", "Denmark", "", ""], 2, "DNK"),
    (["XXX", "country"], 2, "fields"),
]


@pytest.mark.parametrize(("row", "line", "cause"), BAD_ROWS)
def test_a_bad_row_is_named(tmp_path: Path, row: list[str], line: int, cause: str) -> None:
    with pytest.raises(OntologyError, match=rf"mine\.csv, line {line}: .*{cause}"):
        ontology.load(listed(tmp_path / "mine.csv", row))


def test_bad_lists_are_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"line 1: the columns"):
        ontology.load(listed(tmp_path / "columns.csv", columns=["code", "label"]))
    twice = ["XXX", "country", "Nowhere", "", "", ""]
    with pytest.raises(OntologyError, match=r"line 3: the code XXX is there twice"):
        ontology.load(listed(tmp_path / "twice.csv", twice, twice))
    with pytest.raises(OntologyError, match=r"none\.csv: cannot be read"):
        ontology.load(tmp_path / "none.csv")
    latin = tmp_path / "latin.csv"
    latin.write_bytes("code,type,label,aliases,adjectives,wikidata\nXXX,country,Nörd,,,\n".encode("latin-1"))
    with pytest.raises(OntologyError, match="not UTF-8"):
        ontology.load(latin)
    open_quote = tmp_path / "quote.csv"
    open_quote.write_text(",".join(COLUMNS) + '\nXXX,country,"Now"here,,,\n', "utf-8")
    with pytest.raises(OntologyError, match=r"line 2"):
        ontology.load(open_quote)


def test_a_syntax_error_in_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("@prefix pact: <https://w3id.org/pactgraph/ontology#> .\n\npact:a pact:b .\n", "utf-8")
    with pytest.raises(OntologyError, match=r"bad\.ttl, line 3: "):
        list(Source(path).nodes())


def test_frames_of_an_unknown_relation_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "frames.ttl"
    prefix = "@prefix pact: <https://w3id.org/pactgraph/ontology#> .\n\n"
    path.write_text(prefix + 'pact:marries pact:frames """\n# a comment\nA marry B\n"""@en .\n', "utf-8")
    frames = ontology._frames(Source(path))
    assert frames["marries"][0].id == "marries/1"
    with pytest.raises(OntologyError, match=r"frames\.ttl, line 5: marries is not a relation"):
        ontology._relations(Source(_copy(tmp_path, "pactgraph.ttl")), frames)


def _copy(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes((ontology.folder() / name).read_bytes())
    return path


def example_findings() -> Findings:
    text = 'Denmark and Norway signed a pact. "Good," Anna Example said.'
    evidence = Evidence(0, 33, text[:33], "partnersWith/1", (0, 7), (12, 18))
    denmark, norway = Party("Denmark", "DNK", "anna-example"), Party("Norway", "NOR")
    day = date(2025, 1, 1)
    return Findings(
        Document("abc", text, "a.txt", title="A pact", published=day, url="https://example.org/a"),
        persons=(Person("anna-example", "Anna Example"),),
        events=(
            Event(denmark, "partnersWith", norway, Status.ASSERTED, (evidence,), day, "Oslo", ("training",), 0.9),
            Event(Party("rebels"), "attacks", norway, Status.NEGATED, (evidence,)),
        ),
        quotations=(
            Quotation("Good", ((35, 39),), True, evidence, "Anna Example", "anna-example", "DNK", (42, 54), "said", ("NOR",)),
        ),
        offices=(Tenure("anna-example", "Anna Example", "Prime Minister", "DNK", evidence),),
        memberships=(Event(denmark, "memberOf", Party("NATO", "NATO"), Status.ASSERTED, (evidence,)),),
        rejected=(Rejected("the verb has no object", evidence, "attacks", Party("rebels")),),
    )


def example_graph() -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=serialize((quad.triple for quad in quads(example_findings())), format=RdfFormat.TURTLE), format="turtle")
    return graph


def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology.shapes(), format="turtle")


def test_what_is_written_has_the_shapes() -> None:
    conforms, _, report = pyshacl.validate(example_graph(), shacl_graph=shapes())
    assert conforms, report


def test_every_class_that_is_written_has_a_shape_and_every_term_a_definition() -> None:
    graph, terms = example_graph(), turtle("pactgraph.ttl")
    ours = {term for triple in graph for term in triple if str(term).startswith(PACT)}
    assert ours - set(terms.subjects(RDF.type)) == set()
    targets = set(shapes().objects(None, rdflib.SH.targetClass))
    assert {kind for kind in graph.objects(None, RDF.type) if str(kind).startswith(PACT)} - targets == set()


@pytest.mark.parametrize(
    "predicate",
    [
        "pact:status",
        "pact:evidence",
        "pact:rule",
        "oa:exact",
        "oa:start",
        "pact:subject",
        "schema:text",
        "pact:title",
        "pact:reason",
    ],
)
def test_what_lacks_a_part_is_refused(predicate: str) -> None:
    prefix, local = predicate.split(":")
    graph = example_graph()
    graph.remove((None, rdflib.URIRef(PREFIXES[prefix] + local), None))
    assert not pyshacl.validate(graph, shacl_graph=shapes())[0]


def test_the_context_names_the_prefixes_and_the_terms() -> None:
    context = ontology.context()["@context"]
    assert {prefix: context[prefix] for prefix in PREFIXES} == PREFIXES
    terms = turtle("pactgraph.ttl")
    for name, term in context.items():
        iri = term["@id"] if isinstance(term, dict) else term
        if iri.startswith("pact:"):
            assert (PACT[iri.removeprefix("pact:")], None, None) in terms, name
