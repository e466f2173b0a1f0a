"""The forms of English words, so that a frame is found whatever lemma the model guesses for a rare form."""

from __future__ import annotations

from collections.abc import Iterable

_VOWELS = "aeiou"
_STRESSED_END = ("pel", "cur", "trol")  # expel, occur, patrol double their last consonant as short words do
_STRESSED = frozenset((
    "abet", "abhor", "acquit", "admit", "commit", "confer", "defer", "deter", "emit", "equip", "forget", "infer", "omit",
    "permit", "prefer", "rebel", "refer", "regret", "remit", "submit", "transfer", "transmit",
))  # fmt: skip


class Inflections:
    """From the forms of words to their lemmas."""

    def __init__(self, lemmas: Iterable[str], irregular: Iterable[str]) -> None:
        """``irregular`` holds entries like ``withdraw:withdrew:withdrawn``, the lemma first."""
        known = {entry.split(":")[0]: tuple(entry.split(":")[1:]) for entry in irregular}
        self._lemmas: dict[str, set[str]] = {}
        self._past: set[str] = set()
        self._finite: set[str] = set()
        for lemma in sorted(set(lemmas)):
            past = next((known[verb] for verb in (lemma, lemma.removeprefix("re")) if verb in known), ())
            if past and lemma not in known:
                past = tuple("re" + form for form in past)
            past = past or (_past(lemma),)
            self._past.update(past)
            self._finite.update((_third(lemma), *past))
            for form in (lemma, _third(lemma), _present_participle(lemma), *past):
                self._lemmas.setdefault(form, set()).add(lemma)

    def lemmas(self, form: str) -> set[str]:
        """The lemmas that a form may belong to; empty for an unknown form."""
        return self._lemmas.get(form, set())

    def forms(self) -> Iterable[tuple[str, set[str]]]:
        """All known forms with their lemmas, in the order of the lemmas."""
        return self._lemmas.items()

    def finite(self) -> frozenset[str]:
        """The forms that stand behind a subject in the singular: "denies", "denied", "hit"."""
        return frozenset(self._finite)

    def past(self, form: str) -> bool:
        """Whether a form is the past, or past participle, of a known word, and not its lemma."""
        return form in self._past and form not in self._lemmas.get(form, ())


def regular_forms(lemma: str) -> tuple[str, str, str, str]:
    """The forms of a regular verb.

    >>> regular_forms("deny")
    ('deny', 'denies', 'denied', 'denying')
    """
    return lemma, _third(lemma), _past(lemma), _present_participle(lemma)


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _present_participle(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def _doubled(lemma: str) -> str:
    """The last consonant is doubled behind one short vowel that is stressed: ban, banned; expel, expelled."""
    if lemma in _STRESSED or lemma.endswith(_STRESSED_END):
        return lemma + lemma[-1]
    short = sum(c in _VOWELS for c in lemma) == 1 and len(lemma) > 2
    single = lemma[-1:] not in _VOWELS + "wxy" and lemma[-2:-1] in _VOWELS
    return lemma + lemma[-1] if short and single else lemma
