"""Indirect speech: a cue with its subject, and the clause or phrase that it reports.

Each construction (``said that ...``, ``..., he said``, ``vowed to ...``, ``praised ...``, ``called for ...``, ``according to``)
has its own list of cues in the ontology, because a verb that reports in one may not in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.extraction.attribution import Attribution, may_speak, phrase_from, speaker_by_order, speaker_of
from pactgraph.extraction.clauses import Clauses
from pactgraph.extraction.cues import Cues
from pactgraph.extraction.marks import Quoted
from pactgraph.extraction.passage import Passage, noun_phrase
from pactgraph.model import Span, Token

_BARE = frozenset(["say", "add", "argue", "insist", "claim", "warn", "believe", "think", "hope", "fear"])  # need no "that"
_TAGS = frozenset(["say", "write", "tell", "add", "tweet", "note", "continue", "declare", "report", "conclude", "explain", "argue", "state"])
_UNREAL = frozenset(
    ["will", "would", "could", "should", "may", "might", "can", "must", "'ll", "’ll", "'d", "’d", "not", "n't", "n’t", "if", "unless", "whether"]
)
_LOOSE = frozenset(["advcl", "parataxis", "punct", "conj", "cc", "mark", "aux", "advmod", "discourse", "vocative"])


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody is reported to say: the parts of the clause, the attribution, the construction."""

    parts: tuple[Span, ...]
    attribution: Attribution
    form: str


def find_indirect(passage: Passage, cues: Cues, quoted: Sequence[Quoted]) -> Iterator[Reported]:
    """The reported clauses of all parsed sentences, in the order of their cues."""
    starts = [stretch.start for stretch in quoted]

    def is_quoted(token: Token) -> bool:
        place = bisect_right(starts, token.start) - 1
        return place >= 0 and token.start < quoted[place].end

    for index, sentence in enumerate(passage.sentences):
        if not sentence.tokens:
            continue
        clauses = passage.clauses(index)
        end = -1
        for token in sentence.tokens:
            if (token.pos == "VERB" or token.text.lower() == "according") and not is_quoted(token):
                found = _reported(clauses, token, cues)
                if found is not None and (found.form == "according" or found.attribution.cue_span[0] >= end):
                    yield found
                    if found.form == "clause":
                        end = found.parts[0][1]


def _reported(clauses: Clauses, verb: Token, cues: Cues) -> Reported | None:
    if verb.text.lower() == "according":
        return _according(clauses, verb)
    found = _content(clauses, verb, cues)
    if found is None:
        return None
    parts, form = found
    issued = _issuer(clauses, verb, cues)
    if issued is None and not _is_statement(clauses, verb, form):
        return None
    named = issued or _speaker(clauses, verb, parts)
    if named is None:
        return None
    return Reported(parts, Attribution(verb.lemma.lower(), (verb.start, verb.end), *named), form)


def _speaker(clauses: Clauses, verb: Token, parts: Sequence[Span]) -> tuple[Span, Span | None] | None:
    """The subject in the parse, if it stands outside the reported words; of "said" else the phrase beside it."""
    whole = range(len(clauses.tokens))
    named = speaker_of(clauses, verb, whole)
    if named is not None and not _overlaps(named[0], parts):
        return named
    if verb.relation.startswith(("acl", "xcomp", "amod")):
        return None
    phrase = speaker_by_order(clauses, verb, whole)
    return (phrase, None) if phrase and not _overlaps(phrase, parts) else None


def _overlaps(span: Span, parts: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in parts)


def _issuer(clauses: Clauses, verb: Token, cues: Cues) -> tuple[Span, None] | None:
    """``The ministry issued a statement calling ...``: who issued it."""
    tokens = clauses.tokens
    noun = tokens[verb.head]
    if verb.relation != "acl" or noun.lemma.lower() not in cues.documents or noun.relation != "obj":
        return None
    head = clauses.actor(noun.head)
    if head is None or head >= verb.index or not may_speak(tokens[head]):
        return None
    return noun_phrase(clauses, head, range(0, noun.head)), None


def _is_statement(clauses: Clauses, verb: Token, form: str) -> bool:
    """Whether a cue tells what was said: not what would, could or did not, nor what somebody was to say."""
    relation = verb.relation.partition(":")[0]
    for child in clauses.children(verb.index, "aux", "advmod", "mark"):
        word = child.text.lower()
        if word in _UNREAL or (child.relation == "advmod" and word == "never"):
            return False
    if relation == "acl":
        return verb.relation == "acl:relcl" and form != "infinitive"
    if form == "clause":
        return True
    return relation != "xcomp" and (form != "preposition" or not verb.text.endswith("ing"))


def _content(clauses: Clauses, verb: Token, cues: Cues) -> tuple[tuple[Span, ...], str] | None:
    """The reported words of a verb and the construction, the fullest first."""
    names = cues.names(clauses, verb)
    if names & cues.clause and (found := _clause(clauses, verb)):
        return found
    if names & cues.infinitive:
        infinitive = next((c for c in clauses.children(verb.index, "xcomp") if c.index > verb.index), None)
        if infinitive is not None:
            return (_complements(clauses, verb, infinitive),), "infinitive"
    if names & cues.object:
        thing = next((c for c in clauses.children(verb.index, "obj", "ccomp") if c.index > verb.index), None)
        if thing is not None:
            return (_complements(clauses, verb, thing),), "object"
    for child in clauses.children(verb.index, "obl", "advcl"):
        case = next((c.text.lower() for c in clauses.children(child.index, "case", "mark")), None)
        if case and child.index > verb.index and {f"{name}_{case}" for name in names} & cues.preposition:
            return (_complements(clauses, verb, child),), "preposition"
    return None


