"""The explorer in a real Chromium: what a stranger must find out, what a reader clicks and filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import Window, click_line, click_node, drawn, panel, texts
from pactgraph import network
from pactgraph.model import Findings, Period, Status
from pactgraph.view import page as make_page
from view_cases import ONTOLOGY, PACT, WORDS, WORLD, found

pytestmark = pytest.mark.browser


# The five questions that a stranger must be able to answer from the page alone.


def test_who_are_norways_partners(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("norw")
    page.keyboard.press("Enter")
    partners = texts(page, ".partners.accord .who")
    assert partners == ["Canada", "Denmark", "Iceland", "Ukraine", "United Kingdom", "Polandplanned"]


def test_what_did_its_leader_say(page: Page) -> None:
    click_node(page, "actor/NOR")
    assert "Prime Minister" in panel(page)
    assert texts(page, ".saying blockquote") == [WORDS]
    assert "Kari Ødegård Moe" in page.locator(".saying .speaker").inner_text()


def test_which_sentence_says_that_denmark_and_norway_cooperate(page: Page) -> None:
    page.fill("#search", "Denmark Norway")
    page.keyboard.press("Enter")
    assert texts(page, ".fact .sentence") == [PACT]
    assert texts(page, ".fact mark.source") == ["Denmark"]
    assert texts(page, ".fact mark.target") == ["Norway"]
    expect(page.locator(".fact .cite a")).to_have_attribute("href", "https://example.org/pact")
    assert "25 Feb 2025" in page.locator(".fact .cite").inner_text()
    meta = page.locator(".fact .meta").inner_text()
    assert all(words in meta for words in ("asserted", "0.90", "partnersWith/1"))


def test_which_country_holds_the_network_together(page: Page) -> None:
    answer = page.locator("#holds").inner_text()
    assert answer.index("Norway stands between") < answer.index("% of all other pairs")


def test_what_changed_last_month(page: Page) -> None:
    page.click("#see-changes")
    assert sorted(texts(page, "#panel-body section:nth-of-type(1) li button")) == ["Canada – Norway", "Finland – Russia"]
    assert texts(page, "#panel-body section:nth-of-type(2) li button") == ["Denmark – Sweden"]
    assert "12 May 2025 to 10 June 2025" in panel(page)


def test_a_month_or_a_year_in_the_text_is_shown_as_it_is(window: Window, tmp_path: Path) -> None:
    def dated(name: str, code: str, label: str, when: Period | None) -> Findings:
        there = found(
            name, date(2025, 6, 10), (f"{label} and Norway trained together.", code, "partnersWith", "NOR", Status.ASSERTED)
        )
        return replace(there, events=(replace(there.events[0], date=when),))

    path = tmp_path / "dated.html"
    world = (
        dated("a", "JPN", "Japan", Period(2019)),
        dated("b", "IND", "India", Period(2025, 4)),
        dated("c", "CAN", "Canada", None),
    )
    path.write_text(make_page(world, ONTOLOGY), "utf-8")
    page = window.open(path)
    page.click("#see-changes")
    assert texts(page, "#panel-body section:nth-of-type(1) li button") == ["Canada – Norway"]
    for code, when in (("JPN", "2019 (in the text)"), ("IND", "Apr 2025 (in the text)"), ("CAN", "10 Jun 2025")):
        click_line(page, f"actor/{code}", "actor/NOR")
        assert texts(page, ".fact .when") == [when]


# Pointing and clicking


def test_click_on_a_line_opens_its_sentence(page: Page) -> None:
    click_line(page, "actor/CAN", "actor/NOR")
    assert texts(page, ".fact .sentence") == ["Canada and Norway trained together."]


def test_hover_shows_the_first_sentence(page: Page) -> None:
    one, other = (page.evaluate("key => pactgraph.at(key)", key) for key in ("actor/CAN", "actor/NOR"))
    page.mouse.move((one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2)
    expect(page.locator("#tip")).to_contain_text("Canada and Norway trained together.")


def test_hide_pin_and_reset(page: Page) -> None:
    click_node(page, "actor/NOR")
    page.get_by_role("button", name="Hide", exact=True).click()
    assert "actor/NOR" not in drawn(page)[0]
    page.click("#reset")
    assert "actor/NOR" in drawn(page)[0]
    click_node(page, "actor/NOR")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.locator("[data-key='kind country']").click()
    assert {key for key in drawn(page)[0] if not key.startswith("person/")} == {"actor/NOR"}


def test_the_focus_stays_on_the_control_that_was_used(page: Page) -> None:
    click_node(page, "actor/NOR")
    page.get_by_role("button", name="Pin", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Unpin", exact=True)).to_be_focused()
    page.locator("[data-key='kind leader']").press("Enter")
    expect(page.locator("[data-key='kind leader']")).to_be_focused()


def test_the_page_says_what_it_left_out(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "three.html"
    path.write_text(make_page(WORLD, ONTOLOGY, limit=3), "utf-8")
    page = window.open(path)
    assert "The 3 nodes with most evidence are shown." in page.locator("#left-out").inner_text()
    assert len(drawn(page)[0]) <= 3


def test_focus_draws_the_neighbourhood(page: Page) -> None:
    click_node(page, "actor/SWE")
    page.get_by_role("button", name="Focus", exact=True).click()
    assert drawn(page)[0] == {"actor/SWE", "actor/DNK", "actor/FIN"}
    page.get_by_role("button", name="one step").click()
    assert "actor/NOR" in drawn(page)[0]
    page.locator(".chip", has_text="Around Sweden").click()
    assert "actor/CAN" in drawn(page)[0]


def test_shortest_path(page: Page) -> None:
    click_node(page, "actor/CAN")
    page.get_by_role("button", name="Path to…").click()
    page.fill("#path-to", "Finland")
    page.keyboard.press("Enter")
    assert "By way of Norway and Denmark and Sweden" in panel(page)
    assert len(texts(page, "#panel-body .fact")) == 4


# Filters


def test_what_is_not_asserted_is_not_drawn_until_asked(page: Page) -> None:
    lines = drawn(page)[1]
    assert "actor/NOR|actor/POL|+" in lines  # planned: drawn, dashed
    assert "actor/NOR|actor/POL|-" not in lines  # negated
    assert not any("BLR" in line for line in lines)  # alleged
    page.locator("[data-key='status negated']").click()
    page.locator("[data-key='status alleged']").click()
    assert {"actor/NOR|actor/POL|-", "actor/BLR|actor/RUS|+"} <= drawn(page)[1]
    page.locator("[data-key='status planned']").click()
    assert "actor/NOR|actor/POL|+" not in drawn(page)[1]


def test_filter_by_sign_relation_and_kind(page: Page) -> None:
    page.locator("[data-key='class material conflict']").click()
    assert "actor/RUS|actor/UKR|-" not in drawn(page)[1]
    page.locator("[data-key=relations]").click()
    page.locator("[data-key='relation partnersWith']").click()
    assert "actor/DNK|actor/NOR|+" not in drawn(page)[1]
    assert "actor/NOR|actor/UKR|+" in drawn(page)[1]
    page.locator("[data-key='kind leader']").click()
    assert not any(key.startswith("person/") for key in drawn(page)[0])
    expect(page.locator("[data-key='kind leader']")).to_have_attribute("aria-pressed", "false")


def test_brush_takes_the_network_of_that_time(page: Page) -> None:
    track = page.locator("#track").bounding_box()
    assert track
    page.mouse.move(track["x"] + track["width"] * 0.2, track["y"] + 20)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * 0.4, track["y"] + 20, steps=4)
    page.mouse.up()
    assert drawn(page)[1] >= {"actor/DNK|actor/NOR|+", "actor/NOR|actor/UKR|+"}
    assert not drawn(page)[1] & {"actor/GBR|actor/NOR|+", "actor/CAN|actor/NOR|+", "actor/ISL|actor/NOR|+"}
    expect(page.locator(".chip")).to_contain_text("2025")
    page.locator(".chip").click()
    assert "actor/ISL|actor/NOR|+" in drawn(page)[1]


def test_play_moves_through_time(page: Page) -> None:
    page.click("#play")
    early = drawn(page)[1]
    assert "actor/GBR|actor/NOR|+" in early
    assert "actor/CAN|actor/NOR|+" not in early
    page.click("#play")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Play the network through time")


def test_betweenness_is_that_of_the_network(page: Page) -> None:
    expected = network.betweenness(network.cooperation(network.graph(WORLD, ONTOLOGY))).mapping()
    found = page.evaluate("pactgraph.betweenness()")
    assert {key.removeprefix("actor/"): value for key, value in found.items()} == pytest.approx(
        {code: value for code, value in expected.items() if f"actor/{code}" in found}
    )
    assert found["actor/NOR"] > 0.3
