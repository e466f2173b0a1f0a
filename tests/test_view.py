"""The page as a file: what goes into it, in which form, and what is left out and said."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import network
from pactgraph.model import Evidence, Party
from pactgraph.view import page
from pactgraph.view.groups import alliances
from pactgraph.view.layout import positions
from pactgraph.view.material import gather, proof
from pactgraph.view.names import translations
from pactgraph.view.payload import encode, web_address
from pactgraph.view.selection import select
from pactgraph.view.strongest import Strongest
from view_cases import ONTOLOGY, PACT, WORLD, evidence


class Elements(HTMLParser):
    """Every element with its attributes, and the text of the script elements by id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data: dict[str, str] = {}
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = dict(attrs).get("id") if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.data[self._inside] = data


@pytest.fixture(scope="module")
def html() -> str:
    return page(WORLD, ONTOLOGY, title="The north")


@pytest.fixture(scope="module")
def data(html: str) -> dict[str, object]:
    return json.loads(Elements(html).data["pactgraph-data"])


def test_nothing_outside_is_loaded(html: str) -> None:
    for tag, attributes in Elements(html).found:
        assert "src" not in attributes, tag
        assert tag not in ("link", "base", "iframe", "object", "embed"), tag
        assert attributes.get("href", "#").startswith("#"), attributes
        assert not [name for name in attributes if name.startswith("on") or name == "style"], attributes


def test_policy_names_the_scripts_by_hash(html: str) -> None:
    [policy] = [a["content"] for tag, a in Elements(html).found if tag == "meta" and a.get("http-equiv")]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_same_findings_same_bytes(html: str) -> None:
    assert page(iter(WORLD), ONTOLOGY, title="The north") == html


def test_title_and_language_are_checked() -> None:
    with pytest.raises(ValueError, match="language must be one of en, de, fr, da"):
        page(WORLD, ONTOLOGY, language="xx")
    with pytest.raises(ValueError, match="limit must be at least 1"):
        page(WORLD, ONTOLOGY, limit=0)


def test_no_findings_make_a_page_all_the_same() -> None:
    assert json.loads(Elements(page((), ONTOLOGY)).data["pactgraph-data"])["nodes"] == []


def test_a_fact_is_cut_at_its_parties(data: dict[str, list[dict[str, object]]]) -> None:
    [fact] = [fact for fact in data["facts"] if fact["r"] == "partnersWith" and data["documents"][fact["doc"]]["url"]]
    pieces = [["Denmark", "source"], " and ", ["Norway", "target"], " signed a defence pact in Oslo on Tuesday."]
    assert fact["proofs"] == [{"pieces": pieces, "rule": "partnersWith/1"}]
    assert data["nodes"][fact["s"]]["key"] == "actor/DNK"


def test_membership_and_office_are_bonds_of_their_own_kind(data: dict[str, dict[str, dict[str, object]]]) -> None:
    assert data["relations"]["memberOf"]["sign"] == 0
    assert data["relations"]["represents"]["sign"] == 0
    assert data["relations"]["partnersWith"]["class"] == "material co-operation"


@given(st.text(min_size=1), st.data())
def test_pieces_are_the_sentence(text: str, draw: st.DataObject) -> None:
    spans = [draw.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))) for _ in "ab"]
    cut = proof(Evidence(0, len(text), text, "rule/1", *spans))
    assert "".join(words for words, _ in cut.pieces) == text


def test_spans_count_from_the_document() -> None:
    text = f"Oslo, \N{SMILING FACE WITH SMILING EYES} today. {PACT}"
    assert proof(evidence(text, PACT, "r/1", "Denmark", "Norway")).pieces[0] == ("Denmark", "source")


def test_facts_without_an_actor_of_the_ontology_stay_out() -> None:
    [pact] = WORLD[1].events
    unlinked = replace(WORLD[1], events=(replace(pact, target=Party("a neighbour")),))
    assert not gather([unlinked], ONTOLOGY).facts


def test_the_weakest_nodes_are_left_out_and_counted() -> None:
    everything = select(gather(WORLD, ONTOLOGY), 1000)
    shown = select(gather(WORLD, ONTOLOGY), 3)
    assert (everything.nodes_left_out, everything.facts_left_out) == (0, 0)
    assert shown.nodes[0].key == "actor/NOR"
    assert len(shown.nodes) == 3
    assert shown.nodes_left_out == len(everything.nodes) - 3
    assert shown.facts_left_out == len(everything.facts) - len(shown.facts) > 0


def test_too_many_sentences_are_shortened_fairly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactgraph.view.selection.SENTENCES", 5)
    [pact] = WORLD[1].events
    events = (replace(pact, evidence=pact.evidence * 3), replace(pact, relation="aids", evidence=pact.evidence * 4))
    shown = select(gather([replace(WORLD[1], events=events)], ONTOLOGY), 1000)
    assert [len(fact.proofs) for fact in shown.facts] == [3, 2]
    assert shown.sentences_left_out == 2


