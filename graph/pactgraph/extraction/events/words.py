"""What each token may be called in a frame: its lemma, its form, and the expressions of several words that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from pactgraph.extraction.events.frames import FrameSet
from pactgraph.extraction.grammar.inflection import Inflections
from pactgraph.model import Sentence, Token

FORMS = 50_000  # forms remembered; a text repeats its words
LONG = 9  # letters of a word in which a slip of the pen leaves no doubt


class WordKeys:
    """Names the tokens of a sentence by the words that the frames know."""

    def __init__(self, frames: FrameSet, more: Iterable[str], irregular: Iterable[str]) -> None:
        words = {w for f in frames.frames for w in f.anchors} | {
            w for f in frames.frames for a in f.arguments for w in a.words or ()
        }
        self._several: dict[str, tuple[tuple[str, ...], ...]] = {}
        words |= set(more)
        self.inflections = Inflections({part for word in words for part in word.split("_")}, irregular)
        self._long = {form: lemmas for form, lemmas in self.inflections.forms() if len(form) >= LONG}
        self._slips = {_without(form, i): lemmas for form, lemmas in self._long.items() for i in range(len(form))}
        self._known = lru_cache(maxsize=FORMS)(self._words_of)
        for word in sorted(words):
            if "_" in word:
                parts = tuple(word.split("_"))
                self._several[parts[0]] = (*self._several.get(parts[0], ()), parts)

    def of(self, sentence: Sentence) -> tuple[frozenset[str], ...]:
        """For each token the words that it counts as; an expression of several words counts at each of its tokens."""
        tokens = sentence.tokens
        keys = [_simple(token) | self._known(token.text.lower()) for token in tokens]
        for i in range(len(tokens)):
            for first in tuple(keys[i]):
                for parts in self._several.get(first, ()):
                    if self._stands(parts, keys, i):
                        for j in range(i, i + len(parts)):
                            keys[j].add("_".join(parts))
        return tuple(frozenset(k) for k in keys)

    def _words_of(self, form: str) -> frozenset[str]:
        """The words that a form belongs to; a long word may lack a letter or have one too many."""
        found = self.inflections.lemmas(form)
        if found or len(form) < LONG:
            return frozenset(found)
        if form in self._slips:
            return frozenset(self._slips[form])
        return frozenset(lemma for i in range(len(form)) for lemma in self._long.get(_without(form, i), ()))

    def _stands(self, parts: Sequence[str], keys: Sequence[set[str]], start: int) -> bool:
        return start + len(parts) <= len(keys) and all(part in keys[start + k] for k, part in enumerate(parts))


def _simple(token: Token) -> set[str]:
    form = token.text.lower()
    found = {token.lemma.lower(), form}
    if token.pos in ("PROPN", "NOUN") and len(form) > 3 and form.endswith("s"):
        found.add(form[:-1])
    return found


def _without(word: str, i: int) -> str:
    return word[:i] + word[i + 1 :]
