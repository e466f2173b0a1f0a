"""Persons of a document: which names are believed, and which forms of a name are one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import ontology
from pactgraph.extraction.actors import ActorFinder
from pactgraph.extraction.persons import People, PersonFinder
from pactgraph.extraction.persons.naming import may_be, slug, words
from pactgraph.language import split
from pactgraph.model import Document, Name, Parsed, Sentence

ONTOLOGY = ontology.load()
ACTORS = ActorFinder(ONTOLOGY)
PERSONS = PersonFinder(ONTOLOGY)


def people(text: str, *names: str) -> People:
    """The people of an unparsed text; ``names`` are what the language model would call persons, where they first stand."""
    sentences = []
    for start, end in split(text):
        labelled = tuple(
            Name(text.index(name), text.index(name) + len(name), "PERSON") for name in names if start <= text.find(name) < end
        )
        sentences.append(Sentence(start, end, names=labelled))
    return PERSONS.find(Parsed(Document("d", text, "d"), tuple(sentences)), ACTORS.find(text))


def named(text: str, *names: str) -> dict[str, list[str]]:
    """The persons by full name, each with the words of every mention."""
    found = people(text, *names)
    return {person.name: [mention.text for mention in found.mentions if mention.person == person.id] for person in found.persons}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mette Frederiksen", "mette-frederiksen"),
        ("Jonas Gahr Støre", "jonas-gahr-store"),
        ("Sigmar Weiß", "sigmar-weiss"),
        ("Łukasz Ðorđević", "lukasz-dordevic"),
        ("Xi Jinping", "xi-jinping"),
        ("Ahmed al-Sabah", "ahmed-al-sabah"),
        ("S. O’Neill", "s-o-neill"),
        ("Ænne Þórr", "aenne-thorr"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=30))
def test_slug_is_a_path_segment(name: str) -> None:
    assert not set(slug(name)) & set(" /#?%<>\"{}|\\^`'")
    assert slug(name) == slug(name).strip("-")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Støre", "Jonas Gahr Store", 2),
        ("Gahr Støre", "Jonas Gahr Støre", 2),
        ("Xi", "Xi Jinping", 1),
        ("Sisi", "Abdel Fattah El-Sisi", 2),
        ("Al Sisi", "Abdel Fattah el-Sisi", 2),
        ("J. Støre", "Jonas Gahr Støre", 2),
        ("López Obrador", "Andrés Manuel López Obrador", 2),
        ("Bill Fox", "Dana Fox", 0),
        ("Dana", "Bill Fox", 0),
        ("Dana Fox", "Dana Fox", 3),
        ("John Paul II", "John Paul II", 3),
        ("Fox", "Bill Fox Jr", 2),
    ],
)
def test_forms_of_one_name(short: str, full: str, fits: int) -> None:
    assert may_be(words(short), words(full)) == fits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Tamm left. Kati Tamm denied it. Tamm was tired.", {"Kati Tamm": ["Tamm", "Kati Tamm", "Tamm"]}),
        ("President Ana Rojas spoke; President Rojas and Mrs Rojas left.", {"Ana Rojas": ["Ana Rojas", "Rojas", "Rojas"]}),
        ("Jan van der Meer said so. Van der Meer left.", {"Jan van der Meer": ["Jan van der Meer", "Van der Meer"]}),
        ("Sheikh Ali bin Hamad Al Thani said no. Sheikh Ali flew home.", {"Sheikh Ali bin Hamad Al Thani": 2}),
        ("Dr. Lê Thị Hòa told reporters. Hòa smiled.", {"Lê Thị Hòa": ["Lê Thị Hòa", "Hòa"]}),
        ("Kim Song Ho said no, and Kim left.", {"Kim Song Ho": ["Kim Song Ho", "Kim"]}),
        ("Prime Minister J.P. O'Hara-Smith said no.", {"J.P. O'Hara-Smith": ["J.P. O'Hara-Smith"]}),
        ("Foreign Minister Jean-Luc d'Arc said no.", {"Jean-Luc d'Arc": ["Jean-Luc d'Arc"]}),
        ("Prime Minister May met Theresa May's staff, said Theresa May, in May.",
         {"Theresa May": ["May", "Theresa May", "Theresa May"]}),
        ("Mr Fox met Ms Gil. Fox told Gil that Fox was right.", {"Fox": ["Fox"] * 3, "Gil": ["Gil"] * 2}),
        ("Dana Fox said no. Bill Fox said yes.", {"Dana Fox": ["Dana Fox"], "Bill Fox": ["Bill Fox"]}),
        ("Pope Leo prayed for peace.", {"Pope Leo": ["Pope Leo"]}),
    ],
)  # fmt: skip
def test_names_become_persons(text: str, expected: dict[str, list[str] | int]) -> None:
    found = named(text)
    assert {name: len(said) if isinstance(expected.get(name), int) else said for name, said in found.items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health said so.",
        "Deutsche Bank said it would help.",
        "On Monday, Reuters said so.",
        "Meanwhile the talks went on in New York.",
        "Trade Talks Resume In Geneva After Pause",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert named(text) == {}


def test_a_single_name_of_the_model_needs_a_second_sign() -> None:
    assert named("Hofstra was full.", "Hofstra") == {}
    assert named("Zotov was full of hope. People like Zotov.", "Zotov") == {}
    assert named("Ivan Zotov came. Zotov spoke.", "Ivan Zotov", "Zotov") == {"Ivan Zotov": ["Ivan Zotov", "Zotov"]}


def test_the_short_form_goes_to_the_one_called_so_before() -> None:
    text = "Dana Fox spoke. Fox was clear. Her brother Bill Fox listened. Then Fox left."
    assert named(text, "Dana Fox", "Bill Fox") == {"Dana Fox": ["Dana Fox", "Fox", "Fox"], "Bill Fox": ["Bill Fox"]}


def test_who_acts_for_whom() -> None:
    found = people("Estonian Foreign Minister Kati Tamm met Norway's Per Lunde. Tamm praised Lunde.", "Per Lunde")
    assert [(mention.text, mention.code) for mention in found.mentions] == [
        ("Kati Tamm", "EST"), ("Per Lunde", "NOR"), ("Tamm", "EST"), ("Lunde", "NOR"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Mrs Lunde said no.", "she"),
        ("Queen Sigrun spoke.", "she"),
        ("Spokeswoman Kim Lunde said no.", "she"),
        ("Mr. Lunde said no.", "he"),
        ("Angela Lunde said no.", "she"),
        ("Vladimir Lunde said no.", "he"),
        ("Aki Lunde said no.", None),
    ],
)
def test_gender_is_told_by_title_or_given_name(text: str, pronoun: str | None) -> None:
    found = people(text)
    assert found.gender(found.persons[0].id) == pronoun
