"""Who is given as the speaker beside a direct quotation: the words between quotations, read for a cue and its subject.

The parse names the subject; where it goes astray, which it does most beside quotations, the order of the words decides
(``said the minister``, ``the minister said``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.grammar.passage import Passage, noun_phrase
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.model import Span, Token

_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"])
_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "it", "who"])
_NOBODY = frozenset(["it", "that", "this", "which", "what", "there", "whom", "these", "those", "here"])
TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tonight",
        "week",
        "month",
        "morning",
        "night",
        "afternoon",
        "evening",
        "weekend",
    ]
)
_PHRASE_END = frozenset(["PUNCT", "VERB", "AUX", "SCONJ", "ADP", "PART", "ADV", "CCONJ"])
_PHRASE_GLUE = frozenset(["of", "for", "at", "and", "'s", "’s", "-", "–", "'", "’"])
_MARKS = frozenset('"“”„«»')
_PARTICLES = frozenset(["back", "out", "on"])
_ALWAYS = frozenset(["said", "says"])
_SAYING = frozenset(["say", "add", "warn", "announce", "state", "claim", "deny", "insist", "declare", "urge"])
_WINDOW = 40  # tokens before or after a cue that are looked at, so that a segment of any length costs the same


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker: the lemma, where both stand, and for a "who" the words that it refers to.

    ``reported`` tells that the cue stands in what another cue reports ("she said she thought").
    """

    cue: str
    cue_span: Span
    speaker: Span
    antecedent: Span | None = None
    reported: bool = False


def attributions(passage: Passage, segment: Span, cues: Cues | None) -> Iterator[Attribution]:
    """The cues with a speaker in a stretch of text that lies in one sentence outside quotation marks, in order.

    Without ``cues`` any finite verb is taken ("...," the minister shrugged).
    """
    index, bounds = passage.tokens(segment)
    if not bounds:
        return
    clauses = passage.clauses(index)
    for token in clauses.tokens[bounds.start : bounds.stop]:
        found = _attribution(clauses, token, bounds, cues)
        if found is not None:
            yield found


def speaker_of(clauses: Clauses, verb: Token, bounds: range) -> tuple[Span, Span | None] | None:
    """The subject of a cue as the parse has it, within bounds: its words, and those they refer to (of "who")."""
    if owned := _possessed(clauses, verb, bounds):
        return owned, None
    own = next(clauses.children(verb.index, "nsubj"), None)
    relative = _relative(clauses, verb, own)
    if relative is not None and relative.index in bounds:
        noun = clauses.actor(verb.index)
        known = noun is not None and noun in bounds and noun < relative.index and may_speak(clauses.tokens[noun])
        named = noun_phrase(clauses, noun, range(bounds.start, relative.index)) if noun is not None and known else None
        return (relative.start, relative.end), named
    inserted = own is None and verb.index - 1 in bounds and clauses.tokens[verb.index - 1].text == "," and _finite(clauses, verb)
    if inserted and not verb.relation.startswith("acl") and (phrase := _preceding(clauses, verb.index, bounds)):
        return phrase, None
    head = _first_subject(clauses, verb, bounds) if own is None else None
    head = clauses.actor(verb.index) if head is None else head
    if head is not None and clauses.tokens[head].text.lower() in TIMES:  # "The port this month announced"
        head = next((t.index for t in clauses.children(verb.index, "nsubj") if may_speak(t)), None)
    if head is None or head == verb.index or head not in bounds:
        return None
    if not may_speak(clauses.tokens[head]) and not _speaks_here(clauses, head, verb):
        return None
    if clauses.tokens[head].relation.startswith("nsubj") and any(True for _ in clauses.children(head, "case")):
        return None  # "With a week to go, the minister said": the parser took the wrong noun
    outside = range(bounds.start, verb.index) if head < verb.index else range(verb.index + 1, bounds.stop)
    return _before_verb(clauses, head, noun_phrase(clauses, head, outside)), None


