"""What all tests share: the switch that writes golden files anew, and the package for the programs that tests start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest_plugins = ("browser",)
ROOT = Path(__file__).parents[1]
os.environ["PYTHONPATH"] = str(ROOT / "graph")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the golden files anew from what the program gives now")


@pytest.fixture(scope="session")
def refresh(request: pytest.FixtureRequest) -> bool:
    """True where golden files are to be written, not compared."""
    return bool(request.config.getoption("--refresh"))
