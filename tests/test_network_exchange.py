"""Exchange formats, each read back by its own library, with the same bytes from run to run."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pandas
import polars
import pyarrow.parquet
import pytest

from network_cases import event, findings, quotation, speaker
from pactgraph.errors import ExportError
from pactgraph.network import graph
from pactgraph.network.exchange import FORMATS, edge_table, encode, export, node_table
from pactgraph.ontology import load

ONTOLOGY = load()
PERSON, TENURE = speaker("odd-name", 'Odd\x0b "Name" <b>&', "DNK")
DOCUMENTS = [
    findings("a", event("NOR", "partnersWith", "DNK", areas=("training", "procurement")), published="2025-02-01",
             persons=(PERSON,), offices=(TENURE,), quotations=(quotation("Hi", "odd-name", "Odd", "DNK", ("NOR",)),)),
    findings("b", event("NOR", "partnersWith", "DNK"), event("RUS", "threatens", "XYZ"), event("RUS", "accuses", "XYZ"),
             published="2025-03-01"),
    findings("c", event("CIV", "aids", "TUR"), event("NOR", "aids", "DNK", status="planned")),
]  # fmt: skip
NETWORK = graph(DOCUMENTS, ONTOLOGY, statuses=("asserted", "planned"), persons=True)
CLEAN = 'Odd "Name" <b>&'


def content(name: str) -> list[bytes]:
    return [file.content for file in encode(NETWORK, name)]


def test_graphml_is_read_back_by_networkx() -> None:
    back = nx.parse_graphml(content("graphml")[0].decode(), force_multigraph=True)
    assert back.nodes["person/odd-name"]["label"] == CLEAN
    back.nodes["person/odd-name"]["label"] = NETWORK.nodes["person/odd-name"]["label"]
    assert dict(back.nodes(data=True)) == dict(NETWORK.nodes(data=True))
    assert {edge[:3]: edge[3] for edge in back.edges(keys=True, data=True)} == {
        edge[:3]: edge[3] for edge in NETWORK.edges(keys=True, data=True)
    }


def test_gexf_is_read_back_by_networkx_with_its_spells() -> None:
    back = nx.read_gexf(io.BytesIO(content("gexf")[0]))
    assert set(back) == set(NETWORK)
    assert (back.graph["mode"], back.nodes["DNK"]["label"]) == ("dynamic", "Denmark")
    assert (back.nodes["DNK"]["start"], back.nodes["DNK"]["end"]) == ("2025-02-01", "2025-03-01")
    edges = {edge[:3]: edge[3] for edge in back.edges(keys=True, data=True)}
    assert set(edges) == set(NETWORK.edges(keys=True))
    tie = edges["DNK", "NOR", "partnersWith"]
    assert tie["spells"] == [("2025-02-01", "2025-02-01"), ("2025-03-01", "2025-03-01")]
    assert (tie["weight"], tie["symmetric"]) == (NETWORK.edges["DNK", "NOR", "partnersWith"]["weight"], True)
    assert "spells" not in edges["CIV", "TUR", "aids"]


def test_gexf_says_that_its_times_are_dates_and_nothing_of_today() -> None:
    root = ElementTree.fromstring(content("gexf")[0])
    space = {"g": "http://www.gexf.net/1.2draft"}
    found = root.find("g:graph", space)
    assert found is not None
    assert (found.get("mode"), found.get("timeformat")) == ("dynamic", "date")
    meta = root.find("g:meta", space)
    assert meta is not None
    assert meta.get("lastmodifieddate") == "2025-03-01"
    assert [child.text for child in meta] == ["pactgraph"]


def test_cytoscape_is_read_back_by_networkx() -> None:
    data = json.loads(content("cytoscape")[0])
    back = nx.cytoscape_graph(data)
    assert set(back.edges(keys=True)) == set(NETWORK.edges(keys=True))
    assert (back.nodes["DNK"]["name"], back.nodes["DNK"]["label"]) == ("Denmark", "Denmark")
    assert back.edges["DNK", "NOR", "partnersWith"]["statements"] == 2
    identities = [element["data"]["id"] for part in ("nodes", "edges") for element in data["elements"][part]]
    assert len(identities) == len(set(identities)) == NETWORK.number_of_nodes() + NETWORK.number_of_edges()


def test_csv_is_read_back() -> None:
    nodes, edges = (list(csv.DictReader(io.StringIO(text.decode(), newline=""))) for text in content("csv"))
    assert [row["code"] for row in nodes] == sorted(NETWORK)
    assert next(row for row in nodes if row["code"] == "person/odd-name")["label"] == PERSON.name
    tie = next(row for row in edges if (row["source"], row["relation"]) == ("DNK", "partnersWith"))
    assert (tie["target"], tie["areas"], tie["first"], tie["status"]) == ("NOR", "procurement|training", "2025-02-01", "asserted")
    assert len(edges) == NETWORK.number_of_edges()


FIELD = re.compile(r"(?P<name>\w*):(?P<type>ID|START_ID|END_ID|LABEL|TYPE|string|int|double|boolean|date)(?P<list>\[])?")
PARSE = {"int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__, "date": date.fromisoformat}


def imported(text: bytes) -> list[dict[str, object]]:
    """Read as the manual of Neo4j's importer says: the header types the cells, an empty cell is no property."""
    rows = csv.reader(io.StringIO(text.decode(), newline=""))
    fields = [FIELD.fullmatch(field) for field in next(rows)]
    assert all(fields)
    found = []
    for row in rows:
        record: dict[str, object] = {}
        for field, cell in zip(fields, row, strict=True):
            parse = PARSE.get(field["type"], str)
            if cell:
                record[field["name"] or field["type"]] = [parse(one) for one in cell.split("|")] if field["list"] else parse(cell)
        found.append(record)
    return found


