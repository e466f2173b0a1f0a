"""What is in a graph, at a glance: countries, leaders, partnerships and quotations, counted, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from pactgraph.model import Findings, Status
from pactgraph.ontology import Ontology
from pactgraph.results.tables import one_line

EXAMPLES = 3
PARTNERSHIP = "partnersWith"
FACTS, OTHERS = "facts", "plans, denials, claims"
"""Events told as a fact, and those planned, negated or alleged."""

_KINDS = ("countries", "organisations", "leaders", "partnerships", "quotations", FACTS, OTHERS)


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of thing: how many different ones there are, and the most frequent."""

    kind: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The lines, in a fixed order."""

    lines: tuple[Line, ...]

    def html(self) -> str:
        """The summary as a table."""
        rows = (f"<tr><th>{line.kind}<td>{line.count:,}<td>{escape('; '.join(line.examples))}" for line in self.lines)
        return f"<table>{''.join(rows)}</table>"


def summarise(found: Iterable[Findings], ontology: Ontology) -> Summary:
    """Count what was found, in one pass over the documents."""
    tally = _Tally(ontology)
    for findings in found:
        tally.add(findings)
    return tally.summary()


class _Tally:
    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._counts: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
        self._documents = 0

    def add(self, findings: Findings) -> None:
        self._documents += 1
        names = {person.id: person.name for person in findings.persons}
        for event in findings.events:
            if event.source.code is None or event.target.code is None:
                continue
            pair = self._label(event.source.code), self._label(event.target.code)
            for code in (event.source.code, event.target.code):
                self._count("organisations" if self._is_organisation(code) else "countries", self._label(code))
            told = f"{pair[0]} {self._relation(event.relation)} {pair[1]}"
            if event.status == Status.ASSERTED:
                self._count(FACTS, told)
            else:
                self._count(OTHERS, f"{told} ({event.status.value})")
            if event.relation == PARTNERSHIP and event.status == Status.ASSERTED:
                self._count("partnerships", " – ".join(sorted(pair)))
        for tenure in findings.offices:
            self._count("leaders", f"{names.get(tenure.person, tenure.name)} ({self._label(tenure.code)})")
        for quotation in findings.quotations:
            if quotation.direct:
                self._count("quotations", f"{quotation.speaker or 'somebody'}: “{_short(one_line(quotation.text))}”")

    def _count(self, kind: str, what: str) -> None:
        self._counts[kind][what] += 1

    def _label(self, code: str) -> str:
        actor = self._ontology.actors.get(code)
        return actor.label if actor else code

    def _relation(self, name: str) -> str:
        relation = self._ontology.relations.get(name)
        return relation.label if relation else name

    def _is_organisation(self, code: str) -> bool:
        actor = self._ontology.actors.get(code)
        return actor is not None and actor.kind == "organisation"

    def summary(self) -> Summary:
        lines = [Line("documents", self._documents, ())]
        for kind, counts in self._counts.items():
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            lines.append(Line(kind, len(counts), tuple(name for name, _ in ranked[:EXAMPLES])))
        return Summary(tuple(lines))


def _short(text: str, width: int = 40) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"
