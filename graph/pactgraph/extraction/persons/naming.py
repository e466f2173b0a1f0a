"""Names of persons as text: their folded words, the id they give, and when two names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LETTERS = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "œ": "oe", "ı": "i", "ħ": "h"})
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|ul)[-’']")
# Words before a name that do not tell two persons apart; NOBLE of the lexicon, as far as they stand in names.
_NOBLE = frozenset(
    [
        "sheikh",
        "sheik",
        "shaikh",
        "sheikha",
        "prince",
        "princess",
        "pope",
        "lord",
        "lady",
        "dame",
        "mullah",
        "imam",
        "haji",
        "hajji",
    ]
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


_THRONES = ("king", "queen", "emperor", "empress", "emir", "sultan")


def has_surname(name: str) -> bool:
    """Whether the last word of a leader's name is known by itself: not of sovereigns, "King Idris", "Sheikh Isa bin Salman"."""
    first, *rest = name.lower().split()
    return first not in _THRONES and not (first == "sheikh" and len(rest) > 1)


def fold(name: str) -> str:
    """Lower case without accents: ``Støre`` -> ``store``."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(character for character in plain if not unicodedata.combining(character))


def slug(name: str) -> str:
    """The last part of a person's IRI: ``Jonas Gahr Støre`` -> ``jonas-gahr-store``."""
    return re.sub(r"[^\w]+", "-", fold(name)).replace("_", "-").strip("-")


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, Arabic articles taken off, so that ``Al Sisi``, ``El-Sisi`` and ``Sisi`` end alike."""
    found = [_ARTICLE.sub("", word.strip(".,'’\"")) for word in fold(name).split()]
    return tuple(word for word in found if word and word not in ("al", "el") and word not in _NOBLE) or tuple(found)


def surname(parts: Sequence[str]) -> str:
    """The last word, a "Jr" or a number of kings set aside."""
    kept = [part for part in parts if part not in _SUFFIXES] or list(parts)
    return kept[-1]


def may_be(short: Sequence[str], full: Sequence[str]) -> int:
    """How well a name fits a fuller one of the same person: 3 the same words, 2 by surname, 1 by another part, 0 not at all."""
    if tuple(short) == tuple(full):
        return 3
    if len(short) == 1:
        return 2 if short[0] == surname(full) else int(short[0] in full and len(short[0]) > 1)
    if surname(short) == surname(full):
        return 2 if _first_names_fit(short[:-1], full[:-1]) else 0
    return int(_inside(short, full))


def _first_names_fit(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether given names can be the same: one has the other's words in order, an initial for a word."""
    fewer, more = sorted((list(short), list(full)), key=len)
    position = 0
    for word in fewer:
        while position < len(more) and not _same_given(word, more[position]):
            position += 1
        if position == len(more):
            return False
        position += 1
    return True


def _same_given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def _inside(short: Sequence[str], full: Sequence[str]) -> bool:
    length = len(short)
    return any(tuple(full[start : start + length]) == tuple(short) for start in range(len(full) - length + 1))
