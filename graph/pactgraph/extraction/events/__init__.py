"""Who does what to whom: frames matched in sentences, with status, areas, place, date and confidence."""

from pactgraph.extraction.events.finder import EventFinder

__all__ = ["EventFinder"]
