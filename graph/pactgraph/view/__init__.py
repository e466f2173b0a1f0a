"""Findings as one self-contained HTML page: the network in the middle, every tie one click from its sentence."""

from pactgraph.view.material import Material, add
from pactgraph.view.names import LANGUAGES
from pactgraph.view.page import page, page_of

__all__ = ["LANGUAGES", "Material", "add", "page", "page_of"]
