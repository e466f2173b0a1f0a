"""Who said what: words in quotation marks and reported speech, each with its speaker."""

from pactgraph.extraction.quotations.finder import QuotationFinder

__all__ = ["QuotationFinder"]
