"""A query on its own: the program that ``sandbox`` runs in a process that it can kill. It imports nothing of this package.

Arguments: the folder of a store, or ``-`` where the quads follow on standard input; the bytes of memory that are allowed.
Standard input: a line of JSON with the query and its prefixes, then the quads if any. Standard output: a line with the kind of
the answer, then the answer in JSON or N-Triples; for an error, its type and message.
"""

import json
import sys

import pyoxigraph


def main() -> None:
    folder, memory = sys.argv[1], int(sys.argv[2])
    _limit(memory)
    request = json.loads(sys.stdin.buffer.readline())
    if folder == "-":
        store = pyoxigraph.Store()
        store.bulk_load(sys.stdin.buffer.read(), pyoxigraph.RdfFormat.N_QUADS)
    else:
        store = pyoxigraph.Store.read_only(folder)
    try:
        result = store.query(request["query"], prefixes=request["prefixes"])
        if isinstance(result, pyoxigraph.QueryTriples):
            kind, content = "triples", result.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES)
        else:
            kind, content = "results", result.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    except (SyntaxError, OSError, ValueError, RuntimeError) as error:
        kind, content = type(error).__name__, str(error).encode()
    sys.stdout.buffer.write(kind.encode() + b"\n" + (content or b""))


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main()
