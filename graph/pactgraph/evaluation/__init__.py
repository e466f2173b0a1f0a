"""Findings against a gold file: precision, recall, F1 with intervals, how far confidence can be relied on, what went wrong."""

from pactgraph.evaluation.evaluate import Evaluation, Figure, evaluate
from pactgraph.evaluation.gate import Shortfall, read_floors, shortfalls
from pactgraph.evaluation.gold import GoldDocument, read_gold
from pactgraph.evaluation.mistakes import Mistake
from pactgraph.evaluation.reliability import Bin

__all__ = [
    "Bin",
    "Evaluation",
    "Figure",
    "GoldDocument",
    "Mistake",
    "Shortfall",
    "evaluate",
    "read_floors",
    "read_gold",
    "shortfalls",
]
