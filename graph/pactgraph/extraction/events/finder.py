"""Events: the matches of all frames in a document, each pair of actors a fact with status, evidence, date, place and areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.extraction.events.agreements import AgreementReader
from pactgraph.extraction.events.areas import AreaFinder
from pactgraph.extraction.events.background import Background
from pactgraph.extraction.events.claims import claimants
from pactgraph.extraction.events.confidence import confidence
from pactgraph.extraction.events.dates import find_date
from pactgraph.extraction.events.frames import FrameSet, with_particle
from pactgraph.extraction.events.hedges import Governors
from pactgraph.extraction.events.matches import Match
from pactgraph.extraction.events.matching import Matcher
from pactgraph.extraction.events.merging import merged
from pactgraph.extraction.events.nominals import Lexicon, Phrases, Side
from pactgraph.extraction.events.places import place
from pactgraph.extraction.events.recalled import Deeds, Nouns
from pactgraph.extraction.events.repairs import Repairs
from pactgraph.extraction.events.scene import Reading, Scene
from pactgraph.extraction.events.selection import Selector
from pactgraph.extraction.events.sport import EXEMPT, SportReader
from pactgraph.extraction.events.status import StatusReader
from pactgraph.extraction.events.understood import Context
from pactgraph.extraction.events.words import WordKeys
from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Document, Event, Evidence, Mention, Parsed, Party, Rejected, Sentence, Status
from pactgraph.ontology import Ontology

DOUBT = 0.4  # a fact less sure than this is kept as a candidate only: a false fact is worse than a missed one
Key = tuple[str, str, str, Status]

ONE_SIDED = "the other side is not named, or more than one could be meant"
SPORT = "a report on sport"


@dataclass(frozen=True, slots=True)
class EventFindings:
    """What the frames found in a document, and what was turned down."""

    events: tuple[Event, ...]
    memberships: tuple[Event, ...]
    rejected: tuple[Rejected, ...]


class EventFinder:
    """Finds events with the frames of an ontology."""

    def __init__(self, ontology: Ontology) -> None:
        classes = ontology.word_classes
        frames = FrameSet(ontology)
        self._relations = ontology.relations
        self._governors = Governors.of(classes)
        others = ("SUPPORT", "DITRANSITIVE", "DISSUADING", "SPORT", "SPORT_HINT")
        more = (*(word for name in others for word in classes[name]), *self._governors.words)
        self._keys = WordKeys(frames, more, classes["IRREGULAR"])
        self._matcher = Matcher(frames, self._keys.inflections)
        self._reading = Reading.of(ontology)
        self._nouns = Nouns.of(classes)
        self.selector = Selector(frames, self._keys.inflections, (*classes["PARTY_NOUN"], *classes["LEADER_NOUN"]))
        nouns = ("AGENT", "OTHER", "HELD", "LED", "TIME", "DATING", "BACKED", "OUTLAWED")
        self._lexicon = Lexicon(*(frozenset(classes.get(name, ())) for name in nouns))
        self._repairs = Repairs(
            self._keys.inflections,
            alleging=self._governors.alleging,
            light=self._reading.support,
            particles=frames.particle_verbs | with_particle(self._governors.words),
            giving=frozenset(classes["DITRANSITIVE"]),
            requesting=frozenset(classes["DEMANDING"]) - {"invite"},
            backed=frozenset(classes["BACKED"]),
            organisations=self._reading.organisations,
        )
        self._saying = frozenset(classes["CUE"])
        self._sport = SportReader(classes)
        self._areas = AreaFinder(ontology)
        self._agreements = AgreementReader(ontology, self._areas)

    def find(self, parsed: Parsed, mentions: Sequence[Mention]) -> EventFindings:
        """The events of a document; ``mentions`` are the actors, persons and references in it, in any order."""
        ordered = sorted(mentions, key=lambda m: (m.start, m.end, m.code or "", m.person or ""))
        events: list[Event] = []
        rejected: list[Rejected] = []
        starts = [m.start for m in ordered]
        deeds = Deeds(self._nouns)
        for index, sentence in enumerate(parsed.sentences):
            if not sentence.tokens:
                deeds.skip()
                continue
            context = Context(parsed.sentences, index, ordered, starts)
            for found in self._in_sentence(parsed.document, sentence, context, deeds):
                (events if isinstance(found, Event) else rejected).append(found)  # type: ignore[arg-type]
        facts = self._agreements.described(parsed.document.text, self._facts(events), mentions)
        rejected += [_turned_down(e) for e in facts if _doubtful(e)]
        kept = [e for e in facts if not _doubtful(e)]
        members = tuple(e for e in kept if e.relation == "memberOf")
        return EventFindings(tuple(e for e in kept if e.relation != "memberOf"), members, tuple(rejected))

    def _in_sentence(self, document: Document, sentence: Sentence, context: Context, deeds: Deeds) -> Iterator[Event | Rejected]:
        sentence = self._repairs.mended(sentence, context.mentions)
        keys = self._keys.of(sentence)
        telling = _Telling(document, sentence, Clauses(sentence), context, keys)
        phrases = Phrases(sentence, context.mentions, self._lexicon)
        scene = Scene(phrases, telling.clauses, keys, self._reading, frozenset().union(*keys))
        completed: list[Match] = []
        matches = self._matcher.matches(scene)
        deeds.note(scene, matches)
        for match in matches:
            mission = any(scene.keys[i] & self._reading.missions for i in match.lexical)
            if whole := context.completed(match, deeds.recalled(scene, match), mission=mission):
                completed.append(whole)
            else:
                yield from telling.one_sided(match)
        sport = self._sport.is_report(scene.words)
        background = Background(scene, self._relations, completed)
        for match in completed:
            reason = SPORT if sport and match.frame.relation not in EXEMPT else background.reason(match)
            if reason is None:
                yield from self._told(match, telling)
            else:
                yield from (telling.rejected(match, *pair[:2], reason) for pair in match.pairs())

    def _told(self, match: Match, telling: _Telling) -> Iterator[Event | Rejected]:
        """The events of a match, with what the sentence says of them."""
        document, sentence = telling.document, telling.sentence
        reader = StatusReader(telling.clauses, telling.keys, self._governors)
        deed = match.frame.verbal and match.frame.relation not in self._reading.verbal
        theirs = not match.frame.verbal and self._owned(match, telling)
        status = reader.status(match.anchor, match.lexical, negation_in_frame=match.frame.negated, deed=deed, theirs=theirs)
        relation, status = self._said(match, status, reader)
        text = document.text[sentence.start : sentence.end]
        near = sentence.tokens[match.anchor].start - sentence.start
        when = find_date(text, near, document.published, ahead=status is Status.PLANNED)
        where = place(sentence, telling.clauses, match.anchor, telling.context.mentions)
        areas = self._areas.find(text)
        for one, other, owned in match.pairs():
            source, target = telling.context.named(one), telling.context.named(other)
            if reason := _refusal(source, target):
                yield telling.rejected(match, source, target, reason, relation)
                continue
            kind = "rejects" if relation == "retreatsFrom" and self._leaves(source, target) else relation
            held = Status.ALLEGED if self._claimed(match, relation, status, target, telling) else status
            sure = confidence(match, source, target, owned, held, sentence.end - sentence.start)
            evidence = telling.evidence(match, source, target)
            parties = _parties(document, source, target)
            yield Event(parties[0], kind, parties[1], held, (evidence,), when, where, areas, sure)

    def _owned(self, match: Match, telling: _Telling) -> bool:
        """Whether the owner of a noun stands with it: "the EU's sanctions", "the sanctions of the EU", not only its subject."""
        head = telling.sentence.tokens[telling.sentence.tokens[match.anchor].head]
        owners = match.fillers["A"].sides if "A" in match.fillers else ()
        return any(side.span[0] > head.start for side in owners)

    def _leaves(self, source: Side, target: Side) -> bool:
        """Whether a country leaves an organisation, which is no retreat of forces: "Mali left ECOWAS"."""
        return target.code in self._reading.organisations and source.code not in self._reading.organisations

    def _claimed(self, match: Match, relation: str, status: Status, target: Side, telling: _Telling) -> bool:
        """Whether only the one who says it suffered tells of a hostile deed."""
        if status is not Status.ASSERTED or relation in self._reading.verbal or relation not in self._reading.hostile:
            return False
        return target.code in claimants(telling.clauses, telling.keys, self._saying, telling.context.mentions, match.anchor)

    def _said(self, match: Match, status: Status, reader: StatusReader) -> tuple[str, Status]:
        """Relation and status, where to say it is the event: a refusal, a threat, a promise, a plan to work together."""
        relation = match.frame.relation
        if relation not in self._relations:  # a membership
            return relation, status
        if match.frame.planned and status is Status.PLANNED:
            return match.frame.planned, Status.ASSERTED
        sign = self._relations[relation].sign
        act = reader.speech_act(match.anchor)
        if act is None or relation == act[0] or (act[0] == "threatens") != (sign < 0):
            return relation, status
        if relation == "consultsWith" and act[0] == "agreesWith" and not reader.verbal(act[1]):
            return relation, status  # "ready to talk" is a plan, "agreed to talk" an agreement
        return act[0], reader.status(act[1])

    def _facts(self, events: Sequence[Event]) -> list[Event]:
        """One event for each fact, with all its evidence; a symmetric one is the same in both directions."""
        same: defaultdict[Key, list[Event]] = defaultdict(list)
        for event in events:
            same[self._key(event)].append(event)
        return [merged(found) for found in same.values()]

    def _key(self, event: Event) -> Key:
        one, other = _name(event.source), _name(event.target)
        relation = self._relations.get(event.relation)
        if relation is not None and relation.symmetric and other < one:
            one, other = other, one
        return one, event.relation, other, event.status


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that tells of events, in its document and passage."""

    document: Document
    sentence: Sentence
    clauses: Clauses
    context: Context
    keys: Sequence[frozenset[str]]

    def evidence(self, match: Match, source: Side | None, target: Side | None) -> Evidence:
        """The sentences that hold what a frame found, from the first to the last."""
        spans = [side.span if side else None for side in (source, target)]
        start, end = self.context.bounds((self.sentence.start, self.sentence.end), *(span for span in spans if span))
        return Evidence(start, end, self.document.text[start:end], match.frame.id, *spans)

    def rejected(self, match: Match, source: Side, target: Side, reason: str, relation: str | None = None) -> Rejected:
        """Two sides that make no event."""
        evidence = self.evidence(match, source, target)
        return Rejected(reason, evidence, relation or match.frame.relation, *_parties(self.document, source, target))

    def one_sided(self, match: Match) -> Iterator[Rejected]:
        """What the known actors of a match do to somebody whom nothing names."""
        for side in match.fillers["A"].sides:
            if side.code:
                party = Party(self.document.text[slice(*side.span)], side.code, side.person)
                yield Rejected(ONE_SIDED, self.evidence(match, side, None), match.frame.relation, party)


def _doubtful(event: Event) -> bool:
    return event.linked and event.confidence < DOUBT


def _turned_down(event: Event) -> Rejected:
    reason = f"too doubtful: confidence {event.confidence:.2f}, {DOUBT:.2f} is asked"
    return Rejected(reason, event.evidence[0], event.relation, event.source, event.target)


def _name(party: Party) -> str:
    return party.code or f"~{party.text}"


def _parties(document: Document, source: Side, target: Side) -> tuple[Party, Party]:
    """Both sides as parties; inside one country the one acted on is no actor of its own."""
    code = None if target.code == source.code else target.code
    words = [document.text[start:end] for start, end in (source.span, target.span)]
    return Party(words[0], source.code, source.person), Party(words[1], code, target.person)


def _refusal(source: Side, target: Side) -> str | None:
    start, end = max(source.span[0], target.span[0]), min(source.span[1], target.span[1])
    if start < end and not (source.code and target.code and source.code != target.code):
        return "both sides are the same words"
    return None
