"""Persons, the offices they hold and whom they act for."""

from pactgraph.extraction.persons.finder import People, PersonFinder

__all__ = ["People", "PersonFinder"]
