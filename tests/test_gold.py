"""The gate: figures on our own gold above their floors, and equal to those of the scorers of the development sets.

``tests/gold/floors.json`` holds the floors. A floor may be raised when the extraction gets better, never lowered in passing:
where a change costs a figure, the change is wrong until the figure is back.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from evaluation_cases import TYPES, found_in, write
from pactgraph.evaluation import Evaluation, GoldDocument, evaluate, read_floors, read_gold, shortfalls
from pactgraph.model import Findings, Status
from pactgraph.results import event_record, office_record, quote_record
from pactgraph.work import ontology_with

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.jsonl"))
SHARED = Path(os.environ.get("PACTGRAPH_SHARED", "missing"))


@pytest.fixture(scope="module")
def own() -> tuple[GoldDocument, ...]:
    return tuple(one for path in FILES for one in read_gold(path, TYPES))


@pytest.fixture(scope="module")
def measured(own: tuple[GoldDocument, ...]) -> Evaluation:
    return evaluate(own, found_in(own), ontology_with(None))


def test_the_gold_covers_what_it_must(own: tuple[GoldDocument, ...]) -> None:
    sentences = [one for one in own if one.events is not None]
    events = [entry for one in sentences for entry in one.events or ()]
    assert len(sentences) >= 400
    assert {entry.type for entry in events} == TYPES
    assert {entry.status for entry in events} == set(Status)
    assert sum(not one.events for one in sentences) >= len(sentences) / 3
    assert min(Counter(one.construction for one in sentences).values()) >= 8
    assert len({one.document.id for one in own}) == len({one.document.source for one in own}) == len(own)
    assert {code for entry in events for code in (entry.source, entry.target)} <= set(ontology_with(None).actors)


def test_the_figures_stay_above_their_floors(measured: Evaluation) -> None:
    low = shortfalls(measured.counts, read_floors(GOLD / "floors.json"))
    assert low == (), [(m.kind, m.fact, m.sentence, m.rule) for m in measured.errors(10)]


def test_confidence_keeps_its_promise(measured: Evaluation) -> None:
    *_, top = measured.reliability
    assert top.facts >= 50
    assert top.type_share >= 0.9
    shares = [row.type_share for row in measured.reliability if row.facts >= 20]
    assert all(later >= earlier - 0.05 for earlier, later in pairwise(shares))


# The same figures as those of the scorers of the development sets


@pytest.mark.skipif(not SHARED.is_dir(), reason="PACTGRAPH_SHARED does not name the folder of the development sets")
@pytest.mark.parametrize(
    ("name", "lines", "scorers"),
    [
        ("news-dev.gold", 60, ("events", "offices")),
        ("news-dev2.gold", 60, ("events", "offices")),
        ("sentences-train", 150, ("plv",)),
        ("quotes-dev", 8, ("quotes",)),
    ],
)
def test_our_figures_are_those_of_the_scorers(tmp_path: Path, name: str, lines: int, scorers: tuple[str, ...]) -> None:
    path = tmp_path / "gold.jsonl"
    with (SHARED / "gold" / f"{name}.jsonl").open(encoding="utf-8") as source:
        path.write_text("".join(line for line, _ in zip(source, range(lines), strict=False)), "utf-8")
    gold = read_gold(path, TYPES)
    found = found_in(gold)
    figures = evaluate(gold, found, ontology_with(None))
    for scorer in scorers:
        printed = _printed(scorer, path, found, tmp_path)
        assert printed == _ours(scorer, figures), scorer


def _printed(scorer: str, gold: Path, found: list[Findings], folder: Path) -> list[str]:
    relations = ontology_with(None).relations
    if scorer in ("events", "plv"):
        records = [event_record(f.document, e, relations[e.relation]) for f in found for e in f.events]
    elif scorer == "offices":
        records = [office_record(f.document, t) for f in found for t in f.offices]
    else:
        records = [quote_record(f.document, q) for f in found for q in f.quotations]
    predicted = write(folder / "found.jsonl", *records)
    script = SHARED / "eval" / f"score_{scorer}.py"
    out = subprocess.run([sys.executable, script, gold, predicted], capture_output=True, text=True, check=True).stdout
    return re.findall(r"\d\.\d{3}|\b\d+/\d+\b", out)


def _ours(scorer: str, figures: Evaluation) -> list[str]:
    counts = figures.counts
    if scorer == "plv":
        shares = [counts[name].recall for name in ("linked", "linked.right", "linked.right-of-linked")]
        return [f"{share:.3f}" for share in (*shares, figures.macro_f1 or 0.0)]
    if scorer == "quotes":
        names = [f"quotes.{kind}{part}" for kind in ("direct", "indirect") for part in (".words", "")]
        return [f"{value:.3f}" for name in names for value in (counts[name].recall, counts[name].precision)]
    names = ["offices"] if scorer == "offices" else ["pair", "dyad", "quad", "type"]
    shares = [f"{value:.3f}" for name in names for value in (counts[name].precision, counts[name].recall, counts[name].f1)]
    last = counts["offices.title" if scorer == "offices" else "status"]
    return [*shares, f"{last.right}/{last.predicted}"]
