"""What pronouns and descriptions stand for. In the cases ``{words|DNK}`` marks a reference, ``{words|DNK+kati-tamm}`` one to a
person too, ``{words|A/B}`` a plural one; pronouns and descriptions without a mark must stay unresolved."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import ontology
from pactgraph.extraction.actors import ActorFinder
from pactgraph.extraction.persons import PersonFinder
from pactgraph.extraction.references import ReferenceFinder
from pactgraph.language import engine, split
from pactgraph.model import Document, Mention, MentionKind, Parsed, Sentence

ONTOLOGY = ontology.load()
ACTORS = ActorFinder(ONTOLOGY)
PERSONS = PersonFinder(ONTOLOGY)
REFERENCES = ReferenceFinder(ONTOLOGY)
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


def parse(text: str) -> Parsed:
    spans = split(text)
    return next(iter(engine().parse([(Document("d", text, "d"), spans, range(len(spans)))])))


def unparsed(text: str) -> Parsed:
    return Parsed(Document("d", text, "d"), tuple(Sentence(start, end) for start, end in split(text)))


def references(parsed: Parsed) -> tuple[Mention, ...]:
    actors = ACTORS.find(parsed.document.text)
    return REFERENCES.find(parsed, actors, PERSONS.find(parsed, actors))


def shown(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    spans = {(mention.start, mention.end): mention.text for mention in mentions}
    return [
        (text, "/".join("+".join(filter(None, (m.code, m.person))) for m in mentions if (m.start, m.end) == span))
        for span, text in spans.items()
    ]


PERSON = [
    "Estonian Foreign Minister Kati Tamm left. {She|EST+kati-tamm} was tired.",
    "Kati Tamm told Ivan Zotov that {she|kati-tamm} would come, said Mrs Tamm.",
    "Polish President Jan Nowak spoke on Monday. It rained. {He|POL+jan-nowak} sounded calm.",
    "On {his|POL+jan-nowak} arrival, Polish President Jan Nowak was greeted by a band.",
    "\"We agree,\" said Polish President Jan Nowak. {He|POL+jan-nowak} smiled.",
    "Malta's foreign minister, Rita Borg, flew home. {The minister|MLT+rita-borg} gave no reason.",
    "Danish premier Ida Krog and Polish premier Jan Nowak met. {The Polish premier|POL+jan-nowak} spoke first.",
    "Polish President Jan Nowak backs the pact. {The Polish leader|POL+jan-nowak} will sign it in {his country|POL}.",
    "His Royal Highness Prince Ali of Jordan came.",
]  # fmt: skip
ACTOR = [
    "Iran said {it|IRN} would not stop.",
    "Norway has doubled {its|NOR} aid.",
    "Kenya opened an embassy. {It|KEN} wants more trade.",
    "Rain fell in Kenya. {The country|KEN} had waited for months.",
    "NATO sent ships. {The alliance|NATO} denied any threat.",
    "The EU met Iran's envoys. {The 27-nation bloc|EU} wants a deal.",
    "The United Nations counted the votes in Chad. {The world body|UN} found no fraud.",
    "Saudi Arabia agreed. {The kingdom|SAU} will pay.",
    "Iran said it is clear that nobody won.",
    "The company said it would leave Iran.",
    "The state of the roads in Chad is poor.",
]  # fmt: skip
PLURAL = [
    "Denmark and Norway signed a pact. {Both countries|DNK/NOR} will train together.",
    "Denmark signed a pact with Norway. {The two sides|DNK/NOR} will meet again.",
    "Denmark and Norway said {they|DNK/NOR} would train together.",
    "Denmark and Norway share a sea that touches {both countries|DNK/NOR}. {They|DNK/NOR} signed a pact.",
    "Chile, Peru and Bolivia met. {All three countries|CHL/PER/BOL} agreed.",
    "Danish premier Ida Krog met Polish premier Jan Nowak. {Both leaders|DNK+ida-krog/POL+jan-nowak} spoke.",
    "Danish premier Ida Krog met Polish premier Jan Nowak. {The two leaders|DNK+ida-krog/POL+jan-nowak} spoke.",
    "Danish premier Ida Krog met Polish premier Jan Nowak. {The leaders|DNK+ida-krog/POL+jan-nowak} spoke.",
    "Danish premier Ida Krog met Polish premier Jan Nowak in Riga. {Both nations|DNK/POL} are allies.",
    "Iran, Iraq and Syria met. Both countries agreed.",
    "Israel shelled the town. The two men died.",
]  # fmt: skip


@pytest.mark.parametrize("marked", [*PERSON, *ACTOR, *PLURAL])
def test_references_in_parsed_sentences(marked: str) -> None:
    assert shown(references(parse(_MARK.sub(r"\1", marked)))) == _MARK.findall(marked)


@pytest.mark.parametrize("marked", [PERSON[0], PERSON[4], *PERSON[5:], *ACTOR[:8], *PLURAL])
def test_references_without_a_parse(marked: str) -> None:
    assert shown(references(unparsed(_MARK.sub(r"\1", marked)))) == _MARK.findall(marked)


PIECES = [
    "Denmark", "and", "Norway", "it", "its", "Both", "both", "two", "leaders", "the",
    "country", "he", ".", "Ida Krog", "premier", "said", "The", "’s", "😀",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_references_stand_verbatim_and_mean_what_the_text_names(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for mention in references(unparsed(text)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.kind is MentionKind.REFERENCE
        assert mention.code in ("DNK", "NOR", None)
        assert mention.code or mention.person
