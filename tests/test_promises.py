"""The promises that hold for all documents, kept by the graph of the examples; the other promises have tests in their rooms.

Determinism and the document as the unit are in test_pipeline, bad input in test_reading and test_cli, the imports in
test_architecture.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pactgraph as pg
from pactgraph import pipeline
from pactgraph.extraction.actors import ActorFinder
from pactgraph.language import split
from pactgraph.model import Document, Evidence, Findings

EXAMPLES = Path(__file__).parents[1] / "examples"
OTHER_RULES = {"said", "office", "memberOf"}  # rules that are no frame: the layouts of quotations, the forms of titles, joining


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("promises") / "graph"
    pg.build(EXAMPLES, path).close()
    return path


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[pg.Graph]:
    with pg.open(folder) as opened:
        yield opened


def evidence(findings: Findings) -> Iterator[Evidence]:
    for event in (*findings.events, *findings.memberships):
        yield from event.evidence
    yield from (item.evidence for item in (*findings.quotations, *findings.offices, *findings.rejected))


def test_every_fact_has_the_words_that_say_it_and_a_rule_that_is_declared(graph: pg.Graph) -> None:
    frames = {frame.id for relation in graph.ontology.relations.values() for frame in relation.frames}
    texts = {document.id: document.text for document in graph.documents()}
    count = 0
    for findings in graph.findings():
        for found in evidence(findings):
            count += 1
            assert texts[findings.document.id][found.start : found.end] == found.text != ""
            assert found.rule in frames or found.rule.split("/")[0] in OTHER_RULES, found
    assert count > 100


def test_every_fact_is_derived_again(graph: pg.Graph) -> None:
    assert list(graph.verify()) == []


def test_plain_triples_are_those_of_asserted_statements(graph: pg.Graph) -> None:
    symmetric = {f"pact:{relation.name}" for relation in graph.ontology.relations.values() if relation.symmetric}
    query = "SELECT DISTINCT ?s ?r ?o { ?n pact:subject ?s ; pact:relation ?r ; pact:object ?o ; pact:status pact:asserted }"
    stated = {tuple(map(str, row)) for row in graph.query(query)}
    stated |= {(target, relation, source) for source, relation, target in stated if relation in symmetric}
    relations = " ".join([f"pact:{name}" for name in (*graph.ontology.relations, "memberOf")])
    plain = graph.query(f"SELECT ?s ?r ?o {{ VALUES ?r {{ {relations} }} ?s ?r ?o FILTER(STRSTARTS(STR(?s), STR(actor:))) }}")
    assert {tuple(map(str, row)) for row in plain} == stated != set()


def test_two_actors_in_a_sentence_without_a_fact_have_a_reason(graph: pg.Graph) -> None:
    names = ActorFinder(graph.ontology)
    silent = 0
    for findings in graph.findings():
        document = findings.document
        found = names.find(document.text)
        facts = [said for event in (*findings.events, *findings.memberships) for said in event.evidence]
        for start, end in split(document.text):
            codes = sorted({mention.code for mention in found if mention.code and start <= mention.start < end})
            if len(codes) > 1 and not any(said.start < end and start < said.end for said in facts):
                silent += 1
                reasons = [reason for reason in graph.why_not(codes[0], codes[1]) if reason.document.id == document.id]
                assert any(reason.evidence.start < end and start < reason.evidence.end for reason in reasons), document.text[
                    start:end
                ]
    assert silent


OFFLINE = """
import sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise SystemExit(f"the network is asked: {event} {arguments}")

sys.addaudithook(watch)
import pactgraph as pg

with pg.build(sys.argv[1], sys.argv[2]) as graph:
    graph.query("SELECT * { ?s pact:partnersWith ?o }")
    graph.network()
    graph.rdflib()
    assert not list(graph.verify())
print("done")
"""


def test_the_network_is_never_asked(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", OFFLINE, str(EXAMPLES / "nordic.md"), str(tmp_path / "g")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def test_no_more_than_a_batch_of_documents_is_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = 100_000
    monkeypatch.setattr(pipeline, "BATCH_BYTES", batch)
    alive: list[int] = []

    def count(done: int, total: int) -> None:
        gc.collect()
        alive.append(sum(len(item.text) for item in gc.get_objects() if isinstance(item, Document)))

    filler = "Nothing of note was said about the weather. " * 60
    texts = (pg.document(f"This is text number {number}. {filler}", str(number)) for number in range(120))
    pg.build(texts, tmp_path / "g", progress=count).close()
    assert len(alive) > 5
    assert batch / 2 < max(alive) < 3 * batch  # of the 320,000 characters that there are
