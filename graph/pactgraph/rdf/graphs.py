"""Named graphs over Oxigraph, and their merge: the one file that changes quads.

Oxigraph can query all named graphs as one, but then a triple that two documents state is found twice, which no count survives.
So the default graph holds the merge: every triple of any named graph, once. Both change in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store, Triple

from pactgraph.errors import GraphError

MERGE = DefaultGraph()
Name = NamedNode | BlankNode | DefaultGraph


class Graphs:
    """The quads of a graph folder, a file or a session, by named graph."""

    def __init__(self, store: Store, place: str) -> None:
        self.store = store
        self._place = place

    def names(self) -> list[NamedNode]:
        """The names of all graphs, sorted."""
        return sorted((name for name in self.store.named_graphs() if isinstance(name, NamedNode)), key=lambda name: name.value)

    def __getitem__(self, name: Name) -> Iterator[Quad]:
        return self.store.quads_for_pattern(None, None, None, name)

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> None:
        """Give each graph new content; where the write fails, all is as it was.

        What is new is written first, in one transaction, then what is gone is taken out in another: a process that dies in
        between leaves too much, never too little.
        """
        new: list[Quad] = []
        gone: list[Quad] = []
        for name, quads in graphs.items():
            wanted, present = set(quads), set(self[name])
            new.extend(wanted - present)
            gone.extend(present - wanted)
        try:
            self.store.extend([*new, *(Quad(*quad.triple, MERGE) for quad in new)])
            self._delete(gone)
        except OSError as error:
            raise GraphError(f"{self._place}: cannot write the graph ({error}); what was there before is kept") from error

    def mentions(self, node: NamedNode, outside: NamedNode) -> bool:
        """True where a named graph other than ``outside`` has the node as a subject, a predicate or an object."""
        patterns = ((node, None, None), (None, node, None), (None, None, node))
        found = (quad.graph_name for pattern in patterns for quad in self.store.quads_for_pattern(*pattern, None))
        return any(name not in (MERGE, outside) for name in found)

    def drop(self, name: NamedNode) -> None:
        """Take a graph out, and out of the merge what no other graph states."""
        self.replace({name: ()})
        self.store.remove_graph(name)

    def _delete(self, gone: Iterable[Quad]) -> None:
        """Delete quads, and from the merge the triples that no graph states any more."""
        left = set(gone)
        if left:
            named = "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in left)
            merged = "\n".join(f"{triple} ." for triple in {quad.triple for quad in left} if not self._stated(triple, left))
            self.store.update(f"DELETE DATA {{ {named}\n{merged} }}")

    def _stated(self, triple: Triple, without: set[Quad]) -> bool:
        """True where a named graph states the triple by a quad that is not among ``without``."""
        quads = self.store.quads_for_pattern(*triple, None)
        return any(quad.graph_name != MERGE and quad not in without for quad in quads)