def _speaks_here(clauses: Clauses, head: int, verb: Token) -> bool:
    """``it said``, ``those close to him say``: words that stand for a speaker beside a verb of saying only."""
    word, tokens = clauses.tokens[head].text.lower(), clauses.tokens
    if word == "it":
        return head == verb.index - 1 and verb.lemma.lower() in _SAYING
    return word == "those" and head + 1 < len(tokens) and tokens[head + 1].head == head


def _before_verb(clauses: Clauses, head: int, phrase: Span) -> Span:
    """A phrase without a verb that the parser took for an adjective: of ``Norway imposed tariffs and threatened`` only Norway."""
    tokens = clauses.tokens
    for place in range(max(1, head - _WINDOW), head):
        before = tokens[place - 1]
        if tokens[place].pos == "VERB" and before.start >= phrase[0] and before.pos in ("PROPN", "NOUN"):
            return phrase[0], before.end
    return phrase


def _possessed(clauses: Clauses, verb: Token, bounds: range) -> Span | None:
    """``Norway, whose minister, Jane Doe, has urged``: what belongs to "whose" speaks, up to the cue and without another verb."""
    tokens, last = clauses.tokens, verb.index - 1
    while last > bounds.start and tokens[last].pos in ("AUX", "ADV", "PART", "PUNCT"):
        last -= 1
    for place in range(last, max(bounds.start, last - _WINDOW) - 1, -1):
        if tokens[place].pos in ("VERB", "AUX"):
            return None
        if tokens[place].text.lower() == "whose":
            return (tokens[place + 1].start, tokens[last].end) if place < last else None
    return None


def _relative(clauses: Clauses, verb: Token, own: Token | None) -> Token | None:
    """The "who" or "which" that is the subject of a cue, also where the parser gave it to another verb."""
    if own is not None:
        return own if own.text.lower() in ("who", "which", "that") and "relcl" in verb.relation else None
    place = verb.index - 1
    while place > 0 and clauses.tokens[place].pos in ("AUX", "ADV", "PART"):
        place -= 1
    before = clauses.tokens[max(place, 0)]
    return before if before.text.lower() in ("who", "which") else None


def _first_subject(clauses: Clauses, verb: Token, bounds: range) -> int | None:
    """The first subject of the sentence, which "..., saying ..." and "... and blamed ..." belong to, however far away."""
    before = clauses.tokens[max(0, verb.index - 1)]
    hung = before.pos == "CCONJ" and verb.relation == "conj" and clauses.tokens[verb.head].pos != "VERB"
    if verb.index < 2 or not (verb.text.endswith("ing") or hung):
        return None
    if before.pos == "PROPN":  # "with the minister calling it"
        return before.head if before.relation in ("flat", "compound") else before.index
    if before.text != "," and not hung and not (before.text == "while" and clauses.tokens[verb.index - 2].pos == "PUNCT"):
        return None
    earlier = clauses.tokens[bounds.start : verb.index - 1]
    if verb.relation == "advcl":
        mine = next((t for t in clauses.children(verb.head, "nsubj") if t.index in bounds and may_speak(t)), None)
        if mine is not None:
            return mine.index
    first = next((t for t in earlier if t.relation == "nsubj" and may_speak(t)), None)
    return first.index if first else None


def speaker_by_order(clauses: Clauses, verb: Token, bounds: range) -> Span | None:
    """The speaker of a finite cue by the order of the words alone."""
    passive = any(True for _ in clauses.children(verb.index, "aux:pass", "nsubj:pass")) or clauses.agent(verb.index) is not None
    if not _finite(clauses, verb) or passive:
        return None
    return _following(clauses, verb.index, bounds) or _preceding(clauses, verb.index, bounds)


def may_speak(token: Token) -> bool:
    """Whether a token can be the head of a speaker's name or description."""
    word = token.text.lower()
    return (token.pos in _NOMINAL or token.text[:1].isupper()) and word not in _NOBODY and word not in TIMES


