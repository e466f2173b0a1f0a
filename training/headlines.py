"""Sentences rewritten as headlines: capitals, no full stop, since news is full of them and treebanks are not.

``python -m training.headlines WORK SOURCE SHARE`` makes them from sentences that ``annotate`` parsed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy

from training import corpus
from training.corpus import Entity, Tree, Word

_SMALL = frozenset("a an the of to in on at by for with and or but as from nor so yet over into".split())  # noqa: SIM905
_SHARE_ALL_CAPITALISED = 0.3
_DROPPED = {"the", "a", "an"}


def headlines(trees: Iterable[Tree], share: float, seed: int) -> Iterator[Tree]:
    """Give a share of the sentences again as headlines; those of 4 to 18 words only."""
    chance = random.Random(seed)
    for tree in trees:
        if 4 <= len(tree.words) <= 18 and chance.random() < share:
            yield _headline(tree, chance)


def _headline(tree: Tree, chance: random.Random) -> Tree:
    shouted = chance.random() < _SHARE_ALL_CAPITALISED
    if chance.random() < 0.8:
        tree = without(tree, {len(tree.words) - 1} if tree.words[-1].text in {".", "?"} else set())
    if chance.random() < 0.5:
        tree = without(tree, {index for index, word in enumerate(tree.words) if word.text.lower() in _DROPPED})
    words = tuple(_capitalised(word, first=index == 0, every=shouted) for index, word in enumerate(tree.words))
    return replace(tree, words=words)


def _capitalised(word: Word, *, first: bool, every: bool) -> Word:
    if not every and not first and word.text in _SMALL:
        return word
    text = word.text[:1].upper() + word.text[1:]
    return replace(word, text=text, lemma=text if word.pos == "PROPN" else word.lemma)


def without(tree: Tree, indexes: set[int]) -> Tree:
    """The sentence without some words; none is taken out that another hangs on or that stands in a name."""
    heads = {word.head for index, word in enumerate(tree.words) if word.head != index}
    named = {index for entity in tree.entities or () for index in range(entity.start, entity.end)}
    kept = [index for index, word in enumerate(tree.words) if index not in indexes or index in heads or index in named
            or word.head == index]  # fmt: skip
    place = {index: number for number, index in enumerate(kept)}
    words = tuple(replace(tree.words[index], head=place.get(tree.words[index].head, -1)) for index in kept)
    entities = tree.entities and tuple(Entity(place[e.start], place[e.end - 1] + 1, e.label) for e in tree.entities)
    return Tree(words, entities)


def main(work: Path, source: str, share: float) -> None:
    """Write WORK/SOURCE_headlines.spacy."""
    vocab = spacy.blank("en").vocab
    corpus.write(
        headlines(corpus.load(work / f"{source}.spacy", vocab), share, seed=7), work / f"{source}_headlines.spacy", vocab
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
