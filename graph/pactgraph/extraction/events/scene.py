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

CLASSES = {  # fields of Reading and the word classes of the lexicon that they hold
    "support": "SUPPORT",
    "abstract": "PROPOSAL",
    "vague": "VAGUE",
    "states": "COUNTRY_NOUN",
    "territory": "TERRITORY",
    "moods": "MOOD",
    "missions": "MISSION",
    "wars": "WAR",
    "organs": "ORGAN",
    "leaders": "LEADER_NOUN",
    "forces": "FORCE",
    "crowds": "CROWD",
    "appeals": "APPEALING",
    "asking": "ASKED_FOR",
    "travelling": "TRAVELLING",
    "citing": "CITING",
    "dissuading": "DISSUADING",
    "detaining": "DETAINING",
    "expelling": "EXPELLING",
    "harms": "HARM",
    "blows": "BLOW",
    "dealt": "DEALT",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ontology says of words and relations: sets of words, of names of relations, of codes of actors."""

    support: frozenset[str]  # light verbs
    abstract: frozenset[str]  # nouns for things said or done
    vague: frozenset[str]  # nouns and pronouns for somebody's agents
    states: frozenset[str]  # nouns for a country
    territory: frozenset[str]  # places and their edges
    moods: frozenset[str]  # in which something is done
    missions: frozenset[str]  # who and what represents an actor with another
    wars: frozenset[str]  # fighting, which takes two sides and is named after its place
    organs: frozenset[str]  # by which an organisation speaks
    leaders: frozenset[str]  # who leads a country, and travels
    forces: frozenset[str]  # who comes to fight, not to talk
    asking: frozenset[str]  # nouns: what is asked of somebody
    travelling: frozenset[str]  # verbs that take a meeting with "for"
    crowds: frozenset[str]  # who protests
    appeals: frozenset[str]  # words for asking, with "for"
    citing: frozenset[str]  # words before a pact that something goes by
    dissuading: frozenset[str]  # verbs that speak against what follows
    detaining: frozenset[str]  # what the authorities of a place do to people in it
    expelling: frozenset[str]  # the same, out of it
    harms: frozenset[str]  # deeds that somebody suffers
    blows: frozenset[str]  # those of the harms that fall where they are said to happen
    dealt: frozenset[str]  # deeds whose "of" names the doer
    verbal: frozenset[str]  # relations that are a matter of words
    answering: frozenset[str]  # relations that may answer an act
    hostile: frozenset[str]  # relations of conflict
    organisations: frozenset[str]  # codes of actors

    @classmethod
    def of(cls, ontology: Ontology) -> Reading:
        """What the lexicon and the relations of an ontology say."""
        words = {field: frozenset(ontology.word_classes[name]) for field, name in CLASSES.items()}
        words["harms"] |= words["blows"]
        relations = ontology.relations.values()
        verbal = frozenset(r.name for r in relations if r.quad_class.startswith("verbal"))
        answering = (verbal | {"protestsAgainst"}) - {"consultsWith"}
        hostile = frozenset(r.name for r in relations if r.sign < 0)
        organisations = frozenset(a.code for a in ontology.actors.values() if a.kind == "organisation")
        return cls(**words, verbal=verbal, answering=answering, hostile=hostile, organisations=organisations)


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
