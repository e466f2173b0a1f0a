"""Countries and organisations in a text, ambiguous names decided by their context; places that belong to a country."""

from pactgraph.extraction.actors.finder import ActorFinder

__all__ = ["ActorFinder"]
