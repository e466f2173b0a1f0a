"""Quotations in every layout of the press: which words, whose, and where they stand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.extraction import Extractor
from pactgraph.extraction.quotations import QuotationFinder
from pactgraph.extraction.quotations.marks import find_quoted
from pactgraph.language import engine, split
from pactgraph.model import Document, Findings, Quotation
from pactgraph.ontology import load

EXTRACTOR = Extractor(load(), engine())


def findings(text: str) -> Findings:
    return EXTRACTOR.extract(Document("d", text, "d"))


def found(text: str, *, direct: bool = True) -> list[tuple[str, str]]:
    """The words and the speaker's words of each quotation."""
    return [
        (quotation.text, text[slice(*quotation.speaker_span)])
        for quotation in findings(text).quotations
        if quotation.direct is direct and quotation.speaker_span
    ]


DIRECT = [
    # behind the quotation
    ('"The border stays open," the minister said.', "The border stays open,", "the minister"),
    ('"The border stays open," said Anna Kask.', "The border stays open,", "Anna Kask"),
    ('"Will the border stay open?" asked Anna Kask.', "Will the border stay open?", "Anna Kask"),
    ('"The ships have left port", according to the ministry.', "The ships have left port", "the ministry"),
    ('"We never signed it," Kask, a former envoy, told reporters in Riga.', "We never signed it,", "Kask"),
    ('"We never signed it," said Kask, who led the delegation.', "We never signed it,", "Kask"),
    ('"There is no other way," he shrugged.', "There is no other way,", "he"),
    ('"The treaty is dead!" they shouted.', "The treaty is dead!", "they"),
    ('"The offer stands," the agency quoted the envoy as saying.', "The offer stands,", "the envoy"),
    # before it
    ('The minister said: "The border stays open."', "The border stays open.", "The minister"),
    ('Kask told reporters, "We will not wait."', "We will not wait.", "Kask"),
    ('She added that "nobody was hurt."', "nobody was hurt.", "She"),
    ('Kask, speaking in Tartu, warned: "Time is short."', "Time is short.", "Kask"),
    ('The president (in office since May) replied, "We agree."', "We agree.", "The president"),
    ('ANNA KASK: "We will sign tomorrow."', "We will sign tomorrow.", "ANNA KASK"),
    # inside a clause
    ('Kask called the deal "a gift to smugglers" on Monday.', "a gift to smugglers", "Kask"),
    ('The ministry said the talks were "useful but slow" and would go on.', "useful but slow", "The ministry"),
    # introduced
    ('Kask outlined the plan:\n"We start with the ports."', "We start with the ports.", "Kask"),
    # a line below, a line beside
    (
        '"Each harbour counts for us in winter."\n– Anna Kask\nThe talks go on.',
        "Each harbour counts for us in winter.",
        "Anna Kask",
    ),
    ('"Each harbour counts for us in winter."\n- Anna Kask', "Each harbour counts for us in winter.", "Anna Kask"),
    (
        "“Each harbour counts for us in winter.” ― Anna Kask\nThe talks go on.",
        "Each harbour counts for us in winter.",
        "Anna Kask",
    ),
]

MARKS = [
    "“{}”",
    '"{}"',
    "‘{}’",
    "'{}'",
    "«{}»",
    "»{}«",
    "„{}“",
    "„{}”",
    "”{}”",
    "``{}''",
    "''{}''",
    "quot;{}quot;",
    "&quot;{}&quot;",
    '“{}"',
    '"{}”',
]

