"""Sentences without some of their annotation, which training then passes over: ``python -m training.bare WORK SOURCE NAME...``.

A vote knows trees better than lemmas, and a headline made of a sentence has lemmas that a real one would not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import spacy

from training import corpus
from training.corpus import Tree


def bare(trees: Iterable[Tree], names: Sequence[str]) -> Iterator[Tree]:
    """The trees with nothing in these fields of their words: ``pos``, ``features``, ``lemma``."""
    nothing = dict.fromkeys(names, "")
    return (replace(tree, words=tuple(replace(word, **nothing) for word in tree.words)) for tree in trees)  # type: ignore[arg-type]


def main(work: Path, source: str, names: Sequence[str]) -> None:
    """Write the bare sentences beside those of the source."""
    vocab = spacy.blank("en").vocab
    corpus.write(bare(corpus.load(work / f"{source}.spacy", vocab), names), work / f"{source}_bare.spacy", vocab)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
