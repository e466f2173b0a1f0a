"""Putting the nodes of one block of a signed network on two sides: exactly, or between bounds."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass

import networkx as nx

STARTS = 20
KICKS = 30

Solution = tuple[dict[str, bool], int, int]  # sides, a lower bound of the cost, their cost


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a signed network: ``ties[i]`` maps a neighbour of node i to the signed cost of the tie, all by position."""

    nodes: tuple[str, ...]
    ties: tuple[dict[int, int], ...]

    @classmethod
    def of(cls, graph: nx.Graph) -> Block:
        """From a graph whose edges have ``sign`` and ``cost``; nodes by falling degree, which branch and bound likes."""
        nodes = sorted(graph, key=lambda node: (-graph.degree(node), node))
        place = {node: position for position, node in enumerate(nodes)}
        ties = tuple(
            {
                place[other]: data["sign"] * data["cost"]
                for other, data in sorted(graph[node].items(), key=lambda tie: place[tie[0]])
            }
            for node in nodes
        )
        return cls(tuple(nodes), ties)

    def cost(self, sides: list[bool]) -> int:
        """The cost of the ties that two sides frustrate."""
        return sum(
            abs(tie) for node, ties in enumerate(self.ties) for other, tie in ties.items()
            if node < other and (sides[node] == sides[other]) != (tie > 0)
        )  # fmt: skip

    def named(self, sides: list[bool]) -> dict[str, bool]:
        """Sides by name."""
        return dict(zip(self.nodes, sides, strict=True))


def solve(block: Block, budget: int, exact_nodes: int, seed: int) -> Solution:
    """The best sides where the block is small and the search short enough, else good ones with bounds."""
    found, least = exact(block, budget) if len(block.nodes) <= exact_nodes else (None, 0)
    if found is not None:
        return block.named(found), least, least
    sides = _local_search(block, random.Random(seed))
    return block.named(sides), max(least, _packing(block, sides)), block.cost(sides)


def exact(block: Block, budget: int) -> tuple[list[bool] | None, int]:
    """The best sides and their cost; or none where the search takes more than ``budget`` steps, and a lower bound.

    The tails of the order are solved one after the other, from the last node to all; each is a bound for the next, and that
    of the last one solved holds for the whole.
    """
    size = len(block.nodes)
    least = [0] * (size + 1)
    best: list[bool] = [True]
    for start in range(size - 2, -1, -1):
        search = _Search(block, start, least, budget)
        best = search.run(best)
        budget = search.budget
        if budget < 0:
            return None, least[start + 1]
        least[start] = search.upper
    return best, least[0]


class _Search:
    """Branch and bound over the nodes from ``start`` on, with the first of them held on one side."""

    def __init__(self, block: Block, start: int, least: list[int], budget: int) -> None:
        self.block, self.start, self.least, self.budget = block, start, least, budget
        self.later = [[(other, tie) for other, tie in ties.items() if other > node] for node, ties in enumerate(block.ties)]
        self.upper = 0
        self.sides = [True] * len(block.nodes)
        self.best: list[bool] = []
        self.here = [0] * len(block.nodes)  # cost of putting a node on the side True, given those placed
        self.there = [0] * len(block.nodes)

    def run(self, tail: list[bool]) -> list[bool]:
        """Improve on the best sides of the tail without the first node, which are given."""
        ties = [(tail[other - self.start - 1], tie) for other, tie in self.later[self.start]]
        with_tail = [sum(abs(tie) for side, tie in ties if (side == own) != (tie > 0)) for own in (True, False)]
        self.upper = self.least[self.start + 1] + min(with_tail)
        self.best = [True, *(side == (with_tail[0] <= with_tail[1]) for side in tail)]
        if self.upper > self.least[self.start + 1]:
            self.place(self.start, 0, 0)
        return self.best

    def place(self, node: int, cost: int, open_cost: int) -> None:
        """Try both sides of a node; ``open_cost`` is what the nodes not yet placed cost at least for those that are."""
        self.budget -= 1
        if self.budget < 0:
            return
        if node == len(self.block.nodes):
            self.upper, self.best = cost, self.sides[self.start :]
            return
        own = self.here[node], self.there[node]
        open_cost -= min(own)
        for side in self.order(node, own):
            following = cost + own[0 if side else 1]
            if following + open_cost + self.least[node + 1] >= self.upper:
                continue
            grown = open_cost + self.move(node, side, 1)
            if following + grown + self.least[node + 1] < self.upper:
                self.sides[node] = side
                self.place(node + 1, following, grown)
            self.move(node, side, -1)

    def order(self, node: int, own: tuple[int, int]) -> tuple[bool, ...]:
        """The cheaper side first; the first node has one side only, since both camps can change their names."""
        if node == self.start:
            return (True,)
        return (True, False) if own[0] <= own[1] else (False, True)

    def move(self, node: int, side: bool, direction: int) -> int:
        """Tell the later neighbours of a node where it stands; by how much the least cost of the open nodes grows."""
        grown = 0
        for other, tie in self.later[node]:
            grown -= min(self.here[other], self.there[other])
            if (tie > 0) == side:
                self.there[other] += direction * abs(tie)
            else:
                self.here[other] += direction * abs(tie)
            grown += min(self.here[other], self.there[other])
        return grown


