"""Events against the gold of a document: by pair, dyad, quad class, type and relation, and the status of those right on type."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.evaluation.counts import Counts
from pactgraph.evaluation.gold import YIELD, GoldDocument, GoldEvent, GoldLink
from pactgraph.evaluation.kinds import LEVELS, Kinds, View
from pactgraph.model import Event, Span, Status


def score_events(gold: Sequence[GoldEvent], events: Sequence[Event], kinds: Kinds) -> dict[str, Counts]:
    """The counts of one document. A fact counts once, whatever the number of its mentions; statuses do not make two facts."""
    wanted = first_statuses([(kinds.view(g.source, kinds.by_type[g.type], g.target), g.status) for g in gold])
    given = first_statuses([(view, event.status) for view, event in kinds.views(events)])
    tally = {level: Counts.of(_keys(wanted, level), _keys(given, level)) for level in LEVELS}
    both = [view for view in wanted if view in given]
    tally["status"] = Counts.share(sum(wanted[view] == given[view] for view in both), len(both))
    for status in Status:
        mine = [view for view in both if wanted[view] == status]
        tally[f"status.{status}"] = Counts.share(sum(given[view] == status for view in mine), len(mine))
    for name, relation in kinds.by_name.items():
        parts = [_keys({v: s for v, s in side.items() if v.type[-1] == relation.event_type}, "type") for side in (wanted, given)]
        tally[f"relation.{name}"] = Counts.of(*parts)
    return tally


def first_statuses(views: Sequence[tuple[View, Status]]) -> dict[View, Status]:
    """Each fact with its status; of several, that which comes first."""
    found: dict[View, Status] = {}
    for view, status in views:
        found.setdefault(view, status)
    return found


def score_link(gold: GoldLink, events: Sequence[Event], kinds: Kinds) -> dict[str, Counts]:
    """The counts of a sentence with marked parties: is some event of these words found, and one of the right type?

    ``linked.<type>`` are for the macro average over types: an event of the wrong type is a false alarm of its own type.
    """
    types = [_link_type(kinds.by_name[event.relation].event_type) for event in events if _touches(gold, event, kinds)]
    right = gold.type in types
    tally = {
        "linked": Counts.share(bool(types), 1),
        "linked.right": Counts.share(right, 1),
        "linked.right-of-linked": Counts.share(right, bool(types)),
        f"linked.type.{gold.type}": Counts(right, 1, right, right),
    }
    if types and not right:
        tally[f"linked.type.{types[0]}"] = Counts(predicted=1)
    return tally


def is_right(event: Event, gold: GoldDocument, kinds: Kinds) -> bool | None:
    """Whether the gold has this event, status aside; None where it does not say: no fact, or other words than those marked."""
    if gold.events is not None:
        wanted = {kinds.view(g.source, kinds.by_type[g.type], g.target).type for g in gold.events}
        return next((view.type in wanted for view, _ in kinds.views([event])), None)
    if gold.link is None or not _touches(gold.link, event, kinds):
        return None
    return _link_type(kinds.by_name[event.relation].event_type) == gold.link.type


def _link_type(name: str) -> str:
    return YIELD if name in ("CONCEDE", "RETREAT") else name


def _touches(gold: GoldLink, event: Event, kinds: Kinds) -> bool:
    source, target = event.evidence[0].source_span, event.evidence[0].target_span
    if event.relation not in kinds.by_name:
        return False
    if _overlaps(source, gold.source) and _overlaps(target, gold.target):
        return True
    return kinds.by_name[event.relation].symmetric and _overlaps(source, gold.target) and _overlaps(target, gold.source)


def _overlaps(span: Span | None, spans: Sequence[Span]) -> bool:
    return span is not None and any(min(span[1], end) > max(span[0], start) for start, end in spans)


def _keys(views: dict[View, Status], level: str) -> frozenset[object]:
    return frozenset(getattr(view, level) for view in views)
