"""Quotations of a document: words given as somebody's, direct and indirect, with their speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.extraction.direct import Spoken, find_direct
from pactgraph.extraction.indirect import CueLists, Reported, cue_stem, find_indirect
from pactgraph.extraction.marks import find_quoted
from pactgraph.extraction.passage import Passage
from pactgraph.model import Evidence, Mention, Parsed, Quotation, Rejected, Span
from pactgraph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Quotations:
    """What was found in one document, and the candidates that were turned down."""

    quotations: tuple[Quotation, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class QuotationFinder:
    """Finds the quotations of documents; made once from the ontology's lists of cue words."""

    def __init__(self, ontology: Ontology) -> None:
        self._speech = frozenset(cue_stem(word) for word in ontology.word_classes["CUE"])
        self._cues = CueLists.of(ontology.word_classes)

    def find(self, parsed: Parsed) -> Quotations:
        """The quotations of a document."""
        passage = Passage(parsed)
        found: list[Quotation] = []
        rejected: list[Rejected] = []
        quoted = find_quoted(passage.text)
        reported = list(find_indirect(passage, self._cues, quoted))
        for spoken in find_direct(passage, quoted, reported, self._speech):
            if spoken.attribution is None:
                start, end = spoken.parts[0][0], spoken.parts[-1][1]
                rejected.append(Rejected("quoted words without a speaker", Evidence(start, end, passage.text[start:end], "said/direct")))
            else:
                found.append(_direct(passage, spoken))
        found += [_indirect(passage, item) for item in reported]
        return Quotations(tuple(found), tuple(rejected))


def _direct(passage: Passage, spoken: Spoken) -> Quotation:
    attribution = spoken.attribution
    text = passage.text
    words = " ".join(text[start:end] for start, end in spoken.parts)
    places = [*spoken.parts, attribution.cue_span, attribution.speaker]
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    evidence = Evidence(start, end, text[start:end], f"said/direct-{spoken.layout}")
    return Quotation(words, spoken.parts, True, evidence, text[slice(*attribution.speaker)], None, None, attribution.speaker, attribution.cue)


def _indirect(passage: Passage, reported: Reported) -> Quotation:
    attribution = reported.attribution
    text = passage.text
    words = " ".join(text[start:end] for start, end in reported.parts)
    places = [*reported.parts, attribution.cue_span, attribution.speaker]
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    evidence = Evidence(start, end, text[start:end], f"said/indirect-{reported.form}")
    return Quotation(words, reported.parts, False, evidence, text[slice(*attribution.speaker)], None, None, attribution.speaker, attribution.cue)
