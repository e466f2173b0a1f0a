"""The explorer in a real Chromium: search, table, quotations, downloads, addresses, themes, the keyboard, a phone, a notebook."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import Window, drawn, panel, texts
from pactgraph.model import Status
from pactgraph.view import page as make_page
from view_cases import ONTOLOGY, PACT, found

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("odegard", "Kari Ødegård Moe"),
        ("norwegen", "Norway"),
        ("DNK", "Denmark"),
        ("patrol the north", "Norway and United Kingdom"),
        ("than our parents", "We stand closer"),
        ("norway and canada", "Norway – Canada"),
    ],
)
def test_search(page: Page, query: str, first: str) -> None:
    page.fill("#search", query)
    assert first in page.locator("#results [role=option]").first.inner_text()


def test_search_finds_what_the_filters_hide(page: Page) -> None:
    page.locator("[data-key='kind leader']").click()
    page.fill("#search", "brandt")
    page.keyboard.press("Enter")
    assert "person/jens-brandt" in drawn(page)[0]
    assert "Nobody gains from waiting any longer." in panel(page)


def test_table_sorts_and_keeps_to_the_selection(page: Page) -> None:
    page.click("#tab-table")
    page.get_by_role("button", name="Source").click()
    names = texts(page, "tbody td:nth-child(1)")
    assert names == sorted(names)
    page.get_by_role("button", name="Source").click()
    assert texts(page, "tbody td:nth-child(1)") == sorted(names, reverse=True)
    expect(page.locator("th", has_text="Source")).to_have_attribute("aria-sort", "descending")
    page.fill("#search", "Denmark Sweden")
    page.keyboard.press("Enter")
    assert len(texts(page, "tbody tr")) == 1


def test_quotations_by_speaker(page: Page) -> None:
    page.click("#tab-quotations")
    assert sorted(texts(page, ".speaker-card h3")) == ["Jens Brandt", "Kari Ødegård Moe", "officials"]


def test_downloads(page: Page) -> None:
    page.click("#tab-table")
    with page.expect_download() as started:
        page.click("#csv")
    rows = list(csv.DictReader(io.StringIO(started.value.path().read_text("utf-8-sig"))))
    assert len(rows) == len(texts(page, "tbody tr"))
    [pact] = [row for row in rows if row["sentence"] == PACT]
    assert (pact["source_key"], pact["target_key"], pact["rule"]) == ("actor/DNK", "actor/NOR", "partnersWith/1")
    page.click("#tab-network")
    with page.expect_download() as started:
        page.click("#png")
    assert started.value.path().read_bytes().startswith(b"\x89PNG")


# Themes, names, addresses, the keyboard, a phone, a notebook


def test_fragment_restores_the_view(window: Window, north: Path) -> None:
    page = window.open(north)
    page.locator("[data-key='status planned']").click()
    page.locator("[data-key='colour alliance']").click()
    page.locator("[data-key='size betweenness']").click()
    page.select_option("#names", "de")
    page.fill("#search", "Denmark Norway")
    page.keyboard.press("Enter")
    page.click("#tab-table")
    fragment, before, nodes = page.evaluate("location.hash"), panel(page), drawn(page)
    assert "Norwegen" in before
    page.goto("about:blank")
    window.open(north, fragment)
    assert (panel(page), drawn(page)) == (before, nodes)
    expect(page.locator("#tab-table")).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-key='colour alliance']")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    "fragment",
    [
        "#time=x..y&select=actor/XXX&focus=~9",
        "#view=<script>&colour=__proto__&size=constructor",
        "#sort=nothing&path=actor/NOR",
        "#%E0%A4%A",
    ],
)
def test_a_damaged_fragment_does_no_harm(window: Window, north: Path, fragment: str) -> None:
    page = window.open(north, fragment)
    assert "actor/NOR" in drawn(page)[0]


def test_light_and_dark(page: Page) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.click("#theme")
    dark = page.evaluate(paper)
    assert light != dark
    page.emulate_media(color_scheme="dark")
    page.click("#theme")
    assert page.evaluate(paper) == light


def test_names_in_danish(page: Page) -> None:
    page.select_option("#names", "da")
    assert "Norge" in page.locator("#holds").inner_text()


def test_keyboard_alone(page: Page) -> None:
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#status")).to_contain_text("Norway, country")
    first = page.locator("#panel-body h2").inner_text()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#panel-body h2").inner_text() != first
    page.keyboard.press("Enter")
    assert page.locator("#panel-body .kicker").first.inner_text().lower() == "tie"
    page.keyboard.press("Escape")
    assert "Who stands with whom" in panel(page)


def test_timeline_by_keyboard(page: Page) -> None:
    page.focus("#time-to")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#time-to")).not_to_have_attribute("aria-valuetext", "10 Jun 2025")
    assert "actor/CAN|actor/NOR|+" not in drawn(page)[1]


def test_every_control_has_a_name(page: Page) -> None:
    nameless = """() => [...document.querySelectorAll('button, input, select, [role=slider], [tabindex="0"]')]
      .filter((element) => element.offsetParent && !element.innerText?.trim())
      .filter((element) => !element.getAttribute('aria-label') && !element.labels?.length).map((element) => element.outerHTML)"""
    for tab in ("network", "table", "quotations"):
        page.click(f"#tab-{tab}")
        assert page.evaluate(nameless) == []


def test_on_a_phone_nothing_is_cut_off(window: Window, north: Path) -> None:
    window.page.set_viewport_size({"width": 390, "height": 844})
    page = window.open(north)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for key in drawn(page)[0]:
        at = page.evaluate("key => pactgraph.at(key)", key)
        assert 0 < at["x"] < 390
        assert 100 < at["y"] < 500
    page.click("#legend-toggle")
    expect(page.locator("#legend")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("#sheet")
    expect(page.locator("body")).to_have_attribute("data-sheet", "full")


@pytest.mark.parametrize("width", [1440, 700, 420, 360])
def test_no_name_is_cut_by_the_edge_of_the_window(window: Window, tmp_path: Path, width: int) -> None:
    path = tmp_path / "long.html"
    codes = ("GBR", "ARE", "SAU", "BIH", "CAF", "DOM", "TTO", "PNG", "KNA", "STP")
    ties = [
        (f"{one} and {other} trained together.", one, "partnersWith", other, Status.ASSERTED) for one, other in pairwise(codes)
    ]
    path.write_text(make_page((found("long", None, *ties),), ONTOLOGY), "utf-8")
    page = window.open(path)
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(600)  # vis-network looks at its size now and then
    room = page.locator("#network").bounding_box()
    assert room
    names = page.evaluate("pactgraph.names()")
    assert len(names) >= 2  # a phone has no room for more such long ones
    assert [name for name in names if name["left"] < 0 or name["right"] > room["width"]] == []
    for key in drawn(page)[0]:
        at = page.evaluate("key => pactgraph.at(key)", key)
        assert room["x"] < at["x"] < room["x"] + room["width"]


def test_in_the_frame_of_a_notebook(window: Window, north: Path) -> None:
    window.page.set_content('<iframe sandbox="allow-scripts" width="900" height="600"></iframe>')
    window.page.evaluate("html => document.querySelector('iframe').srcdoc = html", north.read_text("utf-8"))
    frame = window.page.frame_locator("iframe")
    frame.locator("#see-changes").click()
    expect(frame.locator("#panel-body h2")).to_have_text("The last 30 days")