def _local_search(block: Block, source: random.Random) -> list[bool]:
    """The best of several descents from spanning trees, each followed by kicks and new descents."""
    best: list[bool] = []
    least = -1
    for _ in range(STARTS):
        sides = _descend(block, _tree_sides(block, source))
        cost = block.cost(sides)
        for _ in range(KICKS):
            kicked = sides.copy()
            for node in source.sample(range(len(sides)), max(2, len(sides) // 20)):
                kicked[node] = not kicked[node]
            kicked = _descend(block, kicked)
            if (after := block.cost(kicked)) <= cost:
                sides, cost = kicked, after
        if least < 0 or cost < least:
            best, least = sides, cost
    return best


def _tree_sides(block: Block, source: random.Random) -> list[bool]:
    """Sides that frustrate no tie of a spanning tree drawn at random."""
    root = source.randrange(len(block.nodes))
    sides = {root: True}
    edge = [root]
    while edge:
        node = edge.pop(source.randrange(len(edge)))
        for other, tie in block.ties[node].items():
            if other not in sides:
                sides[other] = sides[node] == (tie > 0)
                edge.append(other)
    return [sides[node] for node in range(len(block.nodes))]


def _descend(block: Block, sides: list[bool]) -> list[bool]:
    """Change sides one node at a time while that lowers the cost."""
    waiting = deque(range(len(sides)))
    queued = [True] * len(sides)
    while waiting:
        node = waiting.popleft()
        queued[node] = False
        gain = sum(tie if sides[node] == sides[other] else -tie for other, tie in block.ties[node].items())
        if gain < 0:
            sides[node] = not sides[node]
            for other in block.ties[node]:
                if not queued[other]:
                    queued[other] = True
                    waiting.append(other)
    return sides


def _packing(block: Block, sides: list[bool]) -> int:
    """Cost of unbalanced cycles that share no tie: each needs one of its ties removed, so the sum is a lower bound.

    A cycle of one frustrated tie and otherwise satisfied ones is unbalanced. Short ones are taken first, since they leave
    more for others.
    """
    left = {(node, other): abs(tie) for node, ties in enumerate(block.ties) for other, tie in ties.items()}
    frustrated = [
        (node, other) for node, ties in enumerate(block.ties) for other, tie in ties.items()
        if node < other and (sides[node] == sides[other]) != (tie > 0)
    ]  # fmt: skip
    apart = {pair for one, other in frustrated for pair in ((one, other), (other, one))}
    total = 0
    longest = 2
    while frustrated and longest <= len(block.nodes):
        remaining = []
        for one, other in frustrated:
            while left[one, other] and (path := _path(block, left, apart, one, other, longest)):
                least = min(left[one, other], *(left[step] for step in path))
                for first, second in [(one, other), *path]:
                    left[first, second] -= least
                    left[second, first] = left[first, second]
                total += least
            if left[one, other]:
                remaining.append((one, other))
        frustrated, longest = remaining, longest * 2 if longest > 4 else longest + 1
    return total


def _path(
    block: Block, left: dict[tuple[int, int], int], apart: set[tuple[int, int]], one: int, other: int, longest: int
) -> list[tuple[int, int]]:
    """A shortest path of satisfied ties that are left, of at most ``longest`` ties; empty where there is none."""
    came: dict[int, int] = {one: one}
    frontier = [one]
    for _ in range(longest):
        following = []
        for node in frontier:
            for step in block.ties[node]:
                if step not in came and left[node, step] and (node, step) not in apart:
                    came[step] = node
                    if step == other:
                        return _steps(came, one, other)
                    following.append(step)
        frontier = following
    return []


def _steps(came: dict[int, int], one: int, other: int) -> list[tuple[int, int]]:
    steps = []
    while other != one:
        steps.append((came[other], other))
        other = came[other]
    return steps
