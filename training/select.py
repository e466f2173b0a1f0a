"""The sentences with certain relations, for more weight: ``python -m training.select WORK SOURCE acl:relcl,obl:agent``."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import spacy

from training import corpus
from training.corpus import Tree


def having(trees: Iterable[Tree], relations: Collection[str]) -> Iterator[Tree]:
    """The trees in which a word stands in one of the relations."""
    return (tree for tree in trees if any(word.relation in relations for word in tree.words))


def main(work: Path, source: str, relations: Collection[str]) -> None:
    """Write WORK/SOURCE_selected.spacy."""
    vocab = spacy.blank("en").vocab
    trees = list(having(corpus.load(work / f"{source}.spacy", vocab), relations))
    corpus.write(trees, work / f"{source}_selected.spacy", vocab)
    print(len(trees), "sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3].split(","))
