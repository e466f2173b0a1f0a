"""The store: what is put in, taken out, replaced and merged, and what a crash, a lock or a full disk leaves behind."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph

from pactgraph.errors import GraphError
from pactgraph.model import Findings
from pactgraph.ontology import load
from pactgraph.rdf import Store, nquads, quads
from pactgraph.rdf.canonical import canonical
from rdf_cases import FINDINGS, example, second


def stored(found: Findings) -> Findings:
    """What a store gives back."""
    return replace(canonical(found), mentions=())


def nq(store: Store) -> bytes:
    out = io.BytesIO()
    store.export("nq", out)
    return out.getvalue()


@pytest.fixture
def store() -> Store:
    return Store.open(None)


def test_what_is_added_comes_back(store: Store) -> None:
    store.add(second(), example())
    assert list(store.findings()) == [stored(example()), stored(second())]
    assert list(store.findings("d2")) == [stored(second())]
    assert list(store.documents()) == [example().document, second().document]


def test_quads_of_a_worker_are_as_good_as_findings(store: Store) -> None:
    store.add_nquads([(found.document, nquads(found)) for found in (example(), second())], version="7")
    other = Store.open(None)
    other.add(example(), second())
    assert nq(store) == nq(other)
    assert store.ledger.version("d1") == "7"


@given(st.lists(st.tuples(st.sampled_from(("add", "remove", "merge")), FINDINGS), max_size=5))
@settings(max_examples=12, deadline=None)
def test_a_store_is_the_set_of_its_documents(steps: list[tuple[str, Findings]]) -> None:
    store, expected = Store.open(None), {}
    for step, found in steps:
        identifier = found.document.id
        if step == "remove" and identifier in expected:
            store.remove(identifier)
            del expected[identifier]
        elif step == "merge" and identifier not in expected:
            other = Store.open(None)
            other.add(found)
            store.merge(other)
            expected[identifier] = stored(found)
        else:
            store.add(found)
            expected[identifier] = stored(found)
    assert list(store.findings()) == [expected[identifier] for identifier in sorted(expected)]
    named = {quad.triple for name in store.graphs.names() for quad in store.graphs[name]}
    merge = [quad.triple for quad in store.graphs[DefaultGraph()]]
    assert len(merge) == len(set(merge))
    assert set(merge) == named


def test_adding_again_replaces(store: Store) -> None:
    store.add(example())
    before = nq(store)
    store.add(replace(example(), events=(), quotations=()))
    assert not store.query("ASK { ?a pact:partnersWith ?b }").boolean
    store.add(example())
    assert nq(store) == before


def test_removing_takes_out_what_only_that_document_says(store: Store) -> None:
    store.add(example())
    before = nq(store)
    same = replace(example(), document=replace(example().document, id="d3", text="another"))
    store.add(same, second())
    store.remove("d3")
    store.remove("d2")
    assert nq(store) == before
    assert store.query("ASK { actor:DNK pact:partnersWith actor:NOR }").boolean
    with pytest.raises(GraphError, match="no document d2"):
        store.remove("d2")


def test_merging_is_a_union_in_any_order() -> None:
    one, other = Store.open(None), Store.open(None)
    one.add(example(), version="1")
    other.add(second(), version="1")
    other.add(replace(example(), offices=()), version="2")
    both, back = Store.open(None), Store.open(None)
    both.merge(one)
    both.merge(other)
    back.merge(other)
    back.merge(one)
    assert nq(both) == nq(back)
    assert list(both.findings("d1")) == [stored(example())]
    assert (both.ledger.version("d1"), both.ledger.version("d2")) == ("", "1")


def test_a_plain_triple_of_two_documents_is_counted_once(store: Store) -> None:
    store.add(example(), replace(example(), document=replace(example().document, id="d3")))
    answer = store.query("SELECT (COUNT(*) AS ?n) { actor:DNK pact:partnersWith actor:NOR }")
    assert str(answer.rows[0][0]) == "1"
    answer = store.query("SELECT ?g { GRAPH ?g { actor:DNK pact:partnersWith actor:NOR } } ORDER BY ?g")
    assert [str(row[0]) for row in answer.rows] == ["document:d1", "document:d3"]


def test_a_folder_keeps_what_was_put_in(tmp_path: Path) -> None:
    with Store.open(tmp_path / "g", create=True) as store:
        store.add(example(), version="1")
        before = nq(store)
    with Store.open(tmp_path / "g") as store:
        assert nq(store) == before
        assert list(store.findings()) == [stored(example())]
        store.add(second(), version="1")
    with Store.open(tmp_path / "g", create=True) as store:
        assert [document.id for document in store.documents()] == ["d1", "d2"]
        assert store.ledger.version("d1") == "1"


def test_a_folder_is_read_while_it_is_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "g", create=True) as writer:
        writer.add(example())
        with Store.open(tmp_path / "g", read_only=True) as reader:
            assert list(reader.findings()) == [stored(example())]
            with pytest.raises(GraphError, match="reading only"):
                reader.add(second())
            with pytest.raises(GraphError, match="being written by another process") as caught:
                Store.open(tmp_path / "g")
            assert "\n" not in str(caught.value)
        writer.add(second())
    with Store.open(tmp_path / "g", read_only=True) as reader:
        assert len(list(reader.findings())) == 2


def test_readers_come_and_go_while_a_writer_replaces_files(tmp_path: Path) -> None:
    many = [replace(example(), document=replace(example().document, id=f"d{number:03}")) for number in range(30)]
    with Store.open(tmp_path / "g", create=True) as writer:
        for number, findings in enumerate(many):
            writer.add(findings)
            writer.graphs.store.optimize()  # merges files, and throws the old ones away
            with Store.open(tmp_path / "g", read_only=True) as reader:
                assert len(reader.ledger) == number + 1


def test_a_big_batch_and_many_small_ones_give_the_same(tmp_path: Path) -> None:
    many = [replace(example(), document=replace(example().document, id=f"d{number:03}")) for number in range(12)]
    with Store.open(tmp_path / "big", create=True) as big, Store.open(tmp_path / "small", create=True) as small:
        big.graphs.bulk = small.graphs.bulk = 1000  # twelve documents are above it, one is below
        big.add(*many)
        for found in reversed(many):
            small.add(found)
        assert nq(big) == nq(small)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (None, None, "no such graph"),
        ("notes.txt", "x", "is not a graph"),
        ("settings.json", '{"pactgraph": "9", "format": 99}', "has format 99"),
        ("settings.json", "{", "is damaged"),
        ("settings.json", "[]", "is damaged"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, name: str | None, content: str | None, message: str) -> None:
    folder = tmp_path / "g"
    if name and content:
        folder.mkdir()
        (folder / name).write_text(content)
    with pytest.raises(GraphError, match=message) as caught:
        Store.open(folder, read_only=True)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("part", ["store/CURRENT", "documents.sqlite"])
def test_a_damaged_graph_is_refused(tmp_path: Path, part: str) -> None:
    with Store.open(tmp_path / "g", create=True) as store:
        store.add(example())
    (tmp_path / "g" / part).write_bytes(b"not what it was" * 400)
    for read_only in (True, False):
        with pytest.raises(GraphError, match="damaged") as caught:
            Store.open(tmp_path / "g", read_only=read_only)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("part", ["store", "store/CURRENT", "documents.sqlite"])
def test_a_graph_of_which_a_part_is_gone_is_left_as_it_is(tmp_path: Path, part: str) -> None:
    folder = tmp_path / "g"
    with Store.open(folder, create=True) as store:
        store.add(example())
    (folder / "graph.ttl").write_text("what was made of it")
    gone = folder / part
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    for options in ({"create": True}, {"read_only": True}, {}):
        with pytest.raises(GraphError, match=r"a part of the graph is gone \((store/CURRENT|documents\.sqlite)\)"):
            Store.open(folder, **options)
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before


def test_a_graph_that_was_just_begun_is_gone_on_with(tmp_path: Path) -> None:
    Store.open(tmp_path, create=True).close()
    for name in ("store/CURRENT", "documents.sqlite"):  # the process died before it had written these
        (tmp_path / name).unlink()
    shutil.rmtree(tmp_path / "store")
    with Store.open(tmp_path, create=True) as store:
        store.add(example())


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="to mount a small disk takes root")
@pytest.mark.parametrize("room", ["64k", "220k", "248k"])  # too small for the store, too small for the ledger beside it
def test_a_full_disk_is_said_when_a_graph_is_opened(tmp_path: Path, room: str) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={room}", "none", str(tmp_path)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this root may not mount")
    try:
        with pytest.raises(GraphError, match="the disk is full") as caught:
            Store.open(tmp_path / "g", create=True)
        assert "damaged" not in str(caught.value)
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g").write_text("a file")
    with pytest.raises(GraphError, match="neither a graph folder nor a file of RDF"):
        Store.open(tmp_path / "g", create=True)
    (tmp_path / "h" / "store").mkdir(parents=True)
    with pytest.raises(GraphError, match="choose another folder"):
        Store.open(tmp_path / "h", create=True)


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine")
    with pytest.raises(GraphError, match=r"not empty \(it holds graph\.ttl\)"):
        Store.open(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_an_empty_folder_becomes_a_graph(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    (tmp_path / "settings.new").write_text("{")  # of a process that died
    Store.open(tmp_path, create=True).close()
    Store.open(tmp_path).close()


def test_a_document_half_written_counts_as_not_built(tmp_path: Path) -> None:
    with Store.open(tmp_path / "g", create=True) as store:
        store.add(example(), version="1")
        store.ledger.begin(["d1", "d2"])  # a process dies after it has touched the quads of both
        store.graphs.replace({quads(second())[0].graph_name: quads(second())})
    with Store.open(tmp_path / "g") as store:
        assert store.ledger.version("d1") == ""
        assert store.ledger.version("d2") is None
        assert store.ledger.pending() == []
        assert not store.query("ASK { GRAPH document:d2 { ?s ?p ?o } }").boolean
        assert list(store.findings()) == [stored(example())]


KILLED = """
import sys
from dataclasses import replace
from rdf_cases import example
from pactgraph.rdf import Store
with Store.open(sys.argv[1], create=True) as store:
    for number in range(100000):
        store.add(replace(example(), document=replace(example().document, id=f"d{number}")), version="1")
        print(number, flush=True)
