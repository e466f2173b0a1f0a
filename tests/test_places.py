"""Where an event happened, and regions and cities that stand for the state they belong to when something is done there."""

from __future__ import annotations

import pytest

from findings_cases import events, findings
from pactgraph import ontology
from pactgraph.extraction.actors.territory import PlaceFinder
from pactgraph.model import Mention, MentionKind

FINDER = PlaceFinder(ontology.load())
PLACES = {
    "Norway met Denmark in Geneva.": "Geneva",
    "Norway and Denmark signed an agreement in Buenos Aires.": "Buenos Aires",
    "Norway met Denmark at Camp David.": "Camp David",
    "Norway met Denmark.": None,
    "In 2021, Norway met Denmark.": None,
}


@pytest.mark.parametrize(("text", "place"), PLACES.items())
def test_where_an_event_happened(text: str, place: str | None) -> None:
    assert {event.place for event in findings(text).events} == {place}


def test_the_place_stands_in_the_text_with_its_own_blanks() -> None:
    text = "Norway met Denmark in\nBuenos  Aires."
    assert {event.place for event in findings(text).events} <= {"Buenos Aires", None}


def found(text: str, taken: tuple[Mention, ...] = ()) -> list[tuple[str, str | None]]:
    return [(m.text, m.code) for m in FINDER.find(text, taken)]


def test_every_place_of_the_ontology_is_found_for_its_state() -> None:
    missed = [(name, code) for name, code in ontology.load().places.items() if found(f"They shelled {name}.") != [(name, code)]]
    assert missed == []


def test_a_place_is_a_whole_word_and_the_longest_that_fits() -> None:
    assert found("Balinese, Gazans and Adenauer") == []
    assert found("the Gaza Strip") == [("Gaza Strip", "PSE")]
    assert found("Kuwait City and Gaza City") == [("Kuwait City", "KWT"), ("Gaza City", "PSE")]


def test_a_place_inside_an_actor_is_none() -> None:
    actor = Mention(0, 9, "Gaza City", MentionKind.NAME, "PSE")
    assert found("Gaza City", (actor,)) == []


def test_a_place_at_the_very_start_is_a_whole_word() -> None:
    assert found("Aleppo fell.") == [("Aleppo", "SYR")]


def test_what_is_done_to_a_place_is_done_to_its_state_but_a_place_never_acts() -> None:
    assert events("Turkey shelled Aleppo.") == {"TUR attacks SYR"}
    assert events("Aleppo shelled Turkey.") == set()


def test_nobody_acts_with_a_place() -> None:
    assert events("Turkey signed an agreement with Aleppo.") == set()
