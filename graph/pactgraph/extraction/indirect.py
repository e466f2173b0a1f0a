"""Indirect speech: a cue with its subject, and the clause or phrase that it reports.

Each construction (``said that ...``, ``..., he said``, ``vowed to ...``, ``praised ...``, ``called for ...``, ``according to``)
has its own list of cues in the ontology, because a verb that reports in one may not in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.extraction.attribution import Attribution, cue_name, phrase_from, speaker_of, stem
from pactgraph.extraction.clauses import Clauses
from pactgraph.extraction.marks import Quoted
from pactgraph.extraction.passage import Passage
from pactgraph.model import Span, Token

_LOOSE = frozenset(["advcl", "parataxis", "punct", "conj", "cc", "mark", "aux", "advmod", "discourse", "vocative"])


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody is reported to say: the parts of the clause, the attribution, the construction."""

    parts: tuple[Span, ...]
    attribution: Attribution
    form: str


@dataclass(frozen=True, slots=True)
class CueLists:
    """The cue words of each construction, as stems (see ``stem``); those of a preposition as ``call_for``."""

    clause: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    preposition: frozenset[str]

    @classmethod
    def of(cls, classes: Mapping[str, Sequence[str]]) -> CueLists:
        """From the word classes of the ontology."""

        def stems(name: str) -> frozenset[str]:
            return frozenset(cue_stem(word) for word in classes[name])

        return cls(stems("CUE_CLAUSE"), stems("CUE_INFINITIVE"), stems("CUE_OBJECT"), stems("CUE_PREPOSITION"))


def cue_stem(word: str) -> str:
    """A word of a list as it is looked up: ``refer_to`` -> ``refer_to``, ``pledge`` -> ``pledg``."""
    verb, *rest = word.split("_")
    return "_".join([stem(verb), *rest])


def find_indirect(passage: Passage, cues: CueLists, quoted: Sequence[Quoted]) -> Iterator[Reported]:
    """The reported clauses of all parsed sentences, in the order of their cues."""
    starts = [stretch.start for stretch in quoted]

    def is_quoted(token: Token) -> bool:
        place = bisect_right(starts, token.start) - 1
        return place >= 0 and token.start < quoted[place].end

    for index, sentence in enumerate(passage.sentences):
        if not sentence.tokens:
            continue
        clauses = passage.clauses(index)
        for token in sentence.tokens:
            if (token.pos == "VERB" or token.text.lower() == "according") and not is_quoted(token):
                found = _reported(clauses, token, cues)
                if found is not None:
                    yield found


def _reported(clauses: Clauses, verb: Token, cues: CueLists) -> Reported | None:
    if verb.text.lower() == "according":
        return _according(clauses, verb)
    found = _content(clauses, verb, cue_name(clauses, verb), cues)
    if found is None:
        return None
    parts, form = found
    named = speaker_of(clauses, verb, range(len(clauses.tokens)))
    if named is None or any(start < named[0][1] and named[0][0] < end for start, end in parts):
        return None
    return Reported(parts, Attribution(verb.lemma.lower(), (verb.start, verb.end), *named), form)


def _content(clauses: Clauses, verb: Token, name: str, cues: CueLists) -> tuple[tuple[Span, ...], str] | None:
    """The reported words of a verb and the construction, the fullest first."""
    clause = next(clauses.children(verb.index, "ccomp"), None)
    if name in cues.clause:
        if clause is not None:
            return (_extent(clauses, clause.index, verb.index),), "clause" if clause.index > verb.index else "fronted"
        if verb.relation == "parataxis" and (parts := _host(clauses, verb)):
            return parts, "parenthesis"
    if name in cues.infinitive:
        infinitive = next((c for c in clauses.children(verb.index, "xcomp") if c.index > verb.index), None)
        if infinitive is not None:
            return (_extent(clauses, infinitive.index, verb.index),), "infinitive"
    if name in cues.object:
        thing = next((c for c in clauses.children(verb.index, "obj", "ccomp") if c.index > verb.index), None)
        if thing is not None:
            return (_complements(clauses, verb, thing),), "object"
    for child in clauses.children(verb.index, "obl", "advcl"):
        case = next((c.text.lower() for c in clauses.children(child.index, "case", "mark")), None)
        if case and child.index > verb.index and f"{name}_{case}" in cues.preposition:
            return (_complements(clauses, verb, child),), "preposition"
    return None


def _extent(clauses: Clauses, head: int, verb: int) -> Span:
    """The span of a subtree on its side of the verb, without the marks at its ends."""
    reached = _subtree(clauses, head)
    side = [i for i in reached if (i > verb) == (head > verb)]
    return _bare(clauses, min(side), max(side))


def _complements(clauses: Clauses, verb: Token, first: Token) -> Span:
    """An object with the complements that follow it ("blamed Moscow for the delay")."""
    last = max(_subtree(clauses, first.index))
    start = min(i for i in _subtree(clauses, first.index) if i > verb.index)
    for child in clauses.children(verb.index):
        if child.index > last and child.relation.partition(":")[0] not in _LOOSE and child.relation != "obl:tmod":
            last = max(_subtree(clauses, child.index))
    return _bare(clauses, start, last)


def _host(clauses: Clauses, verb: Token) -> tuple[Span, ...]:
    """The clause around "..., she said, ...": what stands before and after the inserted words."""
    inserted = sorted(_subtree(clauses, verb.index))
    first, last = inserted[0], inserted[-1]
    parts = []
    if first > 0:
        parts.append(_bare(clauses, 0, first - 1))
    if last + 1 < len(clauses.tokens):
        parts.append(_bare(clauses, last + 1, len(clauses.tokens) - 1))
    return tuple(part for part in parts if part[1] - part[0] > 1)


def _according(clauses: Clauses, token: Token) -> Reported | None:
    """``according to the ministry``: the rest of the sentence."""
    tokens = clauses.tokens
    if token.index + 2 >= len(tokens) or tokens[token.index + 1].text.lower() != "to":
        return None
    speaker = phrase_from(clauses, token.index + 2, range(token.index, len(tokens)))
    if speaker is None:
        return None
    if token.index > 1:
        part = _bare(clauses, 0, token.index - 1)
    else:
        after = next((t.index for t in tokens if t.start >= speaker[1]), len(tokens) - 1)
        part = _bare(clauses, after, len(tokens) - 1)
    cue = (token.start, tokens[token.index + 1].end)
    return Reported((part,), Attribution("according to", cue, speaker), "according") if part[1] - part[0] > 1 else None


def _subtree(clauses: Clauses, head: int) -> set[int]:
    reached, waiting = {head}, [head]
    while waiting:
        for child in clauses.children(waiting.pop()):
            if child.index not in reached:
                reached.add(child.index)
                waiting.append(child.index)
    return reached


def _bare(clauses: Clauses, first: int, last: int) -> Span:
    """The span of tokens without punctuation and "that" at its ends."""
    tokens = clauses.tokens
    while first < last and (tokens[first].pos == "PUNCT" or (tokens[first].pos == "SCONJ" and tokens[first].text == "that")):
        first += 1
    while last > first and tokens[last].pos == "PUNCT":
        last -= 1
    return tokens[first].start, tokens[last].end
