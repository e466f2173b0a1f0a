"""What is wrong with a query, in one line: the parser tells what its grammar could go on with, a user needs what is amiss."""

from __future__ import annotations

import re

from pactgraph.rdf.terms import PREFIXES

# What can hold a keyword or a bracket without being one: IRIs, strings, comments, variables, prefixed names.
OTHER_TOKENS = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]* | [?$]\w+ | [\w.-]*:[\w.:%-]*""",
    re.VERBOSE | re.DOTALL,
)
_UPDATE = re.compile(r"\s*(?:(?:PREFIX|BASE)\s+)*\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLASS = re.compile(r"\[[^\[\]]*\](?:, )?")  # a range of characters, which says nothing to a reader
_DECLARING = re.compile(r"\bPREFIX\s*$", re.IGNORECASE)
_CLOSING = {")": "(", "}": "{", "]": "["}


def explain(sparql: str, error: SyntaxError) -> str:
    """The mistake in a query that was not understood, with its place."""
    bare = OTHER_TOKENS.sub(lambda token: re.sub(r"[^\n]", " ", token[0]), sparql)
    if update := _UPDATE.match(bare):
        return f"{update[1].upper()} is an update: a query only reads (SELECT, ASK, CONSTRUCT or DESCRIBE)"
    if not re.sub(r"#[^\n]*", "", sparql).strip():
        return "the query is empty"
    if unknown := _undeclared(sparql):
        return f"{_place(sparql, unknown[0])}: the prefix {unknown[1]}: is not declared"
    if (alone := _unmatched(bare)) is not None:
        missing = "opens" if bare[alone] in _CLOSING else "closes"
        return f"{_place(sparql, alone)}: nothing {missing} this {bare[alone]}"
    place = _PLACE.match(str(error))
    if place is None:
        return f"the query has a syntax error: {error}"
    at = _offset(sparql, int(place[1]), int(place[2]))
    rest = sparql[at : at + 30].splitlines()[0] if sparql[at:].strip() else "the end"
    return f"{_place(sparql, at)}: {_expected(place[3])}, at «{rest}»"


def _undeclared(sparql: str) -> tuple[int, str] | None:
    """The first prefix that is not declared, and where it stands."""
    declared = {"_", *PREFIXES}
    for token in OTHER_TOKENS.finditer(sparql):
        prefix, colon, _ = token[0].partition(":")
        if token[0][0] in "<\"'#?$" or not colon:
            continue
        if _DECLARING.search(sparql, max(0, token.start() - 40), token.start()):
            declared.add(prefix)
        elif prefix not in declared:
            return token.start(), prefix
    return None


def _unmatched(bare: str) -> int | None:
    """Where the first bracket stands that has no partner."""
    waiting: list[int] = []
    for at, sign in enumerate(bare):
        if sign in "({[":
            waiting.append(at)
        elif sign in _CLOSING:
            if not waiting or bare[waiting[-1]] != _CLOSING[sign]:
                return waiting[-1] if waiting else at
            waiting.pop()
    return waiting[-1] if waiting else None


def _expected(offers: str) -> str:
    """What the grammar expects, as far as it are words and signs."""
    words = [word for word in re.findall(r'"[^"]*"|\b[A-Z]{2,}\b', _CLASS.sub("", offers)) if word != '"{|"']
    return f"expected {', '.join(words[:8])}{', ...' if words[8:] else ''}" if words else "this cannot stand here"


def _offset(sparql: str, line: int, column: int) -> int:
    lines = sparql.splitlines(keepends=True)
    return min(len(sparql), sum(map(len, lines[: line - 1])) + column - 1)


def _place(sparql: str, at: int) -> str:
    before = sparql[:at]
    return f"line {before.count(chr(10)) + 1}, column {at - before.rfind(chr(10))} of the query"
