"""Fit the weights of confidence: ``python -m training.confidence GOLD[:WEIGHT] ...``.

Each fact that is found in the gold files is right or wrong on type; a logistic regression, with a ridge so that rare traits stay
small, says how much each trait costs. The weights go, rounded, to ``extraction/events/confidence.py`` by hand: a person
looks at them first. The file with the share of each confidence is written by ``pactgraph evaluate``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from pactgraph.evaluation import GoldDocument, read_gold
from pactgraph.evaluation.events import is_right
from pactgraph.evaluation.kinds import Kinds
from pactgraph.extraction.events import confidence, finder
from pactgraph.extraction.events.matches import Match
from pactgraph.extraction.events.nominals import Side
from pactgraph.model import Evidence, Status
from pactgraph.work import extractor_with, ontology_with

RIDGE = 2.0
STEPS = 50  # of Newton's method, which needs about ten


@dataclass(frozen=True, slots=True)
class Example:
    """A fact that was found: what it has, whether it is right, how much it counts."""

    traits: dict[str, float]
    right: bool
    weight: float


class Recorder:
    """Stands where confidence is computed, and keeps the traits of each fact by its frame and spans."""

    def __init__(self) -> None:
        self._seen: dict[tuple[object, ...], dict[str, float]] = {}

    def __call__(self, match: Match, source: Side, target: Side, owned: bool, status: Status, length: int) -> float:
        """Note the traits; every fact is sure, so that none is turned down."""
        self._seen[match.frame.id, source.span, target.span] = confidence.traits(match, source, target, owned, status, length)
        return 1.0

    def of(self, evidence: Evidence) -> dict[str, float] | None:
        """The traits of the fact with this evidence."""
        return self._seen.get((evidence.rule, evidence.source_span, evidence.target_span))


def examples(gold: tuple[GoldDocument, ...], weight: float, recorder: Recorder, kinds: Kinds) -> Iterator[Example]:
    """The facts found in the gold's documents, one document at a time, since spans are those of a document."""
    extractor = extractor_with(None)
    for one in gold:
        for event in extractor.extract(one.document).events:
            right = is_right(event, one, kinds)
            if right is not None and (traits := recorder.of(event.evidence[0])):
                yield Example(traits, right, weight)


def fit(found: list[Example], names: list[str]) -> NDArray[numpy.float64]:
    """Logistic regression by Newton's method; the first name is the constant and has no ridge."""
    traits = numpy.array([[example.traits.get(name, 0.0) for name in names] for example in found])
    right = numpy.array([float(example.right) for example in found])
    weight = numpy.array([example.weight for example in found])
    ridge = numpy.full(len(names), RIDGE)
    ridge[0] = 0.0
    weights = numpy.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + numpy.exp(-traits @ weights))
        slope = traits.T @ (weight * (right - chance)) - ridge * weights
        curve = (traits * (weight * chance * (1 - chance))[:, None]).T @ traits + numpy.diag(ridge)
        weights += numpy.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Print the weights beside those in use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD[:WEIGHT]")
    kinds = Kinds.of(ontology_with(None))
    recorder = Recorder()
    finder.confidence = recorder  # type: ignore[assignment]
    found: list[Example] = []
    for name in parser.parse_args().gold:
        path, _, weight = name.partition(":")
        found += examples(read_gold(path, set(kinds.by_type)), float(weight or 1), recorder, kinds)
    names = ["start", *sorted({name for example in found for name in example.traits} - {"start", "asserted"})]
    print(f"{len(found)} facts, {sum(example.right for example in found)} of them right")
    for name, weight in zip(names, fit(found, names), strict=True):
        print(f"{name:18}{weight:6.2f}   in use {confidence.WEIGHTS.get(name, 0.0):5.1f}")


if __name__ == "__main__":
    main()
