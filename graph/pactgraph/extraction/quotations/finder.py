"""Quotations of a document: words given as somebody's, direct and indirect, with their speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pactgraph.extraction.grammar.passage import Passage
from pactgraph.extraction.persons import People
from pactgraph.extraction.quotations.attribution import Attribution
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.extraction.quotations.direct import Spoken, find_direct
from pactgraph.extraction.quotations.indirect import Reported, find_indirect
from pactgraph.extraction.quotations.labels import find_labelled
from pactgraph.extraction.quotations.marks import find_quoted
from pactgraph.extraction.quotations.speaking import SpeakerFinder
from pactgraph.model import Evidence, Mention, Parsed, Quotation, Rejected, Span
from pactgraph.ontology import Ontology

_UNTOLD = ("mention", "bare")  # only where marks say which words were said, or the words are many
_TELLING = 4  # words: half of the shorter ones are names and pronouns
_ENDED = re.compile(r"([.!?])[\"”»’']?\s*[\"“„«‘']?$")  # a sentence ends before the next part and its mark
_MARK = re.compile(r"[\"“”„«»‘]|quot;|''|(?<!\w)'\w")
_WORD = re.compile(r"[a-z]+")
_SLACK = 2  # characters by which a clause and the words between marks may differ and be the same
_REASONS = {
    "title": "the name of a work, a programme or a person",
    "no speaker": "quoted words without a speaker",
    "second hand": "said at second hand, inside the words of another",
}
# The share of each layout and construction that had words and speaker right in 840 news articles, rounded.
_CONFIDENCE = {
    "after": 0.95, "pull": 0.95, "named": 0.9, "labelled": 0.9, "before": 0.85, "continued": 0.85, "inside": 0.9, "adding": 0.8,
    "paragraph": 0.8, "introduced": 0.75, "preceded": 0.7,
    "fronted": 0.9, "according": 0.85, "parenthesis": 0.8, "transcript": 0.8, "clause": 0.75, "preposition": 0.7,
    "headline": 0.7, "infinitive": 0.65, "object": 0.6, "judgement": 0.6, "mention": 0.6, "bare": 0.6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotations:
    """What was found in one document, and the candidates that were turned down."""

    quotations: tuple[Quotation, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class QuotationFinder:
    """Finds the quotations of documents; made once from the ontology's lists of cue words."""

    def __init__(self, ontology: Ontology) -> None:
        classes = ontology.word_classes
        self._cues = Cues(classes)
        self._agents = frozenset(word for name in ("AGENT", "INSTITUTION") for word in classes[name])
        self._labels = {code: actor.label for code, actor in ontology.actors.items()}

    def wanted(self, text: str, sentences: Sequence[Span]) -> set[int]:
        """The indexes of the sentences that must be parsed for quotations: a quotation mark or a cue stands in them.

        The sentence before one that begins with a mark is one of them too, since it may introduce the quotation.
        """
        found: set[int] = set()
        for index, (start, end) in enumerate(sentences):
            sentence = text[start:end]
            if _MARK.search(sentence):
                found.add(index)
                if index and _MARK.match(sentence):
                    found.add(index - 1)
            elif any(self._cues.is_form(word) for word in _WORD.findall(sentence.lower())):
                found.add(index)
        return found

    def find(self, parsed: Parsed, mentions: Sequence[Mention], people: People) -> Quotations:
        """The quotations of a document, in the order of the text, direct before indirect where they begin together.

        Args:
            parsed: the document; only parsed sentences take part, save for the words between marks.
            mentions: actors, persons and references, which tell who speaks and of whom.
            people: the persons of the document, for their full names and for the titles before them.
        """
        passage = Passage(parsed)
        if not passage.sentences:
            return Quotations()
        quoted = find_quoted(passage.text)
        titled = {office.name[0]: office.title for office in people.offices if office.name}
        speakers = SpeakerFinder(passage, mentions, people.persons, self._labels, self._agents, titled)
        labelled = [
            item
            for item in find_labelled(passage.text, self._cues.nobody)
            if item.form != "headline" or speakers.is_somebody(item.attribution)
        ]
        reported = [*labelled, *_outside(find_indirect(passage, self._cues, quoted), labelled)]
        first_hand = [item for item in reported if not item.second_hand]
        spoken = list(find_direct(passage, quoted, first_hand, self._cues))
        found = [
            _quotation(passage, speakers, item.parts, item.attribution, f"said/direct-{item.layout}")
            for item in spoken
            if item.attribution is not None
        ]
        found += [
            _quotation(passage, speakers, item.parts, item.attribution, f"said/indirect-{item.form}")
            for item in _not_direct(first_hand, found)
            if item.form not in _UNTOLD or (item.form == "mention" and _tells(passage.text, item))
        ]
        return Quotations(
            tuple(sorted(found, key=lambda item: (item.span, not item.direct, item.speaker_span or (0, 0)))),
            tuple(
                sorted(
                    _rejected(passage, spoken, reported), key=lambda item: (item.evidence.start, item.evidence.end, item.reason)
                )
            ),
        )


