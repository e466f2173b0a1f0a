"""The whole path: the same graph whatever the order, the number of workers or the seed; nothing built twice; nothing lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

import pactgraph as pg
from pactgraph import pipeline
from pactgraph.cli import build as build_command
from pactgraph.corpus import Corpus
from pactgraph.errors import GraphError, InputError, OntologyError, QueryError
from pactgraph.explanations import differences
from pactgraph.model import Document, Failure, Status

NEWS = (
    "Denmark and Norway signed a defence pact in Oslo on Monday.",
    "France accused Turkey of attacking Greece. Turkey denied attacking Greece.",
    'Swedish Prime Minister Ulf Kristersson met his Finnish counterpart. "We will work together," Kristersson said.',
    "Japan will send aid to Ukraine. Rebels attacked Mali.",
    "Poland did not sign an agreement with Hungary. Poland and Hungary were both named in the report.",
)


def documents(texts: Iterable[str] = NEWS) -> list[Document]:
    return [pg.document(text, f"n{number}", published=date(2025, 3, 4)) for number, text in enumerate(texts)]


def turtle(graph: pg.Graph) -> bytes:
    from io import BytesIO

    out = BytesIO()
    graph.store.export("ttl", out)
    return out.getvalue()


@pytest.fixture(scope="module")
def expected() -> bytes:
    with pg.build(documents()) as graph:
        return turtle(graph)


def test_the_order_of_documents_does_not_count(expected: bytes) -> None:
    shuffled = documents()
    random.Random(1).shuffle(shuffled)
    with pg.build(shuffled) as graph:
        assert turtle(graph) == expected


def test_a_graph_built_in_parts_is_the_same(tmp_path: Path, expected: bytes) -> None:
    for document in reversed(documents()):
        pg.build(document, tmp_path / "g").close()
    assert (tmp_path / "g" / "graph.ttl").read_bytes() == expected


@pytest.mark.parametrize("executor", [lambda: ThreadPoolExecutor(3), lambda: ProcessPoolExecutor(2, get_context("spawn"))])
def test_workers_give_the_same_graph(executor: object, expected: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "CHUNK_DOCUMENTS", 1)
    monkeypatch.setattr(pipeline, "IN_FLIGHT", 2)
    with executor() as running, pg.build(documents(), executor=running) as graph:  # type: ignore[operator]
        assert turtle(graph) == expected


def test_a_cluster_gives_the_same_graph(expected: bytes) -> None:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster,
        Client(cluster) as client,
        pg.build(documents(), executor=client.get_executor()) as graph,
    ):
        assert turtle(graph) == expected


def test_the_seed_of_hashes_does_not_count(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps({"id": f"n{i}", "text": text}) + "\n" for i, text in enumerate(NEWS)))
    written = []
    for seed in ("0", "1"):
        program = [sys.executable, "-m", "pactgraph", "build", str(source), "--out", str(tmp_path / seed), "--quiet"]
        subprocess.run(program, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        written.append([(tmp_path / seed / name).read_bytes() for name in ("graph.ttl", "graph.html")])
    assert written[0] == written[1]


def test_what_is_built_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pg.build(documents(NEWS[:2]), tmp_path / "g").close()
    derived: list[str] = []
    derive = pipeline.derive
    monkeypatch.setattr(
        pipeline, "derive", lambda chunk, actors: derived.extend(d.source for d in chunk) or derive(chunk, actors)
    )
    pg.build(documents(NEWS[:3]), tmp_path / "g").close()
    assert derived == ["n2"]


def test_a_document_with_another_date_is_replaced(tmp_path: Path) -> None:
    text = "Denmark and Norway signed a defence pact on Monday."
    for day, expected in ((date(2025, 3, 4), date(2025, 3, 3)), (date(2025, 3, 14), date(2025, 3, 10))):
        with pg.build(pg.document(text, "n", published=day), tmp_path / "g") as graph:
            assert [event.date for _, event in graph.events(relations=("partnersWith",))] == [expected]


def test_one_description_of_a_text_wins_whatever_the_order() -> None:
    text = "Denmark met Norway."
    known = [
        pg.document(text, "c"),
        pg.document(text, "b", published=date(2025, 1, 1)),
        pg.document(text, "b", published=date(2025, 1, 1), title="T"),
        pg.document(text, "a", published=date(2025, 1, 2), title="A"),
    ]
    for seed in range(6):
        random.Random(seed).shuffle(known)
        with Corpus(known) as corpus:
            assert len(corpus) == 1
            assert next(iter(corpus)).source == "b"
            assert next(iter(corpus)).title == "T"


def test_failures_are_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(NEWS[0])
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)))
    told: list[Failure] = []
    with pg.build([str(tmp_path / "none"), tmp_path], on_failure=told.append) as graph:
        assert len(list(graph.documents())) == 1
        assert graph.failures == tuple(told)
    assert [failure.message for failure in told] == ["is not there: no such file or folder", "is binary, not text"]


def test_nothing_is_made_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing could be read: .*none is not there"):
        pg.build(str(tmp_path / "none"), tmp_path / "g")
    assert not (tmp_path / "g").exists()


def test_a_list_of_actors_is_remembered_by_the_graph(tmp_path: Path) -> None:
    actors = tmp_path / "mine.csv"
    actors.write_text("code,type,label,aliases,adjectives,wikidata\nELB,country,Elbonia,,Elbonian|Elbonians,\n")
    text = "Elbonia and Norway signed a defence pact."
    with pg.build(pg.document(text, "a"), tmp_path / "g", actors=actors) as graph:
        assert [event.source.code for _, event in graph.events()] == ["ELB"]
        assert graph.query('ASK { actor:ELB rdfs:label "Elbonia"@en }').boolean is True
    actors.unlink()
    with pg.build(pg.document("Denmark attacked Elbonia.", "b"), tmp_path / "g") as graph:
        assert {event.target.code for _, event in graph.events(actor="elbonia")} == {"NOR", "ELB"}
        assert list(graph.verify()) == []
    with pg.build(pg.document(text, "a")) as graph:
        assert not any(event.linked for _, event in graph.events())


def test_a_bad_list_of_actors_touches_nothing(tmp_path: Path) -> None:
    actors = tmp_path / "mine.csv"
    actors.write_text("code,type,label\nelb,country,Elbonia\n")
    with pytest.raises(OntologyError, match=r"mine.csv"):
        pg.build(documents(), tmp_path / "g", actors=actors)
    assert not (tmp_path / "g").exists()


def test_removing_and_the_union_of_parts(tmp_path: Path, expected: bytes) -> None:
    extra = pg.document("Brazil attacked Peru.", "extra")
    with pg.build([*documents(), extra], tmp_path / "g") as graph:
        assert graph.remove("extra") == [extra.id]
        assert turtle(graph) == expected
        with pytest.raises(GraphError, match="no document 'extra'"):
            graph.remove("extra")


def test_the_facts_of_a_graph_are_derived_again(tmp_path: Path) -> None:
    with pg.build(documents(), tmp_path / "g") as graph:
        assert list(graph.verify()) == []
        found = next(iter(graph.store.findings(documents()[0].id)))
        forged = pg.document(found.document.text, "n0", published=date(2025, 3, 4))
        graph.store.add(type(found)(forged, events=tuple(e for e in found.events if e.relation != "partnersWith")))
        assert [(missing.fact, missing.lost) for missing in graph.verify()] == [("DNK partnersWith NOR (asserted)", False)]


def test_differences_name_the_document() -> None:
    with pg.build(documents(NEWS[:1])) as old, pg.build(documents(NEWS[1:2])) as new:
        found = {(change.added, change.fact, change.document.source) for change in differences(old.findings(), new.findings())}
        assert (False, "DNK partnersWith NOR (asserted)", "n0") in found
        assert (True, "FRA accuses TUR (asserted)", "n0") in found
        assert list(differences(old.findings(), old.findings())) == []


def test_why_and_why_not() -> None:
    with pg.build(documents()) as graph:
        passage = graph.why("Norway", "dnk")[0]
        assert passage.document.text[passage.evidence.start : passage.evidence.end] == passage.evidence.text == NEWS[0]
        assert any("no frame" in reason.reason for reason in graph.why_not("Poland", "Hungary"))
        with pytest.raises(QueryError, match=r"there is no actor 'Norwag': did you mean .*Norway \(NOR\)"):
            graph.why("Norwag", "DNK")


def test_tables_have_the_facts_in_columns() -> None:
    with pg.build(documents()) as graph:
        table = graph.events(statuses=(Status.ASSERTED,), between=("Denmark", "NOR"))
        assert [row[1:5] for row in table.rows()] == [("Denmark", "partnersWith", "Norway", "asserted")]
        assert table.pandas()["document"].tolist() == ["n0"]
        assert graph.quotes(actor="SWE").rows()[0][0] == "Ulf Kristersson"
        assert [row[0] for row in graph.offices().rows()] == ["Ulf Kristersson"]
        assert len(graph.events(since=date(2025, 3, 5))) == 0
        assert graph.events(linked=True).items == tuple(item for item in graph.events() if item[1].linked)


def test_the_python_interface(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(NEWS[0])
    graph = pg.build(source)
    assert graph.query("ASK { actor:DNK pact:partnersWith actor:NOR }").boolean is True
    assert graph.ask("partners-of", actor="Norway").rows[0][1] is not None
    assert len(graph.rdflib()) > 10
    assert graph.network().has_edge("DNK", "NOR")
    assert graph.to_html(tmp_path / "g.html").read_text("utf-8").startswith("<!")
    assert "<table>" in graph._repr_html_()
    assert repr(graph).endswith(": 1 document>")
    assert repr(graph.events()).startswith(f"<EventTable: {len(graph.events())} row")
    assert all(document.text not in repr(graph.events()) for document in graph.documents())


@pytest.mark.parametrize("source", [5, None, [5], [None]])
def test_what_is_no_source_is_named(source: object) -> None:
    with pytest.raises(InputError, match=r"^(5|None) is no source: name a file"):
        pg.build(source)  # type: ignore[arg-type]


def test_a_graph_is_opened_again(tmp_path: Path, expected: bytes) -> None:
    pg.build(documents(), tmp_path / "g").close()
    with pg.open(tmp_path / "g") as folder, pg.open(tmp_path / "g" / "graph.ttl") as file:
        assert turtle(folder) == turtle(file) == expected
        assert [event for _, event in folder.events()] == [event for _, event in file.events()]


def test_importing_the_package_is_quick() -> None:
    program = "import pactgraph, sys; assert not {'spacy', 'pyoxigraph', 'networkx', 'rdflib'} & set(sys.modules), sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_build_that_fails_lets_the_folder_go_and_can_be_gone_on_with(
    tmp_path: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    derive = pipeline.derive

    def fail(chunk: tuple[Document, ...], actors: object) -> list[bytes]:
        if chunk[0].source == "n3":
            raise MemoryError
        return derive(chunk, None)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "derive", fail)
        patch.setattr(pipeline, "CHUNK_DOCUMENTS", 1)
        with pytest.raises(MemoryError):
            pg.build(documents(), tmp_path / "g")
    with pg.build(documents(), tmp_path / "g") as graph:
        assert turtle(graph) == expected


def test_what_was_just_stored_is_written_as_the_store_has_it(tmp_path: Path) -> None:
    """The outputs of a build come from what it stored last, those of an export from the store."""
    with pg.build(documents(), tmp_path / "g"):
        pass
    with pg.Graph.open(tmp_path / "g") as graph:
        assert turtle(graph) == (tmp_path / "g" / "graph.ttl").read_bytes()


@pytest.mark.parametrize("lack", ["memory", "disk"])
def test_what_the_spool_cannot_keep_comes_out_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lack: str) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    pg.build(documents(), tmp_path / "whole").close()
    if lack == "memory":
        monkeypatch.setattr("pactgraph.rdf.spool.MOST", 1)
    else:
        monkeypatch.setattr("pactgraph.rdf.spool.tempfile.TemporaryFile", full)
    pg.build(documents(), tmp_path / "lacking").close()
    for name in ("graph.ttl", "graph.html"):
        assert (tmp_path / "lacking" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_many_documents_are_read_in_processes_of_their_own_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    processes = build_command._processes
    monkeypatch.setattr(build_command, "WORTH_PROCESSES", 100)
    monkeypatch.setattr(build_command, "_processes", lambda workers: made.append(workers) or processes(workers))
    monkeypatch.setattr(build_command, "_processors", lambda: 2)
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps({"id": f"n{i}", "text": text}) + "\n" for i, text in enumerate(NEWS)))
    for name, options in (("many", ()), ("one", ("--workers", "1"))):
        build_command.command.main([str(source), "--out", str(tmp_path / name), "--quiet", *options], standalone_mode=False)
    assert made == [2]
    assert (tmp_path / "many" / "graph.ttl").read_bytes() == (tmp_path / "one" / "graph.ttl").read_bytes()


def test_a_program_is_warned_of_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text('{"text": "Peru praised Chile."}\n{"id": 1}\n')
    with pytest.warns(UserWarning, match="1 could not be read"), pg.build(tmp_path / "some.jsonl") as graph:
        assert len(graph.failures) == 1


def test_an_answer_is_printed_as_a_table(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Peru praised Chile.")
    with pg.build(tmp_path / "one.txt") as graph:
        answer = graph.query("SELECT ?a ?b { ?a pact:supports ?b }")
        assert str(answer).splitlines()[0].split() == ["a", "b"]
        assert "PER" in str(answer).splitlines()[1]
        assert str(graph.query("ASK { actor:PER pact:supports actor:CHL }")) == "true"
        assert "Peru praised" not in repr(next(graph.documents()))
