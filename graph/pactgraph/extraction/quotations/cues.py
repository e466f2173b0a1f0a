"""The words that give words to a speaker, by construction, in every form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.grammar.inflection import Inflections
from pactgraph.model import Token

_CLASSES = ("CUE", "CUE_CLAUSE", "CUE_INFINITIVE", "CUE_OBJECT", "CUE_PREPOSITION")
_KINDS = ("CUE_DEMAND", "CUE_NAMING", "CUE_BLAME", "CUE_DOCUMENT")


class Cues:
    """The lists of cues of the ontology.

    ``speech`` stands beside quotation marks ("...", she said); ``clause`` takes a reported clause, ``infinitive`` an
    infinitive ("vowed to"), ``object`` an object with what is said of it ("called the deal a gift"), ``preposition`` one with
    its preposition (``speak_of``); of these ``demand`` are those whose noun alone says what is wanted (``call_for``);
    ``naming`` are those that say what something is ("called it a trap"), ``blame`` what was done ("accused Norway of theft");
    ``documents`` are what is issued to say something ("a statement calling for"); ``nobody`` begins a line ("Update: ...").
    """

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        lists = [frozenset(classes[name]) for name in _CLASSES]
        self.speech, self.clause, self.infinitive, self.object, self.preposition = lists
        self.demand, self.naming, self.blame, self.documents = (frozenset(classes[name]) for name in _KINDS)
        self.nobody = frozenset(classes["NO_SPEAKER"])
        words = {word.partition("_")[0] for cues in lists for word in cues}
        self._inflections = Inflections(words, classes["IRREGULAR"])

    def lemmas(self, token: Token) -> frozenset[str]:
        """The lemmas that a token may have: what its form allows, and what the model took it for."""
        return frozenset({*self._inflections.lemmas(token.text.lower()), token.lemma.lower()})

    def lemma(self, token: Token) -> str:
        """The one lemma to show: what the form tells, if it tells one, else what the model says."""
        known = self._inflections.lemmas(token.text.lower())
        return next(iter(known)) if len(known) == 1 else token.lemma.lower()

    def names(self, clauses: Clauses, verb: Token) -> frozenset[str]:
        """The lemmas of a verb, with its particle where it has one: ``point_out``, ``shoot_back``."""
        particle = next((child.text.lower() for child in clauses.children(verb.index, "compound:prt")), None)
        lemmas = self.lemmas(verb)
        return frozenset(f"{lemma}_{particle}" for lemma in lemmas) | lemmas if particle else lemmas

    def is_form(self, word: str) -> bool:
        """Whether a word in lower case is a form of a cue, as far as the word alone can tell."""
        return bool(self._inflections.lemmas(word)) or word == "according"
