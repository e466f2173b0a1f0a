"""Parse sentences by the vote of several models: ``python -m training.vote WORK IN OUT MODEL[:reverse][:weight] ...``.

The trees of the vote are right more often than those of any voter; a compact model that trains on them as well as on the
treebank learns what the voters agree on about news, of which no free treebank has much.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy
import spacy
from spacy.language import Language

from training import corpus
from training.arithmetic import use_numpy_products
from training.corpus import Tree, Word, reversed_tree
from training.spanning import best_tree

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Voter:
    """A model, the direction in which it reads, and what its vote counts."""

    pipeline: Language
    backwards: bool = False
    weight: float = 1.0

    def parse(self, trees: Sequence[Tree]) -> Iterator[Tree]:
        """Annotate sentences; names are kept as they are."""
        given = [reversed_tree(tree) if self.backwards else tree for tree in trees]
        docs = (corpus.example(tree, self.pipeline).x for tree in given)
        for tree, doc in zip(trees, self.pipeline.pipe(docs, batch_size=256), strict=True):
            found = Tree(tuple(
                Word(token.text, bool(token.whitespace_), token.pos_, str(token.morph), token.lemma_, token.head.i, token.dep_)
                for token in doc
            ))  # fmt: skip
            yield replace(reversed_tree(found) if self.backwards else found, entities=tree.entities)


def voter(text: str) -> Voter:
    """A voter from ``FOLDER[:reverse][:WEIGHT]``."""
    folder, *rest = text.split(":")
    pipeline = spacy.load(folder, exclude=["ner"])
    weights = [float(part) for part in rest if part != "reverse"]
    return Voter(pipeline, "reverse" in rest, weights[0] if weights else 1.0)


def elect(parses: Sequence[Tree], weights: Sequence[float]) -> Tree:
    """The tree, the tags and the lemmas that most voters give, with the names and spaces of the first."""
    size = len(parses[0].words)
    scores = numpy.zeros((size, size + 1))
    for tree, weight in zip(parses, weights, strict=True):
        for index, word in enumerate(tree.words):
            scores[index, 0 if word.head == index else word.head + 1] += weight
    words = []
    for index, head in enumerate(best_tree(scores)):
        ballots = [(tree.words[index], weight) for tree, weight in zip(parses, weights, strict=True)]
        head = index if head < 0 else head
        agreed = [ballot for ballot in ballots if ballot[0].head == head] or ballots
        relation = (
            "ROOT" if head == index else _most([(word.relation, weight - (word.relation == "ROOT")) for word, weight in agreed])
        )
        pos, features = _most([((word.pos, word.features), weight) for word, weight in ballots])
        lemma = _most([(word.lemma, weight) for word, weight in ballots])
        words.append(Word(ballots[0][0].text, parses[0].words[index].space, pos, features, lemma, head, relation))
    return Tree(tuple(words), parses[0].entities)


def _most(ballots: Sequence[tuple[Choice, float]]) -> Choice:
    count: Counter[Choice] = Counter()
    for choice, weight in ballots:
        count[choice] += weight
    return max(count, key=lambda choice: count[choice])


def main(work: Path, source: str, target: str, voters: Sequence[Voter]) -> None:
    """Parse WORK/IN.spacy by vote, write WORK/OUT.spacy, and say how often the voters agree with the outcome."""
    vocab = voters[0].pipeline.vocab
    trees = corpus.load(work / f"{source}.spacy", vocab)
    weights = [each.weight for each in voters]
    parses = [list(each.parse(trees)) for each in voters]
    elected = [elect(choices, weights) for choices in zip(*parses, strict=True)]
    corpus.write(elected, work / f"{target}.spacy", vocab)
    for number, found in enumerate(parses):
        print("voter", number, "agrees on", round(100 * _same(found, elected), 2), "% of words;",
              "right on", round(100 * _same(found, trees), 2), "% if the input is annotated")  # fmt: skip
    print("outcome right on", round(100 * _same(elected, trees), 2))


def _same(first: Sequence[Tree], second: Sequence[Tree]) -> float:
    """The share of words other than punctuation with the same head and relation."""
    pairs = [
        pair for a, b in zip(first, second, strict=True) for pair in zip(a.words, b.words, strict=True) if pair[1].pos != "PUNCT"
    ]
    return sum((a.head, a.relation) == (b.head, b.relation) for a, b in pairs) / max(1, len(pairs))


if __name__ == "__main__":
    use_numpy_products()
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], [voter(text) for text in sys.argv[4:]])
