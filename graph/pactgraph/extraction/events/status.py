"""How the text presents an event: as a fact, a plan, something denied, or somebody's allegation.

The anchor's own words are read first (negation, modals), then the verbs, nouns and adjectives that govern it, up to the clause
that is stated for itself. Attribution ("officials said") leaves the status as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.extraction.events.hedges import Governors, Hedges
from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Status, Token

VERBAL = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubj:pass")
GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj", "nsubj", "obl", "nmod", "csubj"})
OCCURRING = ("take", "begin", "start", "continue", "resume", "open", "end", "occur", "happen", "materialise", "materialize")
THOUGHT = frozenset({"of", "about", "on", "at", "towards"})  # "dreams of attacking", "thinks about expelling"
DECLINED = frozenset({"to", "of", "on", "from", "at", "against", "about"})  # "stopped short of", "held off on", "balked at"
JOINED = frozenset({"join", "enforce", "follow", "observe", "adopt", "endorse"})  # what others do already
HEARSAY = frozenset({"say", "report", "understand"})
REACHED = frozenset({"for", "of", "on", "in", "from", "to", "against"})  # prepositions through which a governor reaches


class StatusReader:
    """Reads the status of events in one sentence; ``keys`` are the words that each token counts as."""

    def __init__(self, clauses: Clauses, keys: Sequence[frozenset[str]], governors: Governors) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.keys = keys
        self.governors = governors
        self.hedges = Hedges(clauses, keys, governors)

    def status(
        self,
        anchor: int,
        lexical: Sequence[int] = (),
        *,
        negation_in_frame: bool = False,
        deed: bool = False,
        theirs: bool = False,
    ) -> Status:
        """The status of the event that a frame found at ``anchor``, its words at ``lexical``; a ``deed`` is more than words.

        ``theirs`` tells that it is of others than the subject: "has not joined the sanctions of the EU".
        """
        found: set[Status] = set()
        base = self.tokens[anchor].head if self.tokens[anchor].relation in ("case", "cop") else anchor  # "for talks"
        if "due" in self.keys[base] or (deed and lexical and self.keys[anchor] & self.governors.intending):
            found.add(Status.PLANNED)  # "is due for talks", "plans an attack"
        for index in (anchor, *lexical):
            found |= self.hedges.on(index, negation_in_frame=negation_in_frame)
        found |= self._governed(base, negation_in_frame, theirs)
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
            words = self._words(head)
            if infinitive or token.relation == "obj":
                if words & self.governors.refusing:
                    return "rejects", head.index
                if words & self.governors.threatening:
                    return "threatens", head.index
                if words & self.governors.agreeing:
                    return "agreesWith", head.index
            token = head
        return None

    def verbal(self, index: int) -> bool:
        """Whether a token is a verb."""
        return self.tokens[index].pos in VERBAL

    def _governed(self, anchor: int, negation_in_frame: bool, theirs: bool) -> set[Status]:
        """What the words say that govern the anchor, one after the other, up to a clause that is stated for itself."""
        found: set[Status] = self.hedges.supposed(anchor)
        index = anchor
        for _ in range(len(self.tokens)):
            token = self.tokens[index]
            if token.head == index:
                return found | self.hedges.asked()
            head = self.tokens[token.head]
            if self._made(token, head) or (theirs and token.relation == "obj" and head.lemma.lower() in JOINED):
                return found
            said = self._from(token, head) | (self._predicated(token, head) if index != anchor else set())
            denials = self._words(head) & (self.governors.denying | self.governors.preventing)
            twice = bool(denials) and Status.NEGATED in said and self.hedges.negated(head.index)
            if twice:  # "did not fail to condemn"
                said = set() if denials & self.governors.certain else {Status.PLANNED}
            if Status.NEGATED in said:  # the claim that is denied is no allegation any more
                found.discard(Status.ALLEGED)
            found |= said
            if not self._passes(token, head):
                whole = token.relation == "acl" and head.index == head.head  # "Was Libya bombed?", a phrase to the parser
                return found | self.hedges.asked() if whole else found
            settled = bool(self._words(head) & self.governors.certain) and self.hedges.negated(head.index)  # "no doubt that"
            if self._shares(token, head) and not twice and not settled:
                found |= self.hedges.on(head.index, negation_in_frame=negation_in_frame and head.pos not in VERBAL)
            index = head.index
        return found

    def _from(self, token: Token, head: Token) -> set[Status]:
        """What a governor says of what it governs."""
        relation = token.relation.partition(":")[0]
        if relation not in GOVERNED or (token.relation == "acl:relcl" and not self._content(token, head)):
            return set()
        words = self._words(head)
        if words & self.governors.alleging and relation in ("advcl", "xcomp", "ccomp", "obl", "nmod", "acl"):
            return {Status.ALLEGED} if relation != "nmod" or self._case(token) in ("of", "for") else set()
        hearsay = words & self.governors.supposed or head.lemma.lower() in HEARSAY
        if relation == "xcomp" and hearsay and self.clauses.passive(head.index):
            return {Status.ALLEGED}  # "is believed to have attacked", "is said to have signed"
        if relation == "nsubj" and (token.relation != "nsubj:pass" or self._active(head)):
            return {Status.NEGATED} if self._comes_to_nothing(head) else set()
        if relation in ("obl", "nmod") and self._case(token) not in REACHED:
            return set()
        if self._denies(token, head, relation, words):
            return {Status.NEGATED}
        if (relation in ("obl", "nmod") and self._case(token) not in ("for", "of")) or self._achieved(token, head):
            return set()
        purpose = relation in ("advcl", "acl") and self._mark(token) == "to"
        gerund = relation == "advcl" and self._mark(token) in THOUGHT
        planning = words & self.governors.planning and (relation != "advcl" or purpose or gerund)
        infinitive = relation == "acl" or "VerbForm=Inf" in token.features
        return {Status.PLANNED} if planning or (purpose and infinitive) else set()

    def _denies(self, token: Token, head: Token, relation: str, words: frozenset[str]) -> bool:
        """Whether a governor says that what it governs is not, or was not, so."""
        if words & self.governors.preventing and self._mark(token) == "from":
            return True
        yet = any(t.text.lower() == "yet" for t in self.clauses.children(head.index, "advmod"))
        if yet and relation == "xcomp" and head.lemma in ("have", "be") and self._mark(token) == "to":
            return True  # "has yet to sign"
        if words & self.governors.ending and relation == "xcomp" and "VerbForm=Ger" in token.features:
            return True  # "stopped buying gas from"
        if relation in ("obl", "nmod"):
            return bool(words & self.governors.lacking) and self._case(token) == "of"
        apart = self._mark(token) not in DECLINED and token.index > head.index + 2  # not of "ruled out attacking"
        if relation == "advcl" and apart:
            return False  # "declined, condemning Chile", "was cancelled after Kenya attacked"
        if relation == "ccomp" and any(self.hedges.nobody(t) for t in self.clauses.children(head.index, *SUBJECTS)):
            return True  # "nothing suggests that"
        if relation in ("ccomp", "csubj") and (
            words & self.governors.untrue or (words & self.governors.true and self.hedges.negated(head.index))
        ):
            return True
        if self._mark(token) == "to" and any(t.lemma.lower() == "too" for t in self.clauses.children(head.index, "advmod")):
            return True  # "too weak to attack"
        against = f"{head.lemma.lower()}_{self._mark(token)}" in self.governors.denying  # "voted against sanctioning"
        return against or bool(words & self.governors.denying) or (relation == "acl" and "nothing" in words)

    def _made(self, token: Token, head: Token) -> bool:
        """Whether a charge or demand is there already, whatever is done about it: "denied the charge", "may refuse a request"."""
        if token.pos != "NOUN" or head.pos != "VERB" or token.relation not in ("obj", *SUBJECTS):
            return False
        words = self._words(head)
        light = (
            bool(words & self.governors.support) and not words & self.governors.denying
        )  # "will issue a demand" tells of none yet
        return bool(self.keys[token.index] & self.governors.stated) and not light

    def _comes_to_nothing(self, verb: Token) -> bool:
        """ "the deal fell through", "the talks failed to take place"."""
        words = self._words(verb)
        occurring = any(t.lemma in OCCURRING for t in self.clauses.children(verb.index, "xcomp"))
        return bool(words & self.governors.lacking) or (occurring and bool(words & self.governors.denying))

    def _predicated(self, token: Token, head: Token) -> set[Status]:
        """What is said of a report of the event: "reports that Kenya attacked Uganda are false"."""
        if token.relation not in SUBJECTS:
            return set()
        words = self._words(head)
        if words & self.governors.untrue:
            return {Status.NEGATED}
        return {Status.ALLEGED} if words & self.governors.supposed else set()

    def _content(self, token: Token, head: Token) -> bool:
        """Whether a clause tells what a noun is about: "the claim that Kenya attacked", also where the parser sees a relative."""
        return token.relation.startswith("acl") and head.pos == "NOUN" and self._mark(token) == "that"

    def _achieved(self, token: Token, head: Token) -> bool:
        """Whether the infinitive is what was done: "went on to attack", "was quick to condemn", "the first country to do so"."""
        if self._mark(token) != "to":
            return False
        words = self._words(head).union(*(self.keys[t.index] for t in self.clauses.children(head.index, "amod")))
        past = any(t.text.lower() in ("was", "were") for t in self.clauses.children(head.index, "cop"))
        among = self._case(head) == "among"  # "was among those to condemn"
        return among or bool(words & self.governors.achieving) or (past and "able" in words)

    def _active(self, verb: Token) -> bool:
        """Whether the auxiliaries say that a verb is no passive, whatever the parser calls its subject."""
        relations = {t.relation for t in self.clauses.children(verb.index)}
        return "aux" in relations and "aux:pass" not in relations

    def _words(self, token: Token) -> frozenset[str]:
        """What a governor counts as, with a particle that stands apart: "called the attack off"."""
        particles = [t.text.lower() for t in self.clauses.children(token.index, "compound:prt")]
        return self.keys[token.index].union(f"{token.lemma.lower()}_{particle}" for particle in particles)

    def _passes(self, token: Token, head: Token) -> bool:
        """Whether what governs the head also governs the token: not beyond a clause that is stated for itself."""
        if self._content(token, head):
            return True
        if token.relation in ("acl:relcl", "parataxis", "appos") or self._set_apart(token, head):
            return False
        relation = token.relation.partition(":")[0]
        if relation == "nmod" and head.pos == "NOUN":
            case = self._case(token)
            return case == "of" or (case in ("in", "for") and bool(self._words(head) & self.governors.involvement))
        if relation == "advcl" and self._mark(token) == "in":  # "may join Chad in attacking Niger"
            return True
        if relation in ("obl", "nmod", "advcl", "acl"):
            return self._from(token, head) != set() or self._achieved(token, head)
        return relation in ("xcomp", "ccomp", "conj", "obj", "nsubj", "csubj", "compound")

    def _set_apart(self, token: Token, head: Token) -> bool:
        """Whether a clause behind a comma has a subject of its own and no "that": "denied that it was so, and they met"."""
        if token.relation != "conj" or head.relation != "ccomp" or self._mark(token):
            return False
        joint = next((t.index for t in self.clauses.children(token.index, "cc")), 0)
        comma = joint > 0 and self.tokens[joint - 1].text == ","
        return comma and any(True for _ in self.clauses.children(token.index, *SUBJECTS))

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
        return relation == "nsubj" and head.lemma in OCCURRING

    def _case(self, token: Token) -> str:
        return next((t.lemma.lower() for t in self.clauses.children(token.index, "case", "mark")), "")

    def _mark(self, token: Token) -> str:
        return next((t.text.lower() for t in self.clauses.children(token.index, "mark", "case")), "")
