"""Quotations against the gold of a document: the words found, and with the right speaker."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.evaluation.counts import Counts
from pactgraph.evaluation.gold import GoldQuote
from pactgraph.evaluation.offices import last_word
from pactgraph.model import Document, Quotation, Span


def score_quotes(gold: Sequence[GoldQuote], found: Sequence[Quotation], document: Document, direct: bool) -> dict[str, Counts]:
    """The counts of one document, for direct or indirect speech.

    A wanted quotation is found where a prediction covers half of its characters; a prediction is right where half of it lies in a
    wanted one of either kind. ``.words`` asks for the words alone, the plain name for the right speaker too.
    """
    annotated = [g for g in gold if g.content]
    wanted = [g for g in annotated if g.direct == direct and _has_speaker(g)]
    given = [q for q in found if q.direct == direct]
    hits = [[q for q in given if _covered(q.span, g.content) >= _size(g.content) / 2] for g in wanted]
    names = [any(_same_speaker(g, q, document) for q in qs) for g, qs in zip(wanted, hits, strict=True)]
    answers = [[g for g in annotated if _covered(q.span, g.content) >= (q.span[1] - q.span[0] - 2) / 2] for q in given]
    named = [any(_same_speaker(g, q, document) for g in gs) for q, gs in zip(given, answers, strict=True)]
    name = "quotes.direct" if direct else "quotes.indirect"
    return {
        name: Counts(sum(names), len(wanted), sum(named), len(given)),
        f"{name}.words": Counts(sum(map(bool, hits)), len(wanted), sum(map(bool, answers)), len(given)),
    }


def _has_speaker(gold: GoldQuote) -> bool:
    return bool(gold.source or gold.speaker or gold.actor)


def _same_speaker(gold: GoldQuote, found: Quotation, document: Document) -> bool:
    """By the words marked as the speaker's, else by the name, else by the actor the speaker speaks for."""
    if gold.source:
        return found.speaker_span is not None and _covered(found.speaker_span, gold.source) > 0
    if gold.actor and gold.actor == found.speaker_code:
        return True
    if not gold.speaker:
        return False
    words = document.text[slice(*found.speaker_span)] if found.speaker_span else ""
    return last_word(gold.speaker) in {last_word(found.speaker or ""), last_word(words)}


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _covered(span: Span, spans: Sequence[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)