@pytest.mark.parametrize("hostile", ["</script><script>", "<!--", "a\u2028b\u2029c", "\ud800", "]]>", '"\\', "&lt;"])
def test_json_cannot_leave_its_element(hostile: str) -> None:
    written = encode({"text": hostile})
    assert not re.search("[<>&\u2028\u2029\ud800]", written)
    assert json.loads(written)["text"] == hostile.replace("\ud800", "?")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "//host/x", "http://[", "", None, "file:///etc/passwd"]
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_web_addresses_are_kept() -> None:
    assert web_address("https://example.org/a?b=c&d#e") == "https://example.org/a?b=c&d#e"


def test_names_of_countries() -> None:
    assert translations("NOR") == {"de": "Norwegen", "fr": "Norvège", "da": "Norge"}
    assert translations("XKX")["de"] == "Kosovo"
    assert translations("SUN") == {}
    countries = [code for code, actor in ONTOLOGY.actors.items() if actor.kind == "country"]
    assert sum(bool(translations(code)) for code in countries) >= 193


def test_communities_are_those_of_the_network(data: dict[str, dict[str, list[dict[str, list[int]]]]]) -> None:
    cooperation = network.cooperation(network.graph(WORLD, ONTOLOGY))
    expected = {tuple(group) for group in network.communities(cooperation).groups if len(group) > 1}
    keys = [node["key"] for node in data["nodes"]]
    found = {tuple(sorted(keys[member].split("/")[1] for member in group["members"])) for group in data["groups"]["community"]}
    assert found == expected


def test_alliances_are_those_in_force() -> None:
    keys = {f"actor/{code}" for code in ("NOR", "DNK", "FIN", "NATO", "RUS", "BLR", "CHE")}
    found = {group.label: group.members for group in alliances(ONTOLOGY, keys)}
    assert found["NATO"] == ("actor/DNK", "actor/FIN", "actor/NATO", "actor/NOR")
    assert not any("actor/CHE" in members for members in found.values())


def test_labels_do_not_collide() -> None:
    graph = nx.barabasi_albert_graph(60, 2, seed=1)
    graph = nx.relabel_nodes(graph, {node: f"node {node}" for node in graph})
    graph.add_edge("leader", "node 0")
    where = positions(graph, dict.fromkeys(graph, "Bosnia and Herzegovina"), {"leader"})
    assert where == positions(graph, dict.fromkeys(graph, "Bosnia and Herzegovina"), {"leader"})
    width, height = 2 * 3.6 * len("Bosnia and Herzegovina"), 42
    touching = [
        (a, b) for a, b in combinations(where, 2)
        if abs(where[a][0] - where[b][0]) < width - 2 and abs(where[a][1] - where[b][1]) < height - 2
    ]  # fmt: skip
    assert touching == []


def test_parts_do_not_overlap() -> None:
    graph = nx.disjoint_union_all([nx.path_graph(number) for number in (9, 4, 2, 1, 1)])
    where = positions(nx.relabel_nodes(graph, str), {})
    parts = [[where[str(node)] for node in part] for part in nx.connected_components(graph)]
    main = max(y for _, y in max(parts, key=len))
    assert all(y > main for part in parts if len(part) < 9 for _, y in part)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2 of ``#rrggbb``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_for_everybody(theme: int, html: str) -> None:
    tokens = {name: pair[theme] for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", html)}

    def contrast(one: str, other: str) -> float:
        low, high = sorted(luminance(tokens[name]) for name in (one, other))
        return (high + 0.05) / (low + 0.05)

    for text in ("ink", "soft", "accent", "good-text", "bad-text"):
        for ground in ("paper", "card", "sunk"):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast("ink", "mark-source") >= 4.5
    assert contrast("ink", "mark-target") >= 4.5
    for line in ("deed-good", "deed-bad", "firm", "group-0", "group-2", "group-3"):
        assert contrast(line, "paper") >= 3, line


def test_of_many_facts_each_tie_keeps_its_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactgraph.view.material.FACTS", 2)
    [pact] = WORLD[1].events
    aid = replace(pact, relation="aids")
    found = replace(WORLD[1], offices=(), memberships=(), events=(pact,))
    material = gather([found, found, replace(found, events=(aid,))], ONTOLOGY)
    assert [fact.relation for fact in material.facts] == [pact.relation, "aids"]
    assert select(material, 1000).facts_left_out == 1
    assert material.weight["actor/NOR"] == 3 * len(pact.evidence)


@given(st.lists(st.integers(0, 5)), st.integers(1, 8))
def test_the_strongest_are_those_of_a_sort(ranks: list[int], most: int) -> None:
    kept: Strongest[tuple[int, int]] = Strongest(most)
    for place, rank in enumerate(ranks):
        kept.add((rank, place), rank)
    wanted = sorted(zip(ranks, range(len(ranks)), strict=True))[:most]
    assert list(kept) == sorted(wanted, key=lambda pair: pair[1])
    assert kept.left_out == len(ranks) - len(kept)
