"""The commands: what they print, where, and with which exit code; every bad input is one line and no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import pactgraph as pg
from pactgraph.cli import COMMANDS, run

TEXT = (
    "Denmark and Norway signed a defence pact in Oslo. Danish Prime Minister Mette Frederiksen met her Norwegian counterpart. "
    '"We sail together," an official said. Rebels attacked Mali. Poland did not sign an agreement with Hungary. '
    "Brazil and Peru were both named in the report."
)


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def pactgraph(capfdbinary: pytest.CaptureFixture[bytes]) -> object:
    def call(*arguments: object) -> Result:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Result(code, out.decode(), err.decode())

    return call


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "news.jsonl"
    path.write_text(json.dumps({"id": "n1", "text": TEXT, "title": "Pact", "date": "2025-03-04"}) + "\n")
    return path


@pytest.fixture(scope="module")
def folder(source: Path) -> Path:
    path = source.parent / "graph"
    pg.build(source, path).close()
    return path


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_help_names_every_command(pactgraph) -> None:
    result = pactgraph("--help")
    assert result.code == 0
    assert [name for name in COMMANDS if f"  {name} " not in result.out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(pactgraph, name: str) -> None:
    result = pactgraph(name, "--help")
    assert (result.code, result.err) == (0, "")
    assert "Usage: pactgraph" in result.out


def test_build_writes_the_graph_and_says_what_is_in_it(pactgraph, source: Path, tmp_path: Path) -> None:
    result = pactgraph("build", source, "--out", tmp_path / "g")
    assert result.code == 0
    for kind in ("documents", "countries", "leaders", "partnerships", "quotations", "facts"):
        assert f"\n{kind} " in f"\n{result.out}"
    assert "Denmark – Norway" in result.out
    assert "graph.ttl" in result.err
    assert {path.name for path in (tmp_path / "g").iterdir()} >= {"graph.ttl", "graph.html", "store", "settings.json"}
    assert pactgraph("build", source, "--out", tmp_path / "g", "--quiet") == Result(0, "", "")


def test_build_says_that_a_text_came_twice(pactgraph, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Peru praised Chile.", encoding="utf-8")
    result = pactgraph("build", tmp_path / "one.txt", tmp_path / "two.txt", "--out", tmp_path / "g")
    assert "1 with a text that another document has" in result.err
    assert result.out.split("\ndocuments ")[1].splitlines()[0].split() == ["1"]


def test_a_plan_is_not_counted_with_the_facts(pactgraph, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("Peru will help Chile.", encoding="utf-8")
    lines = pactgraph("build", tmp_path / "plan.txt", "--out", tmp_path / "g").out.splitlines()
    counts = {line.rsplit("  ", 1)[0].split("  ")[0].strip(): line.split() for line in lines if line.strip()}
    assert counts["facts"][1] == "0"
    assert "Peru aids Chile (planned)" in next(line for line in lines if line.startswith("plans, denials, claims"))


def test_events_as_json_lines(pactgraph, source: Path) -> None:
    found = records(pactgraph("events", source, "--format", "jsonl").out)
    pact = next(record for record in found if record["relation"] == "partnersWith" and record["status"] == "asserted")
    assert {
        "document": "n1",
        "source_code": "DNK",
        "event_type": "COOPERATE",
        "target_code": "NOR",
        "place": "Oslo",
    }.items() <= pact.items()
    for record in found:
        evidence = record["evidence"]
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]
        for side in ("source", "target"):
            start, end = record[f"{side}_span"]
            assert evidence["start"] <= start < end <= len(TEXT)
    assert any(record["source_code"] is None for record in found)
    assert {record["relation"] for record in found}.isdisjoint({"memberOf"})


def test_a_source_and_its_graph_give_the_same_lines(pactgraph, source: Path, folder: Path) -> None:
    for name in ("events", "quotes", "offices"):
        lines = [pactgraph(name, place, "--format", "jsonl").out for place in (source, folder, folder / "graph.ttl")]
        assert lines[0]
        assert lines[0] == lines[1] == lines[2]


def test_quotes_and_offices_as_json_lines(pactgraph, source: Path) -> None:
    (quote,) = (record for record in records(pactgraph("quotes", source, "--format", "jsonl").out) if record["direct"])
    start, end = quote["span"]
    assert TEXT[start:end] == quote["text"] == "We sail together,"
    assert TEXT[slice(*quote["speaker_span"])] == "an official"
    assert TEXT[quote["evidence"]["start"] : quote["evidence"]["end"]] == quote["evidence"]["text"]
    assert quote["text"] in quote["evidence"]["text"]
    (office,) = records(pactgraph("offices", source, "--format", "jsonl").out)
    assert (office["person"], office["title"], office["actor_code"]) == ("Mette Frederiksen", "Prime Minister", "DNK")
    assert office["person_iri"] == "https://w3id.org/pactgraph/person/mette-frederiksen"


def test_filters(pactgraph, folder: Path) -> None:
    def pairs(*options: str) -> set[tuple[str, str, str]]:
        found = records(pactgraph("events", folder, "--format", "jsonl", *options).out)
        return {(r["source_code"], r["relation"], r["target_code"]) for r in found}

    assert ("DNK", "partnersWith", "NOR") in pairs("--between", "norway", "DNK")
    assert ("DNK", "partnersWith", "NOR") in pairs("--linked") < pairs()
    assert {source for source, _, _ in pairs("--linked")} == {"DNK", "POL"}
    assert pairs("--status", "negated") <= {("POL", "partnersWith", "HUN"), ("POL", "agreesWith", "HUN")}
    assert pairs("--actor", "Mali") == {(None, "attacks", "MLI")}
    assert pairs("--since", "2025-03-05") == set()
    assert pairs("--relation", "attacks") == {(None, "attacks", "MLI")}


def test_tables_csv_and_json(pactgraph, folder: Path) -> None:
    table = pactgraph("events", folder).out
    assert "– Rebels" in table
    assert "Denmark  partnersWith" in " ".join(table.split("  ")) or "Denmark" in table
    rows = list(csv.DictReader(io.StringIO(pactgraph("events", folder, "--format", "csv").out)))
    assert rows[0]["source"] == "Denmark"
    assert json.loads(pactgraph("offices", folder, "--format", "json").out)[0]["person"] == "Mette Frederiksen"


def test_output_goes_to_a_file_whole_or_not_at_all(pactgraph, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.csv"
    assert pactgraph("events", folder, "--format", "csv", "-o", target) == Result(0, "", "")
    assert target.read_text("utf-8").startswith("date,source,")
    result = pactgraph("events", folder, "-o", tmp_path / "none" / "x.csv")
    assert result.code == 1
    assert "none/x.csv: cannot be written (No such file or directory)" in result.err
    assert pactgraph("events", folder, "-o", tmp_path).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_queries(pactgraph, folder: Path, tmp_path: Path) -> None:
    ask = "ASK { actor:DNK pact:partnersWith actor:NOR }"
    assert pactgraph("query", folder, ask).out == "true\n"
    assert pactgraph("query", folder, "ASK { actor:DNK pact:attacks actor:NOR }").out == "false\n"
    select = "SELECT ?x { actor:DNK pact:partnersWith ?x }"
    assert pactgraph("query", folder, select).out.splitlines() == ["x", "actor:NOR"]
    assert pactgraph("query", folder, select, "--format", "csv").out.splitlines() == ["x", "https://w3id.org/pactgraph/actor/NOR"]
    assert json.loads(pactgraph("query", folder, select, "--format", "json").out)["head"] == {"vars": ["x"]}
    construct = "CONSTRUCT { ?a pact:partnersWith ?b } WHERE { ?a pact:partnersWith ?b }"
    assert "actor:DNK pact:partnersWith actor:NOR ." in pactgraph("query", folder, construct).out
    assert pactgraph("query", folder, construct, "--format", "csv").code == 2
    (tmp_path / "q.rq").write_text(ask)
    assert pactgraph("query", folder, f"@{tmp_path}/q.rq").out == "true\n"
    assert "Denmark" in pactgraph("query", folder, "--named", "partners-of", "actor=Norway").out
    assert "partners-of" in pactgraph("query", "--list").out


def test_bad_queries(pactgraph, folder: Path) -> None:
    result = pactgraph("query", folder, "SELECT ?x {\n ?x pact:partnersWith }")
    assert result.code == 1
    assert "line 2, column" in result.err
    assert len(result.err.splitlines()) == 1
    assert "did you mean partners-of" in pactgraph("query", folder, "--named", "partner-of").err
    assert pactgraph("query", folder, "--named", "partners-of", "actor=Norwag").code == 1
    assert pactgraph("query", folder, "--named", "partners-of", "oops").code == 2
    assert pactgraph("query", folder).code == 2
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    result = pactgraph("query", folder, slow, "--timeout", "2")
    assert result.code == 1
    assert "longer than 2 s" in result.err


def test_why_and_why_not(pactgraph, folder: Path) -> None:
    out = pactgraph("why", folder, "NOR", "Denmark").out
    assert "Denmark and Norway signed a defence pact in Oslo." in out
    assert "partnersWith/" in out
    assert "no frame matches" in pactgraph("why-not", folder, "Brazil", "Peru").out
    result = pactgraph("why", folder, "NOR", "FRA")
    assert (result.code, result.out) == (0, "")
    assert "Nothing ties" in result.err
    result = pactgraph("why", folder, "XYZ", "NOR")
    assert result.code == 1
    assert "there is no actor 'XYZ'" in result.err


def test_network_view_export_report(pactgraph, folder: Path, tmp_path: Path) -> None:
    assert pactgraph("network", folder).out.startswith("code ")
    for table in ("overview", "communities", "blocs", "partnerships", "trends"):
        assert pactgraph("network", folder, "--show", table, "--format", "csv").out
    assert pactgraph("network", folder, "--show", "changes", "--since", "2025-03-01").code == 0
    assert pactgraph("network", folder, "--show", "changes").code == 2
    assert pactgraph("network", folder, "--plot", tmp_path / "n.svg").code == 0
    assert (tmp_path / "n.svg").read_text("utf-8").startswith("<?xml")
    assert pactgraph("network", folder, "--plot", tmp_path / "n.doc").code == 1
    assert not (tmp_path / "n.doc").exists()
    assert pactgraph("view", folder, "-o", tmp_path / "v.html", "--no-browser").code == 0
    assert pactgraph("view", folder, "-o", "-").out == (tmp_path / "v.html").read_text("utf-8")
    assert pactgraph("view", folder, "--language", "xx").code == 2
    assert "Denmark" in pactgraph("report", folder).out
    assert pactgraph("report", folder, "--format", "html").out.startswith("<!")


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "cytoscape"])
def test_export_to_standard_output_is_the_same_each_time(pactgraph, folder: Path, form: str) -> None:
    first, second = (pactgraph("export", folder, "--format", form) for _ in range(2))
    assert first == second
    assert first.code == 0
    assert "NOR" in first.out


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdfxml"])
def test_every_format_of_rdf_is_read_back_under_its_own_name(pactgraph, folder: Path, tmp_path: Path, form: str) -> None:
    assert pactgraph("export", folder, "--format", form, "-o", tmp_path / f"x.{form}").code == 0
    listed = [pactgraph("events", place, "--linked", "--format", "csv").out for place in (folder, tmp_path / f"x.{form}")]
    assert listed[0].splitlines()[1:]
    assert len(listed[0].splitlines()) == len(listed[1].splitlines())


@pytest.mark.parametrize("form", ["csv", "neo4j", "parquet"])
def test_export_to_a_folder(pactgraph, folder: Path, tmp_path: Path, form: str) -> None:
    assert pactgraph("export", folder, "--format", form).code == 2
    assert pactgraph("export", folder, "--format", form, "-o", tmp_path / form).code == 0
    assert len(list((tmp_path / form).iterdir())) >= 2


def test_verify_diff_info_remove(pactgraph, source: Path, tmp_path: Path) -> None:
    pg.build([source, pg.document("Brazil attacked Peru.", "extra")], tmp_path / "g").close()
    pg.build(source, tmp_path / "h").close()
    assert pactgraph("verify", tmp_path / "g").code == 0
    assert pactgraph("diff", tmp_path / "h", tmp_path / "g").out.splitlines()[1].split()[:4] == ["+", "BRA", "attacks", "PER"]
    assert pactgraph("remove", tmp_path / "g", "extra", "-q").code == 0
    assert (tmp_path / "g" / "graph.ttl").read_bytes() == (tmp_path / "h" / "graph.ttl").read_bytes()
    assert "say the same" in pactgraph("diff", tmp_path / "h", tmp_path / "g").err
    assert pactgraph("remove", tmp_path / "g", "extra").code == 1
    assert "documents" in pactgraph("info", tmp_path / "g").out
    assert "pyoxigraph" in pactgraph("info").out
    assert pactgraph("validate", tmp_path / "g").code == 0


@pytest.mark.parametrize("command", ["events", "quotes", "offices"])
def test_inputs_that_fail_are_named_and_the_others_listed(pactgraph, source: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "x"}\n{"id": 1}\n')
    result = pactgraph(command, tmp_path / "bad.jsonl", tmp_path / "none.txt", source, "--format", "jsonl")
    assert result.code == 3
    assert f'{tmp_path}/bad.jsonl: line 2 has no "text"' in result.err
    assert f"{tmp_path}/none.txt: is not there" in result.err
    assert len(result.err.splitlines()) == 2
    assert records(result.out)


def test_a_list_of_nothing_is_an_error(pactgraph, tmp_path: Path) -> None:
    assert pactgraph("events", tmp_path / "none.txt").code == 1


def test_since_takes_a_month_and_a_year(pactgraph, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Peru praised Chile.", "date": "2024-06-20"}\n')
    for bound, found in (("2024-06", 1), ("2024-07", 0), ("2024", 1), ("2025", 0)):
        result = pactgraph("events", tmp_path / "a.jsonl", "--format", "jsonl", "--since", bound)
        assert len(records(result.out)) == found, bound
    assert records(pactgraph("events", tmp_path / "a.jsonl", "--format", "jsonl", "--until", "2024").out)
    assert "is not a date" in pactgraph("events", tmp_path / "a.jsonl", "--since", "soon").err


def test_an_actor_is_known_by_its_capital(pactgraph, folder: Path) -> None:
    assert pactgraph("why", folder, "Oslo", "Copenhagen").out == pactgraph("why", folder, "Norway", "Denmark").out


def test_build_with_bad_inputs(pactgraph, source: Path, tmp_path: Path) -> None:
    assert pactgraph("build", tmp_path / "none", "--out", tmp_path / "g").code == 1
    assert not (tmp_path / "g").exists()
    result = pactgraph("build", source, tmp_path / "none", "--out", tmp_path / "g")
    assert result.code == 3
    assert "none: is not there" in result.err
    assert (tmp_path / "g" / "graph.ttl").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "cause"),
    [
        (["nonsense"], 2, "No such command"),
        (["build", "x"], 2, "Missing option '--out'"),
        (["events"], 2, "Missing argument"),
        (["events", "x", "--since", "soon"], 2, "is not a date"),
        (["events", "FOLDER", "x.txt"], 2, "is a graph"),
        (["events", "FOLDER", "--relation", "loves"], 2, "'loves' is not one of"),
        (["events", "FOLDER", "--actor", "Norwag"], 1, "there is no actor 'Norwag'"),
        (["query", "nowhere", "ASK {}"], 1, "nowhere"),
        (["network", "LICENSE"], 1, "LICENSE"),
        (["view", "."], 1, "settings.json"),
        (["events", "x", "--actors", "nowhere.csv"], 1, "nowhere.csv"),
        (["export", "FOLDER", "--format", "xls"], 2, "Invalid value"),
    ],
)
def test_wrong_usage_and_errors(
    pactgraph, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, cause: str
) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    result = pactgraph(*(str(folder) if argument == "FOLDER" else argument for argument in arguments))
    assert result.code == code
    assert cause in result.err
    assert result.out == ""
    if code == 1:
        assert len(result.err.splitlines()) == 1
        assert result.err.startswith("pactgraph: ")


def test_a_graph_that_is_being_written_is_said_to_be(pactgraph, source: Path, tmp_path: Path) -> None:
    with pg.build(source, tmp_path / "g"):
        result = pactgraph("build", source, "--out", tmp_path / "g")
    assert result.code == 1
    assert "being written by another process" in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        program = [sys.executable, "-m", "pactgraph", "export", str(folder), "--format", "ttl"]
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("pactgraph: ")
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", ["export {} --format nt", "events {}", "events {} --format jsonl", "network {}"])
def test_a_reader_that_has_seen_enough_is_no_error(folder: Path, arguments: str) -> None:
    command = f"{sys.executable} -m pactgraph {arguments.format(folder)} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norwegian Prime Minister Jonas Gahr Støre visited Denmark.", "utf-8")
    program = [sys.executable, "-m", "pactgraph", "offices", str(tmp_path / "a.txt")]
    done = subprocess.run(program, capture_output=True, check=True, env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "Støre" in done.stdout.decode()


def test_help_does_not_wait_for_what_it_does_not_need() -> None:
    program = (
        "import sys; from pactgraph.cli import run; run(['--help']);"
        "heavy = {'spacy', 'pyoxigraph', 'networkx', 'rdflib', 'rich', 'numpy'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_a_month_or_a_year_in_the_sentence_stands_against_the_day_of_publication(pactgraph, tmp_path: Path) -> None:
    times = ("Chad in June 2017", "Peru in 2019", "Mali")
    rows = [{"id": time, "text": f"Egypt signed a treaty with {time}.", "date": "2025-09-22"} for time in times]
    (tmp_path / "three.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    listed = pactgraph("events", tmp_path / "three.jsonl", "--format", "csv").out
    assert sorted(row["date"] for row in csv.DictReader(io.StringIO(listed))) == ["2017-06", "2019", "2025-09-22"]
    assert [one["date"] for one in records(pactgraph("events", tmp_path / "three.jsonl", "--format", "jsonl").out)] == [
        "2017-06",
        "2019",
        None,
    ]
    assert pactgraph("build", tmp_path / "three.jsonl", "--out", tmp_path / "graph", "--quiet").code == 0
    assert pactgraph("verify", tmp_path / "graph").code == pactgraph("validate", tmp_path / "graph").code == 0
    for since, targets in (("2017-06-01", {"Chad", "Peru", "Mali"}), ("2017-06-02", {"Peru", "Mali"}), ("2025-09-01", {"Mali"})):
        listed = pactgraph("events", tmp_path / "graph", "--since", since, "--format", "csv").out
        assert {name for name in ("Chad", "Peru", "Mali") if name in listed} == targets
    months = pactgraph("network", tmp_path / "graph", "--between", "2025-09-01", "2025-09-30", "--format", "csv").out
    assert {name for name in ("Chad", "Peru", "Mali") if name in months} == {"Mali"}


def test_network_between_two_days(pactgraph, tmp_path: Path) -> None:
    rows = [
        {"id": day, "text": f"Norway and {other} signed a treaty.", "date": day}
        for day, other in (("2023-05-01", "Chad"), ("2025-05-01", "Peru"))
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    assert pactgraph("build", str(tmp_path / "two.jsonl"), "--out", str(tmp_path / "graph"), "--quiet").code == 0
    between = pactgraph("network", str(tmp_path / "graph"), "--between", "2023-01-01", "2024-12-31", "--format", "csv").out
    since = pactgraph("network", str(tmp_path / "graph"), "--since", "2023-01-01", "--until", "2024-12-31", "--format", "csv").out
    assert between == since
    assert "Chad" in between
    assert "Peru" not in between