def _clause(clauses: Clauses, verb: Token) -> tuple[tuple[Span, ...], str] | None:
    """The clause that a verb reports: after it, before it, or around it."""
    tokens = clauses.tokens
    following = [c for c in clauses.children(verb.index, "ccomp", "obj", "xcomp") if c.index > verb.index]
    clause = next((c for c in following if c.relation == "ccomp" and not _is_name(clauses, c)), None)
    if clause is not None:
        first = following[0] if following[0].relation == "obj" and not _addressed(clauses, verb, following[0], clause) else clause
        return (_complements(clauses, verb, first),), "clause"
    that = next((t for t in tokens[verb.index + 1 : verb.index + 12] if t.text.lower() == "that" and t.pos in ("SCONJ", "PRON")), None)
    if that is not None and _has_verb(tokens[that.index + 1 :]):
        return (_bare(clauses, that.index, _last(clauses, verb)),), "clause"
    if following and following[0].relation == "obj" and verb.lemma.lower() in _BARE and _has_verb(tokens[following[0].index :]):
        return (_complements(clauses, verb, following[0]),), "clause"
    before = next((c for c in clauses.children(verb.index, "ccomp") if c.index < verb.index), None)
    if before is not None:
        reached = [i for i in _subtree(clauses, before.index) if i < verb.index]
        return (_bare(clauses, min(reached), max(reached)),), "fronted"
    if verb.lemma.lower() in _TAGS and (tagged := _tagged(clauses, verb)):
        return tagged
    return _rest(clauses, verb, following)


def _rest(clauses: Clauses, verb: Token, following: Sequence[Token]) -> tuple[tuple[Span, ...], str] | None:
    """The words behind "said", or behind who was told, where the parser lost the clause: if they have a subject and a verb."""
    tokens = clauses.tokens
    first = verb.index + 1
    if verb.lemma.lower() == "tell" and following:
        first = max(_subtree(clauses, following[0].index)) + 1
    elif verb.lemma.lower() not in _BARE:
        return None
    if first >= len(tokens) or tokens[first].pos not in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM") or not _has_verb(tokens[first:]):
        return None
    return (_bare(clauses, first, len(tokens) - 1),), "clause"


def _is_name(clauses: Clauses, token: Token) -> bool:
    """Whether what the parser took for a clause is only a noun ("..., said one source in the room")."""
    return token.pos in ("NOUN", "PROPN") and not any(True for _ in clauses.children(token.index, "nsubj", "cop", "csubj", "expl"))


def _tagged(clauses: Clauses, verb: Token) -> tuple[tuple[Span, ...], str] | None:
    """``The talks go on, she said``, ``The talks, she said, go on``: the clause that a small clause of saying stands in or behind."""
    tokens = clauses.tokens
    subject = next(clauses.children(verb.index, "nsubj"), None)
    if subject is None:
        return None
    inserted = sorted(_subtree(clauses, verb.index)) if verb.relation == "parataxis" else [min(_subtree(clauses, subject.index)), verb.index]
    first, last = inserted[0], inserted[-1]
    if first > 1 and tokens[first - 1].text.lower() == "as":
        first -= 1
    if first > 1 and tokens[first - 1].text != "," and verb.relation != "parataxis":
        return None
    before = [_bare(clauses, 0, first - 1)] if first > 1 else []
    goes_on = last + 1 < len(tokens) and (tokens[last + 1].text == "," or verb.relation == "parataxis") and _has_verb(tokens[last + 1 :])
    parts = before + ([_bare(clauses, last + 1, len(tokens) - 1)] if goes_on else [])
    parts = [part for part in parts if part[1] - part[0] > 1]
    if not parts or not (_has_verb(tokens[:first]) or goes_on):
        return None
    return tuple(parts), "parenthesis" if goes_on else "fronted"


def _addressed(clauses: Clauses, verb: Token, thing: Token, clause: Token) -> bool:
    """Whether an object before a clause is who is spoken to: "told reporters that", not "said the ban prevented"."""
    end = max(_subtree(clauses, thing.index))
    return verb.lemma.lower() not in ("say", "add") or any(t.text.lower() == "that" for t in clauses.tokens[end + 1 : clause.index])


def _last(clauses: Clauses, verb: Token) -> int:
    """The last token below a verb."""
    return max(_subtree(clauses, verb.index))


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def _complements(clauses: Clauses, verb: Token, first: Token) -> Span:
    """An object with the complements that follow it ("blamed Moscow for the delay")."""
    last = max(_subtree(clauses, first.index))
    start = min(i for i in _subtree(clauses, first.index) if i > verb.index)
    for child in clauses.children(verb.index):
        if child.index > last and child.relation.partition(":")[0] not in _LOOSE and child.relation != "obl:tmod":
            last = max(_subtree(clauses, child.index))
    return _bare(clauses, start, last)


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
