"""The whole evaluation: gold documents and findings in, figures, reliability and mistakes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pactgraph.evaluation.counts import Counts, Tally, total
from pactgraph.evaluation.events import score_events, score_link
from pactgraph.evaluation.gold import GoldDocument
from pactgraph.evaluation.intervals import Interval, intervals
from pactgraph.evaluation.kinds import Kinds
from pactgraph.evaluation.mistakes import Mistake, mistakes, worst
from pactgraph.evaluation.offices import score_offices
from pactgraph.evaluation.quotes import score_quotes
from pactgraph.evaluation.reliability import Bin, Judged, bins, judge
from pactgraph.model import Findings
from pactgraph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure with its counts and the 95 % bootstrap intervals of precision, recall and F1."""

    name: str
    counts: Counts
    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation says, over ``documents`` texts."""

    documents: int
    figures: tuple[Figure, ...]
    reliability: tuple[Bin, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def counts(self) -> dict[str, Counts]:
        """The counts of each figure, by name."""
        return {figure.name: figure.counts for figure in self.figures}

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of the types of marked sentences (those the gold has); None where the gold has none."""
        types = [f.counts for f in self.figures if f.name.startswith("linked.type.") and f.counts.gold]
        return sum(counts.f1 for counts in types) / len(types) if types else None

    def errors(self, count: int) -> tuple[Mistake, ...]:
        """The worst misses, false alarms and wrong statuses, at most ``count`` of each."""
        return worst(self.mistakes, count)


def evaluate(gold: Sequence[GoldDocument], found: Iterable[Findings], ontology: Ontology) -> Evaluation:
    """Compare the gold with what was found in its documents, in the same order.

    Raises:
        ValueError: the findings are not those of the gold's documents.
    """
    kinds = Kinds.of(ontology)
    indirect = any(not quote.direct for one in gold for quote in one.quotes or ())
    tallies: list[Tally] = []
    judged: list[Judged] = []
    wrong: list[Mistake] = []
    for one, findings in zip(gold, found, strict=True):
        if one.document.id != findings.document.id:
            raise ValueError(f"findings of {findings.document.source} stand where those of {one.document.source} should")
        tallies.append(_tally(one, findings, kinds, indirect))
        if one.events is not None:
            judged += judge(one.events, findings.events, kinds)
            wrong += mistakes(one, findings, kinds)
    sums = {name: counts for name, counts in total(tallies).items() if counts.gold or counts.predicted}
    bounds = intervals(tallies, list(sums)) if sums else {}
    figures = tuple(Figure(name, counts, *bounds[name]) for name, counts in sums.items())
    return Evaluation(len(gold), figures, bins(judged), tuple(wrong))


def _tally(gold: GoldDocument, findings: Findings, kinds: Kinds, indirect: bool) -> dict[str, Counts]:
    tally: dict[str, Counts] = {}
    if gold.events is not None:
        tally |= score_events(gold.events, findings.events, kinds)
        if gold.construction:
            tally[f"construction.{gold.construction}"] = tally["type"]
    if gold.link is not None:
        tally |= score_link(gold.link, findings.events, kinds)
    if gold.offices is not None:
        tally |= score_offices(gold.offices, findings.offices)
    if gold.quotes is not None:
        for direct in (True, False) if indirect else (True,):
            tally |= score_quotes(gold.quotes, findings.quotations, gold.document, direct)
    return tally
