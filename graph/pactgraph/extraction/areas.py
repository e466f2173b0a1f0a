"""Areas of co-operation that a passage names, from the keywords of the ontology."""

from __future__ import annotations

import re

from pactgraph.ontology import Ontology


class AreaFinder:
    """Finds the areas of a passage."""

    def __init__(self, ontology: Ontology) -> None:
        self._codes: dict[str, str] = {}
        for code in sorted(ontology.areas):
            for keyword in ontology.areas[code].keywords:
                self._codes.setdefault(keyword.lower(), code)
        words = sorted(self._codes, key=lambda w: (-len(w), w))
        self._pattern = (
            re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE) if words else None
        )

    def find(self, text: str) -> tuple[str, ...]:
        """The codes of the areas that the text names, sorted, each once."""
        if self._pattern is None:
            return ()
        return tuple(sorted({self._codes[m.group().lower()] for m in self._pattern.finditer(text)}))
