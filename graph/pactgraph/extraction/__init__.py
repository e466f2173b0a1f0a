"""Document to Findings: who acts for whom, who holds which office, who said what, who does what to whom."""

from pactgraph.extraction.extractor import Extractor

__all__ = ["Extractor"]
