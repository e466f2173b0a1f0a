"""The page with 200, 500 and 1,000 nodes: time to make it, time until it is ready, frames a second while it is dragged.

Ready is the page's own clock (``data-ready``: milliseconds since the navigation began). A frame is a redraw of the whole canvas.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, sync_playwright

from pactgraph.model import Document, Event, Evidence, Findings, Party, Status
from pactgraph.ontology import Actor, Ontology, load
from pactgraph.view import page

SIZES = ((200, 800), (500, 2000), (1000, 4000))
SECONDS_TO_READY, FRAMES_A_SECOND = 2.0, 10.0  # the floors of the largest size, on two cores without a GPU
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
COUNT_FRAMES = """() => {
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  window.frames_drawn = 0;
  CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
    if (width > 300) window.frames_drawn += 1;
    return clear.call(this, x, y, width, height);
  };
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one page."""

    nodes: int
    ties: int
    kilobytes: int
    made: float
    ready: float
    frames: float


def world(nodes: int, ties: int) -> tuple[list[Findings], Ontology]:
    """A scale-free network of so many actors and ties, each tie a sentence of a document of its own."""
    chance = random.Random(1)
    ontology = load()
    codes = [*ontology.actors, *(f"X{number}" for number in range(nodes))][:nodes]
    invented = {
        code: Actor(code, "organisation", f"Organisation {code}", (code,)) for code in codes if code not in ontology.actors
    }
    ontology = replace(ontology, actors={**ontology.actors, **invented})
    relations = [name for name in ontology.relations if name != "memberOf"]
    graph = nx.barabasi_albert_graph(nodes, 1 + ties // nodes, seed=1)
    pairs = [(codes[a], codes[b], chance.choice(relations)) for a, b in list(graph.edges())[:ties]]
    return list(_documents(pairs, ontology, chance)), ontology


def _documents(pairs: list[tuple[str, str, str]], ontology: Ontology, chance: random.Random) -> Iterator[Findings]:
    for number, (source, target, relation) in enumerate(pairs):
        first, second = ontology.actors[source].label, ontology.actors[target].label
        text = f"{first} {ontology.relations[relation].label} {second}, the ministry told the press on that day."
        proof = Evidence(0, len(text), text, f"{relation}/1", (0, len(first)), None)
        event = Event(Party(first, source), relation, Party(second, target), Status.ASSERTED, (proof,))
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(1500))
        yield Findings(Document(str(number), text, str(number), f"Report {number}", day), events=(event,))


def measure(browser: Browser, folder: Path, nodes: int, ties: int) -> Figures:
    """Make a page, open it, drag it."""
    findings, ontology = world(nodes, ties)
    began = time.perf_counter()
    html = page(findings, ontology, title=f"{nodes} nodes")
    made = time.perf_counter() - began
    path = folder / f"{nodes}.html"
    path.write_text(html, "utf-8")
    window = browser.new_page(viewport={"width": 1280, "height": 800})
    window.goto(path.as_uri())
    window.wait_for_function("document.documentElement.dataset.ready")
    ready = float(window.evaluate("document.documentElement.dataset.ready")) / 1000
    window.evaluate(COUNT_FRAMES)
    box = window.locator("#network").bounding_box()
    assert box
    x, y = box["x"] + 40, box["y"] + box["height"] - 40
    window.mouse.move(x, y)
    window.mouse.down()
    began, before = time.perf_counter(), window.evaluate("frames_drawn")
    for step in range(80):
        window.mouse.move(x + 3 * step, y - 3 * step)
    frames = (window.evaluate("frames_drawn") - before) / (time.perf_counter() - began)
    window.mouse.up()
    window.close()
    return Figures(nodes, ties, len(html) // 1024, made, ready, frames)


def main() -> None:
    """Print the table."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        print("page: no Chromium here: sudo apt-get install chromium")
        return
    print(f"{'nodes':>6} {'ties':>6} {'kB':>6} {'made s':>7} {'ready s':>8} {'frames/s':>9}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        for nodes, ties in SIZES:
            found = measure(browser, Path(folder), nodes, ties)
            print(f"{nodes:6} {ties:6} {found.kilobytes:6} {found.made:7.2f} {found.ready:8.2f} {found.frames:9.1f}")
        browser.close()
    print(f"floors of the last: ready in under {SECONDS_TO_READY} s, {FRAMES_A_SECOND} frames a second or more")


if __name__ == "__main__":
    main()
