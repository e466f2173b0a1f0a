"""Words beside a name and near it, looked up in sets: ten times as fast as the same words in a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REACH = 48  # characters beside a name that are looked at
_OPENING = "\"'“„«([—"
_CLOSING = "\"'”»)],.;:!?—"


class Phrases:
    """Words and phrases of an ontology; ``_`` stands for a space, and what is in small letters is found in any case."""

    def __init__(self, entries: Iterable[str]) -> None:
        plain = [entry.replace("_", " ").replace("’", "'") for entry in entries]
        self._any_case = frozenset(entry for entry in plain if entry.islower())
        self._exact = frozenset(plain) - self._any_case
        self._lengths = sorted({entry.count(" ") + 1 for entry in plain})
        self._last_words = frozenset(entry.split()[-1].lower() for entry in plain)
        self._marked = tuple(entry for entry in plain if not entry[0].isalnum())

    def __bool__(self) -> bool:
        return bool(self._lengths)

    def __contains__(self, words: str) -> bool:
        return words in self._exact or words.lower() in self._any_case

    def end_at(self, text: str, position: int) -> bool:
        """One of the phrases ends before ``position``, a space or hyphen between."""
        if not self._lengths or position < 2 or text[position - 1] not in " -":
            return False
        tail = text[max(0, position - _REACH) : position - 1]
        last = tail[tail.rfind(" ") + 1 :].lstrip(_OPENING).lower()
        if last not in self._last_words and "-" not in last:  # most words end here
            return False
        for length in self._lengths:
            words = " ".join(tail.rsplit(" ", length)[-length:]).lstrip(_OPENING)
            if words in self or words[words.rfind("-") + 1 :] in self:
                return True
        return False

    def start_at(self, text: str, position: int) -> bool:
        """One of the phrases starts after ``position``, a space or hyphen between unless it starts with a mark itself."""
        if self._marked and text.startswith(self._marked, position):
            return True
        if not self._lengths or text[position : position + 1] not in (" ", "-"):
            return False
        rest = text[position + 1 : position + _REACH]
        for length in self._lengths:
            words = " ".join(rest.split(" ", length)[:length])
            bare = words.rstrip(_CLOSING)
            if words in self or bare in self or bare.removesuffix("'s") in self:
                return True
        return False

    def stand_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """One of the phrases stands in the text between ``start`` and ``end``, with word boundaries."""
        window = text[start:end]
        if any(_bounded(entry, window) for entry in self._exact if entry in window):
            return True
        low = window.lower() if self._any_case else ""
        return any(_bounded(entry, low) for entry in self._any_case if entry in low)


def _bounded(entry: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(entry)}(?!\w)", text) is not None
