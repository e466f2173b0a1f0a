"""Arguments and options that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pactgraph.errors import InputError
from pactgraph.model import Period, days
from pactgraph.reading.metadata import parse_date

F = TypeVar("F", bound=Callable[..., Any])


if TYPE_CHECKING:
    DayType = click.ParamType[datetime.date]
else:
    DayType = click.ParamType  # takes no parameter before click 8.4


class Day(DayType):
    """A day, as 2025-02-25."""

    name = "date"
    forms = "2025-02-25"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a wrong usage that says how to write one."""
        try:
            return parse_date(str(value))
        except InputError:
            self.fail(f"{value!r} is not a date: write it as {self.forms}", param, ctx)


class Bound(Day):
    """The first day, or else the last, of what is given: a day, a month (2025-02) or a year (2025)."""

    forms = "2025-02-25, 2025-02 or 2025"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a wrong usage that says how to write one."""
        try:
            return days(Period.fromisoformat(str(value)))[self.last]
        except ValueError:
            return super().convert(value, param, ctx)


graph = click.argument("graph", type=click.Path(), metavar="GRAPH")
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
output = click.option("-o", "--output", type=click.Path(), default="-", help="Write to this file; - is standard output.")
date = click.option("--date", type=Day(), help="Day of publication of documents that do not give one.")
actors = click.option("--actors", type=click.Path(), help="CSV or Turtle file of actors to add to the built-in ones.")
since = click.option("--since", type=Bound(last=False), help="Leave out what is earlier than this day, month or year.")
until = click.option("--until", type=Bound(last=True), help="Leave out what is later than this day, month or year.")
actor = click.option("--actor", metavar="ACTOR", help="Only of this actor: a code (NOR) or a name (Norway).")


def form(*names: str, default: str = "table") -> Callable[[F], F]:
    """The option --format, with these formats."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=default, show_default=True, help="Form of the output."
    )
