"""Time slices: the network month by month or year by year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import networkx as nx

from pactgraph.model import Period, days
from pactgraph.network.building import ASSERTED, assemble
from pactgraph.network.statements import Source, statements, within
from pactgraph.ontology import Ontology, load

PERIODS = ("month", "year")


@dataclass(frozen=True, slots=True)
class Slice:
    """The network of one period: ``name`` is "2025-02" or "2025", ``since`` and ``until`` its first and last day."""

    name: str
    since: date
    until: date
    graph: nx.MultiDiGraph


def slices(
    source: Source,
    ontology: Ontology | None = None,
    *,
    by: str = "month",
    since: date | None = None,
    until: date | None = None,
    statuses: Collection[str] = ASSERTED,
    cumulative: bool = False,
) -> tuple[Slice, ...]:
    """Cut the network into periods.

    Parameters
    ----------
    source
        A store, or findings.
    ontology
        The shipped one where none is given.
    by
        "month" or "year".
    since, until
        First and last day of the statements to take.
    statuses
        Statuses to take; "asserted" alone where nothing is said.
    cumulative
        Let each network hold what was known before, too.

    Returns
    -------
    tuple of Slice
        In the order of time. Periods without any statement are left out, as are statements without a date, and month by
        month those of which only the year is known.

    Raises
    ------
    ValueError
        For another period.
    """
    if by not in PERIODS:
        raise ValueError(f"by is one of {', '.join(PERIODS)}, not {by!r}")
    ontology = ontology or load()
    dated = [
        one
        for one in statements(source, ontology)
        if one.status.value in statuses and one.date is not None and within(one.date, since, until)
    ]
    periods = sorted({period for one in dated if one.date and (period := _period(one.date, by))})
    return tuple(
        Slice(name, first, last, assemble(dated, ontology, since=since if cumulative else first, until=last, statuses=statuses))
        for name, first, last in periods
    )


def _period(when: date | Period, by: str) -> tuple[str, date, date] | None:
    """Name, first and last day of the period that a date lies in; a year lies in no month."""
    if by == "month" and when.month is None:
        return None
    period = Period(when.year, when.month if by == "month" else None)
    return period.isoformat(), *days(period)
