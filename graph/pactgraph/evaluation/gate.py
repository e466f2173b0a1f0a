"""Floors under figures: a file of numbers that a run must reach, so that what was won is not lost in passing."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactgraph.errors import InputError
from pactgraph.evaluation.counts import Counts

MEASURES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure under its floor."""

    name: str
    value: float
    floor: float


def read_floors(path: str | Path) -> dict[str, float]:
    """Floors by name (``pair.f1``, ``quotes.direct.recall``) from JSON or TOML; a table in a table is a dotted name.

    Raises:
        InputError: the file cannot be read, or a floor is not a number from 0 to 1.
    """
    try:
        text = Path(path).read_text("utf-8")
        content = tomllib.loads(text) if Path(path).suffix.lower() == ".toml" else json.loads(text)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except ValueError as error:  # both parsers' errors are of this kind, and so is that of UTF-8
        raise InputError(f"{path}: {error}") from error
    floors = _flat(content, "")
    for name, floor in floors.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise InputError(f"{path}: the floor of {name or 'the file'} is not a number from 0 to 1 but {floor!r}")
    return floors


def _flat(content: Any, name: str) -> dict[str, Any]:
    if not isinstance(content, dict):
        return {name: content}
    return {k: v for key, value in content.items() for k, v in _flat(value, f"{name}.{key}" if name else str(key)).items()}


def shortfalls(figures: Mapping[str, Counts], floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The figures under their floors, in the order of the floors; a name without a measure means F1.

    Raises:
        InputError: a floor is set for a figure that this gold does not give.
    """
    found = []
    for name, floor in floors.items():
        figure, _, measure = name.rpartition(".")
        if measure not in MEASURES:
            figure, measure = name, "f1"
        if figure not in figures:
            raise InputError(f"there is no figure {figure!r} for the floor {name!r}: {', '.join(figures)}")
        value = getattr(figures[figure], measure)
        if value < floor:
            found.append(Shortfall(name, value, floor))
    return tuple(found)
