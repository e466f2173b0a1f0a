"""Grammatical functions in a parsed sentence: who is the subject of this verb, also where it is only understood.

Universal Dependencies throughout. Control, conjunction, relative and participial clauses and the passive are undone here, so
that a frame is written once, for the active clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.model import Sentence, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
NOUNS = {"NOUN", "PROPN", "PRON"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
OBJECT_CONTROL_EXCEPT = {
    "promise",
    "threaten",
    "vow",
    "agree",
    "plan",
    "offer",
    "use",
    "take",
    "hold",
    "make",
    "leave",
    "need",
    "have",
    "send",
}
DEPTH = 6  # steps of control or conjunction that are followed; deeper ones are slips of the parser


class Clauses:
    """The functions around each token of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token)
        self._passive: dict[int, bool] = {}

    def children(self, index: int, *relations: str) -> Iterator[Token]:
        """The dependents of a token, in the order of the text, those with one of the relations only."""
        children = self._children[index]
        return iter([token for token in children if token.relation in relations] if relations else children)

    def passive(self, verb: int) -> bool:
        """Whether a verb stands in the passive, auxiliary or not ("a pact signed by")."""
        if verb not in self._passive:  # frames ask again and again
            self._passive[verb] = self._is_passive(verb)
        return self._passive[verb]

    def _is_passive(self, verb: int) -> bool:
        relations = {token.relation for token in self._children[verb]}
        if relations & {"aux:pass", "nsubj:pass", "obl:agent"}:
            return True
        if relations & {"nsubj", "aux", "cop"}:
            return False
        token = self.tokens[verb]
        participle = "VerbForm=Part" in token.features and "Tense=Past" in token.features
        if participle and token.relation in ("acl", "advcl", "amod"):
            return "obj" not in relations
        if token.relation == "conj" and participle:
            return self.passive(token.head)
        return False

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """The token that is or is understood as grammatical subject; of a passive, the one acted on."""
        own = list(self.children(verb, *SUBJECTS))
        if own:
            before = [t for t in own if t.index < verb]
            return self._antecedent(before[-1] if before else own[0], verb)
        token = self.tokens[verb]
        if depth > DEPTH or token.head == verb:
            return None
        head = token.head
        relation = token.relation.partition(":")[0]
        if relation == "acl":
            return self._of_adnominal(verb, depth)
        if relation == "xcomp":
            return self._controller(head, depth)
        if relation == "advcl":
            mark = next((t.lemma for t in self.children(verb, "mark", "case")), "")
            if mark in ("of", "for", "from", "into") and (controlled := self._object(head)) is not None:
                return controlled
            return self._object(head) if self.passive(head) else self.subject(head, depth + 1)
        if relation in ("conj", "appos", "nmod", "dep") and self.tokens[head].pos in ("NOUN", "PROPN", "PRON") and head < verb:
            return head  # a predicate that the parser hung on its own subject
        if relation in ("conj", "parataxis"):
            return self.subject(head, depth + 1)
        return None

    def agent(self, verb: int) -> int | None:
        """The "by" phrase of a passive."""
        for token in self.children(verb, "obl:agent", "obl"):
            if any(t.lemma == "by" for t in self.children(token.index, "case")):
                return token.index
        return None

    def actor(self, verb: int) -> int | None:
        """Who does it: the subject, or the agent of a passive."""
        return self.agent(verb) if self.passive(verb) else self.subject(verb)

    def objects(self, verb: int) -> list[int]:
        """What it is done to: objects, the subject of a passive, the noun before an object relative clause."""
        found = [t.index for t in self.children(verb, "obj", "iobj") if t.lemma not in RELATIVE]
        if self.passive(verb):
            subject = self.subject(verb)
            return ([subject] if subject is not None else []) + found
        token = self.tokens[verb]
        if not found and (antecedent := self._relative_object(verb)) is not None:
            found.append(antecedent)
        if not found and token.relation == "conj" and self.tokens[token.head].pos == "VERB" and verb - token.head <= 3:
            found = [t.index for t in self.children(token.head, "obj") if t.index > verb]
        return found

    def _relative_object(self, verb: int) -> int | None:
        """The noun before an object relative clause: "the town that they shelled", "the town they shelled"."""
        if not any(True for _ in self.children(verb, *SUBJECTS)):
            return None
        token, subject = self.tokens[verb], self.subject(verb)
        pronoun = next((t for t in self.children(verb, "obj") if t.lemma in RELATIVE and t.index < verb), None)
        noun = token.head if "relcl" in token.relation else None
        if pronoun is not None and (noun is None or self.tokens[noun].pos not in NOUNS):
            noun = self._noun_before(pronoun.index)
        return noun if noun != subject else None

    def predicate_chain(self, index: int) -> Iterator[Token]:
        """The token and its heads up to the root."""
        for _ in range(len(self.tokens)):
            token = self.tokens[index]
            yield token
            if token.head == index:
                return
            index = token.head

    def _antecedent(self, subject: Token, verb: int) -> int:
        """What a relative pronoun stands for, of a predicate noun its subject; any other subject itself."""
        if subject.lemma.lower() not in RELATIVE or subject.pos != "PRON":
            return subject.index
        clause = next((t for t in self.predicate_chain(verb) if t.relation.startswith("acl") or "relcl" in t.relation), None)
        noun = self.tokens[clause.head].index if clause is not None else self._noun_before(subject.index)
        if noun is not None and self.tokens[noun].pos not in NOUNS:
            noun = self._noun_before(subject.index)  # the parser hung the clause on a verb
        if noun is None:
            return subject.index
        subjects = self.children(noun, "nsubj") if any(True for _ in self.children(noun, "cop")) else iter(())
        return next((t.index for t in subjects), noun)

    def _noun_before(self, pronoun: int) -> int | None:
        """The noun right before a relative pronoun, past a comma and a preposition."""
        for i in range(pronoun - 1, max(-1, pronoun - 4), -1):
            if self.tokens[i].pos in NOUNS:
                return i
            if self.tokens[i].pos not in ("PUNCT", "ADP"):
                return None
        return None

    def _of_adnominal(self, verb: int, depth: int) -> int | None:
        """The subject of a clause on a noun: the noun, or for "a decision to leave" the owner of the noun."""
        token = self.tokens[verb]
        noun = token.head
        if not any(t.text.lower() in ("to", "of", "for") for t in self.children(verb, "mark", "case")):
            return noun
        owner = next(self.children(noun, "nmod:poss"), None)
        if owner is not None:
            return owner.index
        predicated = next(self.children(noun, "nsubj"), None) if any(True for _ in self.children(noun, "cop")) else None
        if predicated is not None:  # "was among those to condemn", "is on the verge of attacking"
            return predicated.index
        governor = self.tokens[noun].head
        if governor != noun and self.tokens[noun].relation in ("obj", "nsubj:pass", "obl"):
            return self.actor(governor) if depth < DEPTH else None
        return next((t.index for t in self.children(noun, "compound", "amod")), noun)

    def _controller(self, head: int, depth: int) -> int | None:
        lemma = self.tokens[head].lemma
        if lemma not in OBJECT_CONTROL_EXCEPT and not self.passive(head):
            controlled = self._object(head)
            if controlled is not None:
                return controlled
        return self.subject(head, depth + 1)

    def _object(self, head: int) -> int | None:
        if self.passive(head):
            return self.subject(head)
        return next((t.index for t in self.children(head, "obj", "iobj")), None)
