"""What stands for somebody named before: "both leaders", "the two countries", "he"."""

from pactgraph.extraction.references.finder import ReferenceFinder

__all__ = ["ReferenceFinder"]
