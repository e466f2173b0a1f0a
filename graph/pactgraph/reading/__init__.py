"""Reading: a file, folder, glob, URL or standard input becomes documents, or failures that say why not."""

from pactgraph.reading.documents import document
from pactgraph.reading.sources import read

__all__ = ["document", "read"]
