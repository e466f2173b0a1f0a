"""A report as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re

from pactgraph.network.report.blocks import (
    Block,
    Cite,
    Grid,
    Items,
    Line,
    Link,
    Paper,
    Paragraph,
    Passage,
    Quote,
    Section,
    Strong,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_START = re.compile(r"^(\d*)([.)+=-])")
_ADDRESS = re.compile(r"https?://[^\s<>()\"'\\]+")


def markdown(paper: Paper) -> str:
    """Write a report as Markdown; text of documents cannot become markup."""
    parts = [f"# {escape(paper.title)}", *(_section(section) for section in paper.sections)]
    if paper.passages:
        parts += ["## Evidence", "\n".join(_passage(number, passage) for number, passage in enumerate(paper.passages, 1))]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text on one line, whatever Markdown means taken from it."""
    line = " ".join(text.split()).replace("&", "&amp;")
    return _SPECIAL.sub(r"\\\1", line)


def _begun(text: str) -> str:
    """A line that begins like an item of a list or a rule, but is none."""
    return _START.sub(r"\1\\\2", text)


def _section(section: Section) -> str:
    return "\n\n".join([f"## {escape(section.title)}", *(_block(block) for block in section.blocks)])


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _begun(_line(block.line))
    if isinstance(block, Items):
        return "\n".join(f"- {_begun(_line(line))}" for line in block.lines)
    if isinstance(block, Quote):
        return f"> {_begun(escape(block.text))} {_cite(block.cite)}"
    return _grid(block)


def _grid(grid: Grid) -> str:
    head = " | ".join(escape(name) for name in grid.header)
    rule = " | ".join("---:" if numeric else "---" for numeric in grid.numeric)
    rows = [" | ".join(_line(cell) for cell in row) for row in grid.rows]
    return "\n".join(f"| {row} |" for row in (head, rule, *rows))


def _line(line: Line) -> str:
    text = "".join(_piece(piece) for piece in line)
    return text.strip()


def _piece(piece: str | Strong | Cite | Link) -> str:
    if isinstance(piece, Strong):
        return f"**{escape(piece.text)}**"
    if isinstance(piece, Cite):
        return _cite(piece)
    if isinstance(piece, Link):
        address = _ADDRESS.fullmatch(piece.address or "")
        return f"[{escape(piece.text)}](<{address[0]}>)" if address else escape(piece.text)
    return _spaced(piece)


def _spaced(text: str) -> str:
    """Escaped, with a space at either end where the text has one."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + escape(text) + after


def _cite(cite: Cite) -> str:
    return " ".join(f"[\\[{number}\\]](#e{number})" for number in cite.numbers)


def _passage(number: int, passage: Passage) -> str:
    where = _line(tuple(place(passage)))
    return f'{number}. <a id="e{number}"></a>“{escape(passage.text)}” — {where}'


def place(passage: Passage) -> list[str | Strong | Cite | Link]:
    """Where a passage stands: document, date, link, the rule that read it and how sure it is."""
    parts: list[str | Strong | Cite | Link] = [Link(passage.title or passage.source, passage.url)]
    if passage.title and passage.title != passage.source:
        parts.append(f" ({passage.source})")
    if passage.published:
        parts.append(f", {passage.published}")
    parts.append(f", characters {passage.start} to {passage.end}, {passage.rule}, confidence {passage.confidence:.2f}")
    return parts
