"""The documentation of the network: examples are run, and every public name is in docs/NETWORK.md."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from pactgraph import network
from pactgraph.network.exchange import FORMATS

DOCS = (Path(__file__).parents[1] / "docs" / "NETWORK.md").read_text("utf-8")
MODULES = sorted(found.name for found in pkgutil.walk_packages(network.__path__, "pactgraph.network."))
FUNCTIONS = sorted(name for name in network.__all__ if name.islower())
NOT_MEASURES = {"assemble", "graph", "statements"}


@pytest.mark.parametrize("module", MODULES)
def test_examples_do_what_they_say(module: str) -> None:
    assert doctest.testmod(import_module(module)).failed == 0


def test_there_are_examples() -> None:
    assert sum(doctest.testmod(import_module(module)).attempted for module in MODULES) > 20


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_documented(name: str) -> None:
    assert name in NOT_MEASURES or f"`{name}`" in DOCS or f"network.{name}(" in DOCS
    documented = getattr(network, name).__doc__
    assert documented
    assert "Parameters\n" in documented or name == "assemble"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    assert f"| `{name}` |" in DOCS


def test_the_example_of_the_page_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    exec(DOCS.partition("```python\n")[2].partition("```")[0], {})
    assert "source,target,change" in capsys.readouterr().out
