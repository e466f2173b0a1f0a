"""Whose act a noun refers back to: "Chile arrested three Peruvians. Peru condemned the arrests."

A noun that names a kind of act means the nearest act of that kind told before. A general one ("the decision", "the remark") means
what the clause before tells. Where that act is nobody's, of several actors, or the speaker's own, no other is taken for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.extraction.events.matches import Match
from pactgraph.extraction.events.nominals import Nominal, Side
from pactgraph.extraction.events.scene import Scene

BACK = 2  # sentences in which an act is still in mind
# Which relations the nouns of a word class may refer back to.
KINDS: Mapping[str, frozenset[str]] = {
    "ATTACK": frozenset({"attacks", "coerces", "mobilizesAgainst"}),
    "KILLING": frozenset({"attacks"}),
    "SEIZURE": frozenset({"coerces", "attacks"}),
    "PENALTY": frozenset({"sanctions"}),
    "THREAT": frozenset({"threatens"}),
    "CHARGE": frozenset({"accuses"}),
    "APPEAL": frozenset({"requests", "threatens"}),
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
OWN = frozenset({"of", "by", "from", "to", "that", "against", "for", "made", "which", "about"})  # what follows says what is meant
CLAUSES = ("root", "ROOT", "conj", "advcl", "ccomp", "parataxis")
SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns that refer back: relations by noun, and those for whatever was done or said; ``saying`` are verbs of speech."""

    kinds: Mapping[str, frozenset[str]]
    decisions: frozenset[str]
    remarks: frozenset[str]
    saying: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """The nouns that may refer back."""
        return self.decisions | self.remarks | self.kinds.keys()

    @classmethod
    def of(cls, classes: Mapping[str, Sequence[str]]) -> Nouns:
        """The nouns that the lexicon declares."""
        kinds: dict[str, frozenset[str]] = {}
        for name, relations in KINDS.items():
            for word in classes[name]:
                kinds[word] = kinds.get(word, frozenset()) | relations
        return cls(kinds, *(frozenset(classes[name]) for name in ("DECISION", "REMARK", "CUE")))


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something done or said at a place of the text, and those who did it; a side without code is somebody unknown.

    ``words`` are what the noun for it counts as: "the Danish raid", "protested the executions in Chad".
    """

    start: int
    sides: tuple[Side, ...]
    relation: str = ""
    words: frozenset[str] = frozenset()
    saying: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence tells: the acts that frames found in it, and what its clauses say of their subjects."""

    acts: tuple[_Deed, ...] = ()
    clauses: tuple[_Deed, ...] = ()


class Deeds:
    """What a document has told so far, as far back as a noun refers; ``note`` and ``skip`` take its sentences in their order."""

    def __init__(self, nouns: Nouns) -> None:
        self._nouns = nouns
        self._told: deque[_Told] = deque(maxlen=BACK + 1)

    def note(self, scene: Scene, matches: Sequence[Match]) -> None:
        """Remember what the next sentence tells."""
        self._told.append(_Told(_acts(scene, matches), tuple(_clauses(scene, self._nouns.saying))))

    def skip(self) -> None:
        """Pass over a sentence that was not parsed."""
        self._told.append(_Told())

    def recalled(self, scene: Scene, match: Match) -> tuple[bool, Side | None]:
        """Whether the other side of a match in the sentence noted last is an act told before; the one other actor it is of."""
        noun = _noun(scene, match)
        if noun is None:
            return False, None
        before = min(scene.tokens[match.anchor].start, scene.tokens[noun].start)
        deed = self._of_kind(scene.keys[noun], before) or self._of_clause(scene.keys[noun], before, _codes(match))
        return deed is not None, _other(deed, _codes(match)) if deed else None

    def _of_kind(self, words: frozenset[str], before: int) -> _Deed | None:
        """The last act of the kind that a noun names, or that the same noun named with its owner."""
        relations = frozenset[str]().union(*(self._nouns.kinds.get(word, ()) for word in words))
        known = words & self._nouns.all
        acts = (act for told in reversed(self._told) for act in reversed(told.acts))
        return next((a for a in acts if a.start < before and (a.relation in relations or a.words & known)), None)

    def _of_clause(self, words: frozenset[str], before: int, speakers: frozenset[str | None]) -> _Deed | None:
        """What the last clause tells, of this sentence that of another than the speaker, else of the one before."""
        decided, said = (not words.isdisjoint(nouns) for nouns in (self._nouns.decisions, self._nouns.remarks))
        here, *earlier = tuple(reversed(self._told))[:2]
        clauses = [c for told in earlier for c in told.clauses]
        clauses += [c for c in here.clauses if c.start < before and speakers.isdisjoint(side.code for side in c.sides)]
        return next((c for c in reversed(clauses) if (said if c.saying else decided)), None)


