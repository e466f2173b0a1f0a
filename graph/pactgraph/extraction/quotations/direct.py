"""Direct quotations: which words between marks are somebody's, and whose, from where they stand in their paragraph.

A paragraph is read as quotations and the gaps between them. The speaker stands in the gap after (``," she said``), in the gap
before (``she said: "``), in a clause around (``she called it "a step"``), in the sentence before (``He outlined the plan:``),
in a line after (``– Jane Doe``), or is the speaker of the quotation before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.grammar.passage import Passage, noun_phrase
from pactgraph.extraction.quotations.attribution import Attribution, attributions
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.extraction.quotations.indirect import Reported
from pactgraph.extraction.quotations.marks import Quoted
from pactgraph.extraction.quotations.stretches import LABEL, PULL, Unit, units_of
from pactgraph.model import Span, Token

_NAME_COLON = re.compile(r"(?:^|[.?!\n–—-]\s*)(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z(][\w.'’)-]*|and|of|de|von|van|al)){0,6}):\s*$")
_ENDS_CLAUSE = re.compile(r"(?:[,?!…—–-]|\.\.)$")
_SENTENCE_END = re.compile(r"[.?!…:][\"'”’»)]*$")
_LEADS_ON = frozenset(
    ["and", "but", "or", "because", "while", "citing", "referring", "after", "before", "although", "though", "since", "if",
     "when", "where", "until", "so", "that"]
)  # fmt: skip
_ADDING = re.compile(r"\b(?:[Aa]dd|[Ss]ay|[Cc]ontinu|[Nn]ot|[Tt]ell|[Aa]sk|[Cc]onclud)ing(?: \w+){0,2}[,:]?\s*$")
_WHAT = re.compile(r"\bwhat (?:\w+ ){1,4}$")
_FIRST_WORD = re.compile(r"[\s,—–-]*([\w’']+)")
_THOUGHT = frozenset(["think", "feel", "believe", "know", "want", "hope", "understand", "realize", "realise", "wish"])
_SHORT = 12  # words of a sentence that only introduces a quotation
_LOOK_BACK = 200  # characters before a quotation that are searched for "Jane Doe:"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Parts of one direct quotation with the attribution that was found for it, and how.

    Without an attribution ``layout`` says why the words were turned down.
    """

    parts: tuple[Span, ...]
    attribution: Attribution | None
    layout: str


def find_direct(passage: Passage, quoted: Sequence[Quoted], reported: Sequence[Reported], cues: Cues) -> Iterator[Spoken]:
    """The quotations between marks, those without a speaker too; the names of works first, then each in the order of the text."""
    units, titles = units_of(passage.text, quoted)
    yield from (Spoken(parts, None, "title") for parts in titles)
    before: Spoken | None = None
    last: Unit | None = None
    finder = _Finder(passage, reported, cues)
    for unit in units:
        spoken = finder.spoken(unit)
        if last is not None and before is not None and before.attribution is not None:
            same_line = last.after == unit.before
            if spoken.attribution is None or (spoken.layout == "preceded" and same_line):
                spoken = _continued(passage.text, last, before, unit, spoken)
            if _one_quotation(last, before, unit, spoken):
                before, last = replace(before, parts=before.parts + spoken.parts), unit
                continue
        if before is not None:
            yield before
        before, last = spoken, unit
    if before is not None:
        yield before


def _continued(text: str, last: Unit, before: Spoken, unit: Unit, spoken: Spoken) -> Spoken:
    """The quotation goes on after its attribution (``," she said. "...``), or in the next paragraph without one."""
    between = text[last.end : unit.start]
    same_line = last.after == unit.before
    if same_line and between.strip(" ,") in ("and", "or", "but") and before.layout.startswith("inside"):
        return Spoken(spoken.parts, before.attribution, before.layout)  # called it "a step" and "a beginning"
    if same_line and (not between.strip() or _SENTENCE_END.search(between.rstrip()) or between.rstrip().endswith(",")):
        return Spoken(spoken.parts, before.attribution, "continued")
    if same_line and ". " not in between and _ADDING.search(between):
        return Spoken(spoken.parts, before.attribution, "adding")
    alone = not text[slice(*unit.before)].strip() and not text[slice(*unit.after)].strip(" .")
    near = not same_line and text.count("\n", last.end, unit.start) <= 2 and ". " not in text[slice(*last.after)].strip(" .")
    whole = unit.stretches[-1].closed and not unit.stretches[0].single and text[unit.parts[-1][1] - 1] in ".?!"
    if alone and near and whole:
        return Spoken(spoken.parts, before.attribution, "paragraph")
    return spoken


