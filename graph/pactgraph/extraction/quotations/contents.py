"""The words that a cue of indirect speech reports: the clause, infinitive or phrase that hangs on it, in full."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.quotations.attribution import TIMES
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.extraction.quotations.extents import bare, complements, has_verb, subtree
from pactgraph.extraction.quotations.objects import Words, phrase
from pactgraph.model import Span, Token

_BARE = frozenset(["say", "add", "argue", "insist", "claim", "warn", "believe", "think", "hope", "fear"])  # need no "that"
_TAGS = frozenset(
    ["say", "write", "tell", "add", "tweet", "note", "declare", "report", "conclude", "explain", "argue", "state", "announce",
     "warn", "claim", "insist", "acknowledge", "predict", "estimate"]
)  # fmt: skip
_SHIFTED = frozenset(["would", "had", "was", "were", "could", "might", "should"])
_CIRCUMSTANCES = frozenset(["as", "after", "when", "before", "since", "while", "although", "though", "because", "until"])
_RELATIVES = frozenset(["which", "who", "that", "whose"])
_STARTS = ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM")


def reported_words(clauses: Clauses, verb: Token, cues: Cues) -> Words | None:
    """The reported words of a verb and the construction, the fullest first."""
    names = cues.names(clauses, verb)
    if names & cues.clause and (found := _clause(clauses, verb)):
        return found
    if names & cues.infinitive:
        infinitive = next(
            (c for c in clauses.children(verb.index, "xcomp") if c.index > verb.index and _has_to(clauses, c)), None
        )
        if infinitive is not None:
            between = (c for c in clauses.children(verb.index, "obj", "iobj") if verb.index < c.index < infinitive.index)
            asked = next((c for c in between if c.text.lower() not in TIMES), None)
            return (complements(clauses, verb, asked or infinitive),), "infinitive"
    return phrase(clauses, verb, cues, names)


def _has_to(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb is an infinitive with "to": ``vowed to go``, not ``called it barbaric``."""
    return any(child.text.lower() == "to" for child in clauses.children(verb.index, "mark", "aux"))


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
        return (_own_words(clauses, clause, complements(clauses, verb, first)),), "clause"
    that = next(
        (t for t in tokens[verb.index + 1 : verb.index + 12] if t.text.lower() == "that" and t.pos in ("SCONJ", "PRON")), None
    )
    last = _last(clauses, verb)
    if that is not None and that.index < last and has_verb(tokens[that.index + 1 :]):  # not "as he noted, ... ensure that"
        return (bare(clauses, that.index, last),), "clause"
    if following and following[0].relation == "obj" and verb.lemma.lower() in _BARE and has_verb(tokens[following[0].index :]):
        start = min(i for i in subtree(clauses, following[0].index) if i > verb.index)
        return (bare(clauses, start, len(tokens) - 1),), "clause"
    before = next((c for c in clauses.children(verb.index, "ccomp") if c.index < verb.index), None)
    if before is not None:
        reached = [i for i in subtree(clauses, before.index) if i < verb.index]
        if not _is_sentence(tokens[min(reached) : max(reached) + 1]):
            return None  # "Asked about the border, the minister said:"
        return (bare(clauses, min(reached), max(reached)),), "fronted"
    if verb.lemma.lower() in _TAGS and (tagged := _inverted(clauses, verb) or _tagged(clauses, verb)):
        return tagged
    return _rest(clauses, verb, following)


def _own_words(clauses: Clauses, clause: Token, span: Span) -> Span:
    """A reported clause without a clause that goes on in the tense of the report: ``said it would not sign, and prices fell``.

    What is told of the past stands one tense back (would, had, was); a second clause, with a noun of its own for a subject and
    behind a comma, that does not is the reporter's.
    """
    if not _is_shifted(clauses, clause):
        return span
    for other in clauses.children(clause.index, "conj"):
        joint = next((t for t in clauses.children(other.index, "cc") if t.text in ("and", "but")), None)
        if joint is None or clauses.tokens[joint.index - 1].text != "," or _is_shifted(clauses, other):
            continue
        if clauses.tokens[joint.index + 1].pos in ("DET", "PROPN", "NOUN", "ADJ"):
            return span[0], clauses.tokens[joint.index - 2].end
    return span


def _is_shifted(clauses: Clauses, verb: Token) -> bool:
    return any(t.text.lower() in _SHIFTED for t in (verb, *clauses.children(verb.index, "aux", "aux:pass", "cop")))


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
    if first >= len(tokens) or tokens[first].pos not in _STARTS or not has_verb(tokens[first:]):
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
    subject = next((t for t in reversed(list(clauses.children(verb.index, "nsubj"))) if t.index < verb.index), None)
    if subject is None:
        return None
    inserted = (
        sorted(subtree(clauses, verb.index))
        if verb.relation == "parataxis"
        else [min(subtree(clauses, subject.index)), verb.index]
    )
    first, last = inserted[0], inserted[-1]
    if tokens[first].text.lower() in _RELATIVES:
        return None
    if first > 1 and tokens[first - 1].text.lower() == "as":
        first -= 1
    if first > 1 and tokens[first - 1].text != "," and verb.relation != "parataxis":
        return None
    before = [bare(clauses, 0, first - 1)] if first > 1 else []
    goes_on = (
        last + 1 < len(tokens) and (tokens[last + 1].text == "," or verb.relation == "parataxis") and has_verb(tokens[last + 1 :])
    )
    parts = before + ([bare(clauses, last + 1, len(tokens) - 1)] if goes_on else [])
    parts = [part for part in parts if part[1] - part[0] > 1]
    if not parts or not (_is_sentence(tokens[: first - 1]) or goes_on):
        return None
    return tuple(parts), "parenthesis" if goes_on else "fronted"


def _inverted(clauses: Clauses, verb: Token) -> Words | None:
    """``The talks go on, said the ministry.``: behind the cue nothing but who speaks."""
    tokens = clauses.tokens
    if verb.index < 3 or tokens[verb.index - 1].text != "," or verb.index + 1 >= len(tokens):
        return None
    if tokens[verb.index + 1].pos not in ("DET", "PROPN") or has_verb(tokens[verb.index + 1 :]):
        return None
    return ((bare(clauses, 0, verb.index - 2),), "fronted") if _is_sentence(tokens[: verb.index - 1]) else None


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
    if first < 2 or tokens[first - 1].text != "," or not has_verb(tokens[verb.index + 2 :]):
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


def _is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether words have a verb and a subject: by the parse, or since they begin with neither verb nor preposition."""
    if not has_verb(tokens):
        return False
    return tokens[0].pos in _STARTS or any(token.relation.startswith(("nsubj", "csubj", "expl")) for token in tokens)
