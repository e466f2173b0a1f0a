"""Slips of a compact parser that the words leave no doubt about, mended before frames are matched.

Each repair names its construction; what no rule is sure of stays as the parser has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pactgraph.extraction.grammar.inflection import Inflections
from pactgraph.model import Mention, MentionKind, Sentence, Token

HEADLINE = 30  # tokens of the longest headline
ADDRESSED = 4  # steps from the last word of an addressee to the verb: "urged the governments of Chad and Mali to ..."
_SUBJECTS = ("nsubj", "nsubj:pass")
_ACTORS = (MentionKind.NAME, MentionKind.CAPITAL)
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET")
_DEED = ("of", "for", "with")
_ADVERBIAL = ("after", "before", "while", "when", "by", "without", "since", "despite")
_CALLING = frozenset({"call", "appeal", "plead"})
_TO_WHOM = ("on", "upon", "to", "with")
_PLURAL_COMPOUNDS = frozenset(
    {"sanctions", "arms", "talks", "operations", "forces", "troops", "elections", "relations", "rights"}
)
_NO_ALLY = frozenset({"resolution", "draft", "plan", "proposal", "statement", "deal", "initiative", "effort", "mission", "talk"})
_GOVERNED = ("obj", "obl", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Repairs:
    """Mends the trees of sentences.

    ``alleging`` verbs take a person and, behind "of", a deed; ``light`` are light verbs; ``particles`` are verbs with a particle,
    as ``call_off``; ``giving`` verbs take two objects; ``requesting`` ones an addressee and what is asked of it;
    ``backed`` participles are joined to who backs what follows; ``organisations`` are codes of actors.
    """

    inflections: Inflections
    alleging: Collection[str]
    light: Collection[str]
    particles: Collection[str]
    giving: frozenset[str]
    requesting: frozenset[str]
    backed: frozenset[str]
    organisations: Collection[str]

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
        self._receivers(tokens, mentions)
        self._requests(tokens)
        self._coordinated(tokens)
        _pronouns(tokens)
        _reports(tokens)
        _due(tokens)
        self._backed(tokens, mentions)
        _participles(tokens)
        _years(tokens)
        _inverted(tokens)
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
        single = tokens[i].relation == "compound" and form not in _PLURAL_COMPOUNDS  # nouns in front of nouns have no plural
        present = form.endswith("s") and (i + 1 in actors or single) and bool(self.inflections.lemmas(form))
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

    def _backed(self, tokens: list[Token], mentions: Sequence[Mention]) -> None:
        """What is joined to a name by a participle is backed by it: "the Kenyan-backed president of Somalia"."""
        ends = {m.end for m in mentions if m.code}
        for i, token in enumerate(tokens[2:-1], 2):
            if token.text.lower() not in self.backed or tokens[i - 1].text not in "-–" or tokens[i - 2].end not in ends:
                continue
            noun = tokens[token.head] if token.head > i else _head_behind(tokens, i)
            if noun.lemma.lower() not in _NO_ALLY:
                tokens[i] = replace(token, pos="VERB", relation="acl", head=noun.index)
                tokens[i - 2] = replace(tokens[i - 2], relation="obl:agent", head=i)
                tokens[i - 1] = replace(tokens[i - 1], relation="case", head=i - 2, lemma="by")

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

    def _receivers(self, tokens: list[Token], mentions: Sequence[Mention]) -> None:
        """A country's bare name between a verb of giving and its object is who receives it: "gave Chad trucks".

        An abbreviation or the name of an organisation may describe the object: "sent UN troops".
        """
        for mention in mentions:
            country = mention.kind is MentionKind.NAME and mention.code is not None and mention.code not in self.organisations
            if country and not mention.text.isupper():
                self._receiver(tokens, [t.index for t in tokens if mention.start <= t.start and t.end <= mention.end])

    def _receiver(self, tokens: list[Token], name: Sequence[int]) -> None:
        head = next((i for i in name if tokens[i].head not in name), None)
        if head is None or name[0] == 0:
            return
        article = tokens[name[0] - 1].text.lower() == "the"
        verb, thing = name[0] - 1 - article, tokens[head].head
        if verb >= 0 and thing > name[-1] and self._gives(tokens, verb, thing):
            tokens[head] = replace(tokens[head], head=verb, relation="iobj")
            if article:
                tokens[name[0] - 1] = replace(tokens[name[0] - 1], head=head)

    def _gives(self, tokens: Sequence[Token], verb: int, thing: int) -> bool:
        """Whether a verb is one of giving and a noun its object."""
        object_of = tokens[thing].relation == "obj" and tokens[thing].head == verb
        return object_of and tokens[verb].pos == "VERB" and bool(self.inflections.lemmas(tokens[verb].text.lower()) & self.giving)

    def _requests(self, tokens: list[Token]) -> None:
        """The infinitive right behind the addressee of a request is what is asked: "appealed to Chad to open the road"."""
        for i, token in enumerate(tokens[2:], 2):
            if token.relation not in ("advcl", "acl") or token.pos != "VERB" or tokens[i - 1].text.lower() != "to":
                continue
            addressee = tokens[i - 2]
            governor = next((t for t in _chain(tokens, addressee.index) if t.pos == "VERB"), None)
            hung = governor is not None and governor.index < i - 2 and token.head in (governor.index, i - 2)
            if hung and governor is not None and self._asks(tokens, governor):
                tokens[i] = replace(token, head=governor.index, relation="xcomp")

    def _coordinated(self, tokens: list[Token]) -> None:
        """A past form hung on an infinitive goes on with the verb above it: "asked Chad to stay and praised Mali"."""
        for i, token in enumerate(tokens):
            inner = tokens[token.head]
            if token.relation != "conj" or not self._only_past(token) or self._only_past(inner):
                continue
            if inner.relation in ("xcomp", "advcl") and _mark(tokens, inner.index) == "to" and tokens[inner.head].pos == "VERB":
                tokens[i] = replace(token, head=inner.head)
                for behind in tokens[i + 1 :]:
                    if behind.head == inner.index and behind.relation == "obj":
                        tokens[behind.index] = replace(behind, head=i)

    def _only_past(self, token: Token) -> bool:
        return token.pos == "VERB" and self.inflections.past(token.text.lower())

    def _asks(self, tokens: Sequence[Token], verb: Token) -> bool:
        """Whether a verb makes a request: "urged", "called on", not "called Chad to congratulate it"."""
        lemmas = self.inflections.lemmas(verb.text.lower())
        on = tokens[verb.index + 1].text.lower() in _TO_WHOM
        return bool(lemmas & self.requesting) or (on and bool(lemmas & _CALLING))


def _chain(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    """A token and those above it, as far as an addressee is from its verb."""
    for _ in range(ADDRESSED):
        yield tokens[index]
        index = tokens[index].head


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


def _reports(tokens: list[Token]) -> None:
    """A noun and its clause at the start are what the adjective behind them is said of: "Reports that Peru left are false"."""
    noun = next((t for t in tokens if t.head == t.index), tokens[0])
    if noun.pos != "NOUN" or "that" not in [t.text.lower() for t in tokens[noun.index + 1 : noun.index + 2]]:
        return
    said = next((t for t in reversed(tokens) if t.relation == "cop" and tokens[t.head].pos == "ADJ" and t.head > t.index), None)
    verb = next((t for t in tokens[noun.index :] if t.pos == "VERB"), None)
    if said is None or verb is None or not noun.index + 1 < verb.index < said.index:
        return
    adjective = tokens[said.head]
    for i in range(verb.index + 1, said.index):
        if tokens[i].head == adjective.index and tokens[i].relation == "nsubj":
            tokens[i] = replace(tokens[i], head=verb.index, relation="obj")
    tokens[adjective.index] = replace(adjective, head=adjective.index, relation="root")
    tokens[noun.index] = replace(noun, head=adjective.index, relation="nsubj")
    tokens[verb.index] = replace(verb, head=noun.index, relation="acl")


def _due(tokens: list[Token]) -> None:
    """ "Is due to" in front of a verb is no preposition: "the envoy is due to visit Chad"."""
    for i in range(1, len(tokens) - 2):
        due, to, verb = tokens[i : i + 3]
        if due.text.lower() != "due" or due.relation not in ("mark", "case") or to.text.lower() != "to" or due.head != verb.index:
            continue
        if verb.pos == "VERB" and tokens[i - 1].lemma == "be":
            top = i if verb.head == verb.index else verb.head
            tokens[i] = replace(due, head=top, relation=verb.relation)
            tokens[i + 1] = replace(to, head=verb.index, relation="mark")
            tokens[i + 2] = replace(verb, head=i, relation="xcomp")


def _years(tokens: list[Token]) -> None:
    """The name between a year and a verb without a subject is the subject: "in 2022 Chad agreed"."""
    with_subject = {t.head for t in tokens if t.relation in _SUBJECTS}
    for i, token in enumerate(tokens[1:-1], 1):
        year = tokens[i - 1].pos == "NUM" and token.head == i - 1 and tokens[i - 1].head == i + 1
        if year and token.pos == "PROPN" and tokens[i + 1].pos == "VERB" and i + 1 not in with_subject:
            tokens[i] = replace(token, head=i + 1, relation="nsubj")


def _inverted(tokens: list[Token]) -> None:
    """Nothing hangs on an auxiliary; a name between it and its verb is the subject: "Had Chad invaded Mali", "at no time did"."""
    with_subject = {t.head for t in tokens if t.relation in _SUBJECTS}
    for i, token in enumerate(tokens):
        above = tokens[token.head]
        verb = above.head if above.relation.startswith("aux") else token.head
        before = tokens[i - 1] if i else None
        named = token.pos == "PROPN" and token.relation in ("obj", "compound") and verb > i and verb not in with_subject
        if named and before is not None and before.relation.startswith("aux") and before.head == verb:
            tokens[i] = replace(token, head=verb, relation="nsubj")
        elif verb != token.head and token.relation in ("obl", "advmod"):
            tokens[i] = replace(token, head=verb)


def _head_behind(tokens: Sequence[Token], i: int) -> Token:
    """The noun that the words behind ``i`` are about: "interim *president* of"; the next word where there is none."""
    run = takewhile(lambda t: t.pos in ("ADJ", "NOUN", "PROPN"), tokens[i + 1 :])
    return next((t for t in run if t.pos != "ADJ" and not i < t.head <= t.index + ADDRESSED), tokens[i + 1])


def _actor_tokens(tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[int]:
    """The tokens that are names of actors."""
    spans = [(m.start, m.end) for m in mentions if m.kind in _ACTORS]
    return frozenset(t.index for t in tokens if any(start <= t.start and t.end <= end for start, end in spans))
