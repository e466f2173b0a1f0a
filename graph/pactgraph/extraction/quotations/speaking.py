"""From the words of an attribution to who speaks: a person, and the actor the person or the body acts for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.extraction.grammar.passage import Passage, noun_phrase
from pactgraph.extraction.quotations.attribution import Attribution
from pactgraph.model import Mention, MentionKind, Person, Span

_NAMES = frozenset([MentionKind.NAME, MentionKind.DEMONYM, MentionKind.CAPITAL])
_ADDRESSEE = ("obj", "iobj")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The name or description of a speaker, the person's id and the actor's code where they are known."""

    name: str
    person: str | None = None
    code: str | None = None


class SpeakerFinder:
    """Resolves the speakers of one document by the mentions that stand in the words of an attribution."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[Mention],
        persons: Iterable[Person],
        labels: Mapping[str, str],
        agents: Collection[str],
        titled: Mapping[int, Span],
    ) -> None:
        """Take the mentions and persons of a document, the labels of actors, and the nouns that act for an actor.

        ``titled`` gives for the place where a name begins the words of the title before it.
        """
        self._passage = passage
        self._mentions = sorted(mentions, key=lambda mention: (mention.start, mention.end))
        self._starts = [mention.start for mention in self._mentions]
        self._names = {person.id: person.name for person in persons}
        self._labels = labels
        self._agents = agents
        self._titled = titled

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who speaks: the one person that the words name or refer to, else the actor they stand for, else the words."""
        span = attribution.antecedent or attribution.speaker
        words = " ".join(self._passage.text[slice(*span)].split())
        span = self._with_apposition(span)
        inside = [mention for mention in self.within(span) if not self._owns(mention, span)]
        persons = list(dict.fromkeys(mention.person for mention in inside if mention.person))
        if len(persons) == 1:
            code = next((mention.code for mention in inside if mention.person and mention.code), None)
            return Speaker(self._names.get(persons[0], words), persons[0], code or self._acts_for(span))
        referred = [mention for mention in inside if mention.kind is MentionKind.REFERENCE and mention.code]
        if len(referred) == 1 and not persons:
            code = referred[0].code
            pronoun = referred[0].text.lower() in ("it", "they", "he", "she")
            return Speaker(self._labels.get(code or "", words) if pronoun else words, None, code)
        return Speaker(words, None, None if persons else self._acts_for(span))

    def is_somebody(self, attribution: Attribution) -> bool:
        """Whether the words before a colon in a headline name an actor or a person, or a body that speaks ("Ministry: ...")."""
        words = self._passage.text[slice(*attribution.speaker)].lower().split()
        return bool(self.within(attribution.speaker)) or words[-1].removesuffix("s") in self._agents

    def _with_apposition(self, span: Span) -> Span:
        """The words with a person's name set off behind them ("the governor of Oslo, Jane Doe, said")."""
        if any(mention.person for mention in self.within(span)) or self._passage.text[span[1] : span[1] + 2] != ", ":
            return span
        behind = self.within((span[1] + 2, span[1] + 60))
        named = next((m for m in behind if m.start == span[1] + 2 and m.kind is MentionKind.PERSON), None)
        return (span[0], named.end) if named and self._passage.text[named.end : named.end + 1] in (",", " ") else span

    def about(self, parts: Iterable[Span], attribution: Attribution) -> tuple[str, ...]:
        """The codes of the actors that the words name, and of those that are addressed ("told NATO ministers")."""
        places = [*parts, *self._addressed(attribution)]
        found = (mention.code for place in places for mention in self.within(place))
        return tuple(dict.fromkeys(code for code in found if code))

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie inside a span, in order."""
        found = []
        for place in range(bisect_left(self._starts, span[0]), len(self._mentions)):
            mention = self._mentions[place]
            if mention.start >= span[1]:
                break
            if mention.end <= span[1]:
                found.append(mention)
        return found

    def _owns(self, mention: Mention, span: Span) -> bool:
        """Whether a person only owns or describes who speaks ("Lee's lawyer", "a spokesman for Lee")."""
        if mention.person is None:
            return False
        if self._passage.text[mention.end : min(span[1], mention.end + 2)] in ("'s", "’s"):
            return True
        title = self._titled.get(mention.start, (mention.start, mention.start))
        if title[0] <= span[0]:
            return False  # "Secretary of State Jane Doe"
        index, bounds = self._passage.tokens((span[0], title[0]))
        for token in reversed(self._passage.sentences[index].tokens[bounds.start : bounds.stop]):
            if token.text == ",":
                return False
            if token.pos in ("ADP", "VERB"):
                return True
        return False

    def _acts_for(self, span: Span) -> str | None:
        """The actor that the described speaker acts for: named alone, or owner of a government, an army, an official."""
        named = next((mention for mention in self.within(span) if mention.kind in _NAMES and mention.code), None)
        if named is None:
            return None
        index, bounds = self._passage.tokens(span)
        tokens = self._passage.sentences[index].tokens
        behind = [tokens[i] for i in bounds if tokens[i].start >= named.end]
        before = [tokens[i] for i in bounds if tokens[i].start < named.start]
        alone = not behind or behind[0].pos in ("ADP", "PUNCT", "ADV")
        if alone and all(token.pos in ("DET", "ADJ", "ADV") for token in before):
            return named.code
        return named.code if any(token.lemma.lower() in self._agents for token in (*before, *behind)) else None

    def _addressed(self, attribution: Attribution) -> list[Span]:
        """The objects of the cue that are persons or bodies spoken to."""
        index, bounds = self._passage.tokens(attribution.cue_span)
        if not bounds:
            return []
        clauses = self._passage.clauses(index)
        whole = range(len(clauses.tokens))
        return [noun_phrase(clauses, child.index, whole) for child in clauses.children(bounds.start, *_ADDRESSEE)]