def _one_quotation(last: Unit, before: Spoken, unit: Unit, spoken: Spoken) -> bool:
    """Whether two stretches are one quotation, split by its attribution: the gap between is no longer than the words."""
    if last.after != unit.before or spoken.attribution is None or before.attribution is None:
        return False
    same = spoken.layout == "continued" or spoken.attribution.cue_span == before.attribution.cue_span
    words = sum(end - start for start, end in before.parts + spoken.parts)
    return same and not spoken.layout.startswith("inside") and unit.start - last.end <= words


def _by_sentence(passage: Passage, reported: Sequence[Reported]) -> dict[int | None, list[Reported]]:
    """The reported clauses by the sentences that they reach into."""
    found: dict[int | None, list[Reported]] = {}
    for item in sorted(reported, key=lambda item: item.parts[0][0]):
        first, last = passage.at(item.parts[0][0]) or 0, passage.at(item.parts[-1][1]) or 0
        for sentence in range(first, last + 1):
            found.setdefault(sentence, []).append(item)
    return found


def _is_somebody(token: Token) -> bool:
    """Whether a subject is a name or stands for a person, so that a quotation behind its sentence may be its own."""
    return token.pos == "PROPN" or token.text.lower() in ("he", "she")


class _Finder:
    """Looks for the attribution of one quotation after another, the surest layout first."""

    def __init__(self, passage: Passage, reported: Sequence[Reported], cues: Cues) -> None:
        self._passage = passage
        self._text = passage.text
        self._cues = cues
        self._saying = (cues.speech | {"according to", ":"}) - _THOUGHT
        self._reported = _by_sentence(passage, reported)
        self._layouts = (
            ("pull", self._pull),
            ("named", self._named),
            ("after", self._after),
            ("before", self._before),
            ("introduced", self._introduced),
        )

    def spoken(self, unit: Unit) -> Spoken:
        """The quotation with its speaker; "continued" quotations are not known here."""
        labelled = self._labelled(unit)
        if labelled is not None:
            return labelled
        for layout, find in self._layouts:
            attribution = find(unit)
            if attribution is not None:
                return Spoken(unit.parts, attribution, layout)
        reported = self._inside(unit)
        if reported is not None:
            return Spoken(unit.parts, reported.attribution, f"inside-{reported.form}")
        attribution = self._preceded(unit)
        return Spoken(unit.parts, attribution, "preceded" if attribution else "no speaker")

    def _labelled(self, unit: Unit) -> Spoken | None:
        """``"MINISTER: We agree."``, a turn of a transcript that is quoted as a whole."""
        start, end = unit.parts[0]
        label = LABEL.match(self._text, start, end)
        if label is None or label.end() >= end:
            return None
        attribution = Attribution(":", (label.end("name"), label.end("name") + 1), label.span("name"))
        return Spoken(((label.end(), end), *unit.parts[1:]), attribution, "labelled")

    def _pull(self, unit: Unit) -> Attribution | None:
        """``– Jane Doe`` in a line of its own under the quotation."""
        match = PULL.match(self._text, unit.end)
        if match is None:
            return None
        name = match.span("below" if match["below"] else "beside")
        return Attribution("–", (name[0], name[0]), name)

    def _after(self, unit: Unit) -> Attribution | None:
        """``," she said`` and ``," said she``."""
        sentence = self._passage.sentence(unit.end - 1)
        if sentence is None:
            return None
        segment = (unit.end, min(sentence.end, unit.after[1]))
        gap = self._text[slice(*segment)].lstrip()
        first = _FIRST_WORD.match(gap)
        if first is None or first[1].lower() in _LEADS_ON:
            return None
        inner_end = unit.stretches[-1].inner[1]
        ending = self._text[max(0, inner_end - 4) : inner_end].rstrip("'’”\"")
        open_end = _ENDS_CLAUSE.search(ending) is not None or gap[0] in ",—–-"
        if not open_end and not ending.endswith("."):
            return None
        found = next(attributions(self._passage, segment, self._cues), None)
        begins = not self._text[max(sentence.start, unit.before[0]) : unit.start].strip()
        if found is None and open_end and begins and len(gap) < 80:
            found = next(attributions(self._passage, segment, None), None)
        if found is None or not self._near(found, unit):
            return None
        if not open_end:  # after a full stop only "She said.", which ends there
            ends = sentence.end <= unit.after[1] and self._text[sentence.end - 1] == "."
            return found if ends and self._text.count(" ", found.cue_span[1], sentence.end) < 5 else None
        return found if begins or found.speaker[0] < found.cue_span[0] or self._has_subject(found) else None

    def _has_subject(self, found: Attribution) -> bool:
        """Whether the parse too has the speaker after the cue: ``, "a step," said the minister``, not ``... said he would``."""
        index, bounds = self._passage.tokens(found.cue_span)
        clauses = self._passage.clauses(index)
        subjects = list(clauses.children(bounds.start, "nsubj"))
        return any(found.speaker[0] <= subject.start < found.speaker[1] for subject in subjects)

    def _near(self, found: Attribution, unit: Unit) -> bool:
        """Whether nothing but the speaker and what describes them stands between a quotation and the cue after it."""
        if min(found.cue_span[0], found.speaker[0]) - unit.end > 80:
            return False
        return not self._text[slice(*found.cue_span)].endswith("ing")

    def _before(self, unit: Unit) -> Attribution | None:
        """``She said: "`` and ``she told reporters that "``: the last cue before the mark, in its sentence."""
        sentence = self._passage.sentence(unit.start)
        if sentence is None:
            return None
        segment = (max(sentence.start, unit.before[0]), unit.start)
        gap = self._text[slice(*segment)].rstrip()
        found = list(attributions(self._passage, segment, self._cues)) if gap else []
        if found and self._is_aside(found[-1]):
            return None
        if len(found) > 1 and (self._text[slice(*found[-1].cue_span)].endswith("ing") or self._is_echo(found[-1])):
            earlier = next((item for item in reversed(found[:-1]) if not self._is_pronoun(item)), found[-2])
            found[-1] = replace(found[-1], speaker=earlier.speaker, antecedent=earlier.antecedent)
        if found and (gap[-1] in ":," or unit.start - found[-1].cue_span[1] < 3 or gap.endswith(" that")):
            return found[-1]
        return None

    def _is_echo(self, attribution: Attribution) -> bool:
        """``she thought``, ``he responded`` behind a cue of the same person, who is named there."""
        return attribution.reported and self._is_pronoun(attribution)

    def _is_pronoun(self, attribution: Attribution) -> bool:
        return self._text[slice(*attribution.speaker)].lower() in ("he", "she", "they")

    def _inside(self, unit: Unit) -> Reported | None:
        """``She called the plan "a step"``: the quoted words stand in a reported clause; the innermost that is said counts."""
        start, end = unit.parts[0][0], unit.parts[-1][1]
        nearby = self._reported.get(self._passage.at(start), ())
        around = [item for item in nearby if any(first <= start and end <= last + 1 for first, last in item.parts)]
        said = [item for item in around if item.attribution.cue in self._saying and not self._is_aside(item.attribution)]
        asides = [item for item in around if item.attribution.cue in self._saying]
        return said[-1] if said else asides[-1] if asides else None

    def _is_aside(self, attribution: Attribution) -> bool:
        """``what she calls "a war of words"``."""
        cue = attribution.cue_span[0]
        return _WHAT.search(self._text[max(0, cue - 40) : cue]) is not None

    def _named(self, unit: Unit) -> Attribution | None:
        """``Jane Doe: "..."``."""
        floor = max(0, unit.start - _LOOK_BACK)
        match = _NAME_COLON.search(self._text[floor : unit.start])
        if match is None:
            return None
        name, stop = floor + match.start("name"), floor + match.end("name")
        return Attribution(":", (stop, stop + 1), (name, stop))

    def _preceded(self, unit: Unit) -> Attribution | None:
        """``The minister disagreed. "..."``: a whole sentence between marks belongs to the subject of the sentence before."""
        if self._text[slice(*unit.before)].strip()[-1:] != "." or self._text[unit.parts[-1][1] - 1] not in ".?!":
            return None
        sentence = self._passage.sentence(unit.before[0] + len(self._text[slice(*unit.before)].rstrip()) - 1)
        if sentence is None or sentence.start < unit.before[0]:
            return None
        return self._main_subject((sentence.start, sentence.end), short=False)

    def _introduced(self, unit: Unit) -> Attribution | None:
        """``He outlined the plan:`` in the sentence or line before."""
        floor = max(0, unit.start - _LOOK_BACK)
        before = self._text[floor : unit.start].rstrip()
        if not before.endswith(":"):
            return None
        sentence = self._passage.sentence(floor + len(before) - 1)
        if sentence is None:
            return None
        segment = (sentence.start, floor + len(before))
        if segment[0] >= segment[1]:
            return None
        found = list(attributions(self._passage, segment, self._cues))
        return found[-1] if found else self._main_subject(segment, short=self._text.count(" ", *segment) < _SHORT)

    def _main_subject(self, segment: Span, *, short: bool) -> Attribution | None:
        """The main verb of a sentence and its subject: a name or pronoun, in a short sentence any noun."""
        index, bounds = self._passage.tokens(segment)
        clauses = self._passage.clauses(index)
        for token in clauses.tokens:
            if token.relation == "root" and token.index in bounds:
                head = clauses.actor(token.index)
                if head is not None and head in bounds and (_is_somebody(clauses.tokens[head]) or short):
                    return Attribution(token.lemma.lower(), (token.start, token.end), noun_phrase(clauses, head, bounds))
        return None
