"""The frame language as docs/FRAMES.md teaches it: each example is run with the frames of its block and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pactgraph import ontology
from pactgraph.errors import OntologyError
from pactgraph.extraction import Extractor
from pactgraph.extraction.frames import FrameSet, Function, compile_frame
from pactgraph.language import engine
from pactgraph.model import Event, Status
from pactgraph.ontology import FrameText, Ontology
from pactgraph.reading.documents import document

PAGE = (Path(__file__).parents[1] / "docs" / "FRAMES.md").read_text("utf-8")
BLOCKS = re.findall(r"(?<=```frames\n).*?(?=```)", PAGE, re.DOTALL)
SHIPPED = ontology.load()


def with_frames(lines: list[str]) -> Ontology:
    """The ontology with these frames (``relation: frame``) and no others."""
    parts = [(number, *line.split(": ")) for number, line in enumerate(lines, 1)]
    frames = [FrameText(f"{name}/{number}", name, text, "en", number) for number, name, text in parts]
    relations = {
        name: replace(relation, frames=tuple(frame for frame in frames if frame.relation == name))
        for name, relation in SHIPPED.relations.items()
    }
    return replace(SHIPPED, relations=relations, membership_frames=())


def cases() -> Iterator[tuple[list[str], str, str]]:
    for block in BLOCKS:
        lines = block.splitlines()
        frames = [line for line in lines if " -> " not in line]
        for line in lines:
            if " -> " in line:
                sentence, wanted = line.split(" -> ")
                yield frames, sentence, wanted


def said(event: Event) -> str:
    one, other = event.source.code or event.source.text, event.target.code or event.target.text
    if SHIPPED.relations[event.relation].symmetric:
        one, other = sorted((one, other))
    return f"{one} {event.relation} {other}" + (f" {event.status}" if event.status is not Status.ASSERTED else "")


def symmetric(wanted: str) -> str:
    """A wanted fact, its sides in the order of ``said``."""
    one, relation, other, *status = wanted.split()
    if SHIPPED.relations[relation].symmetric:
        one, other = sorted((one, other))
    return " ".join((one, relation, other, *status))


@pytest.mark.parametrize(("frames", "sentence", "wanted"), tuple(cases()))
def test_the_examples_of_the_page_are_true(frames: list[str], sentence: str, wanted: str) -> None:
    found = Extractor(with_frames(frames), engine()).extract(document(sentence, "example"))
    facts = [] if wanted == "nothing" else sorted(symmetric(fact) for fact in wanted.split(", "))
    assert sorted(said(event) for event in found.events if event.linked) == facts
    assert {event.evidence[0].rule.split("/")[0] for event in found.events} <= {line.split(":")[0] for line in frames}


def test_the_page_shows_most_of_the_language() -> None:
    frames = FrameSet(with_frames([line for frames, _, _ in cases() for line in frames])).frames
    assert {argument.function for frame in frames for argument in frame.arguments} == set(Function)
    assert any(frame.negated for frame in frames)
    assert any(frame.planned for frame in frames)
    assert any(argument.owner for frame in frames for argument in frame.arguments if argument.words)


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ("A sign WORDS with B", "the word class WORDS is not declared"),
        ("A sign PACT", "it needs the slots A and B"),
        ("A and B", "there is no word to anchor it"),
        ("A withdraw from|house B", "has prepositions (from) among other words"),
        ("A sign PACT with B's", "a possessor needs a noun behind it"),
        ("A say that B", '"that" needs a slot and a verb behind it'),
        ("A meet B ; later agreesWith", 'behind ";" stands "planned" and a relation'),
        ("A sign! B", "'sign!' is not a word"),
    ],
)
def test_a_wrong_frame_is_refused_with_its_line(frame: str, reason: str) -> None:
    with pytest.raises(OntologyError, match=re.escape(reason)) as caught:
        compile_frame(FrameText("meets/1", "meets", frame, "en", 7), SHIPPED.word_classes)
    assert str(caught.value).startswith("ontology/frames.ttl, line 7: ")


def test_a_plan_must_name_a_relation() -> None:
    with pytest.raises(OntologyError, match="hugs is not a relation"):
        FrameSet(with_frames(["partnersWith: A cooperate with B ; planned hugs"]))


def test_no_shipped_frame_takes_a_preposition_for_a_word() -> None:
    compiled = compile_frame(FrameText("x/1", "x", "A mass FORCE near|close_to|out_of B", "en", 1), SHIPPED.word_classes)
    assert compiled.arguments[-1].preposition == {"near", "close to", "out of"}
    every = [argument for frame in FrameSet(SHIPPED).frames for argument in frame.arguments]
    words = {word for a in every if a.function in (Function.OBJECT, Function.OBLIQUE) for word in a.words or ()}
    assert not words & {"near", "from", "with", "of", "out_of", "close_to"}
