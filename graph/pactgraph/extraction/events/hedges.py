"""What the words on a verb or noun, and the form of its sentence, say of it: negations, modals, adverbs, questions, inversion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Status, Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no_longer", "nt", "hardly", "scarcely"})
MODALS = frozenset({"will", "would", "may", "might", "could", "should", "shall", "must", "can", "'ll", "’ll", "wo", "'d"})
REFUSALS = frozenset({"can", "ca", "will", "would", "wo", "'ll", "’ll"})  # modals that with "not" refuse
CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest", "provided"})
INSTEAD = frozenset({"instead", "rather", "without"})  # "instead of attacking", "rather than attack"
NOBODY = frozenset({"neither", "no", "none", "nobody", "nothing"})
OCCASIONS = frozenset({"circumstance", "condition", "way", "account", "time", "point", "means", "case"})  # "at no time did B"
ASKING = frozenset(
    {"do", "did", "does", "has", "have", "had", "is", "are", "was", "were", *MODALS}
)  # what a question without a question word begins with
SUPPOSING = frozenset({"had", "should", "were"})  # "had B attacked, ..." without "if"
SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Governors:
    """Words that change the status of what they govern."""

    denying: frozenset[str]
    planning: frozenset[str]
    alleging: frozenset[str]
    prospective: frozenset[str]  # adjectives and adverbs: planned, possible, perhaps
    supposed: frozenset[str]  # adjectives and adverbs: alleged, suspected, allegedly
    refusing: frozenset[str]  # the refusal is the event
    threatening: frozenset[str]
    agreeing: frozenset[str]
    intending: frozenset[str]  # verbs that have the deed as object: plans an attack
    lacking: frozenset[str]  # nouns: the lack of talks
    preventing: frozenset[str]  # verbs: prevented from attacking
    ending: frozenset[str]  # verbs: stopped buying
    achieving: frozenset[str]  # what the infinitive behind them says is done: went on to attack, was quick to condemn
    untrue: frozenset[str]  # what a report can be said to be: false, baseless
    true: frozenset[str]  # what it is not, where that is denied: "it is not true that"
    certain: frozenset[str]  # denials that leave a fact where they are denied: "did not fail to condemn"
    involvement: frozenset[str]  # nouns: a role in the attack
    stated: frozenset[str]  # nouns: who turns down a demand or denies a charge does not deny that it was made
    support: frozenset[str]  # light verbs

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return frozenset().union(*(getattr(self, name) for name in self.__slots__))

    @classmethod
    def of(cls, classes: Mapping[str, tuple[str, ...]]) -> Governors:
        """The governors that the lexicon declares."""
        return cls(*(frozenset(classes.get(name.upper(), ())) for name in cls.__slots__))


class Hedges:
    """Reads what stands on the words of one sentence; ``keys`` are the words that each token counts as."""

    def __init__(self, clauses: Clauses, keys: Sequence[frozenset[str]], governors: Governors) -> None:
        self.clauses, self.tokens = clauses, clauses.tokens
        self.keys, self.governors = keys, governors
        self._condition = self._inverted_condition()

    def on(self, index: int, *, negation_in_frame: bool = False) -> set[Status]:
        """What the words on a token itself say."""
        found: set[Status] = set()
        for child in self.clauses.children(index):
            lemma, word = child.lemma.lower(), child.text.lower()
            if self._negates(child) or {lemma, word} & NEGATIONS:
                found |= set() if negation_in_frame else {Status.NEGATED}
            elif child.relation in (*SUBJECTS, "obj") and self.nobody(child):
                found |= set() if negation_in_frame and child.relation == "obj" else {Status.NEGATED}
            elif child.relation.startswith("aux") or child.relation == "cop":
                refusal = negation_in_frame and {lemma, word} & REFUSALS  # "will not accept" is said now
                found |= {Status.PLANNED} if {lemma, word} & MODALS and not refusal else set()
            else:
                found |= self._described(child)
        return found | self._infinitive(self.tokens[index])

    def asked(self) -> set[Status]:
        """What a main clause is in a question: "Did Kenya attack Uganda?"."""
        asked = self.tokens[-1].text == "?" and self.tokens[0].text.lower() in ASKING
        return {Status.PLANNED} if asked else set()

    def supposed(self, index: int) -> set[Status]:
        """What an act is in a condition without "if"."""
        return {Status.PLANNED} if index < self._condition else set()

    def negated(self, index: int) -> bool:
        """Whether a word stands under a negation of its own."""
        return any(
            self._negates(t) or {t.lemma.lower(), t.text.lower()} & NEGATIONS or (t.relation in SUBJECTS and self.nobody(t))
            for t in self.clauses.children(index)
        )

    def nobody(self, subject: Token) -> bool:
        """ "neither Uganda nor Kenya", "no country", "nobody"."""
        beside = self.clauses.children(subject.index, "det", "cc:preconj", "advmod")
        words = {subject.text.lower(), *(word.text.lower() for word in beside)}
        return bool(words & NOBODY)

    def _described(self, word: Token) -> set[Status]:
        """What a conjunction, preposition, adjective or adverb says of the word that it stands with."""
        lemma = word.lemma.lower()
        if lemma == "due" or (word.relation in ("mark", "case", "advmod") and lemma in CONDITIONS):
            return {Status.PLANNED}
        if word.relation in ("mark", "case", "cc") and lemma in INSTEAD:
            return {Status.NEGATED}
        if word.relation == "obl" and self._unconfirmed(word):
            return {Status.ALLEGED}
        if word.relation == "obl" and lemma in OCCASIONS and self.nobody(word):
            return {Status.NEGATED}
        if word.relation in ("amod", "compound", "advmod"):
            if self.keys[word.index] & self.governors.prospective:
                return {Status.PLANNED}
            if self.keys[word.index] & self.governors.supposed:
                return {Status.ALLEGED}
        return set()

    def _unconfirmed(self, source: Token) -> bool:
        """ "according to unconfirmed reports"."""
        cited = any(t.text.lower() == "according" for t in self.clauses.children(source.index, "case", "mark"))
        return cited and any(self.keys[t.index] & self.governors.supposed for t in self.clauses.children(source.index, "amod"))

    def _negates(self, word: Token) -> bool:
        """ "no talks", "no longer supports"."""
        if word.text.lower() == "longer":
            return any(t.text.lower() == "no" for t in self.clauses.children(word.index))
        return word.text.lower() == "no" and word.relation in ("det", "advmod")

    def _infinitive(self, token: Token) -> set[Status]:
        """ "is to visit", "is yet to visit", and of headlines "Turkey to visit Iran"."""
        marks = list(self.clauses.children(token.index, "mark", "aux", "cop", "advmod"))
        to = [t.index for t in marks if t.text.lower() == "to"]
        if not to:
            return set()
        before = {t.lemma.lower() for t in marks if t.index < to[0]}
        if "yet" in before:
            return {Status.NEGATED}
        headline = token.head == token.index and any(t.index < to[0] for t in self.clauses.children(token.index, *SUBJECTS))
        return {Status.PLANNED} if "be" in before or headline else set()

    def _inverted_condition(self) -> int:
        """Where a condition ends that begins the sentence with its verb: "Should Kenya attack Uganda, ..."."""
        if self.tokens[0].text.lower() not in SUPPOSING or self.tokens[-1].text == "?":
            return 0
        comma = next((t.index for t in self.tokens if t.text == ","), 0)
        return comma if any(t.text.lower() in MODALS for t in self.tokens[comma:]) or self.tokens[0].text == "Should" else 0