def _noun(scene: Scene, match: Match) -> int | None:
    """The noun in the place of the other side of something said, where it refers back: "condemned the arrests"."""
    filler = match.fillers.get("B")
    if filler is None or filler.owned or match.frame.relation not in scene.reading.answering:
        return None
    noun = filler.noun
    if noun is None and not filler.sides and match.frame.relation != "requests":  # left out: "rejected the demand"
        noun = next((i for i in match.lexical if scene.tokens[i].pos == "NOUN"), None)
    phrase = scene.phrase(noun)
    if phrase is None or any(side.code for side in (*filler.sides, *phrase.sides, *phrase.owners)):
        return None
    return noun if _definite(scene, phrase) or _aside(scene, phrase, match.anchor) else None


def _definite(scene: Scene, phrase: Nominal) -> bool:
    """Whether a phrase means something known, and nothing behind it says what: "the decision", not "the decision to leave"."""
    words = [token.text.lower() for token in scene.tokens[max(0, phrase.first - 1) : phrase.last + 2]]
    first = words[1:2] if phrase.first else words[:1]
    behind = words[-1] if phrase.last + 1 < len(scene.tokens) else ""
    return (first[0] in DEFINITE or (phrase.first > 0 and words[0] == "such")) and behind not in OWN


def _aside(scene: Scene, phrase: Nominal, anchor: int) -> bool:
    """Whether a phrase comments on the clause before it: "Kenya closed the border, a move that Uganda condemned"."""
    words = [token.text.lower() for token in scene.tokens[max(0, phrase.first - 1) : phrase.first + 1]]
    return words[:1] == [","] and words[-1] in ("a", "an") and phrase.last < anchor


def _acts(scene: Scene, matches: Sequence[Match]) -> tuple[_Deed, ...]:
    """What the frames found, and the nouns with an owner, in the order of the text."""
    found: list[_Deed] = []
    for match in matches:
        filler = match.fillers.get("AB") or match.fillers["A"]
        found.append(_Deed(scene.tokens[match.anchor].start, filler.sides, match.frame.relation))
        thing = match.fillers.get("B")
        if thing and thing.owned and thing.noun is not None:
            found.append(_Deed(scene.tokens[thing.noun].start, thing.sides, words=scene.keys[thing.noun]))
    owned = (phrase for phrase in scene.phrases.nominals if phrase.owners)
    found += [_Deed(scene.tokens[n.head].start, n.owners, words=scene.keys[n.head]) for n in owned]
    return tuple(sorted(found, key=lambda deed: deed.start))


def _clauses(scene: Scene, saying: frozenset[str]) -> Iterator[_Deed]:
    """The clauses with a subject of their own, and who acts in them."""
    for token in scene.tokens:
        if token.relation in CLAUSES and any(scene.clauses.children(token.index, *SUBJECTS)):
            phrase = scene.phrase(scene.clauses.actor(token.index))
            says = not scene.keys[token.index].isdisjoint(saying) and not scene.clauses.objects(token.index)
            yield _Deed(token.start, scene.phrases.sides(phrase) if phrase else (), saying=says)


def _codes(match: Match) -> frozenset[str | None]:
    return frozenset(side.code for side in match.fillers["A"].sides)


def _other(deed: _Deed, speakers: frozenset[str | None]) -> Side | None:
    """Whose a deed is, if it is one known actor's and not the speaker's."""
    codes = {side.code for side in deed.sides}
    return deed.sides[0] if len(codes) == 1 and None not in codes and codes.isdisjoint(speakers) else None
