"""How a report puts facts into words."""

from __future__ import annotations

from collections.abc import Iterable

from pactgraph.network.report.blocks import Cite, Line, Link, Notes, Strong
from pactgraph.network.report.gathering import Fact, Pair
from pactgraph.ontology import Ontology

LONG = 24  # letters; a longer name of an organisation gives way to its code, ECOWAS say


class Words:
    """Names of actors and relations, and the numbers of passages."""

    def __init__(self, ontology: Ontology, notes: Notes) -> None:
        self._ontology = ontology
        self.notes = notes

    def actor(self, code: str) -> str:
        """The name of an actor; its code where the ontology does not know it, or where an organisation has a long name."""
        known = self._ontology.actors.get(code)
        if known is None or (known.kind == "organisation" and len(known.label) > LONG):
            return code
        return known.label

    def actors(self, codes: Iterable[str]) -> str:
        """Several names in a row, in the order of the alphabet."""
        return ", ".join(sorted(map(self.actor, codes)))

    def pair(self, pair: Pair) -> Strong:
        """Two actors."""
        return Strong(f"{self.actor(pair[0])} – {self.actor(pair[1])}")

    def sentence(self, fact: Fact) -> str:
        """ "Norway partners with Denmark"."""
        return f"{self.actor(fact.source)} {self._ontology.relations[fact.relation].label} {self.actor(fact.target)}"

    def relation(self, fact: Fact) -> str:
        """ "partners with" for a symmetric relation, "Norway aids Denmark" for one that has a direction."""
        known = self._ontology.relations[fact.relation]
        return known.label if known.symmetric else self.sentence(fact)

    def told(self, facts: Iterable[Fact]) -> Line:
        """ "partners with [1] [2]; Norway aids Denmark [3]"."""
        parts: list[str | Strong | Cite | Link] = []
        for fact in facts:
            parts += ["; " if parts else "", self.relation(fact), " ", self.cite(fact)]
        return tuple(parts)

    def of_sign(self, facts: Iterable[Fact], sign: int) -> list[Fact]:
        """Those of co-operation (+1) or of conflict (-1)."""
        return [fact for fact in facts if self._ontology.relations[fact.relation].sign == sign]

    def cite(self, fact: Fact) -> Cite:
        """The numbers of the passages of a fact."""
        return self.notes.cite(fact.passages)


def number(value: float) -> str:
    """A figure as people write it: whole, or with one decimal."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def plural(count: int, one: str, several: str | None = None) -> str:
    """ "1 document", "3 documents"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def share(value: float | None) -> str:
    """A share in per cent; a dash where it is not defined."""
    return "–" if value is None else f"{100 * value:.0f}%"
