"""Output files: whole and new, or as they were."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from pactgraph.errors import ExportError
from pactgraph.writing import replacing


def test_what_was_there_is_kept_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def failing() -> None:
        with replacing(path) as out:
            out.write(b"new")
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "old")]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    message = r"nowhere/a: cannot be written \(No such file or directory\)"
    with pytest.raises(ExportError, match=message), replacing(tmp_path / "nowhere/a"):
        pass


def test_a_link_goes_on_to_lead_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "b").symlink_to("a")
    with replacing(tmp_path / "b") as out:
        out.write(b"new")
    assert (tmp_path / "b").is_symlink()
    assert (tmp_path / "a").read_text() == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with replacing(pipe) as out:
        out.write(b"new")
    reader.join()
    assert read == [b"new"]
    assert pipe.is_fifo()
