"""Still pictures: readable, whole, and the same bytes for the same network."""

from __future__ import annotations

import random
import struct
import sys
from itertools import combinations
from xml.etree import ElementTree

import networkx as nx
import pytest

from network_cases import event, findings
from pactgraph.errors import ExportError
from pactgraph.model import Findings
from pactgraph.network import graph, slices
from pactgraph.network.pictures import diagram, matrix, timeline
from pactgraph.network.pictures.layout import positions
from pactgraph.ontology import load

ONTOLOGY = load()
COUNTRIES = sorted(code for code, actor in ONTOLOGY.actors.items() if actor.kind == "country")


def documents(count: int) -> list[Findings]:
    """As many documents about pairs of countries, some with conflict, some with an organisation."""
    source = random.Random(count)
    actors = [*COUNTRIES[: 10 + count // 3], "NATO", "ECOWAS"]
    made = []
    for number in range(count):
        one, other = source.sample(actors, 2)
        relation = source.choice(["partnersWith", "aids", "consultsWith", "accuses", "attacks"])
        day = f"20{source.randint(20, 24)}-0{source.randint(1, 9)}-11"
        made.append(findings(f"d{number}", event(one, relation, other), published=day))
    return made


MANY = documents(90)
NETWORK = graph(MANY, ONTOLOGY)
PICTURES = {
    "diagram": lambda given, kind: diagram(graph(given, ONTOLOGY), kind=kind),
    "matrix": lambda given, kind: matrix(graph(given, ONTOLOGY), kind=kind),
    "timeline": lambda given, kind: timeline(slices(given, ONTOLOGY), kind=kind),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_same_network_gives_the_same_bytes(name: str, kind: str) -> None:
    assert PICTURES[name](MANY[:12], kind) == PICTURES[name](MANY[:12][::-1], kind)


@pytest.mark.parametrize("name", PICTURES)
def test_svg_is_whole_and_says_nothing_of_today(name: str) -> None:
    text = PICTURES[name](MANY, "svg").decode()
    assert ElementTree.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"
    assert "dc:date" not in text
    metadata = text[text.index("<metadata>") : text.index("</metadata>")]
    assert "pactgraph" in metadata
    assert "matplotlib" not in metadata.lower()


@pytest.mark.parametrize("name", PICTURES)
def test_png_is_fit_for_print(name: str) -> None:
    content = PICTURES[name](MANY, "png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width >= 1000
    assert height >= 900


@pytest.mark.parametrize("name", PICTURES)
def test_an_empty_network_is_a_picture_too(name: str) -> None:
    assert b"</svg>" in PICTURES[name]([], "svg")


@pytest.mark.parametrize("name", PICTURES)
def test_another_kind_names_those_there_are(name: str) -> None:
    with pytest.raises(ExportError, match="'gif': one of svg, png, pdf"):
        PICTURES[name](MANY[:3], "gif")


def test_a_single_tie_and_a_label_with_signs_of_mathematics_can_be_drawn() -> None:
    single = graph([findings("x", event("NOR", "attacks", "DNK"))], ONTOLOGY)
    single.nodes["NOR"]["label"] = "$\\frac{Nor & <way>$ and a very long name indeed"
    for draw in (diagram, matrix):
        assert ElementTree.fromstring(draw(single)).tag.endswith("svg")


def test_what_is_left_out_changes_the_picture() -> None:
    assert diagram(NETWORK, limit=10) != diagram(NETWORK, limit=30)
    assert matrix(NETWORK, limit=5) != matrix(NETWORK, limit=6)


@pytest.mark.parametrize("name", PICTURES)
def test_a_missing_matplotlib_says_how_to_get_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ExportError, match=r"pip install 'pactgraph\[plot\]'"):
        PICTURES[name](MANY[:3], "svg")


@pytest.mark.parametrize("size", [1, 2, 3, 20, 60])
def test_nodes_and_labels_cover_each_other_nowhere(size: int) -> None:
    drawn = nx.gnp_random_graph(size, 0.08, seed=size)
    drawn = nx.relabel_nodes(drawn, lambda node: f"A{node:02}")
    nx.set_edge_attributes(drawn, 1, "sign")
    source = random.Random(size)
    room = {node: (source.uniform(0.4, 1.1), source.uniform(0.35, 0.6)) for node in drawn}
    place = positions(drawn, room, 10.0, 6.2)
    for one, other in combinations(drawn, 2):
        apart = [abs(place[one][axis] - place[other][axis]) - (room[one][axis] + room[other][axis]) / 2 for axis in (0, 1)]
        assert max(apart) > -0.03, (one, other)
    for node, (x, y) in place.items():
        assert room[node][0] / 2 - 0.01 <= x <= 10.01 - room[node][0] / 2
        assert room[node][1] / 2 - 0.01 <= y <= 6.21 - room[node][1] / 2


def test_friends_stand_nearer_than_foes() -> None:
    ties = nx.Graph()
    ties.add_edges_from([("A", "B"), ("B", "C"), ("A", "C")], sign=1)
    ties.add_edge("A", "D", sign=-1)
    place = positions(ties, dict.fromkeys("ABCD", (0.2, 0.2)), 8.0, 8.0)
    apart = {pair: abs(complex(*place[pair[0]]) - complex(*place[pair[1]])) for pair in ("AB", "AC", "AD")}
    assert apart["AD"] > max(apart["AB"], apart["AC"])
    assert positions(nx.Graph(), {}, 1, 1) == {}
