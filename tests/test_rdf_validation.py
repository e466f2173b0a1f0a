"""What we write fits the shapes of the ontology, and what does not fit is found, with its document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from pactgraph.model import Period
from pactgraph.rdf import Store
from pactgraph.rdf.terms import term
from pactgraph.rdf.validation import validate
from rdf_cases import example, second


def test_what_we_write_fits() -> None:
    store = Store.open(None)
    store.add(example(), second())
    assert list(validate(store)) == []


@pytest.mark.parametrize("when", [Period(2017, 6), Period(2017), None])
def test_a_month_and_a_year_fit(when: Period | None) -> None:
    store = Store.open(None)
    store.add(replace(example(), events=tuple(replace(event, date=when) for event in example().events)))
    assert list(validate(store)) == []


@pytest.mark.parametrize(
    ("predicate", "change", "message"),
    [
        ("pact:status", "drop", "A status is asserted, planned, negated or alleged."),
        ("pact:confidence", Literal("1.5", datatype=term("xsd:decimal")), "A confidence is a number from 0 to 1."),
        ("pact:date", Literal("June"), "A date is a day, a month or a year."),
        ("pact:object", NamedNode("http://elsewhere/x"), "A statement has exactly one object, an actor."),
        ("pact:evidence", "drop", "A finding needs at least one evidence."),
    ],
)
def test_what_does_not_fit_is_found(predicate: str, change: str | NamedNode | Literal, message: str) -> None:
    store = Store.open(None)
    store.add(example(), replace(second(), quotations=(), offices=()))
    name = next(name for name in store.graphs.names() if name.value.endswith("d2"))
    statements = {q.subject for q in store.graphs[name] if q.object == term("pact:Statement")}
    broken = [q for q in store.graphs[name] if not (q.predicate == term(predicate) and q.subject in statements)]
    if not isinstance(change, str):
        broken += [Quad(subject, term(predicate), change, name) for subject in statements]
    store.graphs.replace({name: broken})
    found = list(validate(store))
    assert {violation.node for violation in found} == {"fact:" + node.value.rpartition("/")[2] for node in statements}  # type: ignore[union-attr]
    assert {(violation.document, violation.path, violation.message) for violation in found} == {("d2", predicate, message)}
