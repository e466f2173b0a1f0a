"""The parts of the training that can be wrong without anybody seeing it: the vote, the headlines, the names, the mixture."""

from __future__ import annotations

import itertools
import random

import numpy
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from training.corpus import Entity, Tree, Word, example, from_span, mixture, reversed_tree, to_doc
from training.headlines import headlines
from training.spanning import best_tree
from training.substitution import Names, annotated, templates
from training.vote import elect

TREE = Tree(
    (
        Word("The", True, "DET", "", "the", 1, "det"),
        Word("minister", True, "NOUN", "Number=Sing", "minister", 2, "nsubj"),
        Word("left", True, "VERB", "Tense=Past", "leave", 2, "ROOT"),
        Word("Oslo", True, "PROPN", "", "Oslo", 2, "obj"),
        Word("today", False, "NOUN", "", "today", 2, "obl:unmarked"),
        Word(".", False, "PUNCT", "", ".", 2, "punct"),
    ),
    (Entity(3, 4, "LOC"),),
)


def brute_force(votes: numpy.ndarray) -> float:
    """The most votes of any tree with the root that has most votes."""
    size = len(votes)
    root = int(votes[:, 0].argmax())
    others = [index for index in range(size) if index != root]
    best = -1.0
    for heads in itertools.product(range(size), repeat=len(others)):
        tree = dict(zip(others, heads, strict=True))
        if all(reaches(tree, index, root, size) for index in others):
            best = max(best, sum(votes[index, head + 1] for index, head in tree.items()))
    return best


def reaches(tree: dict[int, int], index: int, root: int, size: int) -> bool:
    for _ in range(size):
        if index == root:
            return True
        index = tree[index]
    return index == root


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_the_elected_tree_is_a_tree_with_the_most_votes(size: int, seed: int) -> None:
    votes = numpy.random.default_rng(seed).integers(0, 4, (size, size + 1)).astype(float)
    heads = best_tree(votes)
    root = heads.index(-1)
    tree = {index: head for index, head in enumerate(heads) if index != root}
    assert all(reaches(tree, index, root, size) for index in tree)
    if size > 1:
        assert sum(votes[index, head + 1] for index, head in tree.items()) == brute_force(votes)


def test_two_voters_outvote_a_third() -> None:
    wrong = Tree((*TREE.words[:3], Word("Oslo", True, "PROPN", "", "Oslo", 4, "nmod"), *TREE.words[4:]), TREE.entities)
    assert elect([wrong, TREE, TREE], [1.0, 1.0, 1.0]) == TREE
    assert elect([wrong, TREE], [1.5, 1.0]).words[3].head == 4


def test_a_sentence_survives_the_file_and_the_mirror() -> None:
    vocab = spacy.blank("en").vocab
    assert from_span(to_doc(TREE, vocab)[:]) == TREE
    assert reversed_tree(reversed_tree(TREE)).words == TREE.words


def test_a_headline_keeps_its_tree_and_names() -> None:
    for headline in headlines([TREE] * 40, 1.0, seed=1):
        assert all(0 <= word.head < len(headline.words) for word in headline.words)
        (city,) = headline.entities or ()
        assert headline.words[city.start].text == "Oslo"
        assert headline.words[city.start].relation == "obj"
        assert headline.words[headline.words[city.start].head].text == "Left"


def test_names_are_whole_tokens_without_their_article() -> None:
    known = annotated([("Nobody told ", None), ("Ann Aro", "PERSON"), (" at ", None), ("Aro Bank", "ORG"), (".", None)])
    assert known is not None
    names = Names([TREE, known], seed=1)
    for tree in templates(names, 300):
        for entity in tree.entities or ():
            assert 0 <= entity.start < entity.end <= len(tree.words)
            assert (
                tree.words[entity.start].text.lower() not in {"the", "president"} or tree.words[entity.start + 1].text == "Hague"
            )
    assert annotated([("He met ", None), ("Ann", "PERSON"), ("a.", None)]) is None


def test_a_mixture_keeps_the_shares_and_uses_every_sentence() -> None:
    pipeline = spacy.blank("en")
    long = [example(Tree(TREE.words * 3), pipeline) for _ in range(20)]
    short = [example(Tree((Word("Yes", False),)), pipeline) for _ in range(50)]
    batches = mixture([(long, 0.75), (short, 0.25)], 200, seed=random.Random(3).randrange(9))
    drawn = [each for _, batch in zip(range(60), batches, strict=False) for each in batch]
    words = sum(map(len, drawn))
    assert 0.65 < sum(len(each) for each in drawn if len(each) > 1) / words < 0.85
    assert {id(each) for each in drawn} == {id(each) for each in [*long, *short]}