INDIRECT = [
    ("The ministry said that the fleet had left the bay.", "the fleet had left the bay", "The ministry"),
    ("The ministry said the fleet had left the bay.", "the fleet had left the bay", "The ministry"),
    ("Kask told the committee that the army was ready.", "the army was ready", "Kask"),
    (
        "As both envoys noted, a common yard is key to making sure that the ships can be mended.",
        "a common yard is key to making sure that the ships can be mended",
        "both envoys",
    ),
    ("The fleet has left the bay, the ministry said.", "The fleet has left the bay", "the ministry"),
    ("The fleet, he said, has left the bay.", "The fleet has left the bay", "he"),
    ("According to the ministry, the fleet has left the bay.", "the fleet has left the bay", "the ministry"),
    ("The fleet has left the bay, according to two officials.", "The fleet has left the bay", "two officials"),
    ("Estonia accused its neighbour of jamming signals.", "its neighbour of jamming signals", "Estonia"),
    ("The envoy promised to return the files.", "to return the files", "The envoy"),
    ("The envoy called for a ceasefire before winter.", "for a ceasefire before winter", "The envoy"),
    ("The ministry said Friday the fleet had left the bay.", "the fleet had left the bay", "The ministry"),
    ("The company issued a statement saying it would appeal.", "it would appeal", "The company"),
    # an object with what is said of it
    ("The envoy called the toll a trap for small harbours.", "the toll a trap for small harbours", "The envoy"),
    ("The envoy urged both towns to reopen the bridge.", "both towns to reopen the bridge", "The envoy"),
    ("Latvia pledged Sunday to reopen the bridge.", "to reopen the bridge", "Latvia"),
    ("Latvia denied towing the buoys.", "towing the buoys", "Latvia"),
    ("Latvia blamed the captain for the oil on the beach.", "the captain for the oil on the beach", "Latvia"),
    (
        "Latvia accused the captain of dumping oil and banned his ships in May.",
        "the captain of dumping oil",
        "Latvia",
    ),
    # behind the words
    ("The lock is closed for the winter, reported Kask.", "The lock is closed for the winter", "Kask"),
    ("The lock will open again in May, a spokesman announced.", "The lock will open again in May", "a spokesman"),
    ("The ministry met on Monday. It says the lock is closed.", "the lock is closed", "It"),
    ("Those close to the envoy say the lock is closed.", "the lock is closed", "Those close to the envoy"),
    # where the words end
    ("The port said it would not pay, and the strike went on.", "it would not pay", "The port"),
    ("The port said it was closed, and that the ice was thick.", "it was closed, and that the ice was thick", "The port"),
    (
        "According to a pilot in Riga, the locks and the bridge will open.",
        "the locks and the bridge will open",
        "a pilot",
    ),
    ("Latvia raised tolls in March 2021 and threatened to close the lock.", "to close the lock", "Latvia"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), DIRECT)
def test_direct(text: str, words: str, speaker: str) -> None:
    assert (words, speaker) in [(w, s[: len(speaker)]) for w, s in found(text)]


@pytest.mark.parametrize("marks", MARKS)
def test_marks(marks: str) -> None:
    text = f"The talks ended. {marks.format('The border stays open,')} the minister said."
    assert found(text) == [("The border stays open,", "the minister")]


@pytest.mark.parametrize(("text", "words", "speaker"), INDIRECT)
def test_indirect(text: str, words: str, speaker: str) -> None:
    assert (words, speaker) in found(text, direct=False)


