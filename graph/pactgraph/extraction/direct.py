"""Direct quotations: which words between marks are somebody's, and whose, from where they stand in their paragraph.

A paragraph is read as quotations and the gaps between them. The speaker stands in the gap after (``," she said``), in the gap
before (``she said: "``), in the sentence before (``He outlined the plan:``), in a line after (``– Jane Doe``), or is the
speaker of the quotation before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.attribution import Attribution, attributions
from pactgraph.extraction.marks import Quoted, find_quoted
from pactgraph.extraction.passage import Passage, noun_phrase
from pactgraph.model import Span

_PULL = re.compile(r"\s*\n\s*[-–—―]{1,2}\s*(?P<name>[^\W\d_][^\n]{1,80}?)\.?\s*(?=\n|$)")
_ENDS_CLAUSE = re.compile(r"[,?!…—–-]$|\.\.\.$")
_SENTENCE_END = re.compile(r"[.?!…][\"'”’»)]*$")
_NAME_COLON = re.compile(r"(?:^|[.?!\n]\s*)(?P<name>[A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*){0,5}):\s*$")
_MIXED_WORDS = 3
_GAP = 160  # characters between two parts of one split quotation


@dataclass(frozen=True, slots=True)
class Unit:
    """One quotation as its marks show it: the stretches of its paragraphs, and the gaps of text on its two sides."""

    stretches: tuple[Quoted, ...]
    before: Span
    after: Span

    @property
    def start(self) -> int:
        return self.stretches[0].start

    @property
    def end(self) -> int:
        return self.stretches[-1].end


@dataclass(frozen=True, slots=True)
class Spoken:
    """Parts of one direct quotation with the attribution that was found for it, and how; no attribution: turned down."""

    parts: tuple[Span, ...]
    attribution: Attribution | None
    layout: str


def find_direct(passage: Passage, cues: frozenset[str]) -> Iterator[Spoken]:
    """The quotations between marks, in the order of the text, those without a speaker too."""
    before: Spoken | None = None
    last: Unit | None = None
    for unit in _units(passage.text):
        spoken = _spoken(passage, unit, cues)
        if spoken.attribution is None and before is not None and last is not None:
            spoken = _continued(passage, last, before, unit, spoken)
        if before is not None and spoken.layout in ("continued", "split") and last is not None and last.after == unit.before:
            merged = replace(before, parts=before.parts + spoken.parts)
            before = merged
        else:
            if before is not None:
                yield before
            before = spoken
        last = unit
    if before is not None:
        yield before


def _units(text: str) -> Iterator[Unit]:
    """Quotations with the gaps on their sides; a gap does not leave the line."""
    groups: list[list[Quoted]] = []
    for quoted in find_quoted(text):
        if quoted.continues and groups:
            groups[-1].append(quoted)
        else:
            groups.append([quoted])
    floor = 0
    for number, group in enumerate(groups):
        start, end = group[0].start, group[-1].end
        ceiling = groups[number + 1][0].start if number + 1 < len(groups) else len(text)
        line = text.rfind("\n", floor, start) + 1
        stop = text.find("\n", end, ceiling)
        yield Unit(tuple(group), (max(floor, line), start), (end, ceiling if stop < 0 else stop))
        floor = end


def _spoken(passage: Passage, unit: Unit, cues: frozenset[str]) -> Spoken:
    parts = tuple(stretch.inner for stretch in unit.stretches)
    for layout, find in (("pull", _pull), ("after", _after), ("before", _before), ("inside", _governed), ("introduced", _introduced)):
        attribution = find(passage, unit, cues)
        if attribution is not None:
            return Spoken(parts, attribution, layout)
    return Spoken(parts, None, "none")


def _pull(passage: Passage, unit: Unit, cues: frozenset[str]) -> Attribution | None:
    """``– Jane Doe`` in a line of its own under the quotation."""
    match = _PULL.match(passage.text, unit.end)
    if match is None:
        return None
    return Attribution("–", (match.start("name"), match.start("name")), match.span("name"))


def _after(passage: Passage, unit: Unit, cues: frozenset[str]) -> Attribution | None:
    """``," she said`` and ``," said she``."""
    text = passage.text
    sentence = passage.sentence(unit.end - 1)
    if sentence is None:
        return None
    segment = (unit.end, min(sentence.end, unit.after[1]))
    gap = text[slice(*segment)]
    inner_end = text[unit.stretches[-1].inner[1] - 1]
    if not gap.strip(" .,;") or not (_ENDS_CLAUSE.search(inner_end) or gap.lstrip().startswith((",", "—", "–", "-")) or inner_end == "."):
        return None
    found = next(attributions(passage, segment, cues), None)
    if found is None or min(found.cue_span[0], found.speaker[0]) - unit.end > _GAP // 2:
        return None
    return found


def _before(passage: Passage, unit: Unit, cues: frozenset[str]) -> Attribution | None:
    """``She said: "`` and ``she told reporters that "``: the last cue before the mark, in its sentence."""
    text = passage.text
    sentence = passage.sentence(unit.start)
    if sentence is None:
        return None
    segment = (max(sentence.start, unit.before[0]), unit.start)
    gap = text[slice(*segment)].rstrip()
    if not gap:
        return None
    found = list(attributions(passage, segment, cues))
    if found and (gap[-1] in ":," or unit.start - found[-1].cue_span[1] < 3 or gap.endswith(" that")):
        return found[-1]
    return None


def _governed(passage: Passage, unit: Unit, cues: frozenset[str]) -> Attribution | None:
    """``She called the plan "a step"``: a verb of saying above the quoted words in the parse."""
    index, bounds = passage.tokens(unit.stretches[0].inner)
    if not bounds or not passage.sentences:
        return None
    clauses = passage.clauses(index)
    tokens = clauses.tokens
    top = next((i for i in bounds if tokens[i].head not in bounds), bounds.start)
    for token in clauses.predicate_chain(top):
        if token.index in bounds or token.lemma.lower() not in cues or token.pos != "VERB":
            continue
        head = clauses.actor(token.index)
        if head is not None and head not in bounds and tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            outside = range(0, bounds.start) if head < bounds.start else range(bounds.stop, len(tokens))
            return Attribution(token.lemma.lower(), (token.start, token.end), noun_phrase(clauses, head, outside))
    return None


def _introduced(passage: Passage, unit: Unit, cues: frozenset[str]) -> Attribution | None:
    """``He outlined the plan:`` in the sentence or line before."""
    text = passage.text
    line_start = text[unit.before[0] : unit.start].strip() == ""
    place = len(text[: unit.start].rstrip()) if line_start else unit.start
    before = text[max(0, place - 200) : unit.start].rstrip()
    if not before.endswith(":"):
        return None
    match = _NAME_COLON.search(before)
    offset = max(0, place - 200)
    if match:
        return Attribution(":", (offset + match.end("name"), offset + match.end("name") + 1), (offset + match.start("name"), offset + match.end("name")))
    sentence = passage.sentence(offset + len(before) - 1)
    if sentence is None:
        return None
    return _subject_of(passage, (sentence.start, offset + len(before)), cues)


def _subject_of(passage: Passage, segment: Span, cues: frozenset[str]) -> Attribution | None:
    """The last cue of the sentence that introduces a quotation, else its main verb, with its subject."""
    found = list(attributions(passage, segment, cues))
    if found:
        return found[-1]
    index, bounds = passage.tokens(segment)
    clauses = passage.clauses(index)
    for token in clauses.tokens:
        if token.relation == "root" and token.index in bounds:
            head = clauses.actor(token.index)
            if head is not None and head in bounds:
                return Attribution(token.lemma.lower(), (token.start, token.end), noun_phrase(clauses, head, bounds))
    return None


def _continued(passage: Passage, last: Unit, before: Spoken, unit: Unit, spoken: Spoken) -> Spoken:
    """The quotation goes on after its attribution (``," she said. "...``), or in the next paragraph without one."""
    text = passage.text
    if before.attribution is None:
        return spoken
    between = text[last.end : unit.start]
    starts_sentence = not between.strip() or _SENTENCE_END.search(between.rstrip()) is not None or between.rstrip().endswith(",")
    if last.after == unit.before and starts_sentence and len(between) <= _GAP:
        return Spoken(spoken.parts, before.attribution, "continued")
    alone = text[unit.before[0] : unit.start].strip() == "" and text[unit.end : unit.after[1]].strip(" .") == ""
    if alone and last.after != unit.before and len(text[last.end : unit.start]) <= _GAP and len(spoken.parts[0]) > 0:
        return Spoken(spoken.parts, before.attribution, "paragraph")
    return spoken
