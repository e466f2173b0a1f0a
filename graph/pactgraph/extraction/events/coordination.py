"""Which noun phrases are members of one list: "Estonia, Latvia and the ministers of Poland"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pactgraph.model import Token

if TYPE_CHECKING:
    from pactgraph.extraction.events.nominals import Nominal

LINKS = {"conj", "appos", "compound", "flat", "nmod", "list", "dep", "nmod:desc", "amod", "nummod", "parataxis"}
SUBJECTS = ("nsubj", "nsubj:pass")
SEPARATORS = {",", "and", "&", "or", "/", "plus", "both", "as well as"}


def lists(tokens: Sequence[Token], nominals: Sequence[Nominal], named: Callable[[int], bool]) -> dict[int, tuple[Nominal, ...]]:
    """The lists of a sentence: for the first token of each member all members; ``named`` tells tokens of actors' names."""
    found: dict[int, tuple[Nominal, ...]] = {}
    run: list[Nominal] = []
    listed = _listed(tokens, nominals, named)
    for nominal in (*nominals, None):
        if nominal is not None and run and (nominal.first in listed or _joined(tokens, run[-1], nominal)):
            run.append(nominal)
            continue
        if len(run) > 1:
            found.update(dict.fromkeys((n.first for n in run), tuple(run)))
        run = [nominal] if nominal else []
    return found


def _listed(tokens: Sequence[Token], nominals: Sequence[Nominal], named: Callable[[int], bool]) -> frozenset[int]:
    """The first tokens of actors' names that follow another in a list of three or more on the surface: "A, B and C"."""
    found: set[int] = set()
    run: list[int] = []
    bare = [_bare(tokens, nominal, named) for nominal in nominals]
    for i, (left, right) in enumerate(pairwise(nominals)):
        between = " ".join(t.text.lower() for t in tokens[left.last + 1 : right.first])
        begins = not run and left.cases  # "in Spain, France and Italy met"
        if begins or right.cases or not (bare[i] and bare[i + 1]) or between not in (",", "and", ", and"):
            run = []
            continue
        run.append(right.first)
        if between != ",":
            found.update(run if len(run) > 1 else ())
            run = []
    return frozenset(found)


def _bare(tokens: Sequence[Token], nominal: Nominal, named: Callable[[int], bool]) -> bool:
    """Whether a phrase is an actor's name and no more, but for an article."""
    first = nominal.first + (tokens[nominal.first].pos == "DET")
    return not nominal.possessive and all(named(i) for i in range(first, nominal.last + 1))


def _joined(tokens: Sequence[Token], left: Nominal, right: Nominal) -> bool:
    """Whether two phrases are members of one list: only separators between them, and the parse does not object."""
    words = [t.text.lower() for t in tokens[left.last + 1 : right.first]]
    if not words or left.possessive or (any(w not in SEPARATORS for w in words) and " ".join(words) not in SEPARATORS):
        return False
    head = tokens[right.head]
    if head.relation == "conj" and left.first <= head.head <= left.last:
        return True
    if not (left.sides and right.sides):
        return False
    before = tokens[left.head].relation
    clause = any(t.pos in ("VERB", "AUX") for t in tokens[: left.first])
    if clause and head.relation in SUBJECTS and _role(tokens, left.head) not in (*SUBJECTS, "root"):
        return False  # "... to Spain, and France has ..." begins a clause
    return (
        head.relation in LINKS
        or before in (head.relation, "conj", "compound", "list")
        or (words[-1] == "and" and before in LINKS)
    )


def _role(tokens: Sequence[Token], index: int) -> str:
    """The relation of a list's first member, which stands for all."""
    for _ in tokens:
        token = tokens[index]
        if token.relation not in ("conj", "compound", "flat", "amod", "appos", "list"):
            return token.relation
        index = token.head
    return "root"