@pytest.mark.parametrize(
    "text",
    [
        "Kask would say that the fleet had left.",
        "Kask did not say that the fleet had left.",
        "If Kask says the fleet has left, prices will rise.",
        "The fleet left the bay before dawn on Monday.",
        "RIGA: The fleet left the bay before dawn on Monday.",
        # a thing that is spoken of
        "Latvia rejected the plan.",
        "Latvia praised it.",
        "Latvia promised the town six new boats.",
        "The ministers discussed the bridge over the river.",
        "The minister spoke about the bridge.",
        "Winter harbour: four boats, two crews",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert not findings(text).quotations


def test_two_sentences_around_their_attribution_stay_two_sentences() -> None:
    text = '"We will sign," Kask said. "Then we will build."'
    (quotation,) = findings(text).quotations
    assert quotation.text == "We will sign. Then we will build."
    assert [text[start:end] for start, end in quotation.parts] == ["We will sign,", "Then we will build."]
    assert quotation.evidence.text == text


def test_one_sentence_around_its_attribution_is_one_quotation() -> None:
    text = '"We will sign," Kask said, "and then we will build."'
    (quotation,) = findings(text).quotations
    assert quotation.text == "We will sign, and then we will build."
    assert [text[start:end] for start, end in quotation.parts] == ["We will sign,", "and then we will build."]
    assert quotation.evidence.text == text


def test_attribution_between_two_halves_of_a_sentence() -> None:
    text = '"We will sign," he said, "and then we will build the road."'
    assert found(text) == [("We will sign, and then we will build the road.", "he")]


@pytest.mark.parametrize(
    "text",
    [
        "«We lost two boats», recalled Anna Kask of Riga.",
        "Anna Kask said: 'We lost two boats. We will build three.'",
        'Kask called the toll "a trap" and "a gift to smugglers".',
        'Asked about the toll, Anna Kask said:\n"We lost two boats."',
    ],
)
def test_words_between_marks_are_not_reported_too(text: str) -> None:
    assert not found(text, direct=False)
    assert found(text)


def test_every_part_of_a_judgement_is_found() -> None:
    text = 'Kask called the toll "a trap" and "a gift to smugglers".'
    assert found(text) == [("a trap", "Kask"), ("a gift to smugglers", "Kask")]


def test_what_belongs_to_whose_speaks() -> None:
    text = "He was met by the ministry, whose head, Anna Kask, has urged both towns to talk."
    assert found(text, direct=False) == [("both towns to talk", "head, Anna Kask")]


@pytest.mark.parametrize(
    "text",
    [
        '"The lock is open" - Anna Kask, Estonian Minister of State',
        'Estonian Minister of State Anna Kask: "The lock is open."',
    ],
)
def test_title_is_no_part_of_the_name(text: str) -> None:
    (quotation,) = findings(text).quotations
    assert (quotation.speaker, quotation.speaker_code) == ("Anna Kask", "EST")


def test_two_speakers_in_one_paragraph() -> None:
    text = '"We will sign," Kask said. "Not before June," said Lind.'
    assert found(text) == [("We will sign,", "Kask"), ("Not before June,", "Lind")]


def test_quotation_over_paragraphs() -> None:
    text = "“The ice came early this year.\n\n“The ships could not leave,” Kask said."
    (quotation,) = (q for q in findings(text).quotations if q.direct)
    assert [text[start:end] for start, end in quotation.parts] == ["The ice came early this year.", "The ships could not leave,"]
    assert text[slice(*quotation.speaker_span or (0, 0))] == "Kask"


def test_quotation_inside_a_quotation_belongs_to_it() -> None:
    text = "“He told me ‘never again’ and left the room,” Kask said."
    assert found(text) == [("He told me ‘never again’ and left the room,", "Kask")]


def test_turns_of_a_transcript_have_their_speakers() -> None:
    text = "Talks in Riga go on.\n\nHOST: Will the port open in May?\n\nKASK: The port is ready now.\n"
    assert found(text, direct=False) == [("Will the port open in May?", "HOST"), ("The port is ready now", "KASK")]


def test_quoted_transcript_is_direct() -> None:
    text = '"HOST: Will the port open in May?\n\n"KASK: The port is ready now."'
    assert found(text) == [("Will the port open in May?", "HOST"), ("The port is ready now.", "KASK")]


def test_name_of_a_programme_does_not_split_a_quotation() -> None:
    text = '"We will sign," Kask said on "Morning Harbour." "Then we will build the road."'
    assert found(text) == [("We will sign. Then we will build the road.", "Kask")]


def test_second_hand_speech_is_no_quotation() -> None:
    assert found("Lind said that Kask had denied that the fleet was lost.", direct=False) == [
        ("Kask had denied that the fleet was lost", "Lind")
    ]


def test_apostrophes_and_inches_are_no_marks() -> None:
    text = "The workers' boats weren't ready. A 12\" pipe broke in the '90s, and the ministers' aides knew it."
    assert find_quoted(text) == ()


def test_missing_mark_spoils_one_quotation_only() -> None:
    text = 'Kask said: "We will sign.\n\nLater it rained.\n\n"The road is closed," the mayor said.'
    assert ("The road is closed,", "the mayor") in found(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The film “Winter Harbour” opened in Riga on Friday.", "the name of a work"),
        ("Prices fell in the “hungry months” of spring.", "without a speaker"),
    ],
)
def test_turned_down_with_a_reason(text: str, reason: str) -> None:
    result = findings(text)
    assert not [q for q in result.quotations if q.direct]
    assert any(reason in rejected.reason for rejected in result.rejected)


def test_speaker_is_resolved_to_person_and_actor() -> None:
    text = 'Estonian Foreign Minister Anna Kask met the press. "Latvia has our support," she said.'
    (quotation,) = (q for q in findings(text).quotations if q.direct)
    assert (quotation.speaker, quotation.speaker_person, quotation.speaker_code) == ("Anna Kask", "anna-kask", "EST")
    assert quotation.about == ("LVA",)
    assert text[slice(*quotation.speaker_span or (0, 0))] == "she"


def test_full_name_and_surname_alone_are_one_person() -> None:
    text = (
        "Teodora Vask, an analyst who advises a Latvian ministry, said: 'We lost two boats. We will build three.' Rain fell.\n\n"
        '"If we mend the lock," Vask said, "then we can go on."'
    )
    assert [person.name for person in findings(text).persons] == ["Teodora Vask"]


def test_body_that_speaks_for_an_actor() -> None:
    (quotation,) = (q for q in findings('"The talks go on," the Norwegian government said.').quotations if q.direct)
    assert (quotation.speaker, quotation.speaker_person, quotation.speaker_code) == ("the Norwegian government", None, "NOR")


def test_person_behind_a_spokesman_does_not_speak() -> None:
    text = 'Estonian Foreign Minister Anna Kask flew home. "She is well," said a spokesman for Anna Kask.'
    (quotation,) = (q for q in findings(text).quotations if q.direct)
    assert quotation.speaker_person is None


def test_addressed_actors_are_spoken_to() -> None:
    (quotation,) = (q for q in findings('"Time is short," Kask told NATO ministers.').quotations if q.direct)
    assert quotation.about == ("NATO",)


def test_wanted_sentences_are_those_with_marks_or_cues() -> None:
    finder = QuotationFinder(load())
    text = "The sun rose over the bay. Fish was cheap. The mayor spoke:\n“We are ready.” He said so twice."
    sentences = split(text)
    wanted = {text[slice(*sentences[index])] for index in finder.wanted(text, sentences)}
    assert wanted == {"The mayor spoke:", "“We are ready.”", "He said so twice."}


def test_unbalanced_marks_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "“a \"b 'c „d «e " * count + "\n\n" + "” '" * count
        begin = time.perf_counter()
        find_quoted(text)
        return time.perf_counter() - begin

    seconds(1000)
    assert min(seconds(20_000) for _ in range(3)) < 30 * min(seconds(2_000) for _ in range(3)) + 0.05


def test_thousands_of_marks_do_not_stop_the_extraction() -> None:
    text = "\n".join(['"A" said "B" said “C ' * 40] * 25)
    begin = time.perf_counter()
    findings(text)
    assert time.perf_counter() - begin < 20


FRAGMENTS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "quot;",
    "''",
    " ",
    "\n",
    "\n\n",
    ", ",
    ". ",
    ": ",
    "– ",
    "Kask ",
    "said ",
    "he ",
    "Norway ",
    "that the deal was dead",
    "according to ",
    "We will sign",
    "told NATO\n",
    "A: ",
    "NAME: ",
]
PIECES = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(PIECES, st.text(max_size=120)))
def test_spans_are_inside_and_words_stand_in_the_text(text: str) -> None:
    for quotation in findings(text).quotations:
        check(text, quotation)


@given(st.one_of(PIECES, st.text(alphabet="“”\"'‘’«»„ ab.\n", max_size=80)))
def test_quoted_stretches_are_apart_and_inside(text: str) -> None:
    end = 0
    for quoted in find_quoted(text):
        assert end <= quoted.start < quoted.inner[0] < quoted.inner[1] <= quoted.end <= len(text)
        end = quoted.end


def check(text: str, quotation: Quotation) -> None:
    assert quotation.text == " ".join(text[start:end] for start, end in quotation.parts)
    evidence = quotation.evidence
    assert evidence.text == text[evidence.start : evidence.end]
    assert all(evidence.start <= start < end <= evidence.end for start, end in quotation.parts)
    assert (
        quotation.speaker_span is None or evidence.start <= quotation.speaker_span[0] < quotation.speaker_span[1] <= evidence.end
    )
