"""Gathers the names of a document into persons: ``Støre`` and ``Mr Gahr Støre`` are ``Jonas Gahr Støre``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pactgraph.extraction.persons.naming import may_be, slug, surname, words


@dataclass(slots=True)
class Entry:
    """One person while a document is read: the fullest form of the name, its folded words, and all forms so far."""

    number: int
    name: str
    parts: tuple[str, ...]
    forms: dict[tuple[str, ...], None] = field(default_factory=dict)
    called: set[tuple[str, ...]] = field(default_factory=set)
    last: int = -1

    @property
    def id(self) -> str:
        """The last part of the person's IRI."""
        return slug(self.name)


class Roster:
    """The persons of one document, filled with its names in the order of the text."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_word: dict[str, list[Entry]] = {}

    def add(self, form: str, position: int) -> Entry | None:
        """Enter a name that stands at a place of the text: with the person it fits, else as a new person."""
        parts = words(form)
        if not parts:
            return None
        entry = self.best(parts)
        if entry is None:
            entry = Entry(len(self.entries), form, parts)
            self.entries.append(entry)
        self.note(entry, form, parts, position)
        return entry

    def note(self, entry: Entry, form: str, parts: tuple[str, ...], position: int) -> None:
        """Note that a person is called so at a place of the text."""
        entry.last = position
        entry.called.add(parts)
        if parts in entry.forms:
            return
        entry.forms[parts] = None
        if len(parts) > len(entry.parts):
            entry.name, entry.parts = form, parts
        for word in parts:
            known = self._by_word.setdefault(word, [])
            if entry not in known:
                known.append(entry)

    def restart(self) -> None:
        """Go back to the start of the text, all persons known but none named yet."""
        for entry in self.entries:
            entry.called.clear()
            entry.last = -1

    def best(self, parts: tuple[str, ...]) -> Entry | None:
        """The person that a name fits best; of equals the one called so before, else the one named last."""
        candidates = {entry.number: entry for word in parts for entry in self._by_word.get(word, ())}
        fits = ((_fit(parts, entry.parts), parts in entry.called, entry.last, entry.number) for entry in candidates.values())
        best = max(fits, default=(0, False, 0, 0))
        return self.entries[best[3]] if best[0] else None

    def knows(self, parts: Sequence[str], *, fuller: bool = False) -> bool:
        """Whether these are the words of a known form, the end of a full name, or a given name.

        With ``fuller`` also the full name of somebody known by surname alone.
        """
        entries = self._by_word.get(parts[0], ()) if parts else ()
        if len(parts) > 1:
            if fuller and any(entry.parts == (surname(parts),) for entry in self._by_word.get(surname(parts), ())):
                return True
            return any(tuple(parts) in entry.forms or entry.parts[-len(parts) :] == tuple(parts) for entry in entries)
        return any(parts[0] in (surname(entry.parts), entry.parts[0]) for entry in entries)


def _fit(parts: Sequence[str], full: Sequence[str]) -> int:
    return max(may_be(parts, full), min(2, may_be(full, parts)))
