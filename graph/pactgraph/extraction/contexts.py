"""Regular expressions out of the ontology's word lists: words beside a name, words near it, verbs in their tenses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_DOUBLING = frozenset({"expel", "compel", "deter", "commit", "propel", "rebut"})


def words(entries: Iterable[str]) -> str:
    """An alternation of words, longest first; ``_`` stands for a space; words in small letters match in any case."""
    plain = sorted({entry.replace("_", " ") for entry in entries}, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(f"(?i:{re.escape(word)})" if word.islower() else re.escape(word) for word in plain) + ")"


def near(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds one of the words anywhere; ``None`` for no words."""
    return re.compile(rf"(?<!\w){words(entries)}(?!\w)") if entries else None


def ending(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds one of the words at the end of a slice, a space or hyphen after it."""
    return re.compile(rf"(?<!\w){words(entries)}[ -]\Z") if entries else None


def beginning(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """Matches one of the words at a place, a space or hyphen before it unless the word itself starts with a mark."""
    if not entries:
        return None
    marked = [entry for entry in entries if not entry[0].isalnum()]
    spaced = [entry for entry in entries if entry[0].isalnum()]
    parts = [words(marked)] if marked else []
    parts += [f"[ -]{words(spaced)}"] if spaced else []
    return re.compile(f"(?:{'|'.join(parts)})(?!\\w)")


def finite(verbs: Iterable[str]) -> Iterator[str]:
    """The third person and the past of regular verbs: "warn" gives warns, warned."""
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") or _is_consonant_y(verb) else verb
        yield stem + "ies" if _is_consonant_y(verb) else verb + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else "s")
        yield _past(verb)


def all_forms(verbs: Iterable[str]) -> Iterator[str]:
    """All forms of regular verbs: warn, warns, warned, warning."""
    for verb in verbs:
        yield verb
        yield from finite((verb,))
        past = _past(verb)
        yield (verb if verb.endswith("y") else past[:-2] if not past.endswith("ied") else verb) + "ing"


def _past(verb: str) -> str:
    if _is_consonant_y(verb):
        return verb[:-1] + "ied"
    if verb.endswith("e"):
        return verb + "d"
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb)
    return verb + (verb[-1] if short or verb in _DOUBLING else "") + "ed"


def _is_consonant_y(verb: str) -> bool:
    return re.search(r"[^aeiou]y$", verb) is not None
