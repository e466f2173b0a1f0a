"""The exchange formats: the same bytes for the same facts, read by rdflib, and read back as the same graph."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.errors import ExportError, GraphError
from pactgraph.model import Findings
from pactgraph.rdf import Store
from pactgraph.rdf.canonical import canonical
from pactgraph.rdf.exchange import FORMATS
from pactgraph.rdf.sorting import ordered
from rdf_cases import FINDINGS, example, second

RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}
SUFFIX = {"rdfxml": "rdf"}
HOSTILE = replace(
    example(),
    document=replace(example().document, title="a\r\nb \x00 \"\"\" ''' \\ \ud800 <x> & ]]> \u2028", url="javascript:alert(1) <>"),
)


def graph(*found: Findings) -> Store:
    store = Store.open(None)
    store.add(*found)
    return store


def export(store: Store, name: str) -> bytes:
    out = io.BytesIO()
    store.export(name, out)
    return out.getvalue()


def reopen(content: bytes, name: str, folder: Path) -> Store:
    path = folder / f"graph.{SUFFIX.get(name, name)}"
    path.write_bytes(content)
    return Store.open(path)


def without_text(found: Findings) -> Findings:
    return replace(canonical(found), mentions=(), document=replace(canonical(found).document, text=""))


def test_each_format_is_tested() -> None:
    assert FORMATS.keys() == RDFLIB.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_facts_are_the_same_bytes(name: str, tmp_path: Path) -> None:
    one = graph(example(), second())
    with Store.open(tmp_path / "g", create=True) as other:
        other.add(second())
        other.add(replace(example(), events=()))
        other.add(example())
        assert export(one, name) == export(other, name)


@pytest.mark.parametrize("name", ["ttl", "rdfxml"])
def test_rdflib_reads_the_triples(name: str) -> None:
    store = graph(HOSTILE, second())
    expected = rdflib.Graph().parse(data=export(store, "nt"), format="nt")
    assert set(rdflib.Graph().parse(data=export(store, name), format=RDFLIB[name])) == set(expected)
    title = rdflib.URIRef("http://purl.org/dc/terms/title")
    assert str(next(expected.objects(None, title))) == "a\r\nb � \"\"\" ''' \\ � <x> & ]]> \u2028"


@pytest.mark.parametrize("name", ["trig", "jsonld"])
def test_rdflib_reads_the_named_graphs(name: str) -> None:
    store = graph(HOSTILE, second())
    expected = rdflib.Dataset()
    expected.parse(data=export(store, "nq"), format="nquads")
    found = rdflib.Dataset()
    found.parse(data=export(store, name), format=RDFLIB[name])
    assert set(found.quads()) == set(expected.quads())


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_read_back_as_the_same_graph(name: str, tmp_path: Path) -> None:
    store = graph(HOSTILE, second())
    content = export(store, name)
    back = reopen(content, name, tmp_path)
    assert export(back, name) == content
    expected = [without_text(HOSTILE), without_text(second())]
    if name in ("ttl", "nt", "rdfxml"):  # triples do not say which document calls a person what
        expected[1] = replace(expected[1], persons=(expected[0].persons[0],))
    assert list(back.findings()) == expected
    assert back.query("ASK { actor:DNK pact:partnersWith actor:NOR ; rdfs:label 'Denmark'@en }").boolean


@given(st.lists(FINDINGS, min_size=1, max_size=2))
@settings(max_examples=3, deadline=None)
def test_any_findings_survive_each_format(tmp_path_factory: pytest.TempPathFactory, found: list[Findings]) -> None:
    store = graph(*found)
    for name in FORMATS:
        content = export(store, name)
        assert export(reopen(content, name, tmp_path_factory.mktemp(name)), name) == content


def test_no_export_has_a_blank_node() -> None:
    store = graph(example(), second())
    assert b"_:" not in export(store, "nq") + export(store, "ttl") + export(store, "jsonld")
    assert b"rdf:nodeID" not in export(store, "rdfxml")


def test_turtle_reads_as_it_should() -> None:
    text = export(graph(example()), "ttl").decode()
    statement = next(block for block in text.split("\n\n") if "pact:partnersWith ;" in block and "pact:Statement" in block)
    assert "\n    ".join(line.strip() for line in statement.splitlines()[:10]).endswith(
        """ a pact:Statement ;
    pact:subject actor:DNK ;
    pact:subjectText "Denmark" ;
    pact:relation pact:partnersWith ;
    pact:object actor:NOR ;
    pact:objectText "Norway" ;
    pact:status pact:asserted ;
    pact:area area:industry, area:training ;
    pact:confidence 0.9 ;
    prov:wasDerivedFrom document:d1 ;"""
    )
    assert 'actor:DNK a pact:Country ;\n    rdfs:label "Denmark"@en ;' in text
    assert "France" not in text  # only what the facts name is named


def test_jsonld_uses_the_terms_of_the_context() -> None:
    nodes = json.loads(export(graph(example()), "jsonld"))["@graph"][0]["@graph"]
    statement = next(node for node in nodes if node.get("areas"))
    assert statement["type"] == "pact:Statement"
    assert (statement["subject"], statement["areas"]) == ("actor:DNK", ["area:industry", "area:training"])
    assert statement["confidence"] == "0.9"


def test_an_unknown_format_and_a_stream_that_fails_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"unknown format 'docx': choose one of ttl, nt"):
        export(graph(example()), "docx")

    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    for name in FORMATS:
        with pytest.raises(ExportError, match="No space left"):
            graph(example()).export(name, Full())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", "@prefix x: <http://x/> .\nx:a x:b .", "cannot be read as Turtle"),
        ("a.nq", "no quads", "cannot be read as N-Quads"),
        ("a.jsonld", "{", "cannot be read as JSON-LD"),
        ("a.rdf", "<a", "cannot be read as RDF/XML"),
        ("a.txt", "words", "neither a graph folder nor a file of RDF"),
    ],
)
def test_a_file_that_is_no_rdf_is_refused_in_one_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(GraphError, match=message) as caught:
        Store.open(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_triples_of_others_are_kept(tmp_path: Path) -> None:
    foreign = b'<http://x/a> <http://x/b> [ <http://x/c> "d" ] .\n'
    path = tmp_path / "both.ttl"
    path.write_bytes(export(graph(example()), "ttl") + foreign)
    store = Store.open(path)
    assert list(store.findings()) == [without_text(example())]
    assert store.query("ASK { <http://x/a> <http://x/b>/<http://x/c> 'd' }").boolean
    again = Store.open(path)
    assert export(store, "nq") == export(again, "nq")
    assert b"_:" not in export(store, "nq")


def test_merging_a_file_gives_what_building_would(tmp_path: Path) -> None:
    store = graph(example())
    for name in FORMATS:
        merged = graph(example())
        merged.merge(reopen(export(graph(second()), name), name, tmp_path))
        assert export(merged, "nq") == export(graph(example(), second()), "nq")
    assert list(store.findings()) == [replace(canonical(example()), mentions=())]


@given(st.lists(st.binary(max_size=3).filter(lambda line: b"\n" not in line)), st.integers(1, 5))
def test_sorting_in_runs_is_sorting(lines: list[bytes], run: int) -> None:
    assert list(ordered(lines, run)) == sorted(set(lines))


def test_rdflib_sees_the_graph(tmp_path: Path) -> None:
    with Store.open(tmp_path / "g", create=True) as store:
        store.add(example(), second())
        dataset = store.rdflib()
        named: Callable[[str], rdflib.URIRef] = lambda name: dataset.namespace_manager.expand_curie(name)  # noqa: E731
        assert (named("actor:DNK"), named("pact:partnersWith"), named("actor:NOR")) in dataset
        assert len(dataset.graph(named("document:d2"))) > 10
        rows = list(dataset.query("SELECT ?b { actor:DNK pact:partnersWith ?b }"))
        assert [str(row[0]) for row in rows] == ["https://w3id.org/pactgraph/actor/NOR"]
