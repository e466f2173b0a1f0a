"""Reports on sport, where countries meet, attack and are beaten without any harm."""

from __future__ import annotations

from collections.abc import Collection, Mapping

HINTS = 2  # words that often mean sport; together they do
EXEMPT = frozenset({"sanctions", "rejects", "protestsAgainst"})  # a boycott of games is still a boycott


class SportReader:
    """Tells a report on sport by its words."""

    def __init__(self, classes: Mapping[str, Collection[str]]) -> None:
        self._telling = frozenset(classes["SPORT"])
        self._hints = frozenset(classes["SPORT_HINT"])

    def is_report(self, words: frozenset[str]) -> bool:
        """Whether a sentence with these words, as frames see them, speaks of sport."""
        return not words.isdisjoint(self._telling) or len(words & self._hints) >= HINTS
