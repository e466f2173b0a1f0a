"""What a user names: a file, a folder, a glob, a web address or ``-`` for standard input."""

from __future__ import annotations

import datetime
import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from pactgraph.errors import InputError
from pactgraph.model import Document, Failure
from pactgraph.reading.formats import BY_SUFFIX, read_input
from pactgraph.reading.inputs import Input
from pactgraph.reading.web import fetch

CONVERTIBLE = frozenset((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"))
"""Suffixes of documents that must be converted first: in a folder they are named, where other files are passed over."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters or more: C:\news.txt is a file


def read(source: str, *, date: datetime.date | None = None) -> Iterator[Document | Failure]:
    """The documents of a source, in sorted order, one after the other: nothing is held back.

    Args:
        source: a file, a folder, a glob, an http or https address, or ``-`` for standard input. A folder is read with its
            sub-folders: the files with a suffix of ours; what is hidden, other files and graphs of ours are passed over.
        date: the day of publication of documents that do not give one.

    Yields:
        Documents, and a failure for each input, or line of one, that cannot be read.
    """
    try:
        yield from _read(source, date)
    except (InputError, OSError, ValueError) as error:
        yield Failure(source, _cause(error))


def _read(source: str, date: datetime.date | None) -> Iterator[Document | Failure]:
    if source == "-":
        yield from read_input(Input("stdin", "standard input", sys.stdin.buffer, date=date))
    elif os.path.lexists(source):
        yield from _path(Path(source), date)
    elif _SCHEME.match(source):
        page, media_type = fetch(source)
        yield from read_input(replace(page, date=date), media_type)
    elif glob.has_magic(source):
        yield from _glob(source, date)
    else:
        raise InputError("is not there: no such file or folder")


def _path(path: Path, date: datetime.date | None) -> Iterator[Document | Failure]:
    if not path.is_dir():
        # a pipe of the shell is called by a number, /dev/fd/63 say
        yield from _file(path, str(path) if path.is_relative_to("/dev") else path.name, date)
        return
    if _is_graph(_names(path)):
        raise InputError("is a graph, not documents")
    empty = True
    for found in _walk(path):
        empty = False
        if isinstance(found, Failure):
            yield found
        elif (path / found).is_fifo():  # waits for a writer, for ever perhaps: read only where it is named itself
            yield Failure(str(path / found), "is a pipe: name it itself to read it")
        else:
            yield from _file(path / found, found, date)
    if empty:
        raise InputError(f"is a folder without a file to read ({', '.join(BY_SUFFIX)}): name a file itself to read it")


def _walk(folder: Path) -> Iterator[str | Failure]:
    """Names of the files to read under a folder, relative to it, each folder in sorted order; links to folders are not followed.

    Only files with a suffix of ours are read: a table or a program beside the articles is text too. Nor is a graph of ours.
    """
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        if _is_graph([*folders, *files]):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = "" if name.startswith(".") else Path(name).suffix.lower()
            if suffix in BY_SUFFIX:
                yield (Path(place) / name).relative_to(folder).as_posix()
            elif suffix in CONVERTIBLE:
                yield Failure(_shortened(str(Path(place) / name)), f"is a {suffix} file: convert it to text first")
    for error in closed:
        yield Failure(_shortened(str(error.filename)), _cause(error))


def _names(folder: str | Path) -> list[str]:
    return [path.name for path in Path(folder).iterdir()]


def _is_graph(names: Iterable[str]) -> bool:
    """True for what a graph folder holds: its page and its Turtle are no articles."""
    return {"settings.json", "store"} <= set(names) or {"settings.json", "documents.sqlite"} <= set(names)


def _shortened(path: str) -> str:
    """A path fit for a line; one that is too long for the system is too long for a reader."""
    return path if len(path) <= 300 else f"{path[:140]} … {path[-140:]}"


def _glob(pattern: str, date: datetime.date | None) -> Iterator[Document | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise InputError("is a pattern that no file matches")
    folders = {path for path in found if Path(path).is_dir()}
    is_graph = cache(lambda folder: Path(folder).is_dir() and _is_graph(_names(folder)))
    for path in found:
        if "**" in pattern and any(map(is_graph, (path, *map(str, Path(path).parents)))):
            continue
        # "news/**" names a folder and its files: each is read once
        if path in folders and any(other != path and other.startswith(path.rstrip("/") + "/") for other in found):
            continue
        yield from read(path, date=date)


def _file(path: Path, name: str, date: datetime.date | None) -> Iterator[Document | Failure]:
    """The documents of a file; what is wrong with it is its own problem, so that the next one is read."""
    try:
        if not (path.is_file() or path.is_fifo()):
            raise InputError("is not there: a link that leads nowhere" if path.is_symlink() else "is not a file")
        with path.open("rb") as stream:
            yield from read_input(Input(name, str(path), stream, date=date))
    except (InputError, OSError) as error:
        yield Failure(str(path), _cause(error))


def _cause(error: Exception) -> str:
    """One line, without the path that messages of the operating system repeat."""
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return " ".join(str(error).split())
