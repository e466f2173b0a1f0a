"""Whose word an act is: what one side says the other did to it is a claim, not a fact ("Moscow said Ukraine attacked Russia")."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Mention, Token

SUBJECTS = ("nsubj", "nsubj:pass")
REPORTED = ("ccomp", "conj", "parataxis", "xcomp")


def claimants(
    clauses: Clauses, keys: Sequence[frozenset[str]], saying: Collection[str], mentions: Sequence[Mention], anchor: int
) -> frozenset[str]:
    """Codes of the actors on whose word alone an act is told: who says the clause of its ``anchor``, or "according to" whom.

    ``saying`` are verbs of saying, ``keys`` the words that each token counts as, ``mentions`` those of the sentence.
    """
    speakers: list[Token] = []
    for token in clauses.predicate_chain(anchor):
        speakers += (t for t in clauses.children(token.index, "obl") if _according(clauses, t))
        speakers += (
            subject
            for inserted in clauses.children(token.index, "parataxis")
            if keys[inserted.index] & frozenset(saying)
            for subject in clauses.children(inserted.index, *SUBJECTS)
        )
        head = clauses.tokens[token.head]
        if token.relation == "ccomp" and keys[head.index] & frozenset(saying):
            speakers += clauses.children(head.index, *SUBJECTS)
        if token.relation not in REPORTED:
            break
    return frozenset(m.code for m in mentions for t in speakers if m.code and m.start <= t.start and t.end <= m.end)


def _according(clauses: Clauses, phrase: Token) -> bool:
    return any(t.text.lower() == "according" for t in clauses.children(phrase.index, "case"))
