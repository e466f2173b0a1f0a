"""Words of a cue that are no clause: an object with what is said of it ("accused Norway of spying"), or a bare thing."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.extraction.quotations.extents import belongs, complements, has_verb, subtree
from pactgraph.model import Span, Token

Words = tuple[tuple[Span, ...], str]
_OF_WHAT = frozenset(["of", "for", "as"])  # accused of, blamed for, described as
_NOMINAL = ("NOUN", "PROPN", "PRON")


def phrase(clauses: Clauses, verb: Token, cues: Cues, names: frozenset[str]) -> Words | None:
    """The words of a cue without a clause, and whether they tell what is said or only what is spoken of.

    ``accused Norway of spying``, ``called it a mistake``, ``denied spying``, ``called for peace`` tell what is said; of a bare
    thing, ``rejected the pact``, nothing is: it is a "mention", or "bare" where a cue gives or asks for it (``promised boats``).
    """
    doing = next((c for c in clauses.children(verb.index, "xcomp") if c.index == verb.index + 1 and c.text.endswith("ing")), None)
    if doing is not None and names & cues.object:
        return (complements(clauses, verb, doing),), "object"
    thing = next((c for c in clauses.children(verb.index, "obj", "ccomp") if c.index > verb.index), None)
    if thing is not None and names & cues.object:
        if (
            _is_told(clauses, verb, thing, names & cues.infinitive)
            or (names & cues.naming and _is_named(clauses, verb, thing))
            or (names & cues.blame and _is_blamed(clauses, verb, thing))
        ):
            return _told(clauses, verb, thing)
        return (complements(clauses, verb, thing),), "bare" if names & cues.infinitive else "mention"
    for child in clauses.children(verb.index, "obl", "advcl", "xcomp"):
        case = next((c.text.lower() for c in clauses.children(child.index, "case", "mark")), None)
        if case and child.index > verb.index:
            cases = {f"{name}_{case}" for name in names}
            if thing is not None and thing.index < child.index and cases & cues.object:
                return _told(clauses, verb, thing)
            if cases & cues.preposition:
                told = child.pos != "PRON" and (not cases.isdisjoint(cues.demand) or _is_clause(clauses, child))
                return (complements(clauses, verb, child),), "preposition" if told else "mention"
    return None


def _told(clauses: Clauses, verb: Token, thing: Token) -> Words:
    """An object with what is said of it; without a verb it is a judgement."""
    span = complements(clauses, verb, thing)
    inside = [token for token in clauses.tokens[verb.index + 1 :] if span[0] <= token.start < span[1]]
    after = next((place for place, token in enumerate(inside) if _leaves(clauses, token)), len(inside))
    span = (span[0], inside[after - 1].end) if 0 < after < len(inside) else span
    return (span,), "object" if has_verb(inside[:after]) else "judgement"


def _leaves(clauses: Clauses, joint: Token) -> bool:
    """Whether an "and" leads from what somebody is blamed for doing to what else the speaker did."""
    verb, tokens = clauses.tokens[joint.head], clauses.tokens
    if joint.relation != "cc" or verb.pos != "VERB" or verb.text.endswith("ing"):
        return False
    first = tokens[verb.head]
    return first.text.endswith("ing") and first.pos == "VERB" and "VerbForm=Fin" in verb.features


def _is_blamed(clauses: Clauses, verb: Token, thing: Token) -> bool:
    """Whether "of" or "for" follows who is blamed."""
    last = max(subtree(clauses, verb.index))
    return any(token.text in ("of", "for") for token in clauses.tokens[thing.index + 1 : last])


def _is_told(clauses: Clauses, verb: Token, thing: Token, asks: Collection[str]) -> bool:
    """Whether something is said of an object: a clause, what it is blamed for, what it is called or asked."""
    if _is_clause(clauses, thing):
        return True
    for child in clauses.children(verb.index, "xcomp", "ccomp", "advcl", "obl"):
        mark = next((t.text.lower() for t in clauses.children(child.index, "case", "mark")), "")
        if child.index > thing.index and belongs(clauses, child) and (child.relation != "obl" or mark in _OF_WHAT):
            return True
    for child in clauses.children(thing.index, "acl", "ccomp", "appos"):
        mark = next((t.text.lower() for t in clauses.children(child.index, "case", "mark")), "")
        called = child.relation == "appos" and clauses.tokens[child.index - 1].text != ","
        if called or mark == "that" or mark in _OF_WHAT or (mark == "to" and asks):
            return True
    return bool(asks) and _is_asked(clauses, verb, thing)


def _is_asked(clauses: Clauses, verb: Token, thing: Token) -> bool:
    """``urged both sides to talk``: an infinitive behind who is asked, whatever the parser hung it on."""
    tokens = clauses.tokens[thing.index + 1 : max(subtree(clauses, verb.index)) + 1]
    to = next((place for place, token in enumerate(tokens) if token.text == "to" and token.pos == "PART"), None)
    return to is not None and not any(token.pos in ("VERB", "AUX", "PUNCT") for token in tokens[:to])


def _is_named(clauses: Clauses, verb: Token, thing: Token) -> bool:
    """Whether a noun phrase or an adjective follows another ("called the plan a trap"), whatever the parser hung on what."""
    span = complements(clauses, verb, thing)
    inside = [token for token in clauses.tokens[verb.index + 1 :] if span[0] <= token.start < span[1]]
    return any(one.pos in _NOMINAL and other.pos in ("DET", "ADJ") for one, other in pairwise(inside))


def _is_clause(clauses: Clauses, token: Token) -> bool:
    """Whether a complement has a verb of its own, or a subject of which something is said."""
    return token.pos == "VERB" or any(True for _ in clauses.children(token.index, "nsubj", "cop", "csubj", "expl"))
