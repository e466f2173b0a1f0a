"""Golden files: the graph of the examples, and of each case, byte for byte. ``pytest --refresh`` writes them anew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

import pactgraph as pg

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
CASES = sorted(path.parent for path in (ROOT / "tests" / "cases").glob("*/input.txt"))


def turtle(graph: pg.Graph) -> bytes:
    out = BytesIO()
    graph.store.export("ttl", out)
    return out.getvalue()


def compare(found: bytes, golden: Path, refresh: bool) -> None:
    """Compare with a golden file; a difference is shown as text, line by line."""
    if refresh:
        golden.write_bytes(found)
    assert golden.is_file(), f"{golden.name} is missing: pytest --refresh writes it"
    assert found.decode().splitlines() == golden.read_text("utf-8").splitlines(), (
        f"{golden} (pytest --refresh, then read the diff)"
    )
    assert found == golden.read_bytes()


@pytest.fixture(scope="module")
def examples() -> pg.Graph:
    return pg.build(EXAMPLES)


def test_the_graph_of_the_examples(examples: pg.Graph, refresh: bool) -> None:
    compare(turtle(examples), ROOT / "tests" / "examples.ttl", refresh)


def test_the_examples_are_eight_articles_with_title_date_and_link(examples: pg.Graph) -> None:
    documents = list(examples.documents())
    assert len(documents) == 8
    for document in documents:
        assert document.title, document.source
        assert document.published, document.source
        assert document.url, document.source
        assert 150 <= len(document.text.split()) <= 300, document.source
    assert {path.suffix for path in EXAMPLES.iterdir()} == {".txt", ".md", ".html", ".jsonl"}


def test_the_examples_show_every_status_and_enough_to_look_at(examples: pg.Graph) -> None:
    events = [event for _, event in examples.events(linked=True)]
    assert {event.status.value for event in events} == {"asserted", "planned", "negated", "alleged"}
    assert {"partnersWith", "consultsWith", "aids", "accuses"} <= {event.relation for event in events}
    assert 30 <= examples.network(persons=True).number_of_nodes() <= 90


def test_no_words_are_put_in_the_mouth_of_a_real_person(examples: pg.Graph) -> None:
    leaders = {tenure.person for _, tenure in examples.offices()}
    assert [
        quotation.speaker for _, quotation in examples.quotes() if quotation.speaker_person in leaders and quotation.direct
    ] == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_cases(case: Path, refresh: bool) -> None:
    with pg.build(case / "input.txt") as graph:
        compare(turtle(graph), case / "expected.ttl", refresh)
        assert list(graph.verify()) == []


def test_there_are_cases_and_each_has_its_expectation() -> None:
    assert len(CASES) >= 10
    assert {path.name for path in (ROOT / "tests" / "cases").iterdir()} == {case.name for case in CASES}
