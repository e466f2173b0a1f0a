"""Average two pipelines of one lineage, weight by weight: ``python -m training.average FIRST SECOND SHARE OUT``.

A model trained on from another gains on the new data and loses elsewhere; one between the two keeps most of both
(M. Wortsman and others, "Robust fine-tuning of zero-shot models", CVPR 2022).
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy


def average(first: Path, second: Path, share: float, out: Path) -> None:
    """Write the second pipeline with weights between its own (``share`` 1) and those of the first (0)."""
    origin, target = spacy.load(first), spacy.load(second)
    for name, component in target.pipeline:
        for before, node in zip(origin.get_pipe(name).model.walk(), component.model.walk(), strict=True):
            for parameter in node.param_names:
                if node.has_param(parameter):
                    mean = (1 - share) * before.get_param(parameter) + share * node.get_param(parameter)
                    node.set_param(parameter, mean)
    target.to_disk(out)


if __name__ == "__main__":
    average(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
