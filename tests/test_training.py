"""The parts of the training that can be wrong without anybody seeing it: trees, edits, headlines, names, the mixture."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from training.agreement import agreed, names
from training.corpus import Entity, Tree, Word, example, from_span, mixture, to_doc
from training.edits import edit, edited
from training.headlines import headlines
from training.lemmas import Lemmas
from training.prune import prune
from training.select import having
from training.spanning import best_tree
from training.spoken import spoken
from training.substitution import Names, annotated, templates

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


@given(st.text(st.characters(categories=["L", "N"]), min_size=1), st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_an_edit_makes_the_lemma_it_was_read_from(form: str, lemma: str) -> None:
    assert edited(form, edit(form, lemma)) == lemma


def test_one_edit_serves_many_words() -> None:
    assert edit("ministers", "minister") == edit("Treaties".lower(), "treatie") == edit("Oslos", "Oslo")
    assert edited("Agreed", edit("Signed", "sign")) == "agre"
    assert edited("n't", edit("n't", "not")) == "not"


def test_names_are_read_from_the_labels_of_words() -> None:
    assert names(["B-LOC", "O", "B-ORG", "I-ORG", "I-LOC", "B-LOC"]) == (
        Entity(0, 1, "LOC"),
        Entity(2, 4, "ORG"),
        Entity(4, 5, "LOC"),
        Entity(5, 6, "LOC"),
    )


def test_where_two_annotations_differ_nothing_is_known() -> None:
    given_names = (Entity(0, 2, "PERSON"), Entity(4, 5, "ORG"))
    seen = (Entity(0, 2, "PERSON"), Entity(4, 6, "ORG"))
    assert agreed(given_names, seen) == (Entity(0, 2, "PERSON"), Entity(4, 5, ""), Entity(5, 6, ""))
    assert agreed(None, seen) == seen
    assert agreed((), ()) == ()


def test_a_lemma_of_the_teacher_must_be_a_word() -> None:
    heard = [Word(text, True) for text in ("declare", "Declare", "cows", "leave")]
    lemmas = Lemmas([TREE], heard)
    assert lemmas.cleaned(Word("left", True, "VERB", lemma="leav")).lemma == "leave"  # the treebank has it
    assert lemmas.cleaned(Word("declared", True, "VERB", lemma="declare")).lemma == "declare"
    assert lemmas.cleaned(Word("declared", True, "VERB", lemma="declar")).lemma == ""
    assert lemmas.cleaned(Word("Shuttle", True, "PROPN", lemma="shuttle")).lemma == "Shuttle"


def test_rare_edits_leave_the_lemmatizer() -> None:
    pipeline = spacy.blank("en")
    lemmatizer = pipeline.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1, "top_k": 1, "backoff": "orth"})
    taught = Tree(tuple(replace(word, head=-1, relation="") for word in TREE.words))
    pipeline.initialize(lambda: [example(taught, pipeline)])
    leave = lemmatizer.trees.add("left", "leave")
    labels = lemmatizer.cfg["labels"]
    assert leave in labels
    assert len(labels) > 1
    prune(pipeline, {leave})
    assert lemmatizer.cfg["labels"] == [leave]
    assert [token.lemma_ for token in pipeline("left")] == ["leave"]


def test_a_sentence_survives_the_file() -> None:
    vocab = spacy.blank("en").vocab
    assert from_span(to_doc(TREE, vocab)[:]) == TREE


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


def going(to: str, following: str) -> Tree:
    """ "going to leave" or "going to Oslo": a mark of the infinitive, or a preposition."""
    return Tree(
        (
            Word("going", True, "VERB", "", "go", 0, "ROOT"),
            Word("to", True, to, "", "to", 2, "mark"),
            Word("leave" if following == "VERB" else "Oslo", False, following, "", "leave", 0, "xcomp"),
        )
    )


def test_going_to_is_run_together_in_front_of_a_verb_only() -> None:
    (found,) = spoken([going("PART", "VERB"), going("ADP", "PROPN"), TREE])
    assert [(word.text, word.space, word.lemma) for word in found.words[:2]] == [("gon", False, "go"), ("na", True, "to")]
    assert [(word.head, word.relation) for word in found.words] == [(0, "ROOT"), (2, "mark"), (0, "xcomp")]


def test_sentences_are_chosen_by_their_relations() -> None:
    assert list(having([TREE, going("PART", "VERB")], {"obj"})) == [TREE]
    assert list(having([TREE], {"acl:relcl"})) == []
