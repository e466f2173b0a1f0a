"""Cutting into sentences and parsing: offsets, order, independence of the batch, and cases of our own wording."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.errors import ModelError
from pactgraph.language import engine, split
from pactgraph.language.engine import load
from pactgraph.language.normalisation import normalised
from pactgraph.model import Document, Parsed

CASES = json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))
PIECES = [
    *("Norway", "signed", "U.S.", "Mr.", "said", "Sept.", "5.5", "don't", "DENMARK", "SHOUT", "OSLO (Reuters) - ", "x" * 50),
    *('"', "“", "”", "'", ".", "...", "?", "!", ",", ";", "(", ")", "- ", "1. ", "é", "ß", "İ", "🙂"),
    *(" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)


def document(text: str) -> Document:
    return Document(id="d", text=text, source="test")


def parse_all(texts: list[str]) -> list[Parsed]:
    requests = [(document(text), spans := split(text), range(len(spans))) for text in texts]
    return list(engine().parse(requests))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences_are_cut_where_a_reader_would(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[start:end] for start, end in split(text)] == case["sentences"]


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_are_in_order_apart_trimmed_and_keep_every_word(text: str) -> None:
    spans = split(text)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        left_out = text[position:start]
        assert not any(sign.isalpha() for sign in left_out) or left_out.strip().endswith((")", "."))
        position = end
    assert len(text[position:].strip()) == 0 or not any(sign.isalpha() for sign in text[position:])


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_tokens_are_words_of_the_text_and_heads_make_a_tree(text: str) -> None:
    (parsed,) = parse_all([text])
    assert tuple((sentence.start, sentence.end) for sentence in parsed.sentences) == split(text)
    for sentence in parsed.sentences:
        position = sentence.start
        for index, token in enumerate(sentence.tokens):
            assert token.index == index
            assert text[token.start : token.end] == token.text
            assert position <= token.start < token.end <= sentence.end
            position = token.end
            assert_reaches_root(index, [other.head for other in sentence.tokens])
        assert sum(token.relation == "root" for token in sentence.tokens) == bool(sentence.tokens)
        assert all(sentence.start <= name.start < name.end <= sentence.end for name in sentence.names)


def assert_reaches_root(index: int, heads: list[int]) -> None:
    steps = 0
    while heads[index] != index:
        index = heads[index]
        steps += 1
        assert steps <= len(heads)


@given(TEXTS)
def test_normalising_moves_no_offset(text: str) -> None:
    assert len(normalised(text)) == len(text)


VARIED = [
    *(str(case["text"]) for case in CASES),
    "DENMARK AND NORWAY SIGN DEFENCE PACT IN OSLO",
    "Storm.",
    "",
    "   \n\n ",
    "The ministers of Chad, Mali and Togo, who had met in Lomé on Monday, agreed, after a day of talks, to set up a patrol. " * 5,
    "Kenya, " * 150 + "Uganda.",
    "“We never agreed to that,” she said. “Nor will we.”",
]


def test_what_a_document_gets_does_not_depend_on_its_batch() -> None:
    together = parse_all(VARIED)
    assert together == [parse_all([text])[0] for text in VARIED]
    assert list(reversed(parse_all(VARIED[::-1]))) == together
    assert parse_all(VARIED[3:9] * 20)[-6:] == together[3:9]


def test_only_chosen_sentences_are_parsed_and_as_if_all_were() -> None:
    text = "Norway signed. Denmark waited. Sweden left."
    (everything,) = parse_all([text])
    (chosen,) = engine().parse([(document(text), split(text), {1})])
    assert [bool(sentence.tokens) for sentence in chosen.sentences] == [False, True, False]
    assert chosen.sentences[1] == everything.sentences[1]
    assert [(sentence.start, sentence.end) for sentence in chosen.sentences] == list(split(text))


def test_requests_are_taken_as_a_stream() -> None:
    taken = 0

    def requests() -> object:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield document("Norway signed."), ((0, 14),), {0}

    next(iter(engine().parse(requests())))  # type: ignore[arg-type]
    assert taken < 200


@pytest.mark.parametrize(
    "text",
    [sign * 1_000_000 for sign in (".", " ", "\n", "x", '"', "- ", "\n-")]
    + [word * 200_000 for word in ("a ", "A, ", "[1]", "A.", "“A” ", "He left. ")],
    ids=lambda text: text[:6].strip() or "blank",
)
def test_cutting_is_linear_on_text_that_is_no_prose(text: str) -> None:
    begin = time.process_time()
    split(text[: len(text) // 4])
    quarter = time.process_time() - begin
    begin = time.process_time()
    spans = split(text)
    assert time.process_time() - begin < 8 * quarter + 0.5
    assert all(end - start <= 2000 for start, end in spans)


def test_a_missing_or_damaged_model_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        load(tmp_path)
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'en'\npipeline = ['parser']\n")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(tmp_path)


def test_importing_the_room_does_not_import_spacy() -> None:
    code = "import sys, pactgraph.language; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    path = ":".join(sys.path)
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path}, check=False).returncode == 0