def _not_direct(reported: Iterable[Reported], direct: Iterable[Quotation]) -> list[Reported]:
    """The reported clauses without those whose words stand between marks, found already.

    Those are a part of a direct quotation, or a judgement around one (``called the deal "a gift"``): there the marks say which
    words were said. A clause around one (``said the talks were "useful"``) is reported beside it.
    """
    spans = sorted(part for quotation in direct for part in quotation.parts)
    around = ("judgement", *_UNTOLD)
    return [item for item in reported if not any(_is_taken(part, spans, item.form in around) for part in item.parts)]


def _is_taken(part: Span, spans: Sequence[Span], judgement: bool) -> bool:
    """Whether a part lies within one of the spans, give or take a mark and a blank at each end; a judgement also around one."""
    place = bisect_right(spans, part[0] + _SLACK, key=itemgetter(0)) - 1
    if place >= 0 and part[1] <= spans[place][1] + _SLACK:
        return True
    return judgement and place + 1 < len(spans) and spans[place + 1][1] <= part[1] + _SLACK


def _outside(reported: Iterable[Reported], labelled: Sequence[Reported]) -> Iterator[Reported]:
    """The reported clauses that do not stand in somebody's turn of a transcript, whose words they then are."""
    turns = [item.parts[0] for item in labelled if item.form == "transcript"]
    starts = [start for start, _ in turns]
    for item in reported:
        place = bisect_right(starts, item.parts[0][0]) - 1
        if place < 0 or item.parts[0][0] >= turns[place][1]:
            yield item


def _quotation(
    passage: Passage, speakers: SpeakerFinder, parts: tuple[Span, ...], attribution: Attribution, rule: str
) -> Quotation:
    text = passage.text
    speaker = speakers.speaker(attribution)
    return Quotation(
        text=_joined(text, parts),
        parts=parts,
        direct=rule.startswith("said/direct"),
        evidence=_evidence(passage, (*parts, attribution.cue_span, attribution.speaker), rule, attribution.speaker),
        speaker=speaker.name,
        speaker_person=speaker.person,
        speaker_code=speaker.code,
        speaker_span=attribution.speaker,
        cue=attribution.cue,
        about=speakers.about(parts, attribution),
        confidence=_CONFIDENCE[rule.split("-")[1]],
    )


def _tells(text: str, item: Reported) -> bool:
    """Whether a bare thing is told with enough words to say something: "praised the return of the refugees", not "the plan"."""
    return sum(len(text[start:end].split()) for start, end in item.parts) >= _TELLING


def _joined(text: str, parts: Sequence[Span]) -> str:
    """The words of a quotation, its parts joined as they were said.

    ``"We will sign," she said, "and build."`` is one sentence; in ``"We will sign," she said. "Then we will build."`` the comma
    stands for a full stop, which the press moves behind the attribution.
    """
    words = ""
    for (start, end), following in zip(parts, (*parts[1:], None), strict=True):
        words += text[start:end]
        if following is not None:
            ended = _ENDED.search(text[end : following[0]])
            words = (words[:-1] + ended[1] if ended and words.endswith(",") else words) + " "
    return words


def _rejected(passage: Passage, spoken: Iterable[Spoken], reported: Iterable[Reported]) -> Iterator[Rejected]:
    """What was turned down: words between marks without a speaker, and words that a speaker gives as another's."""
    for item in spoken:
        if item.attribution is None:
            yield Rejected(_REASONS[item.layout], _evidence(passage, item.parts, "said/direct", None))
    for heard in reported:
        if heard.second_hand:
            places = (*heard.parts, heard.attribution.cue_span, heard.attribution.speaker)
            evidence = _evidence(passage, places, f"said/indirect-{heard.form}", heard.attribution.speaker)
            yield Rejected(_REASONS["second hand"], evidence)


def _evidence(passage: Passage, places: Sequence[Span], rule: str, speaker: Span | None) -> Evidence:
    """The sentences from the first to the last of the places."""
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    first, last = passage.sentence(start), passage.sentence(end - 1)
    start = min(start, first.start) if first else start
    end = max(end, last.end) if last else end
    return Evidence(start, end, passage.text[start:end], rule, speaker)
