"""Indirect speech: a cue with its subject, and the clause or phrase that it reports.

Each construction (``said that ...``, ``..., he said``, ``vowed to ...``, ``praised ...``, ``called for ...``, ``according to``)
has its own list of cues in the ontology, because a verb that reports in one may not in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.grammar.passage import Passage, noun_phrase
from pactgraph.extraction.quotations.attribution import Attribution, may_speak, phrase_from, speaker_by_order, speaker_of
from pactgraph.extraction.quotations.contents import reported_words
from pactgraph.extraction.quotations.cues import Cues
from pactgraph.extraction.quotations.extents import bare
from pactgraph.extraction.quotations.marks import Quoted
from pactgraph.model import Span, Token

_UNREAL = frozenset(
    [
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "must",
        "'ll",
        "’ll",
        "'d",
        "’d",
        "not",
        "n't",
        "n’t",
        "if",
        "unless",
        "whether",
    ]
)


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody is reported to say: the parts of the clause, the attribution, the construction.

    ``second_hand`` is true inside another's words ("Lee said that Kim had denied it"): who said it is known from Lee only.
    """

    parts: tuple[Span, ...]
    attribution: Attribution
    form: str
    second_hand: bool = False


def find_indirect(passage: Passage, cues: Cues, quoted: Sequence[Quoted]) -> Iterator[Reported]:
    """The reported clauses of all parsed sentences, in the order of their cues."""
    starts = [stretch.start for stretch in quoted]

    def is_quoted(place: int) -> bool:
        number = bisect_right(starts, place) - 1
        return number >= 0 and place < quoted[number].end

    for index, sentence in enumerate(passage.sentences):
        if not sentence.tokens:
            continue
        clauses = passage.clauses(index)
        end = -1
        for token in sentence.tokens:
            if (token.pos in ("VERB", "ADJ") or token.text.lower() == "according") and not is_quoted(token.start):
                found = _reported(clauses, token, cues)
                if found is not None and is_quoted(found.attribution.speaker[0]):
                    continue  # «We lost», recalled Lee: the "we" between marks does not report
                if found is not None and (found.form == "according" or found.attribution.cue_span[0] >= end):
                    yield found
                    if found.form == "clause":
                        end = found.parts[0][1]
                elif found is not None:
                    yield replace(found, second_hand=True)


def _reported(clauses: Clauses, verb: Token, cues: Cues) -> Reported | None:
    if verb.text.lower() == "according":
        return _according(clauses, verb)
    found = reported_words(clauses, verb, cues)
    if found is None:
        return None
    parts, form = found
    issued = _issuer(clauses, verb, cues)
    if issued is None and not _is_statement(clauses, verb, form):
        return None
    named = issued or _speaker(clauses, verb, parts)
    if named is None:
        return None
    return Reported(parts, Attribution(cues.lemma(verb), (verb.start, verb.end), *named), form)


def _speaker(clauses: Clauses, verb: Token, parts: Sequence[Span]) -> tuple[Span, Span | None] | None:
    """The subject in the parse, if it stands outside the reported words; of "said" else the phrase beside it."""
    whole = range(len(clauses.tokens))
    if verb.index > 1 and parts[-1][1] == clauses.tokens[verb.index - 2].end and clauses.tokens[verb.index - 1].text == ",":
        phrase = phrase_from(clauses, verb.index + 1, whole)
        return (phrase, None) if phrase else None
    if verb.relation == "acl" and _is_main(clauses, verb):
        return noun_phrase(clauses, verb.head, range(verb.index)), None
    named = speaker_of(clauses, verb, whole)
    if named is not None and not _overlaps(named[0], parts):
        return named
    if verb.relation.startswith(("acl", "xcomp", "amod")):
        return None
    phrase = speaker_by_order(clauses, verb, whole)
    return (phrase, None) if phrase and not _overlaps(phrase, parts) else None


def _overlaps(span: Span, parts: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in parts)


def _issuer(clauses: Clauses, verb: Token, cues: Cues) -> tuple[Span, None] | None:
    """``The ministry issued a statement calling ...``: who issued it."""
    tokens = clauses.tokens
    noun = tokens[verb.head]
    if verb.relation != "acl" or noun.lemma.lower() not in cues.documents or noun.relation != "obj":
        return None
    head = clauses.actor(noun.head)
    if head is None or head >= verb.index or not may_speak(tokens[head]):
        return None
    return noun_phrase(clauses, head, range(0, noun.head)), None


def _is_main(clauses: Clauses, verb: Token) -> bool:
    """Whether a past tense hung on the noun before it is the verb of the sentence ("The envoy called for talks.")."""
    noun = clauses.tokens[verb.head]
    return noun.relation == "root" and noun.index == verb.index - 1 and verb.text.endswith("ed") and not clauses.agent(verb.index)


def _is_statement(clauses: Clauses, verb: Token, form: str) -> bool:
    """Whether a cue tells what was said: not what would, could or did not, nor what somebody was to say."""
    relation = verb.relation.partition(":")[0]
    for child in clauses.children(verb.index, "aux", "advmod", "mark"):
        word = child.text.lower()
        if word in _UNREAL or (child.relation == "advmod" and word == "never"):
            return False
    if form == "clause":
        return verb.relation != "acl" or verb.text.endswith("ing") or _is_main(clauses, verb)
    if relation == "acl" and not _is_main(clauses, verb):
        named = any(t.pos != "PRON" for t in clauses.children(verb.index, "nsubj"))  # "whose envoy urged both to talk"
        return verb.relation == "acl:relcl" and (form != "infinitive" or named)
    if form == "preposition":
        return relation != "advcl" or not verb.text.endswith("ing")
    return relation != "xcomp"


def _according(clauses: Clauses, token: Token) -> Reported | None:
    """``according to the ministry``: the rest of the sentence."""
    tokens = clauses.tokens
    if token.index + 2 >= len(tokens) or tokens[token.index + 1].text.lower() != "to":
        return None
    speaker = phrase_from(clauses, token.index + 2, range(token.index, len(tokens)))
    if speaker is None:
        return None
    if token.index > 1:
        part = bare(clauses, 0, token.index - 1)
    else:
        after = next((t.index for t in tokens if t.start >= speaker[1]), len(tokens) - 1)
        if tokens[after].pos == "ADP":  # "According to an official in Oslo, Norway will ..."
            after = next((t.index for t in tokens[after:] if t.text == ","), after)
        part = bare(clauses, after, len(tokens) - 1)
    cue = (token.start, tokens[token.index + 1].end)
    return Reported((part,), Attribution("according to", cue, speaker), "according") if part[1] - part[0] > 1 else None
