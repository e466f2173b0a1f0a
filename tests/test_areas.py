"""Areas of co-operation: keywords in a sentence, and what an agreement covers where the text says so later."""

from __future__ import annotations

import pytest

from findings_cases import findings, short
from pactgraph import ontology
from pactgraph.extraction.events.areas import AreaFinder

ONTOLOGY = ontology.load()
FINDER = AreaFinder(ONTOLOGY)
KEYWORDS = [(keyword, code) for code, area in ONTOLOGY.areas.items() for keyword in area.keywords]


def areas_of(text: str) -> dict[str, set[str]]:
    return {short(event): set(event.areas) for event in findings(text).events if event.linked}


def test_every_keyword_of_the_ontology_is_found_for_its_area() -> None:
    missed = [(keyword, code) for keyword, code in KEYWORDS if code not in FINDER.find(f"a deal on {keyword} was made")]
    assert missed == []


@pytest.mark.parametrize("text", ["", "Nothing of the kind.", "farmstead", "co-farming"])
def test_a_part_of_a_word_is_no_area(text: str) -> None:
    assert FINDER.find(text) == ()


def test_the_longest_keyword_is_meant_and_capitals_do_not_matter() -> None:
    assert FINDER.find("AIR DEFENCE") == FINDER.find("air defence")
    assert "air-defence" in FINDER.find("They share air defence data.")


def test_areas_are_sorted_and_given_once() -> None:
    found = FINDER.find("trade, energy, trade and more energy, fisheries, border")
    assert list(found) == sorted(set(found))


def test_an_event_has_the_areas_of_its_sentence() -> None:
    (areas,) = areas_of("Norway and Iceland signed an agreement on fisheries.").values()
    assert "fisheries" in areas


def test_a_later_sentence_says_what_the_agreement_covers() -> None:
    text = "Norway signed an agreement with Iceland. The new agreement covers fisheries and trade."
    (areas,) = areas_of(text).values()
    assert {"fisheries", "trade"} <= areas


def test_bullet_points_say_what_the_agreement_covers() -> None:
    text = "Norway signed an agreement with Iceland.\n\nThe agreement covers:\n\n- fisheries\n- trade\n"
    (areas,) = areas_of(text).values()
    assert {"fisheries", "trade"} <= areas


def test_the_agreement_of_those_the_text_is_about_is_meant() -> None:
    text = (
        "Norway signed an agreement with Iceland. Norway and Iceland have talked for years. Chile signed an agreement with Peru. "
        "The Norwegian agreement covers fisheries."
    )
    areas = areas_of(text)
    assert areas["ISL partnersWith NOR"] == {"fisheries"}
    assert areas["CHL partnersWith PER"] == set()
