"""All that is known of one sentence while frames are matched in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pactgraph.extraction.events.nominals import Nominal, Phrases
from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Token
from pactgraph.ontology import Ontology

REACH = 9  # tokens between a word and a phrase that belongs to it, where the parser attached it elsewhere
BARRIERS = {"VERB", "AUX", "PRON"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ontology says of words and relations.

    ``support`` are light verbs, ``abstract`` nouns for things said or done, ``vague`` nouns and pronouns for somebody's agents,
    ``territory`` those for places and their edges; ``harm`` are nouns of deeds that somebody suffers, ``blows`` those of them
    that fall where they are said to happen, ``dealt`` those whose "of" names the doer; ``verbal`` are the relations that are
    a matter of words, ``hostile`` those of conflict; ``organisations`` are codes of actors.
    """

    support: frozenset[str]
    abstract: frozenset[str]
    vague: frozenset[str]
    territory: frozenset[str]
    harm: frozenset[str]
    blows: frozenset[str]
    dealt: frozenset[str]
    verbal: frozenset[str]
    hostile: frozenset[str]
    organisations: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> Reading:
        """What the lexicon and the relations of an ontology say."""
        classes = ("SUPPORT", "PROPOSAL", "VAGUE", "TERRITORY", "HARM", "BLOW", "DEALT")
        support, abstract, vague, territory, harm, blows, dealt = (frozenset(ontology.word_classes[name]) for name in classes)
        relations = ontology.relations.values()
        verbal = frozenset(r.name for r in relations if r.quad_class.startswith("verbal"))
        hostile = frozenset(r.name for r in relations if r.sign < 0)
        organisations = frozenset(a.code for a in ontology.actors.values() if a.kind == "organisation")
        return cls(support, abstract, vague, territory, harm | blows, blows, dealt, verbal, hostile, organisations)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as phrases, clauses and words; ``keys`` holds what each token counts as for a frame, ``words`` all of that."""

    phrases: Phrases
    clauses: Clauses
    keys: Sequence[frozenset[str]]
    reading: Reading
    words: frozenset[str]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.phrases.tokens

    def phrase(self, index: int | None) -> Nominal | None:
        """The noun phrase that a token is in."""
        return None if index is None else self.phrases.at.get(index)

    def clear(self, left: int, right: int, reach: int = REACH) -> bool:
        """Whether no verb, pronoun or stop stands between two tokens that are near each other."""
        between = self.tokens[left + 1 : right]
        return left < right <= left + reach and all(t.pos not in BARRIERS and t.text not in ";:" for t in between)
