"""The report of a graph, in Markdown or HTML."""

from pactgraph.network.report.writing import FORMATS, report

__all__ = ["FORMATS", "report"]