def _attribution(clauses: Clauses, token: Token, bounds: range, cues: Cues | None) -> Attribution | None:
    if token.text.lower() == "according":
        return _according(clauses, token, bounds)
    if not _is_cue(clauses, token, bounds, cues):
        return None
    found = (
        _as_saying(clauses, token, bounds)
        or _close(clauses, token, bounds)
        or speaker_of(clauses, token, _reach(clauses, token, bounds))
    )
    if found is None and (phrase := speaker_by_order(clauses, token, bounds)):
        found = (phrase, None)
    if found is None:
        return None
    lemma = cues.lemma(token) if cues else token.lemma.lower()
    return Attribution(lemma, (token.start, token.end), *found, reported=token.relation == "ccomp")


def _is_cue(clauses: Clauses, token: Token, bounds: range, cues: Cues | None) -> bool:
    """Whether a token is a cue; one that the tagger took for a noun ("Conway notes.") has a name before and nothing after."""
    if token.pos == "VERB" or token.text.lower() in _ALWAYS:
        return cues is None or bool(cues.names(clauses, token) & cues.speech)
    tokens = clauses.tokens
    if cues is None or token.pos not in ("NOUN", "ADJ", "PROPN") or token.index - 1 not in bounds:
        return False
    before, after = tokens[token.index - 1], tokens[token.index + 1] if token.index + 1 in bounds else None
    lemmas = cues.lemmas(token)
    if after is not None and after.text in _PARTICLES:
        known = frozenset(f"{lemma}_{after.text}" for lemma in lemmas) & cues.speech
        after = tokens[token.index + 2] if token.index + 2 in bounds else None
    else:
        known = (frozenset(["read"]) if token.text == "read" else lemmas - {token.text}) & cues.speech
    named = before.pos == "PROPN" or before.text[:1].isupper() or before.text in _PRONOUNS or token.text == "read"
    return bool(known) and token.text.islower() and named and (after is None or after.pos == "PUNCT")


def _reach(clauses: Clauses, verb: Token, bounds: range) -> range:
    """A finite verb has its subject in its segment; a participle may have it before, but not beyond another quotation."""
    tokens = clauses.tokens
    if _finite(clauses, verb) or any(tokens[i].text in _MARKS for i in range(bounds.start)):
        return bounds
    return range(0, bounds.stop)


def _finite(clauses: Clauses, verb: Token) -> bool:
    if not verb.text.lower().endswith("ing") and "VerbForm=Inf" not in verb.features:
        return True
    return any(clauses.tokens[place].pos == "AUX" for place in range(max(0, verb.index - 2), verb.index))


def _as_saying(clauses: Clauses, verb: Token, bounds: range) -> tuple[Span, None] | None:
    """``The agency quoted the minister as saying``: who is quoted speaks."""
    if verb.lemma.lower() not in ("quote", "cite"):
        return None
    tokens = clauses.tokens
    thing = next((t for t in clauses.children(verb.index, "obj") if t.index > verb.index and t.index in bounds), None)
    end = min(bounds.stop, verb.index + _WINDOW)
    told = any(tokens[i].text == "as" and tokens[i + 1].text in ("saying", "telling") for i in range(verb.index, end - 1))
    return (noun_phrase(clauses, thing.index, range(verb.index + 1, bounds.stop)), None) if thing and told else None


def _close(clauses: Clauses, verb: Token, bounds: range) -> tuple[Span, None] | None:
    """``she said``, ``said she``: a pronoun beside the verb speaks, whatever the parse makes of it."""
    tokens = clauses.tokens
    before = verb.index - 1
    while before > bounds.start and tokens[before].pos == "ADV":
        before -= 1
    for place in (before, verb.index + 1):
        alone = place < verb.index or place + 1 not in bounds or tokens[place + 1].pos in ("PUNCT", "ADP", "ADV")
        if alone and place in bounds and tokens[place].text.lower() in _PRONOUNS - {"who", "i"}:
            return (tokens[place].start, tokens[place].end), None
    return None


