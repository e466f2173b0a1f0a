"""The frame language: what each construct compiles to, what is refused and where, and frames added without Python."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from findings_cases import document, short
from pactgraph import ontology
from pactgraph.errors import OntologyError
from pactgraph.extraction import Extractor
from pactgraph.extraction.events.frames import Argument, Frame, FrameSet, Function, compile_frame
from pactgraph.language import engine
from pactgraph.ontology import FrameText, Ontology

CLASSES = {"PACT": ("treaty", "pact"), "TALKS": ("talk", "summit"), "DECISION": ("decision",), "VISIT": ("visit",)}
CONSTRUCTS = [
    "A sign|ink PACT with B",
    "A and B hold TALKS",
    "A be proud of B",
    "A be at|in odds with B",
    "A pull out of B",
    "A call off TALKS with B",
    "A draw red_line with B",
    "A say that B must",
    "A not accept B",
    "A welcome B's DECISION",
    "A's VISIT to B",
    "PACT between A and B",
    "A cooperate with B ; planned agreesWith",
]
WRONG = {
    "": "no word to anchor it",
    "A B": "no word to anchor it",
    "A attack": "slots A and B",
    "A attack B with B": "slots A and B",
    "A and B attack B": "slots A and B",
    "A SMITE B": "SMITE",
    "A be behind B": "needs a noun behind its preposition",
    "A welcome B's": "possessor needs a noun",
    "A say that B must go": "that",
    "A hit$ B": "hit$",
    "A help B ; maybe agreesWith": "planned",
    "A stop at|station B": "prepositions",
}


def compiled(text: str, classes: Mapping[str, tuple[str, ...]] = CLASSES) -> Frame:
    return compile_frame(FrameText("supports/1", "supports", text, "en", 7), classes)


def words(frame: Frame, function: Function) -> frozenset[str] | None:
    return next(a.words for a in frame.arguments if a.function is function)


def slot(frame: Frame, name: str) -> Argument:
    return next(a for a in frame.arguments if name in (a.slot, a.owner))


def extractor_with(base: Ontology, relation: str, frame: str) -> Extractor:
    old = base.relations[relation]
    text = FrameText(f"{relation}/999", relation, frame, "en", 999)
    relations = {**base.relations, relation: replace(old, frames=(*old.frames, text))}
    return Extractor(replace(base, relations=relations), engine())


@pytest.mark.parametrize("text", CONSTRUCTS)
def test_every_construct_compiles(text: str) -> None:
    frame = compiled(text)
    assert frame.relation == "supports"
    assert frame.id == "supports/1"


def test_alternatives_and_a_word_class() -> None:
    frame = compiled("A sign|ink PACT with B")
    assert frame.verbal
    assert frame.anchors == {"sign", "ink"}
    assert words(frame, Function.OBJECT) == {"treaty", "pact"}
    assert slot(frame, "A").function is Function.SUBJECT
    assert slot(frame, "B").preposition == {"with"}


def test_two_sides_at_once() -> None:
    assert slot(compiled("A and B hold TALKS"), "AB").function is Function.SUBJECT
    noun = compiled("PACT between A and B")
    assert not noun.verbal
    assert slot(noun, "AB").preposition == {"between"}


def test_be_is_implied_and_a_state_is_anchored_at_its_noun() -> None:
    assert compiled("A be proud of B").anchors == {"proud"}
    assert compiled("A be at|in odds|war with B").anchors == {"at_odds", "in_odds", "at_war", "in_war"}


def test_prepositions_in_a_row_are_one() -> None:
    assert slot(compiled("A pull out of|from B"), "B").preposition == {"out of", "out from"}


def test_a_lone_preposition_is_a_particle() -> None:
    frame = compiled("A turn down B")
    assert slot(frame, "B").preposition == {"down"}
    assert words(compiled("A turn B down"), Function.PARTICLE) == {"down"}


def test_a_clause_a_negation_a_possessor_and_a_plan() -> None:
    clause = slot(compiled("A say that B must|should"), "B")
    assert (clause.function, clause.words) == (Function.CLAUSE, {"must", "should"})
    assert compiled("A not accept B").negated
    assert slot(compiled("A welcome B's DECISION"), "B").words == {"decision"}
    assert slot(compiled("A's VISIT to B"), "A").function is Function.POSSESSOR
    assert compiled("A cooperate with B ; planned agreesWith").planned == "agreesWith"


def test_the_frame_that_asks_for_more_is_heavier() -> None:
    assert compiled("A sign PACT with B").weight > compiled("A sign with B").weight
    assert compiled("A not accept B").weight > compiled("A accept B").weight


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_an_error_names_the_file_the_line_and_the_cause(text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=r"ontology/frames\.ttl, line 7: .*" + re.escape(message)):
        compiled(text)


def test_a_plan_must_be_a_relation() -> None:
    base = ontology.load()
    text = FrameText("aids/999", "aids", "A help B ; planned nonsense", "en", 12)
    aids = replace(base.relations["aids"], frames=(text,))
    with pytest.raises(OntologyError, match=r"line 12: nonsense is not a relation"):
        FrameSet(replace(base, relations={**base.relations, "aids": aids}))


def test_every_frame_of_the_ontology_compiles_and_there_are_enough() -> None:
    base = ontology.load()
    frames = FrameSet(base).frames
    assert len(frames) >= 300
    assert len(base.relations) == 16
    for relation in base.relations:
        assert sum(frame.relation == relation for frame in frames) >= 10, relation


def test_no_frame_is_written_twice_and_none_repeats_a_word() -> None:
    texts = ontology.load().frames()
    written = {(text.relation, text.text) for text in texts}
    assert len(written) == len(texts)
    assert [t.id for t in texts for w in t.text.split() if len(set(w.split("|"))) < len(w.split("|"))] == []


def test_a_frame_added_to_a_copy_of_the_folder_works_without_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology.folder(), folder)
    file = folder / "frames.ttl"
    file.write_text(file.read_text("utf-8") + '\npact:supports pact:frames """\nA high-five B\n"""@en .\n', "utf-8")
    monkeypatch.setattr(ontology, "folder", lambda: folder)
    extended = ontology._built_in.__wrapped__()
    before = len(ontology.load().relations["supports"].frames)
    assert [f.text for f in extended.relations["supports"].frames[before:]] == ["A high-five B"]
    assert "high-five" in FrameSet(extended).by_anchor


def test_a_new_frame_finds_new_facts() -> None:
    extractor = extractor_with(ontology.load(), "supports", "A rhapsodise about B")
    found = extractor.extract(document("Norway rhapsodised about Denmark."))
    assert [short(event) for event in found.events if event.linked] == ["NOR supports DNK"]
    assert found.events[0].evidence[0].rule == "supports/999"
