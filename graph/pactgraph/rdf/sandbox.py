"""Queries that nobody vouches for: run in a process of their own, which is killed when the time is up.

Oxigraph has no time-out, and a query of one line can run for days.
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, Triple, parse, parse_query_results

from pactgraph.errors import QueryStopped
from pactgraph.rdf.terms import PREFIXES

MEMORY = 4 << 30
"""Bytes that such a query may use."""

_PROGRAM = Path(__file__).with_name("isolated.py")


def run(store: Store, folder: Path | None, sparql: str, seconds: float) -> QuerySolutions | QueryBoolean | list[Triple]:
    """The result of a query in its own process, on the store in ``folder``, or on a copy of one in memory.

    Raises:
        QueryStopped: the time is up, or the process died.
        SyntaxError, OSError, ValueError, RuntimeError: what the query raised.
    """
    request = BytesIO()
    request.write(json.dumps({"query": sparql, "prefixes": PREFIXES}).encode() + b"\n")
    if folder is None:
        store.dump(request, RdfFormat.N_QUADS)
    command = [sys.executable, "-P", str(_PROGRAM), str(folder or "-"), str(MEMORY)]
    try:
        done = subprocess.run(command, input=request.getvalue(), capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise QueryStopped(f"the query took longer than {seconds:g} s and was stopped") from error
    kind, _, content = done.stdout.partition(b"\n")
    if done.returncode or not kind:
        raise QueryStopped("the query used too much memory and was stopped")
    return _result(kind.decode(), content)


def _result(kind: str, content: bytes) -> QuerySolutions | QueryBoolean | list[Triple]:
    if kind == "triples":
        return [quad.triple for quad in parse(content, RdfFormat.N_TRIPLES)]
    if kind == "results":
        return parse_query_results(content, QueryResultsFormat.JSON)
    errors: dict[str, type[Exception]] = {"SyntaxError": SyntaxError, "ValueError": ValueError, "RuntimeError": RuntimeError}
    raise errors.get(kind, OSError)(content.decode("utf-8", "replace"))
