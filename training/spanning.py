"""The tree with the most votes: Chu and Liu's and Edmonds's algorithm with exactly one root.

Reference: J. Edmonds, "Optimum branchings", Journal of Research of the National Bureau of Standards 71B (1967).
"""

from __future__ import annotations

import numpy

_NEVER = -1e9


def best_tree(votes: numpy.ndarray) -> list[int]:
    """The heads that have the most votes and make a tree.

    Parameters: ``votes[word, head + 1]`` counts the votes for a head of a word, ``votes[word, 0]`` those for it as the root.
    Returns each word's head, -1 for the root.
    """
    size = len(votes)
    root = int(votes[:, 0].argmax())
    scores = numpy.full((size, size), _NEVER)
    scores[:, :] = votes[:, 1:]
    numpy.fill_diagonal(scores, _NEVER)
    heads = _branching(scores, root)
    heads[root] = -1
    return heads


def _branching(scores: numpy.ndarray, root: int) -> list[int]:
    """The best branching from ``root``; ``scores[word, head]``."""
    heads = [int(head) for head in scores.argmax(axis=1)]
    heads[root] = root
    cycle = _cycle(heads, root)
    if not cycle:
        return heads
    outside = [index for index in range(len(heads)) if index not in cycle]
    members = sorted(cycle)
    inner = sum(scores[index, heads[index]] for index in members)
    gain = numpy.array([[scores[m, o] - scores[m, heads[m]] for o in outside] for m in members])
    smaller = numpy.full((len(outside) + 1, len(outside) + 1), _NEVER)
    smaller[:-1, :-1] = scores[numpy.ix_(outside, outside)]
    smaller[-1, :-1] = gain.max(axis=0) + inner
    smaller[:-1, -1] = scores[numpy.ix_(outside, members)].max(axis=1)
    smaller[-1, -1] = _NEVER
    contracted = _branching(smaller, outside.index(root))
    return _expanded(scores, heads, contracted, outside, members, gain)


def _expanded(scores: numpy.ndarray, heads: list[int], contracted: list[int], outside: list[int], members: list[int],
              gain: numpy.ndarray) -> list[int]:  # fmt: skip
    """The branching of the whole from the one in which the cycle was a single word."""
    for place, index in enumerate(outside):
        head = contracted[place]
        heads[index] = outside[head] if head < len(outside) else members[int(scores[index, members].argmax())]
    entry = contracted[-1]
    heads[members[int(gain[:, entry].argmax())]] = outside[entry]
    return heads


def _cycle(heads: list[int], root: int) -> set[int]:
    """The words of one cycle, or none."""
    done = {root}
    for start in range(len(heads)):
        path: list[int] = []
        index = start
        while index not in done and index not in path:
            path.append(index)
            index = heads[index]
        if index in path:
            return set(path[path.index(index) :])
        done.update(path)
    return set()
