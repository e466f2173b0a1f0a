"""Slips of a compact parser that the words leave no doubt about, mended before frames are matched.

Each repair names its construction; what no rule is sure of stays as the parser has it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.grammar.inflection import Inflections
from pactgraph.model import Mention, MentionKind, Sentence, Token

HEADLINE = 30  # tokens of the longest headline
_SUBJECTS = ("nsubj", "nsubj:pass")
_ACTORS = (MentionKind.NAME, MentionKind.CAPITAL)
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET")
_DEED = ("of", "for", "with")
_ADVERBIAL = ("after", "before", "while", "when", "by", "without", "since", "despite")
_GOVERNED = ("obj", "obl", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Repairs:
    """Mends the trees of sentences; ``alleging`` verbs take a person and, behind "of", a deed; ``light`` are light verbs;
    ``particles`` are verbs with a particle, as ``call_off``."""

    inflections: Inflections
    alleging: Collection[str]
    light: Collection[str]
    particles: Collection[str]

    def mended(self, sentence: Sentence, mentions: Sequence[Mention]) -> Sentence:
        """The sentence with the tree that its words ask for; ``mentions`` are those in it."""
        tokens = list(sentence.tokens)
        self._past_forms(tokens)
        if len(tokens) <= HEADLINE and not any(t.pos in ("VERB", "AUX") and t.relation != "amod" for t in tokens):
            self._headline(tokens, _actor_tokens(tokens, mentions))
        self._interrupted(tokens)
        self._gerund_objects(tokens, mentions)
        self._gerunds(tokens)
        self._particle_verbs(tokens)
        _pronouns(tokens)
        _participles(tokens)
        _years(tokens)
        return sentence if tokens == list(sentence.tokens) else replace(sentence, tokens=tuple(tokens))

    def _past_forms(self, tokens: list[Token]) -> None:
        """What has a subject is a verb where it is a past form ("both fought"), or has an object or an infinitive."""
        with_subject = {t.head for t in tokens if t.relation in _SUBJECTS}
        linked = {t.head for t in tokens if t.relation == "cop"}
        with_object = {t.head for t in tokens if t.relation == "obj"}
        for i in with_subject:
            form = tokens[i].text.lower()
            past = tokens[i].pos in ("NOUN", "ADJ") and self.inflections.past(form)
            governs = i in with_object or any(t.text == "to" for t in tokens[i + 1 : i + 2])
            if past or (tokens[i].pos == "NOUN" and i not in linked and governs and self.inflections.lemmas(form)):
                tokens[i] = replace(tokens[i], pos="VERB")

    def _headline(self, tokens: list[Token], actors: frozenset[int]) -> None:
        """The verb that a sentence must have: "China slams Japan", "Turkey, Greece hold talks", "jets bombed Gaza"."""
        for i in range(1, len(tokens) - 1):
            if i not in actors and tokens[i + 1].pos in _NOMINAL and self._must_be_verb(tokens, i, actors):
                _as_verb(tokens, i, actors)
                return

    def _must_be_verb(self, tokens: Sequence[Token], i: int, actors: frozenset[int]) -> bool:
        form = tokens[i].text.lower()
        if self.inflections.past(form):
            return tokens[i - 1].pos in ("NOUN", "PROPN") and tokens[i].pos != "ADJ"
        if i - 1 not in actors:
            return False
        present = form.endswith("s") and i + 1 in actors and bool(self.inflections.lemmas(form))
        several = any(t.text in (",", "and") for t in tokens[:i])
        return present or (several and form in self.light)

    def _interrupted(self, tokens: list[Token]) -> None:
        """The verb behind the comma that closes an insertion: "Togo, which did not vote, condemned Mali."."""
        root = next(t.index for t in tokens if t.head == t.index)
        if tokens[root].pos not in _NOMINAL[:2] or tokens[-1].text != ".":
            return
        for i in range(root + 3, len(tokens) - 1):
            closed = tokens[i - 1].text == "," and any(t.text == "," for t in tokens[root + 1 : i - 1])
            if closed and tokens[i + 1].text != "by" and self._is_left_over(tokens, root, i):
                noun = tokens[i].head
                tokens[i] = replace(tokens[i], head=i, relation="root", features="")
                tokens[root] = replace(tokens[root], head=i, relation="nsubj")
                if noun > i:
                    tokens[noun] = replace(tokens[noun], head=i, relation="obj")
                return

    def _is_left_over(self, tokens: Sequence[Token], root: int, i: int) -> bool:
        """Whether a past form without a subject hangs on the root, or on the noun behind it where there is no other verb."""
        if tokens[i].pos != "VERB" or not self.inflections.past(tokens[i].text.lower()):
            return False
        if tokens[i].relation == "amod" and tokens[i].head > i:
            return not any(t.pos in ("VERB", "AUX") for t in (*tokens[:root], *tokens[i + 1 :]))
        return tokens[i].head == root and not any(t.head == i and t.relation in _SUBJECTS for t in tokens)

    def _gerunds(self, tokens: list[Token]) -> None:
        """A gerund behind an object that hangs from the verb: "accused Norway of attacking Denmark", "left it after voting"."""
        for i, token in enumerate(tokens):
            noun = tokens[token.head]
            verb = tokens[noun.head]
            if token.pos != "VERB" or token.relation != "acl" or verb.pos != "VERB" or noun.relation not in _GOVERNED:
                continue
            mark = _mark(tokens, i)
            if mark in _ADVERBIAL or (mark in _DEED and verb.lemma.lower() in self.alleging):
                tokens[i] = replace(token, head=verb.index, relation="advcl")

    def _gerund_objects(self, tokens: list[Token], mentions: Sequence[Mention]) -> None:
        """A gerund that the parser took for a part of the name behind it: "was blamed for bombing Egypt"."""
        if not any(t.pos == "NOUN" and t.relation == "compound" and t.text.endswith("ing") for t in tokens):
            return
        actors = _actor_tokens(tokens, mentions)
        for i, token in enumerate(tokens[1:-1], 1):
            name, mark = tokens[token.head], tokens[i - 1]
            known = token.text.endswith("ing") and bool(self.inflections.lemmas(token.text.lower()))
            part = token.pos == "NOUN" and token.relation == "compound" and name.index in actors and i + 1 in actors
            if known and part and mark.pos in ("ADP", "SCONJ") and mark.head == name.index and name.relation in _GOVERNED:
                tokens[i] = replace(token, pos="VERB", head=name.head, relation="advcl")
                tokens[i - 1] = replace(mark, head=i, relation="mark")
                tokens[name.index] = replace(name, head=i, relation="obj")

    def _particle_verbs(self, tokens: list[Token]) -> None:
        """A particle that the parser took for a preposition: what stands behind it is the object: "called off the drills"."""
        for i, token in enumerate(tokens[1:-1], 1):
            noun, verb = tokens[token.head], tokens[i - 1]
            if verb.pos != "VERB" or not self._verb_with(verb, token.text.lower()):
                continue
            if token.relation == "case" and noun.head == verb.index and noun.relation.startswith("obl"):
                tokens[noun.index] = replace(noun, relation="obj")
            elif token.head != verb.index or tokens[i + 1].pos == "ADP":
                continue
            tokens[i] = replace(token, head=verb.index, relation="compound:prt", pos="ADP")

    def _verb_with(self, verb: Token, particle: str) -> bool:
        lemmas = {verb.lemma.lower(), *self.inflections.lemmas(verb.text.lower())}
        return any(f"{lemma}_{particle}" in self.particles for lemma in lemmas)


def _mark(tokens: Sequence[Token], verb: int) -> str:
    """The preposition before a gerund."""
    before = tokens[tokens[verb].head : verb]
    return next((t.text.lower() for t in before if t.head == verb and t.relation in ("mark", "case")), "")


def _as_verb(tokens: list[Token], verb: int, actors: frozenset[int]) -> None:
    """Make a token the root, the actor before it the subject, the one behind it the object."""
    for i, token in enumerate(tokens):
        if i != verb and (token.head == token.index or token.head == verb):
            tokens[i] = replace(token, head=verb, relation=token.relation if token.head == verb else "dep")
    tokens[verb] = replace(tokens[verb], pos="VERB", head=verb, relation="root")
    for i, relation in ((verb - 1, "nsubj"), (_last(tokens, verb + 1, actors), "obj")):
        tokens[i] = replace(tokens[i], head=verb, relation=relation)


def _last(tokens: Sequence[Token], i: int, actors: frozenset[int]) -> int:
    """The last token of the name, or of the nouns, that begin here."""
    name = i in actors
    while i + 1 < len(tokens) and (i + 1 in actors if name else tokens[i].pos in _NOMINAL[2:] and tokens[i + 1].pos in _NOMINAL):
        i += 1
    return i


def _pronouns(tokens: list[Token]) -> None:
    """ "It" before a verb with an object is its subject, and stands for something: "it accused Norway"."""
    transitive = {t.head for t in tokens if t.relation == "obj"}
    for i, token in enumerate(tokens):
        if token.relation == "expl" and token.head in transitive and token.pos == "PRON" and i < token.head:
            tokens[i] = replace(token, relation="nsubj")


def _participles(tokens: list[Token]) -> None:
    """A participle between two objects belongs to the second: "gave Chad armoured vehicles"."""
    for i, token in enumerate(tokens[1:-1], 1):
        behind = tokens[i + 1]
        hung = token.relation in ("xcomp", "ccomp") and behind.head == i and behind.relation == "obj"
        second = tokens[i - 1].head == token.head and tokens[i - 1].relation in ("obj", "iobj")
        if hung and second and token.text.endswith("ed"):
            tokens[i] = replace(token, head=i + 1, relation="amod", pos="ADJ")
            tokens[i + 1] = replace(behind, head=token.head)


def _years(tokens: list[Token]) -> None:
    """The name between a year and a verb without a subject is the subject: "in 2022 Chad agreed"."""
    with_subject = {t.head for t in tokens if t.relation in _SUBJECTS}
    for i, token in enumerate(tokens[1:-1], 1):
        year = tokens[i - 1].pos == "NUM" and token.head == i - 1 and tokens[i - 1].head == i + 1
        if year and token.pos == "PROPN" and tokens[i + 1].pos == "VERB" and i + 1 not in with_subject:
            tokens[i] = replace(token, head=i + 1, relation="nsubj")


def _actor_tokens(tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[int]:
    """The tokens that are names of actors."""
    spans = [(m.start, m.end) for m in mentions if m.kind in _ACTORS]
    return frozenset(t.index for t in tokens if any(start <= t.start and t.end <= end for start, end in spans))
