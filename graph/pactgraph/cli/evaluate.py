"""pactgraph evaluate: how good the extraction is, on a gold file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid, note, text
from pactgraph.evaluation import Bin, Evaluation, Figure, Mistake, evaluate, read_floors, read_gold, shortfalls
from pactgraph.evaluation.intervals import Interval
from pactgraph.results import one_line


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(), metavar="GOLD...")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show the N worst mistakes of each kind.")
@click.option("--gate", type=click.Path(), metavar="FILE", help="JSON or TOML file of floors; exit code 1 where one is missed.")
@options.form("table", "json")
@options.actors
@options.quiet
def command(gold: tuple[str, ...], errors: int, gate: str | None, form: str, actors: str | None, quiet: bool) -> int:
    """Measure the extraction against gold files: texts with the facts, offices and quotations that are in them.

    docs/EVALUATION.md describes the format and the figures.
    """
    floors = read_floors(gate) if gate else {}
    evaluation = _evaluation(gold, actors)
    if form == "json":
        with text("-") as out:
            out.write(json.dumps(_record(evaluation, errors), ensure_ascii=False, indent=1) + "\n")
    else:
        _tables(evaluation, errors)
    missed = shortfalls(evaluation.counts, floors)
    for shortfall in missed:
        note(f"pactgraph: {shortfall.name} is {shortfall.value:.3f}, under its floor of {shortfall.floor:.3f}")
    if floors and not missed:
        note(f"All {len(floors)} figures are at or above their floors.", quiet)
    return 1 if missed else 0


def _evaluation(paths: Iterable[str], actors: str | None) -> Evaluation:
    from pathlib import Path

    from pactgraph.rdf.canonical import canonical
    from pactgraph.work import UserActors, extractor_with, ontology_with

    added = UserActors.read(Path(actors)) if actors else None
    ontology = ontology_with(added)
    types = {relation.event_type for relation in ontology.relations.values()}
    gold = tuple(chain.from_iterable(read_gold(path, types) for path in paths))
    found = map(canonical, extractor_with(added).extract_many(one.document for one in gold))
    return evaluate(gold, found, ontology)


def _tables(evaluation: Evaluation, errors: int) -> None:
    names = "figure", "precision", "95 %", "recall", "95 %", "F1", "95 %", "gold", "found"
    grid(names, map(_row, evaluation.figures))
    if (macro := evaluation.macro_f1) is not None:
        click.echo(f"\nmacro F1 over the types of marked sentences: {macro:.3f}")
    if any(row.facts for row in evaluation.reliability):
        click.echo()
        grid(("confidence", "facts", "right by type", "right by pair"), map(_bin, evaluation.reliability))
    if shown := evaluation.errors(errors):
        click.echo()
        grid(("mistake", "document", "fact", "rule", "sentence"), map(_mistake, shown))


def _row(figure: Figure) -> tuple[object, ...]:
    counts = figure.counts
    measures = (counts.precision, figure.precision), (counts.recall, figure.recall), (counts.f1, figure.f1)
    cells = chain.from_iterable((_share(value), _bounds(bounds)) for value, bounds in measures)
    return figure.name, *cells, counts.gold, counts.predicted


def _bin(row: Bin) -> tuple[object, ...]:
    return f"{row.low:.1f}-{row.high:.1f}", row.facts, _share(row.type_share), _share(row.pair_share)


def _mistake(mistake: Mistake) -> tuple[object, ...]:
    sure = f" at {mistake.confidence:.2f}" if mistake.confidence is not None else ""
    return mistake.kind + sure, mistake.document, mistake.fact, mistake.rule, one_line(mistake.sentence)


def _share(value: float) -> str:
    return f"{value:.3f}"


def _bounds(bounds: Interval) -> str:
    return f"{bounds[0]:.2f}-{bounds[1]:.2f}"


def _record(evaluation: Evaluation, errors: int) -> dict[str, Any]:
    return {
        "documents": evaluation.documents,
        "figures": {figure.name: dict(_measures(figure)) for figure in evaluation.figures},
        "macro_f1": evaluation.macro_f1,
        "reliability": [
            {"from": b.low, "to": b.high, "facts": b.facts, "right_type": b.type_share, "right_pair": b.pair_share}
            for b in evaluation.reliability
        ],
        "errors": [asdict(mistake) for mistake in evaluation.errors(errors)],
    }


def _measures(figure: Figure) -> Iterator[tuple[str, object]]:
    counts = figure.counts
    yield from (("gold", counts.gold), ("found", counts.predicted))
    for name in ("precision", "recall", "f1"):
        yield name, getattr(counts, name)
        yield f"{name}_95", getattr(figure, name)