"""


def test_a_killed_process_loses_nothing_that_was_done(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "g")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )
    assert process.stdout is not None
    done = -1
    while done < 15:
        done = int(process.stdout.readline())
    time.sleep(0.003)
    process.send_signal(signal.SIGKILL)
    done = max([done, *map(int, process.stdout.read().split())])
    process.wait()
    with Store.open(tmp_path / "g") as store:
        built = [identifier for identifier in store.ledger.identifiers() if store.ledger.version(identifier)]
        assert {f"d{number}" for number in range(done + 1)} <= set(built)
        for found in store.findings():
            assert found == stored(replace(example(), document=replace(example().document, id=found.document.id)))
        graphs = {quad.graph_name for quad in store.graphs.store if quad.graph_name != DefaultGraph()}
        assert len(graphs) == len(built) + 1  # and the vocabulary


FULL = """
import resource, signal, sys
from dataclasses import replace
from rdf_cases import example
from pactgraph.errors import GraphError
from pactgraph.rdf import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for number in range(1000):
        document = replace(example().document, id=f"d{number}", text="x" * 1000 * number)
        store.add(*(replace(example(), document=replace(document, id=f"d{number}-{part}")) for part in range(int(sys.argv[3]))))
except GraphError as error:
    print(error)
    sys.exit(1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the file size are Unix")
@pytest.mark.parametrize(("limit", "batch"), [(200_000, 1), (200_000, 200), (20_000, 1)])
def test_a_full_disk_keeps_what_was_there(tmp_path: Path, limit: int, batch: int) -> None:
    with Store.open(tmp_path / "g", create=True) as store:
        store.add(example(), second(), version="1")
        before = nq(store)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "g"), str(limit), str(batch)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("\n") == 1
    assert "cannot write" in done.stdout
    with Store.open(tmp_path / "g") as store:
        for identifier in set(store.ledger.identifiers()) - {"d1", "d2"}:
            store.remove(identifier)
        assert nq(store) == before


