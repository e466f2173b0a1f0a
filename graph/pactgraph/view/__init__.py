"""Findings as one self-contained HTML page: the network in the middle, every tie one click from its sentence."""

from pactgraph.view.names import LANGUAGES
from pactgraph.view.page import page

__all__ = ["LANGUAGES", "page"]
