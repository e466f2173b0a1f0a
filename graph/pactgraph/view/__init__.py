"""Findings as one self-contained HTML page: the network in the middle, every tie one click from its sentence."""

from .names import LANGUAGES
from .page import page

__all__ = ["LANGUAGES", "page"]
