"""Lemmas as edits of the word: what is cut off its end and what is put there, so that a lemma can be chosen like a tag."""

from __future__ import annotations

from itertools import takewhile


def edit(form: str, lemma: str) -> str:
    """The edit that makes the lemma of the form: how much is cut, what is added, and "lower" if in small letters, by tabs."""
    case = "lower" if lemma and not _shared(form, lemma) and form != form.lower() else ""
    base = form.lower() if case else form
    shared = _shared(base, lemma)
    return f"{len(base) - shared}\t{lemma[shared:]}\t{case}"


def edited(form: str, change: str) -> str:
    """The lemma that an edit makes of a form."""
    cut, added, case = change.split("\t")
    base = form.lower() if case else form
    return base[: max(0, len(base) - int(cut))] + added


def _shared(first: str, second: str) -> int:
    """How many letters the two begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
