"""Imported by the process that workers are forked from, so that model and ontology are loaded once and shared by all of them."""

from __future__ import annotations

import gc

from pactgraph.work import collect_rarely, extractor_with

collect_rarely()
extractor_with(None)
gc.freeze()  # a collection in a worker would touch, and so copy, what they share
