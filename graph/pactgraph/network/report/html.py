"""A report as one HTML page that needs nothing else and trusts no document."""

from __future__ import annotations

import base64
import re
from html import escape
from importlib.resources import files

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
from pactgraph.network.report.markdown import place

_ADDRESS = re.compile(r"https?://\S+")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def html(paper: Paper, picture: bytes | None = None) -> str:
    """Write a report as a page.

    Parameters
    ----------
    paper
        The report.
    picture
        An SVG picture of the network, shown below the title. It is embedded as an image, in which no script runs.
    """
    style = (files("pactgraph.network.report") / "style.css").read_text("utf-8")
    title = escape(paper.title)
    evidence = _evidence(paper.passages) if paper.passages else ""
    contents = "".join(f'<li><a href="#{section.anchor}">{escape(section.title)}</a></li>' for section in paper.sections)
    contents += '<li><a href="#evidence">Evidence</a></li>' if evidence else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
        f'<nav aria-label="Contents"><ul>{contents}</ul></nav>\n{_picture(picture)}</header>\n<main>\n'
        + "".join(map(_section, paper.sections)) + f"{evidence}</main>\n</body>\n</html>\n"
    )  # fmt: skip


def _picture(picture: bytes | None) -> str:
    if picture is None:
        return ""
    return f'<img alt="The network of actors" src="data:image/svg+xml;base64,{base64.b64encode(picture).decode()}">\n'


def _section(section: Section) -> str:
    blocks = "\n".join(_block(block) for block in section.blocks)
    return f'<section id="{section.anchor}">\n<h2>{escape(section.title)}</h2>\n{blocks}\n</section>\n'


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_line(block.line)}</p>"
    if isinstance(block, Items):
        return "<ul>\n" + "".join(f"<li>{_line(line)}</li>\n" for line in block.lines) + "</ul>"
    if isinstance(block, Quote):
        return f"<blockquote>{escape(block.text)} {_piece(block.cite)}</blockquote>"
    return _grid(block)


def _grid(grid: Grid) -> str:
    kinds = [' class="figure"' if numeric else "" for numeric in grid.numeric]
    head = "".join(f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(grid.header, kinds, strict=True))
    rows = "".join(
        "<tr>" + "".join(f"<td{kind}>{_line(cell)}</td>" for cell, kind in zip(row, kinds, strict=True)) + "</tr>\n"
        for row in grid.rows
    )
    return f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>'


def _line(line: Line) -> str:
    return "".join(_piece(piece) for piece in line)


def _piece(piece: str | Strong | Cite | Link) -> str:
    if isinstance(piece, Strong):
        return f"<strong>{escape(piece.text)}</strong>"
    if isinstance(piece, Cite):
        numbers = " ".join(f'<a href="#e{number}">[{number}]</a>' for number in piece.numbers)
        return f'<span class="cite">{numbers}</span>'
    if isinstance(piece, Link):
        text = escape(piece.text)
        if piece.address and _ADDRESS.fullmatch(piece.address):
            return f'<a href="{escape(piece.address)}" rel="noopener noreferrer">{text}</a>'
        return text
    return escape(piece)


def _evidence(passages: tuple[Passage, ...]) -> str:
    lines = "".join(
        f'<li id="e{number}"><q>{escape(passage.text)}</q><span class="where">{_line(tuple(place(passage)))}</span></li>\n'
        for number, passage in enumerate(passages, 1)
    )
    return f'<section id="evidence">\n<h2>Evidence</h2>\n<ol class="evidence">\n{lines}</ol>\n</section>\n'
