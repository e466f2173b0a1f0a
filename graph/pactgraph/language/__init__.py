"""Document to Parsed: cutting text into sentences and parsing those that matter; the only room that knows spaCy.

Importing this room does not import spaCy: start-up time counts, and many commands never parse.
"""

from pactgraph.language.engine import Engine, engine
from pactgraph.language.sentences import split

__all__ = ["Engine", "engine", "split"]
