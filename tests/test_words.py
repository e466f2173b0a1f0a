"""What a token may be called in a frame: its forms, expressions of several words, and slips of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings_cases import events
from pactgraph import ontology
from pactgraph.extraction.events.frames import FrameSet
from pactgraph.extraction.events.words import WordKeys
from pactgraph.extraction.grammar.inflection import Inflections, regular_forms
from pactgraph.model import Sentence, Token

ONTOLOGY = ontology.load()
KEYS = WordKeys(FrameSet(ONTOLOGY), ONTOLOGY.word_classes["SUPPORT"], ONTOLOGY.word_classes["IRREGULAR"])
FORMS = {
    "attack": ("attacks", "attacked", "attacking"),
    "deny": ("denies", "denied", "denying"),
    "ban": ("bans", "banned", "banning"),
    "criticise": ("criticises", "criticised", "criticising"),
    "agree": ("agrees", "agreed", "agreeing"),
    "crush": ("crushes", "crushed", "crushing"),
    "destroy": ("destroys", "destroyed", "destroying"),
    "tie": ("ties", "tied", "tying"),
    "visit": ("visits", "visited", "visiting"),
}
IRREGULAR = {"withdraw": "withdrew", "sell": "sold", "buy": "bought", "meet": "met", "shoot": "shot", "veto": "vetoed"}


def sentence(*words: str, pos: str = "VERB") -> Sentence:
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    placed = enumerate(zip(words, starts, strict=True))
    tokens = tuple(Token(i, start, start + len(word), word, word, pos, 0, "dep") for i, (word, start) in placed)
    return Sentence(0, starts[-1] + len(words[-1]), tokens)


@pytest.mark.parametrize("lemma", FORMS)
def test_regular_forms(lemma: str) -> None:
    third, past, participle = FORMS[lemma]
    assert regular_forms(lemma) == (lemma, third, past, participle)
    assert all(lemma in Inflections([lemma], []).lemmas(form) for form in FORMS[lemma])


@pytest.mark.parametrize(("lemma", "form"), IRREGULAR.items())
def test_irregular_forms_come_from_the_lexicon(lemma: str, form: str) -> None:
    inflections = Inflections([lemma], ONTOLOGY.word_classes["IRREGULAR"])
    assert inflections.lemmas(form) == {lemma}
    assert inflections.past(form)
    assert not inflections.past(lemma)


def test_a_prefix_keeps_the_irregular_form() -> None:
    assert Inflections(["resell"], ["sell:sold"]).lemmas("resold") == {"resell"}


def test_an_unknown_form_has_no_lemma() -> None:
    assert Inflections(["attack"], []).lemmas("cattle") == set()


def test_a_token_counts_as_its_form_and_its_lemma() -> None:
    (keys,) = KEYS.of(sentence("Attacked"))
    assert {"attacked", "attack"} <= keys


def test_an_expression_counts_at_each_of_its_words() -> None:
    keys = KEYS.of(sentence("closed", "the", "red", "line"))
    assert "red_line" not in keys[1]
    assert "red_line" in keys[2]
    assert "red_line" in keys[3]


def test_the_first_words_of_an_expression_alone_are_not_it() -> None:
    assert all("red_line" not in keys for keys in KEYS.of(sentence("red", "car", "line")))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("critcised", "criticise"), ("negotations", "negotiation"), ("infomation", "information"), ("negotiattion", "negotiation")],
)
def test_a_letter_too_few_or_too_many_in_a_long_word_is_forgiven(word: str, lemma: str) -> None:
    assert lemma in KEYS.of(sentence(word))[0]


def test_a_short_word_is_never_forgiven() -> None:
    assert "attack" not in KEYS.of(sentence("atack"))[0]


def test_a_slip_does_not_hide_an_event() -> None:
    assert events("Norway and Denmark signed a memorandm of understanding.") == {"DNK partnersWith NOR"}


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12), min_size=1, max_size=8))
def test_any_words_have_keys(words: list[str]) -> None:
    found = KEYS.of(sentence(*words, pos="NOUN"))
    assert len(found) == len(words)
    assert all(word.lower() in keys for word, keys in zip(words, found, strict=True))
