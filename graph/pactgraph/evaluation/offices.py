"""Offices against the gold of a document: the same actor, and the same last word of the person's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pactgraph.evaluation.counts import Counts
from pactgraph.evaluation.gold import GoldOffice
from pactgraph.model import Tenure

Key = tuple[str, str]


def score_offices(gold: Sequence[GoldOffice], tenures: Sequence[Tenure]) -> dict[str, Counts]:
    """The counts of one document; ``offices.title``: of those found, how many titles share a word with that of the gold."""
    wanted: dict[Key, set[str]] = {(last_word(g.person), g.actor): _words(g.title) for g in gold}
    given: dict[Key, set[str]] = {(last_word(t.name), t.code): _words(t.title) for t in tenures}
    both = wanted.keys() & given.keys()
    titled = sum(bool(wanted[key] & given[key]) for key in both)
    return {
        "offices": Counts.of(frozenset(wanted), frozenset(given)),
        "offices.title": Counts.share(titled, len(both)),
    }


def last_word(name: str) -> str:
    """What a person is told apart by: the last word of the name, without case, accents and a possessive.

    >>> last_word("Jens Støre’s"), last_word("José Martí")
    ('støre', 'marti')
    """
    words = _fold(name).replace("’", "'").removesuffix("'s").split()
    return words[-1].strip(".,") if words else ""


def _words(title: str) -> set[str]:
    return set(_fold(title).split())


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
