"""Hostile documents in a real Chromium: no word of a text, title, name or address is ever more than a word."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser import Window, click_node
from pactgraph.model import Document, Event, Evidence, Findings, Party, Person, Quotation, Status, Tenure
from pactgraph.view import page as make_page
from view_cases import ONTOLOGY

pytestmark = pytest.mark.browser

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<!-- <script>",
    "--!><svg/onload=alert(4)>",
    "{{ 7*7 }}{% raw %}",
    "${alert(5)} ` \\u003cscript>",
    "a\u2028alert(6)\u2029b",
    "'\"><a href=javascript:alert(7)>x</a>",
    "<a href='http://evil.example/'>href</a>",
    "\u202eevil\u202c\x00\x07",
    '=HYPERLINK("http://evil.example")',
    "<style>*{display:none}</style><base href=//evil.example/>",
)


def hostile(number: int, attack: str, url: str) -> Findings:
    """A document in which everything that a document can decide is the attack."""
    text = f"Norway {attack} Denmark"
    document = Document(f"d{number}", text, attack, attack, date(2025, 1, number + 1), url, attack)
    proof = Evidence(0, len(text), text, attack, (0, 6), (len(text) - 7, len(text)))
    person, name = f"evil-{number}", f"{attack} {number}"
    quotation = Quotation(attack, ((7, 7 + len(attack)),), True, proof, name, person, "NOR", None, attack, ("DNK",))
    parties = Party(attack, "NOR", person), Party(attack, "DNK")
    event = Event(parties[0], "partnersWith", parties[1], Status.ASSERTED, (proof,), place=attack, areas=(attack,))
    office = Tenure(person, name, attack, "NOR", proof)
    return Findings(document, persons=(Person(person, name),), events=(event,), quotations=(quotation,), offices=(office,))


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    urls = (
        "javascript:alert(8)",
        "data:text/html,<script>alert(9)</script>",
        'https://example.org/"onclick="alert(10)',
        "JaVaScRiPt:alert(11)",
    )
    findings = [hostile(number, attack, urls[number % len(urls)]) for number, attack in enumerate(ATTACKS)]
    path = tmp_path_factory.mktemp("page") / "trap.html"
    title = "</title><script>alert(12)</script><!-- {{ 7*7 }}"
    path.write_text(make_page(findings, ONTOLOGY, title=title), "utf-8", newline="")
    return path


def elements(page: Page) -> dict[str, int]:
    """How many there are of what only an attack can have made; the page's own scripts are known by number."""
    return page.evaluate(
        """() => ({scripts: document.scripts.length, styles: document.querySelectorAll('style').length,
        foreign: document.querySelectorAll('img, base, iframe, object, embed, form[action], a:not([href^="http"])').length,
        handlers: [...document.querySelectorAll('*')]
          .filter((element) => [...element.attributes].some(({name}) => name.startsWith('on'))).length})"""
    )


def test_nothing_of_a_document_runs_or_becomes_an_element(window: Window, trap: Path) -> None:
    page = window.open(trap)
    clean = {"scripts": 6, "styles": 1, "foreign": 0, "handlers": 0}
    assert elements(page) == clean
    for step in ("#tab-table", "#tab-quotations", "#tab-network"):
        page.click(step)
        assert elements(page) == clean
    click_node(page, "actor/NOR")
    assert elements(page) == clean
    for query in ("Norway Denmark", "alert", "evil"):
        page.fill("#search", query)
        assert elements(page) == clean
        page.keyboard.press("Enter")
        assert elements(page) == clean


def test_the_attack_is_read_as_text(window: Window, trap: Path) -> None:
    page = window.open(trap, "#select=actor/NOR,actor/DNK")
    page.click("text=Show 1 more")
    shown = page.locator("#panel-body").inner_text()
    for attack in ATTACKS[:3]:
        assert attack in shown
    assert page.title().startswith("</title><script>alert(12)</script>")
    assert page.locator("h1").inner_text().startswith("</title><script>")


def test_links_lead_to_the_web_only(window: Window, trap: Path) -> None:
    page = window.open(trap, "#select=actor/NOR,actor/DNK")
    for link in page.locator("#panel-body a").all():
        assert (link.get_attribute("href") or "").startswith("https://example.org/")
        assert link.get_attribute("rel") == "noopener noreferrer"


def test_no_cell_of_the_csv_is_a_formula(window: Window, trap: Path) -> None:
    page = window.open(trap, "#view=table")
    with page.expect_download() as started:
        page.click("#csv")
    rows = list(csv.reader(io.StringIO(started.value.path().read_text("utf-8-sig"), newline="")))
    assert len(rows) > len(ATTACKS)
    assert not [cell for row in rows for cell in row if cell.strip()[:1] in ("=", "+", "-", "@") and not cell.startswith("'")]


def test_the_policy_stops_what_would_slip_through(window: Window, trap: Path) -> None:
    page = window.open(trap)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(13)><script>alert(14)</script>')")
    page.evaluate("fetch('https://example.org/').catch(() => 0)")
    blocked = [line for line in window.wrong if "Content Security Policy" in line]
    assert len(blocked) >= 2
    assert not [line for line in window.wrong if line.startswith("dialog")]
    window.wrong.clear()