def _according(clauses: Clauses, token: Token, bounds: range) -> Attribution | None:
    """``according to the ministry``."""
    tokens = clauses.tokens
    if token.index + 2 not in bounds or tokens[token.index + 1].text.lower() != "to":
        return None
    phrase = phrase_from(clauses, token.index + 2, bounds)
    return Attribution("according to", (token.start, tokens[token.index + 1].end), phrase) if phrase else None


def _following(clauses: Clauses, verb: int, bounds: range) -> Span | None:
    """``said the minister``: the phrase right after a cue that opens its segment."""
    tokens = clauses.tokens
    opening = all(tokens[i].pos in ("PUNCT", "AUX", "ADV", "CCONJ") for i in range(max(bounds.start, verb - _WINDOW), verb))
    if not opening or verb + 1 not in bounds or not may_speak(tokens[verb + 1]):
        return None
    return phrase_from(clauses, verb + 1, bounds)


def phrase_from(clauses: Clauses, first: int, bounds: range) -> Span | None:
    """The words from ``first`` to where a noun phrase ends on the surface."""
    tokens, last = clauses.tokens, first - 1
    for i in range(first, min(bounds.stop, first + _WINDOW)):
        token = tokens[i]
        if token.pos in _PHRASE_END and token.text.lower() not in _PHRASE_GLUE and not (i == first and may_speak(token)):
            break
        last = i
    while last > first and tokens[last].pos in ("PUNCT", "ADP", "CCONJ"):
        last -= 1
    return (tokens[first].start, tokens[last].end) if last >= first else None


def _preceding(clauses: Clauses, verb: int, bounds: range) -> Span | None:
    """``the minister, a lawyer, said``: the phrase that opens the segment, or the one right before the cue."""
    tokens = clauses.tokens
    last = verb - 1
    while last >= bounds.start and tokens[last].pos in ("AUX", "ADV", "PART") and not tokens[last].text[:1].isupper():
        last -= 1
    if last > bounds.start and tokens[last].text == ")":
        last = next((i for i in range(last, max(bounds.start, last - 8), -1) if tokens[i].text == "("), last) - 1
    if last < bounds.start:
        return None
    if tokens[last].pos == "PUNCT":
        return _before_insertion(clauses, verb, range(max(bounds.start, verb - _WINDOW), last))
    if tokens[last].pos == "CCONJ":
        opening = next((i for i in range(max(bounds.start, verb - _WINDOW), last) if may_speak(tokens[i])), None)
        return None if opening is None else phrase_from(clauses, opening, range(opening, verb))
    first = last
    while first - 1 >= bounds.start and (tokens[first - 1].pos in _NOMINAL or tokens[first - 1].text.lower() in _PHRASE_GLUE):
        first -= 1
    if first > bounds.start and tokens[first - 1].pos == "ADP":  # "protesters marching through the streets chanted"
        opening = next((i for i in range(max(bounds.start, verb - _WINDOW), first - 1) if may_speak(tokens[i])), None)
        return None if opening is None else phrase_from(clauses, opening, range(opening, verb))
    if not may_speak(tokens[last]):
        return None
    return tokens[first].start, tokens[last].end


def _before_insertion(clauses: Clauses, verb: int, bounds: range) -> Span | None:
    """``Lee, who is a lawyer, said``, ``In Oslo, Ms. Lee (MP), said``: the phrase before the insertion, or the inserted one."""
    tokens = clauses.tokens
    comma = next((i for i in reversed(bounds) if tokens[i].text == ","), None)
    if comma is not None and comma + 1 in bounds:
        opening = tokens[comma + 1]
        if opening.text[:1].isupper() or opening.text.lower() in _PRONOUNS - {"who"}:
            return phrase_from(clauses, comma + 1, range(comma + 1, verb))
        bounds = range(bounds.start, comma)
    earlier = next((i for i in reversed(bounds) if tokens[i].text == ","), bounds.start - 1)
    first = next((i for i in range(earlier + 1, bounds.stop) if may_speak(tokens[i])), None)
    return None if first is None else phrase_from(clauses, first, range(first, verb))
