"""What each token may be called in a frame: its lemma, its form, and the expressions of several words that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pactgraph.extraction.frames import FrameSet
from pactgraph.extraction.inflection import Inflections
from pactgraph.model import Sentence, Token

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
        self._slips = {_without(word, i): word for word in sorted(words) if len(word) >= LONG for i in range(len(word))}
        self._long = frozenset(word for word in words if len(word) >= LONG)
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

    def _known(self, form: str) -> set[str]:
        """The words that a form belongs to; a long word may lack a letter or have one too many."""
        found = self.inflections.lemmas(form)
        if found or len(form) < LONG:
            return found
        if form in self._slips:
            return {self._slips[form]}
        return {word for i in range(len(form)) if (word := _without(form, i)) in self._long}

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