def test_neo4j_files_follow_the_manual_of_the_importer() -> None:
    nodes, edges = map(imported, content("neo4j"))
    assert {node["code"]: node["LABEL"] for node in nodes if node["code"] in ("DNK", "XYZ", "person/odd-name")} == {
        "DNK": "Country", "XYZ": "Unknown", "person/odd-name": "Person"
    }  # fmt: skip
    known = {node["code"] for node in nodes}
    assert all({edge["START_ID"], edge["END_ID"]} <= known for edge in edges)
    tie = next(edge for edge in edges if edge["TYPE"] == "PARTNERS_WITH")
    assert (tie["symmetric"], tie["statements"], tie["dates"]) == (True, 2, [date(2025, 2, 1), date(2025, 3, 1)])
    assert tie["areas"] == ["procurement", "training"]


def test_parquet_is_read_back_by_pyarrow_pandas_and_polars() -> None:
    nodes, edges = content("parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(edges)).to_pylist()
    tie = next(row for row in table if row["relation"] == "partnersWith")
    assert (tie["first"], tie["dates"]) == (date(2025, 2, 1), [date(2025, 2, 1), date(2025, 3, 1)])
    assert (tie["areas"], tie["symmetric"], tie["sign"]) == (["procurement", "training"], True, 1)
    assert next(row for row in table if row["relation"] == "said")["areas"] == []
    assert pandas.read_parquet(io.BytesIO(nodes))["code"].tolist() == sorted(NETWORK)
    assert polars.read_parquet(io.BytesIO(edges)).height == NETWORK.number_of_edges()


def test_tables_go_to_pandas() -> None:
    assert node_table(NETWORK).pandas().set_index("code").loc["DNK", "label"] == "Denmark"
    assert edge_table(NETWORK).pandas()["statements"].sum() == 8


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_network_gives_the_same_bytes(name: str) -> None:
    again = graph(DOCUMENTS[::-1], ONTOLOGY, statuses=("planned", "asserted"), persons=True)
    assert encode(again, name) == encode(NETWORK, name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_network_can_be_written(name: str) -> None:
    assert all(file.content for file in encode(graph([], ONTOLOGY), name))


@pytest.mark.parametrize("name", FORMATS)
def test_export_writes_what_encode_makes(name: str, tmp_path: Path) -> None:
    written = export(NETWORK, name, tmp_path / "new" if FORMATS[name].folder else tmp_path / "out")
    assert [path.read_bytes() for path in written] == content(name)
    assert not list(tmp_path.rglob(".*"))


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ExportError, match="'pajek': one of graphml, gexf, cytoscape, csv, neo4j, parquet"):
        encode(NETWORK, "pajek")


def test_a_place_that_cannot_be_written_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none/x\.graphml: cannot be written \(No such file"):
        export(NETWORK, "graphml", tmp_path / "none" / "x.graphml")
    (tmp_path / "file").write_text("old")
    with pytest.raises(ExportError, match="csv needs a folder"):
        export(NETWORK, "csv", tmp_path / "file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        export(NETWORK, "gexf", tmp_path / "folder")
    assert (tmp_path / "file").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_missing_pyarrow_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match="pyarrow is not installed"):
        encode(NETWORK, "parquet")