def test_the_ledger_of_a_folder_without_right_to_write_is_read(tmp_path: Path) -> None:
    with Store.open(tmp_path / "g", create=True) as store:
        store.add(example())
    base = sqlite3.connect(tmp_path / "g" / "documents.sqlite")
    assert base.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    base.close()
    assert not list((tmp_path / "g").glob("*-wal"))


def test_settings_name_the_version(tmp_path: Path) -> None:
    Store.open(tmp_path / "g", create=True).close()
    settings = json.loads((tmp_path / "g" / "settings.json").read_text())
    assert settings.keys() == {"pactgraph", "format", "actors"}


def test_names_are_those_of_the_ontology_that_is_given(store: Store) -> None:
    ontology = load()
    norway = replace(ontology.actors["NOR"], label="Noreg")
    store.add(example())
    store.describe(replace(ontology, actors={**ontology.actors, "NOR": norway}))
    answer = store.query("SELECT ?label { actor:NOR rdfs:label ?label }")
    assert [str(row[0]) for row in answer.rows] == ["Noreg"]


def test_a_name_of_a_document_is_its_id_its_source_or_the_start_of_its_id(store: Store) -> None:
    long = replace(example(), document=replace(example().document, id="0123456789abcdef", source="a.txt"))
    store.add(long, second())
    for name in ("0123456789abcdef", "01234567", "a.txt"):
        assert store.ledger.resolve(name) == ["0123456789abcdef"]
    assert store.ledger.resolve("0123") == []
    assert store.ledger.resolve("%") == []
