"""What a worker does: documents in, N-Quads out. A plain function, so that it can be sent to a process or a machine."""

from __future__ import annotations

import gc
import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pactgraph import ontology
from pactgraph.errors import OntologyError
from pactgraph.extraction import Extractor
from pactgraph.language import engine
from pactgraph.model import Document
from pactgraph.ontology import Ontology
from pactgraph.rdf import nquads


@dataclass(frozen=True, slots=True)
class UserActors:
    """A user's own list of actors, with its content, so that it can travel to another machine; ``name`` is that of the file."""

    name: str
    content: bytes

    @classmethod
    def read(cls, path: Path) -> UserActors:
        """Read the file; raises OntologyError where that fails."""
        try:
            return cls(path.name, path.read_bytes())
        except OSError as error:
            raise OntologyError(f"{path}: cannot be read ({error.strerror or error})") from error


@lru_cache(maxsize=4)
def ontology_with(actors: UserActors | None) -> Ontology:
    """The ontology, with the user's actors laid over it."""
    if actors is None:
        return ontology.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / actors.name
        path.write_bytes(actors.content)
        try:
            return ontology.load(path)
        except OntologyError as error:
            raise OntologyError(str(error).replace(str(path), actors.name)) from error


@lru_cache(maxsize=4)
def extractor_with(actors: UserActors | None) -> Extractor:
    """The extractor for an ontology, compiled once a process."""
    return Extractor(ontology_with(actors), engine())


@lru_cache(maxsize=4)
def extraction_version(actors: UserActors | None) -> str:
    """A hash of all that decides what is found in a text: the rules, the model, the ontology, the user's actors.

    Two builds with the same hash find the same, so that a document need not be read again.
    """
    package = Path(__file__).parent
    digest = hashlib.sha256(ontology.fingerprint() + (actors.content if actors else b""))
    for room in (package / "extraction", package / "language"):
        for path in sorted(room.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def collect_rarely() -> None:
    """Let a process of our own look for cycles rarely: what extraction makes has none, and to look takes it a tenth longer."""
    gc.set_threshold(50_000, 20, 20)


def derive(documents: Sequence[Document], actors: UserActors | None) -> list[bytes]:
    """The facts of each document as N-Quads, in the order of the documents."""
    return [nquads(findings) for findings in extractor_with(actors).extract_many(documents)]
