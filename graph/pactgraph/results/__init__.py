"""Findings as people and programs take them: chosen by filters, as rows of a table, as JSON lines."""

from pactgraph.results.records import event_record, office_record, quote_record
from pactgraph.results.selection import Selection, actor_code
from pactgraph.results.summary import Summary, summarise
from pactgraph.results.tables import EventTable, OfficeTable, QuoteTable, event_table, office_table, one_line, quote_table

__all__ = [
    "EventTable",
    "OfficeTable",
    "QuoteTable",
    "Selection",
    "Summary",
    "actor_code",
    "event_record",
    "event_table",
    "office_record",
    "office_table",
    "one_line",
    "quote_record",
    "quote_table",
    "summarise",
]
