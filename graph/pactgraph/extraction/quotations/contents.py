"""The words that a cue of indirect speech reports: the clause, infinitive or phrase that hangs on it, in full."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.quotations.attribution import TIMES
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.model import Span, Token

_BARE = frozenset(["say", "add", "argue", "insist", "claim", "warn", "believe", "think", "hope", "fear"])  # need no "that"
_TAGS = frozenset(["say", "write", "tell", "add", "tweet", "note", "declare", "report", "conclude", "explain", "argue", "state"])
_LOOSE = frozenset(["advcl", "parataxis", "punct", "conj", "cc", "mark", "aux", "advmod", "discourse", "vocative"])
_INNER_MARKS = frozenset(["for", "of", "to", "about", "over", "against", "in", "as"])
_CIRCUMSTANCES = frozenset(["as", "after", "when", "before", "since", "while", "although", "though", "because", "until"])
_STARTS = ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM")

Words = tuple[tuple[Span, ...], str]


def reported_words(clauses: Clauses, verb: Token, cues: Cues) -> Words | None:
    """The reported words of a verb and the construction, the fullest first."""
    names = cues.names(clauses, verb)
    if names & cues.clause and (found := _clause(clauses, verb)):
        return found
    if names & cues.infinitive:
        infinitive = next((c for c in clauses.children(verb.index, "xcomp") if c.index > verb.index), None)
        if infinitive is not None:
            return (_complements(clauses, verb, infinitive),), "infinitive"
    thing = next((c for c in clauses.children(verb.index, "obj", "ccomp") if c.index > verb.index), None)
    if thing is not None and names & cues.object:
        return (_complements(clauses, verb, thing),), "object"
    for child in clauses.children(verb.index, "obl", "advcl", "xcomp"):
        case = next((c.text.lower() for c in clauses.children(child.index, "case", "mark")), None)
        if case and child.index > verb.index:
            cases = {f"{name}_{case}" for name in names}
            if thing is not None and thing.index < child.index and cases & cues.object:
                return (_complements(clauses, verb, thing),), "object"
            if cases & cues.preposition:
                return (_complements(clauses, verb, child),), "preposition"
    return None


def _clause(clauses: Clauses, verb: Token) -> Words | None:
    """The clause that a verb reports: after it, before it, or around it."""
    tokens = clauses.tokens
    if inserted := _inserted(clauses, verb):
        return inserted
    following = [c for c in clauses.children(verb.index, "ccomp", "obj", "xcomp") if c.index > verb.index]
    following = [c for c in following if c.text.lower() not in TIMES]
    clause = next(
        (c for c in following if c.relation == "ccomp" and not _is_name(clauses, c) and not _is_circumstance(clauses, c)), None
    )
    if clause is not None:
        first = following[0] if following[0].relation == "obj" and not _addressed(clauses, verb, following[0], clause) else clause
        return (_complements(clauses, verb, first),), "clause"
    that = next(
        (t for t in tokens[verb.index + 1 : verb.index + 12] if t.text.lower() == "that" and t.pos in ("SCONJ", "PRON")), None
    )
    last = _last(clauses, verb)
    if that is not None and that.index < last and _has_verb(tokens[that.index + 1 :]):  # not "as he noted, ... ensure that"
        return (bare(clauses, that.index, last),), "clause"
    if following and following[0].relation == "obj" and verb.lemma.lower() in _BARE and _has_verb(tokens[following[0].index :]):
        start = min(i for i in subtree(clauses, following[0].index) if i > verb.index)
        return (bare(clauses, start, len(tokens) - 1),), "clause"
    before = next((c for c in clauses.children(verb.index, "ccomp") if c.index < verb.index), None)
    if before is not None:
        reached = [i for i in subtree(clauses, before.index) if i < verb.index]
        return (bare(clauses, min(reached), max(reached)),), "fronted"
    if verb.lemma.lower() in _TAGS and (tagged := _tagged(clauses, verb)):
        return tagged
    return _rest(clauses, verb, following)


def _rest(clauses: Clauses, verb: Token, following: Sequence[Token]) -> Words | None:
    """The words behind "said", or behind who was told, where the parser lost the clause: if they have a subject and a verb."""
    tokens = clauses.tokens
    first = verb.index + 1
    if verb.lemma.lower() == "tell" and following:
        first = max(subtree(clauses, following[0].index)) + 1
    elif verb.lemma.lower() not in _BARE:
        return None
    if first < len(tokens) and tokens[first].text.lower() in TIMES:
        first += 1
    if first >= len(tokens) or tokens[first].pos not in _STARTS or not _has_verb(tokens[first:]):
        return None
    return (bare(clauses, first, len(tokens) - 1),), "clause"


def _is_circumstance(clauses: Clauses, token: Token) -> bool:
    """Whether a clause tells when or why something was said."""
    return any(t.text.lower() in _CIRCUMSTANCES for t in clauses.children(token.index, "mark", "advmod", "case"))


def _is_name(clauses: Clauses, token: Token) -> bool:
    """Whether what the parser took for a clause is only a noun ("..., said one source in the room")."""
    return token.pos in ("NOUN", "PROPN") and not any(
        True for _ in clauses.children(token.index, "nsubj", "cop", "csubj", "expl")
    )


def _tagged(clauses: Clauses, verb: Token) -> Words | None:
    """``The talks go on, she said``: the clause that a small clause of saying stands behind, or in."""
    tokens = clauses.tokens
    subject = next(clauses.children(verb.index, "nsubj"), None)
    if subject is None:
        return None
    inserted = (
        sorted(subtree(clauses, verb.index))
        if verb.relation == "parataxis"
        else [min(subtree(clauses, subject.index)), verb.index]
    )
    first, last = inserted[0], inserted[-1]
    if first > 1 and tokens[first - 1].text.lower() == "as":
        first -= 1
    if first > 1 and tokens[first - 1].text != "," and verb.relation != "parataxis":
        return None
    before = [bare(clauses, 0, first - 1)] if first > 1 else []
    goes_on = (
        last + 1 < len(tokens)
        and (tokens[last + 1].text == "," or verb.relation == "parataxis")
        and _has_verb(tokens[last + 1 :])
    )
    parts = before + ([bare(clauses, last + 1, len(tokens) - 1)] if goes_on else [])
    parts = [part for part in parts if part[1] - part[0] > 1]
    if not parts or not (_has_verb(tokens[:first]) or goes_on):
        return None
    return tuple(parts), "parenthesis" if goes_on else "fronted"


def _inserted(clauses: Clauses, verb: Token) -> Words | None:
    """``The talks, she said, go on``, whatever the parser hung on what: the commas on both sides tell."""
    tokens = clauses.tokens
    if verb.index < 3 or verb.index + 2 >= len(tokens) or tokens[verb.index + 1].text != ",":
        return None
    beside = tokens[verb.index - 1]
    subject = (
        beside if beside.pos == "PRON" else next((t for t in clauses.children(verb.index, "nsubj") if t.index < verb.index), None)
    )
    if subject is None:
        return None
    first = min(subtree(clauses, subject.index)) if subject is not beside else subject.index
    if first < 2 or tokens[first - 1].text != "," or not _has_verb(tokens[verb.index + 2 :]):
        return None
    return (bare(clauses, 0, first - 1), bare(clauses, verb.index + 2, len(tokens) - 1)), "parenthesis"


def _addressed(clauses: Clauses, verb: Token, thing: Token, clause: Token) -> bool:
    """Whether an object before a clause is who is spoken to: "told reporters that", not "said the ban prevented"."""
    end = max(subtree(clauses, thing.index))
    return verb.lemma.lower() not in ("say", "add") or any(
        t.text.lower() == "that" for t in clauses.tokens[end + 1 : clause.index]
    )


def _last(clauses: Clauses, verb: Token) -> int:
    """The last token below a verb."""
    return max(subtree(clauses, verb.index))


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def _belongs(clauses: Clauses, child: Token) -> bool:
    """Whether a dependent behind an object is part of what is reported ("blamed Moscow for ..."), not a circumstance."""
    if child.relation.startswith("advcl"):
        mark = next((t.text.lower() for t in clauses.children(child.index, "mark", "case")), "")
        return mark in _INNER_MARKS and clauses.tokens[child.index - 1].text != ","
    return child.relation.partition(":")[0] not in _LOOSE and child.relation != "obl:tmod"


def _complements(clauses: Clauses, verb: Token, first: Token) -> Span:
    """An object with the complements that follow it ("blamed Moscow for the delay")."""
    last = max(subtree(clauses, first.index))
    start = min(i for i in subtree(clauses, first.index) if i > verb.index)
    if start == verb.index + 1 < last and clauses.tokens[start].text.lower() in TIMES:
        start += 1  # "said Friday it would": the day belongs to the saying
    for child in clauses.children(verb.index):
        if child.index > last and _belongs(clauses, child):
            last = max(subtree(clauses, child.index))
    return bare(clauses, start, last)


def subtree(clauses: Clauses, head: int) -> set[int]:
    """The indexes of a token and of all that hangs on it."""
    reached, waiting = {head}, [head]
    while waiting:
        for child in clauses.children(waiting.pop()):
            if child.index not in reached:
                reached.add(child.index)
                waiting.append(child.index)
    return reached


def bare(clauses: Clauses, first: int, last: int) -> Span:
    """The span of tokens without punctuation and "that" at its ends."""
    tokens = clauses.tokens
    while first < last and (tokens[first].pos == "PUNCT" or (tokens[first].pos == "SCONJ" and tokens[first].text == "that")):
        first += 1
    while last > first and tokens[last].pos == "PUNCT":
        last -= 1
    return tokens[first].start, tokens[last].end
