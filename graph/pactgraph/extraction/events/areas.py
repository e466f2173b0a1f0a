"""Areas of co-operation that a passage names, from the keywords of the ontology."""

from __future__ import annotations

import re

from pactgraph.ontology import Ontology

_START = re.compile(r"(?<![\w-])\w+")


class AreaFinder:
    """Finds the areas of a passage."""

    def __init__(self, ontology: Ontology) -> None:
        self._codes: dict[str, str] = {}
        for code in sorted(ontology.areas):
            for keyword in ontology.areas[code].keywords:
                self._codes.setdefault(keyword.lower(), code)
        words = sorted(self._codes, key=lambda w: (-len(w), w))
        self._patterns: dict[str, re.Pattern[str]] = {}
        for first in {_first(word) for word in words}:
            choices = "|".join(re.escape(word) for word in words if _first(word) == first)
            self._patterns[first] = re.compile(rf"(?:{choices})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> tuple[str, ...]:
        """The codes of the areas that the text names, sorted, each once."""
        found: set[str] = set()
        end = 0
        for start in _START.finditer(text):
            pattern = self._patterns.get(start.group().lower())
            if pattern and start.start() >= end and (keyword := pattern.match(text, start.start())):
                found.add(self._codes[keyword.group().lower()])
                end = keyword.end()
        return tuple(sorted(found))


def _first(keyword: str) -> str:
    """The letters of a keyword up to the first blank or hyphen."""
    start = _START.match(keyword)
    return start.group() if start else keyword
