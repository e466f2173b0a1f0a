"""A real Chromium for the tests of the page: one browser a run, a fresh window a test, and a log of what went wrong in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pactgraph.view import page as make_page
from view_cases import ONTOLOGY, WORLD

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "the browser tests need Chromium: sudo apt-get install chromium"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where there is none, one line says how to get it."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Window:
    """A page opened from a file; ``wrong`` collects errors, messages of the console, dialogs and requests to anywhere."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda message: self.wrong.append(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        if not url.startswith(("file:", "blob:")):
            self.wrong.append(f"request: {url}")

    def open(self, path: Path, fragment: str = "") -> Page:
        """Go to the file and wait until the explorer stands."""
        self.page.goto(f"{path.as_uri()}{fragment}")
        self.page.wait_for_function("document.documentElement.dataset.ready")
        return self.page


@pytest.fixture(scope="session")
def north(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small world."""
    path = tmp_path_factory.mktemp("page") / "north.html"
    path.write_text(make_page(WORLD, ONTOLOGY, title="The north"), "utf-8")
    return path


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    """An empty window of 1280 by 800; the test fails when anything went wrong in it, or anything was asked of a network."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
    opened = Window(context.new_page())
    opened.watch()
    yield opened
    context.close()
    assert opened.wrong == []


@pytest.fixture
def page(window: Window, north: Path) -> Page:
    """The explorer of the small world."""
    return window.open(north)


def click_node(page: Page, key: str) -> None:
    """Click on the canvas where the node stands."""
    at = page.evaluate("key => pactgraph.at(key)", key)
    page.mouse.click(at["x"], at["y"])


def click_line(page: Page, first: str, second: str) -> None:
    """Click on the canvas in the middle between two nodes."""
    one, other = (page.evaluate("key => pactgraph.at(key)", key) for key in (first, second))
    page.mouse.click((one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2)


def drawn(page: Page) -> tuple[set[str], set[str]]:
    """The keys of the nodes and the ids of the lines that are drawn."""
    return set(page.evaluate("pactgraph.nodes()")), set(page.evaluate("pactgraph.lines()"))


def texts(page: Page, selector: str) -> list[str]:
    """The visible texts of the elements."""
    found: list[Any] = page.locator(selector).all_inner_texts()
    return [text.strip() for text in found]


def panel(page: Page) -> str:
    """What the panel says."""
    return page.locator("#panel-body").inner_text()
