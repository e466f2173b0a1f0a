"""How the text presents an event: as a fact, a plan, something denied, or somebody's allegation.

The anchor's own words are read first (negation, modals), then the verbs, nouns and adjectives that govern it, up to the clause
that is stated for itself. Attribution ("officials said") leaves the status as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Status, Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no_longer", "nt"})
MODALS = frozenset({"will", "would", "may", "might", "could", "should", "shall", "'ll", "’ll", "wo", "'d"})
REFUSALS = frozenset({"will", "would", "wo", "'ll", "’ll"})  # modals that with "not" refuse
CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest", "provided"})
VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Governors:
    """Lemmas that change the status of what they govern."""

    denying: frozenset[str]
    planning: frozenset[str]
    alleging: frozenset[str]
    prospective: frozenset[str]  # adjectives: planned, possible, upcoming
    supposed: frozenset[str]  # adjectives: alleged, suspected
    refusing: frozenset[str]  # the refusal is the event
    threatening: frozenset[str]
    agreeing: frozenset[str]

    @classmethod
    def of(cls, classes: Mapping[str, tuple[str, ...]]) -> Governors:
        """The governors that the lexicon declares."""
        names = ("DENYING", "PLANNING", "ALLEGING", "PROSPECTIVE", "SUPPOSED", "REFUSING", "THREATENING", "AGREEING")
        return cls(*(frozenset(classes.get(name, ())) for name in names))


class StatusReader:
    """Reads the status of events in one sentence."""

    def __init__(self, clauses: Clauses, governors: Governors) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.governors = governors

    def status(self, anchor: int, lexical: Sequence[int] = (), *, negation_in_frame: bool = False) -> Status:
        """The status of the event that a frame found at ``anchor``, with its words at ``lexical``."""
        found: set[Status] = set()
        for index in (anchor, *lexical):
            found |= self._own(index, negation_in_frame)
        found |= self._governed(anchor, negation_in_frame)
        for status in (Status.ALLEGED, Status.NEGATED, Status.PLANNED):
            if status in found:
                return status
        return Status.ASSERTED

    def speech_act(self, anchor: int) -> tuple[str, int] | None:
        """The refusal, threat or promise to do what the anchor says, as the name of a relation, and the token that says it."""
        token = self.tokens[anchor]
        for _ in range(3):
            head = self.tokens[token.head]
            infinitive = self._mark(token) == "to" or (token.relation == "conj" and self._mark(head) == "to")
            if head.index == token.index or token.relation not in ("xcomp", "acl", "advcl", "ccomp", "conj", "obj", "nmod"):
                return None
            lemma = self._lemma(head)
            if infinitive or token.relation == "obj":
                if lemma in self.governors.refusing:
                    return "rejects", head.index
                if lemma in self.governors.threatening:
                    return "threatens", head.index
                if lemma in self.governors.agreeing:
                    return "agreesWith", head.index
            token = head
        return None

    def verbal(self, index: int) -> bool:
        """Whether a token is a verb."""
        return self.tokens[index].pos in VERBAL

    def _own(self, index: int, negation_in_frame: bool = False) -> set[Status]:
        """What the words on a token itself say."""
        found: set[Status] = set()
        for child in self.clauses.children(index):
            lemma, word = child.lemma.lower(), child.text.lower()
            if self._negates(child) or {lemma, word} & NEGATIONS:
                found |= set() if negation_in_frame else {Status.NEGATED}
            elif child.relation in ("nsubj", "nsubj:pass") and self._nobody(child):
                found.add(Status.NEGATED)
            elif child.relation.startswith("aux") or child.relation == "cop":
                refusal = negation_in_frame and {lemma, word} & REFUSALS  # "will not accept" is said now
                found |= {Status.PLANNED} if {lemma, word} & MODALS and not refusal else set()
            else:
                found |= self._described(child)
        if self._be_to(self.tokens[index]):
            found.add(Status.PLANNED)
        return found

    def _nobody(self, subject: Token) -> bool:
        """ "neither Uganda nor Kenya", "no country", "nobody"."""
        beside = self.clauses.children(subject.index, "det", "cc:preconj", "advmod")
        words = {subject.text.lower(), *(word.text.lower() for word in beside)}
        return bool(words & {"neither", "no", "none", "nobody"})

    def _described(self, word: Token) -> set[Status]:
        """What a conjunction, preposition, adjective or adverb says of the word that it stands with."""
        lemma = word.lemma.lower()
        if word.relation in ("mark", "case", "advmod") and lemma in CONDITIONS:
            return {Status.PLANNED}
        if word.relation in ("mark", "case") and lemma == "without":
            return {Status.NEGATED}
        if word.relation in ("amod", "compound", "advmod"):
            if lemma in self.governors.prospective:
                return {Status.PLANNED}
            if lemma in self.governors.supposed or lemma == "allegedly":
                return {Status.ALLEGED}
        return set()

    def _negates(self, word: Token) -> bool:
        """ "no talks", "no longer supports"."""
        if word.text.lower() == "longer":
            return any(t.text.lower() == "no" for t in self.clauses.children(word.index))
        return word.text.lower() == "no" and word.relation in ("det", "advmod")

    def _be_to(self, token: Token) -> bool:
        """ "is to visit", "are to hold talks"."""
        marks = list(self.clauses.children(token.index, "mark", "aux", "cop"))
        to = [t.index for t in marks if t.text.lower() == "to"]
        return bool(to) and any(t.lemma == "be" and t.index < to[0] for t in marks)

    def _governed(self, index: int, negation_in_frame: bool = False) -> set[Status]:
        found: set[Status] = set()
        for _ in range(len(self.tokens)):
            token = self.tokens[index]
            if token.head == index:
                break
            head = self.tokens[token.head]
            found |= self._from(token, head)
            if not self._passes(token, head):
                break
            found |= self._own(head.index, negation_in_frame and head.pos not in VERBAL) if self._shares(token, head) else set()
            index = head.index
        return found

    def _from(self, token: Token, head: Token) -> set[Status]:
        """What a governor says of what it governs."""
        relation = token.relation.partition(":")[0]
        lemma = self._lemma(head)
        if (
            relation not in ("xcomp", "ccomp", "advcl", "acl", "obj", "nsubj", "obl", "nmod", "csubj")
            or token.relation == "acl:relcl"
        ):
            return set()
        if lemma in self.governors.alleging and relation in ("advcl", "xcomp", "ccomp", "obl", "nmod", "acl"):
            return {Status.ALLEGED} if relation != "nmod" or self._case(token) in ("of", "for") else set()
        if relation == "nsubj" and (token.relation != "nsubj:pass" or self._active(head)):
            return set()
        if relation in ("obl", "nmod") and self._case(token) not in ("for", "of", "on", "in", "from", "to", "against"):
            return set()
        if lemma in self.governors.denying and relation not in ("obl", "nmod"):
            return {Status.NEGATED}
        if lemma == "refrain" or (lemma in ("prevent", "stop", "keep", "bar") and self._mark(token) == "from"):
            return {Status.NEGATED}
        if relation in ("obl", "nmod") and self._case(token) not in ("for", "of"):
            return set()
        if lemma in self.governors.planning and not (relation == "advcl" and self._mark(token) != "to"):
            return {Status.PLANNED}
        if relation == "advcl" and self._mark(token) == "to" and "VerbForm=Inf" in token.features:
            return {Status.PLANNED}
        if relation == "acl" and self._mark(token) == "to":
            return {Status.PLANNED}
        return set()

    def _active(self, verb: Token) -> bool:
        """Whether the auxiliaries say that a verb is no passive, whatever the parser calls its subject."""
        relations = {t.relation for t in self.clauses.children(verb.index)}
        return "aux" in relations and "aux:pass" not in relations

    def _lemma(self, token: Token) -> str:
        """The lemma, with a particle: ``rule_out``."""
        following = self.tokens[token.index + 1 : token.index + 2]  # whatever the parser calls it
        particle = next((t.text.lower() for t in (*self.clauses.children(token.index, "compound:prt"), *following)), "")
        joined = f"{token.lemma.lower()}_{particle}"
        known = self.governors.denying | self.governors.planning
        return joined if particle and joined in known else token.lemma.lower()

    def _passes(self, token: Token, head: Token) -> bool:
        """Whether what governs the head also governs the token: not beyond a clause that is stated for itself."""
        if token.relation in ("acl:relcl", "parataxis", "appos"):
            return False
        relation = token.relation.partition(":")[0]
        if relation in ("obl", "nmod", "advcl", "acl"):
            return self._from(token, head) != set() or (relation == "nmod" and head.pos == "NOUN" and self._case(token) == "of")
        return relation in ("xcomp", "ccomp", "conj", "obj", "nsubj", "csubj", "compound")

    def _shares(self, token: Token, head: Token) -> bool:
        """Whether negation and modals of the head are the token's too: "will be held", "no talks", "will meet and sign"."""
        relation = token.relation.partition(":")[0]
        if relation in ("xcomp", "obj", "obl", "nmod", "advcl", "acl"):
            return True
        if token.relation == "nsubj:pass":
            return True
        if relation == "ccomp":
            return False
        if relation == "conj":
            own = any(True for _ in self.clauses.children(token.index, "nsubj", "nsubj:pass", "aux"))
            finite = "VerbForm=Fin" in token.features and "VerbForm=Inf" in head.features  # "did not vote but condemned"
            return not own and not finite
        return relation == "nsubj" and head.lemma in (
            "take",
            "begin",
            "start",
            "continue",
            "resume",
            "open",
            "end",
            "occur",
            "happen",
        )

    def _case(self, token: Token) -> str:
        return next((t.lemma.lower() for t in self.clauses.children(token.index, "case", "mark")), "")

    def _mark(self, token: Token) -> str:
        return next((t.text.lower() for t in self.clauses.children(token.index, "mark", "case")), "")
