"""The scores on examples small enough for paper, the format of gold files, the gate and the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from evaluation_cases import KINDS, TEXT, TYPES, event, findings, found_in, quotation, tenure, text, write
from pactgraph.cli import run
from pactgraph.errors import InputError
from pactgraph.evaluation import GoldDocument, evaluate, read_floors, read_gold, shortfalls
from pactgraph.evaluation.counts import Counts
from pactgraph.evaluation.events import is_right, score_events, score_link
from pactgraph.evaluation.gold import GoldEvent, GoldLink, GoldOffice, GoldQuote
from pactgraph.evaluation.intervals import intervals
from pactgraph.evaluation.offices import score_offices
from pactgraph.evaluation.quotes import score_quotes
from pactgraph.evaluation.reliability import bins, judge
from pactgraph.model import Status
from pactgraph.work import ontology_with

PAGE = Path(__file__).parents[1] / "docs" / "EVALUATION.md"


# The scores on paper


def test_events_are_scored_in_four_views() -> None:
    gold = [GoldEvent("NOR", "CONSULT", "DNK"), GoldEvent("SWE", "SUPPORT", "FIN")]
    found = [event("DNK", "consultsWith", "NOR"), event("FIN", "supports", "SWE"), event("SWE", "concedesTo", "FIN")]
    tally = score_events(gold, found, KINDS)
    assert tally["pair"] == Counts(2, 2, 2, 2)  # two pairs of actors, both named
    assert tally["dyad"] == Counts(2, 2, 2, 3)  # a meeting has no direction, praise has: FIN to SWE is wrong
    assert tally["quad"] == Counts(2, 2, 2, 3)  # to yield and to praise are both verbal co-operation
    assert tally["type"] == Counts(1, 2, 1, 3)
    assert (tally["type"].precision, tally["type"].recall, tally["type"].f1) == (1 / 3, 1 / 2, pytest.approx(0.4))


def test_a_relation_is_scored_by_its_own_facts() -> None:
    tally = score_events([GoldEvent("SWE", "SUPPORT", "FIN")], [event("SWE", "accuses", "FIN")], KINDS)
    assert tally["relation.supports"] == Counts(0, 1, 0, 0)
    assert tally["relation.accuses"] == Counts(0, 0, 0, 1)


def test_the_status_counts_among_those_right_on_type() -> None:
    gold = [
        GoldEvent("NOR", "CONSULT", "DNK", Status.PLANNED),
        GoldEvent("SWE", "SUPPORT", "FIN"),
        GoldEvent("SWE", "AID", "FIN"),
    ]
    found = [event("NOR", "consultsWith", "DNK"), event("SWE", "supports", "FIN")]
    tally = score_events(gold, found, KINDS)
    assert (tally["status"].right, tally["status"].predicted) == (1, 2)
    assert (tally["status.planned"].right, tally["status.planned"].predicted) == (0, 1)


def test_mentions_and_unlinked_parties_do_not_count_twice() -> None:
    found = [event("NOR", "consultsWith", "DNK"), event("NOR", "consultsWith", "DNK", Status.PLANNED), event("NOR", "aids", None)]
    assert score_events([GoldEvent("NOR", "CONSULT", "DNK")], found, KINDS)["type"] == Counts(1, 1, 1, 1)


def test_a_marked_sentence_is_linked_by_its_words() -> None:
    gold = GoldLink(((11, 18),), "CONSULT", ((0, 6),))
    tally = score_link(gold, [event("NOR", "consultsWith", "DNK")], KINDS)
    assert (tally["linked"].right, tally["linked.right"].right) == (1, 1)  # in either direction, as both meet
    assert score_link(gold, [event("NOR", "accuses", "DNK")], KINDS)["linked"].right == 0
    other = score_link(GoldLink(((0, 6),), "AID", ((11, 18),)), [event("NOR", "accuses", "DNK")], KINDS)
    assert (other["linked"].right, other["linked.right"].right) == (1, 0)
    assert other["linked.type.ACCUSE"] == Counts(predicted=1)


def test_yield_is_to_concede_or_to_retreat() -> None:
    gold = GoldLink(((0, 6),), "YIELD", ((11, 18),))
    assert [
        score_link(gold, [event("NOR", name, "DNK")], KINDS)["linked.right"].right for name in ("concedesTo", "retreatsFrom")
    ] == [1, 1]


def test_an_event_is_right_wrong_or_not_judged() -> None:
    listed = GoldDocument(text(), (GoldEvent("NOR", "CONSULT", "DNK"),))
    marked = GoldDocument(text(), link=GoldLink(((0, 6),), "AID", ((11, 18),)))
    found = [event("NOR", "consultsWith", "DNK", Status.PLANNED), event("NOR", "aids", "DNK"), event("NOR", "aids", None)]
    assert [is_right(one, listed, KINDS) for one in found] == [True, False, None]
    assert [is_right(one, marked, KINDS) for one in found] == [False, True, True]
    assert is_right(event("NOR", "aids", "DNK", spans=((20, 26), (35, 42))), marked, KINDS) is None


def test_offices_are_told_apart_by_actor_and_last_name() -> None:
    gold = [GoldOffice("Jens Støre", "Prime Minister", "NOR"), GoldOffice("Ana Ruiz", "envoy", "PER")]
    found = [tenure("Store", "minister", "NOR"), tenure("Jens Støre", "minister", "SWE"), tenure("Ana Ruíz", "king", "PER")]
    tally = score_offices(gold, found)
    assert tally["offices"] == Counts(1, 2, 1, 3)  # ø is a letter of its own, í an i with an accent
    assert (tally["offices.title"].right, tally["offices.title"].predicted) == (0, 1)


def test_a_quotation_is_found_by_half_of_its_words() -> None:
    gold = [GoldQuote(((0, 20),), True, source=((30, 34),)), GoldQuote(((40, 60),), True, source=((70, 75),))]
    found = [quotation((0, 10), (30, 32)), quotation((41, 60), (0, 4)), quotation((80, 90), None)]
    tally = score_quotes(gold, found, text(), True)
    assert tally["quotes.direct.words"] == Counts(2, 2, 2, 3)
    assert tally["quotes.direct"] == Counts(1, 2, 1, 3)
    assert score_quotes(gold, found, text(), False)["quotes.indirect.words"] == Counts(0, 0, 0, 0)


def test_a_speaker_without_a_place_is_known_by_name() -> None:
    gold = [GoldQuote(((0, 20),), True, speaker="Kari Solberg")]
    for speaker, right in (("Defence Minister Solberg", 1), ("Erik Lund", 0)):
        tally = score_quotes(gold, [quotation((0, 20), None, speaker=speaker)], text(), True)
        assert tally["quotes.direct"].found == right


def test_intervals_hold_the_figure_and_do_not_change() -> None:
    tallies = [{"type": Counts(found=i % 2, gold=1, right=i % 2, predicted=1)} for i in range(40)]
    first = intervals(tallies, ["type"])
    precision, recall, f1 = first["type"]
    assert precision == recall == f1
    assert precision[0] < 0.5 < precision[1]
    assert precision[1] - precision[0] == pytest.approx(2 * 1.96 * (0.25 / 40) ** 0.5, abs=0.05)  # that of 40 coins
    assert intervals(tallies, ["type"]) == first
    assert intervals([{"type": Counts(1, 1, 1, 1)}] * 3, ["type"])["type"][0] == (1.0, 1.0)


def test_reliability_puts_each_fact_in_one_bin() -> None:
    gold = [GoldEvent("NOR", "CONSULT", "DNK")]
    found = [
        event("NOR", "consultsWith", "DNK", confidence=0.95),
        event("NOR", "consultsWith", "DNK", Status.PLANNED, confidence=0.2),
        event("NOR", "accuses", "DNK", confidence=0.9),
        event("NOR", "accuses", "SWE", confidence=0.45),
    ]
    table = bins(judge(gold, found, KINDS))
    assert [(row.facts, row.right_type, row.right_pair) for row in table] == [(1, 0, 0), *[(0, 0, 0)] * 3, (2, 1, 2)]
    assert (table[-1].type_share, table[-1].pair_share) == (0.5, 1.0)


def test_the_worst_mistakes_come_first() -> None:
    gold = GoldDocument(text(), (GoldEvent("NOR", "CONSULT", "DNK", Status.PLANNED), GoldEvent("SWE", "SUPPORT", "FIN")))
    wrong = [event("SWE", "concedesTo", "FIN", confidence=0.9), event("NOR", "aids", "FIN", confidence=0.6)]
    found = findings(gold.document, event("NOR", "consultsWith", "DNK"), *wrong)
    evaluation = evaluate([gold], [found], ontology_with(None))
    shown = evaluation.errors(5)
    assert [(m.kind, m.fact) for m in shown] == [
        ("missed", "SWE SUPPORT FIN (asserted)"),
        ("false", "NOR AID FIN (asserted)"),
        ("false", "SWE CONCEDE FIN (asserted)"),
        ("status", "DNK CONSULT NOR (asserted), not planned"),
    ]
    assert [m.gravity for m in shown] == [1, 4, 1, 0]
    assert shown[0].rule == "concedesTo/1 instead"
    assert shown[1].rule == "aids/1"
    assert len(evaluation.errors(1)) == 3


def test_findings_of_another_document_are_refused() -> None:
    with pytest.raises(ValueError, match="stand where those of gold should"):
        evaluate([GoldDocument(text(source="gold"), ())], [findings(text("Chad.", "other"))], ontology_with(None))


# Gold files


def test_a_part_that_is_missing_is_not_scored(tmp_path: Path) -> None:
    (one,) = read_gold(write(tmp_path / "g.jsonl", {"text": TEXT, "date": "2025-03-05"}), TYPES)
    assert (one.events, one.offices, one.quotes, one.link) == (None, None, None, None)
    assert (one.document.source, str(one.document.published)) == ("g.jsonl:1", "2025-03-05")
    assert evaluate([one], found_in([one]), ontology_with(None)).figures == ()


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "x"}, "the key 'text' is missing"),
        ({"text": " "}, "text"),
        ({"text": TEXT, "events": {}}, '"events" is not a list of objects'),
        ({"text": TEXT, "events": [{"source": "NOR", "target": "DNK"}]}, "the key 'type' is missing"),
        ({"text": TEXT, "events": [{"source": "NOR", "type": "HUG", "target": "DNK"}]}, "'HUG' is not an event type: ACCUSE"),
        (
            {"text": TEXT, "events": [{"source": "NOR", "type": "AID", "target": "DNK", "status": "maybe"}]},
            "not a status: asserted",
        ),
        ({"text": TEXT, "offices": [{"person": "A", "title": "", "actor": "NOR"}]}, '"title" is not a text'),
        ({"text": TEXT, "quotes": [{"speaker": "A", "text": "never said"}]}, "does not hold the words 'never said'"),
        ({"text": TEXT, "source": [[0, 999]], "target": [[0, 1]], "root": "AID"}, "is not in the text of 43 characters"),
        ({"text": TEXT, "date": "soon"}, "date"),
    ],
)
def test_an_error_in_gold_names_its_line(tmp_path: Path, record: dict[str, object], reason: str) -> None:
    path = write(tmp_path / "gold.jsonl", {"text": TEXT}, record)
    with pytest.raises(InputError, match=re.escape(reason)) as caught:
        read_gold(path, TYPES)
    assert str(caught.value).startswith(f"{path}, line 2: ")


def test_the_example_of_the_page_is_gold(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    (example,) = re.findall(r"(?<=```json\n).*?(?=```)", page, re.DOTALL)
    gold = read_gold(write(tmp_path / "gold.jsonl", json.loads(example)), TYPES)
    figures = evaluate(gold, found_in(gold), ontology_with(None)).counts
    assert {name for name in figures if not re.search(r"`" + re.escape(name.split(".")[0]), page)} == set()
    for name in ("pair", "type", "status", "offices", "construction.active"):
        assert figures[name].f1 == 1.0, name


@pytest.mark.parametrize(("content", "reason"), [(b"{", "line 1: not JSON"), (b"\xff", "not UTF-8"), (b"\n", "holds no gold")])
def test_a_file_that_is_no_gold_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason):
        read_gold(path, TYPES)
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl", TYPES)


# The gate


def test_floors_are_read_from_json_and_toml(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text('{"pair.f1": 0.5, "quotes": {"direct": {"recall": 1}}}')
    (tmp_path / "f.toml").write_text('"pair.f1" = 0.5\n[quotes.direct]\nrecall = 1\n')
    assert read_floors(tmp_path / "f.json") == read_floors(tmp_path / "f.toml") == {"pair.f1": 0.5, "quotes.direct.recall": 1}
    for content in ("{", "[1]", '{"pair": 2}', '{"pair": true}', '{"pair": "high"}'):
        (tmp_path / "f.json").write_text(content)
        with pytest.raises(InputError, match=r"f\.json"):
            read_floors(tmp_path / "f.json")
    with pytest.raises(InputError, match="cannot be read"):
        read_floors(tmp_path / "none.json")


def test_the_gate_names_what_is_under_its_floor() -> None:
    figures = {"pair": Counts(1, 2, 1, 1)}
    assert shortfalls(figures, {"pair.precision": 1.0, "pair": 0.66}) == ()
    (short,) = shortfalls(figures, {"pair.recall": 0.51})
    assert (short.name, short.value, short.floor) == ("pair.recall", 0.5, 0.51)
    with pytest.raises(InputError, match=r"no figure 'dyad' for the floor 'dyad\.f1': pair"):
        shortfalls(figures, {"dyad.f1": 0.1})


def test_the_command_prints_tables_json_and_what_fails(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    gold = write(
        tmp_path / "gold.jsonl",
        {"id": "a", "text": "Norway met Denmark.", "events": [{"source": "NOR", "type": "CONSULT", "target": "DNK"}]},
        {"id": "b", "text": "Peru has hills.", "events": [{"source": "PER", "type": "AID", "target": "CHL"}]},
    )
    floors = tmp_path / "floors.json"
    floors.write_text('{"pair.recall": 0.5, "type.f1": 0.9}')
    assert run(["evaluate", str(gold), "--errors", "1", "--gate", str(floors)]) == 1
    out, err = (part.decode() for part in capfdbinary.readouterr())
    assert re.search(r"^pair +1\.000 .* 0\.500 .* 0\.667 ", out, re.M)
    assert re.search(r"^0\.\d-\d\.\d +1 +1\.000 +1\.000$", out, re.M)
    assert re.search(r"^missed +b +PER AID CHL \(asserted\) +Peru has hills\.$", out, re.M)
    assert err == "pactgraph: type.f1 is 0.667, under its floor of 0.900\n"
    floors.write_text('{"pair": 0.6}')
    assert run(["evaluate", str(gold), "--format", "json", "--gate", str(floors)]) == 0
    out, err = (part.decode() for part in capfdbinary.readouterr())
    record = json.loads(out)
    assert record["figures"]["pair"]["recall"] == 0.5
    assert record["documents"] == 2
    assert err == "All 1 figures are at or above their floors.\n"
