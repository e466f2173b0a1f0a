"""Named graphs over Oxigraph, and their merge: the one file that changes quads.

Oxigraph can query all named graphs as one, but then a triple that two documents state is found twice, which no count survives.
So the default graph holds the merge: every triple of any named graph, once. Nothing else is in the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from pactgraph.errors import GraphError

MERGE = DefaultGraph()
BULK = 30_000
"""Quads from which a write goes straight to sorted files. Fewer are faster through the log, but that one is held in memory."""

Name = NamedNode | BlankNode | DefaultGraph


class Graphs:
    """The quads of a graph folder, a file or a session, by named graph; ``place`` is what errors call it."""

    def __init__(self, store: Store, place: str, bulk: int = BULK) -> None:
        self.store = store
        self.bulk = bulk
        self._place = place
        self._logged = 0

    def names(self) -> list[NamedNode]:
        """The names of all graphs, sorted."""
        return sorted((name for name in self.store.named_graphs() if isinstance(name, NamedNode)), key=lambda name: name.value)

    def __getitem__(self, name: Name) -> Iterator[Quad]:
        try:
            yield from self.store.quads_for_pattern(None, None, None, name)
        except (OSError, RuntimeError) as error:  # Oxigraph raises the second for a corrupt file
            raise GraphError(f"{self._place}: the store is damaged ({error})") from error

    def mentions(self, node: NamedNode, outside: NamedNode) -> bool:
        """True where a named graph other than ``outside`` has the node as a subject, a predicate or an object."""
        for subject, predicate, value in ((node, None, None), (None, node, None), (None, None, node)):
            if any(quad.graph_name not in (MERGE, outside) for quad in self.store.quads_for_pattern(subject, predicate, value)):
                return True
        return False

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> None:
        """Give each graph new content; raises GraphError where that cannot be written.

        What is new is written before what is gone is deleted, so that a write that fails half-way leaves too much, never too
        little. (The ledger's marks say which documents to doubt then.)
        """
        new: list[Quad] = []
        gone: list[Quad] = []
        for name, quads in graphs.items():
            wanted, present = dict.fromkeys(quads), set(self[name])
            new.extend(quad for quad in wanted if quad not in present)
            gone.extend(quad for quad in present if quad not in wanted)
        try:
            self._insert(new)
            self._delete(gone)
        except (OSError, RuntimeError) as error:
            raise self._unwritten(error) from error

    def load(self, graphs: Mapping[NamedNode, bytes]) -> None:
        """The same for graphs as N-Quads, a line each; many lines of new graphs go into the store without becoming objects."""
        known = any(self.store.contains_named_graph(name) for name in graphs)
        if known or 2 * sum(data.count(b"\n") for data in graphs.values()) < self.bulk:
            self.replace({name: parse(data, RdfFormat.N_QUADS) for name, data in graphs.items()})
            return
        named = b"".join(graphs.values())
        # The name of the graph comes last in a line, and what is left of it is the triple.
        merged = (line.rpartition(b" <")[0] + b" .\n" for line in named.split(b"\n")[:-1])
        try:
            self.store.bulk_load(named + b"".join(merged), RdfFormat.N_QUADS)
        except (OSError, RuntimeError) as error:
            raise self._unwritten(error) from error

    def drop(self, name: NamedNode) -> None:
        """Take a graph out, and out of the merge what no other graph states."""
        self.replace({name: ()})
        self.store.remove_graph(name)

    def _unwritten(self, error: Exception) -> GraphError:
        return GraphError(f"{self._place}: cannot write ({error}); what was there before is kept")

    def _insert(self, new: list[Quad]) -> None:
        quads = [*new, *(Quad(quad.subject, quad.predicate, quad.object, MERGE) for quad in new)]
        if len(quads) >= self.bulk:
            self.store.bulk_extend(quads)
            return
        self.store.extend(quads)
        self._logged += len(quads)
        if self._logged >= 4 * self.bulk:  # else memory would grow with the documents, to some 800 MB
            self.store.flush()
            self._logged = 0

    def _delete(self, gone: Iterable[Quad]) -> None:
        """Delete quads in one transaction, and from the merge the triples that no graph states any more."""
        left = set(gone)
        if left:
            named = "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in left)
            merged = "\n".join(f"{triple} ." for triple in {quad.triple for quad in left} if not self._stated(triple, left))
            self.store.update(f"DELETE DATA {{ {named}\n{merged} }}")

    def _stated(self, triple: Triple, without: set[Quad]) -> bool:
        """True where a named graph states the triple by a quad that is not among ``without``."""
        quads = self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        return any(quad.graph_name != MERGE and quad not in without for quad in quads)
