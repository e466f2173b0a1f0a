"""Indirect speech: a cue with its subject, and the clause or phrase that it reports.

Each construction (``said that ...``, ``..., he said``, ``vowed to ...``, ``praised ...``, ``called for ...``, ``according to``) has
its own list of cues in the ontology, because a verb that reports in one may not in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.extraction.attribution import Attribution
from pactgraph.extraction.clauses import Clauses
from pactgraph.extraction.marks import Quoted
from pactgraph.extraction.passage import Passage, noun_phrase
from pactgraph.model import Span, Token

_SPEAKERS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"])
_NOBODY = frozenset("it that this which what there these those here".split())
_LOOSE = frozenset(["advcl", "parataxis", "punct", "conj", "cc", "mark", "aux", "advmod", "discourse", "vocative"])
_ADDRESSED = frozenset("tell remind assure inform convince persuade warn ask urge advise notify".split())


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
            return frozenset("_".join([stem(word.partition("_")[0]), *word.split("_")[1:]]) for word in classes[name])

        return cls(stems("CUE_CLAUSE"), stems("CUE_INFINITIVE"), stems("CUE_OBJECT"), stems("CUE_PREPOSITION"))


def stem(lemma: str) -> str:
    """A lemma without what lemmatizers get wrong most: a final ``e``, a doubled consonant (``insiste``, ``slamm``)."""
    bare = lemma.lower().rstrip("e")
    return bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] else bare


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
    name = stem(verb.lemma)
    particle = next((child.text.lower() for child in clauses.children(verb.index, "compound:prt")), None)
    name = f"{name}_{particle}" if particle else name
    found = _content(clauses, verb, name, cues)
    if found is None:
        return None
    parts, form = found
    speaker = _speaker(clauses, verb)
    if speaker is None or any(start < speaker[1] and speaker[0] < end for start, end in parts):
        return None
    return Reported(parts, Attribution(verb.lemma.lower(), (verb.start, verb.end), speaker), form)


def _speaker(clauses: Clauses, verb: Token) -> Span | None:
    head = clauses.actor(verb.index)
    if head is None or head == verb.index:
        return None
    own = next(clauses.children(verb.index, "nsubj"), None)
    if own is not None and own.text.lower() == "who":
        return own.start, own.end
    token = clauses.tokens[head]
    if token.pos not in _SPEAKERS or token.text.lower() in _NOBODY:
        return None
    bounds = range(0, verb.index) if head < verb.index else range(verb.index + 1, len(clauses.tokens))
    return noun_phrase(clauses, head, bounds)


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
    first = last = token.index + 2
    while last + 1 < len(tokens) and tokens[last + 1].pos not in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"):
        last += 1
    speaker = (tokens[first].start, tokens[last].end)
    parts = []
    if token.index > 1:
        parts.append(_bare(clauses, 0, token.index - 1))
    elif last + 1 < len(tokens):
        parts.append(_bare(clauses, last + 1, len(tokens) - 1))
    parts = [part for part in parts if part[1] - part[0] > 1]
    if not parts:
        return None
    cue = (token.start, tokens[token.index + 1].end)
    return Reported(tuple(parts), Attribution("according to", cue, speaker), "according")


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
    while first < last and (tokens[first].pos == "PUNCT" or (tokens[first].text.lower() == "that" and tokens[first].pos == "SCONJ")):
        first += 1
    while last > first and tokens[last].pos == "PUNCT":
        last -= 1
    return tokens[first].start, tokens[last].end
