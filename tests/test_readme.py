"""The README: every command is run, every output compared. ``pytest --refresh`` writes the outputs anew."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
PYTHON = re.compile(r"(?<=```pycon\n).*?(?=```)", re.DOTALL)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a clone after its set-up: the program of this environment stands where make would have installed it."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name in ("Makefile", "setup.cfg", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "pactgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pactgraph "$@"\n')
    (programs / "pactgraph").chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    (folder / ".venv" / "installed").touch()
    return folder


def shell(command: str, clone: Path) -> str:
    environment = os.environ | {"PATH": f"{clone}/.venv/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        environment.pop(name, None)
    done = subprocess.run(command, shell=True, cwd=clone, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout


def run_block(block: str, clone: Path) -> str:
    """The block with the outputs that its commands give now."""
    lines = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        lines += [f"$ {command}\n", *(line.rstrip() + "\n" for line in shell(command, clone).splitlines())]
    return "".join(lines)


def test_every_command_gives_what_the_readme_shows(clone: Path, refresh: bool) -> None:
    text = README.read_text("utf-8")
    found = BLOCK.sub(lambda block: run_block(block[0], clone), text)
    if refresh:
        README.write_text(found, "utf-8")
    assert found.splitlines() == README.read_text("utf-8").splitlines()


def test_the_python_of_the_readme(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clone)
    (clone / "article.txt").write_text("Danish Prime Minister Mette Frederiksen met her Norwegian counterpart in Oslo.\n")
    examples = doctest.DocTestParser().get_doctest(
        "".join(PYTHON.findall(README.read_text("utf-8"))), {}, "README", str(README), 0
    )
    assert len(examples.examples) >= 5
    assert doctest.DocTestRunner().run(examples).failed == 0


def test_commands_named_in_prose_are_commands() -> None:
    from pactgraph.cli import COMMANDS

    named = set(re.findall(r"`pactgraph ([a-z-]+)", README.read_text("utf-8")))
    assert named
    assert named <= set(COMMANDS)


def test_what_the_readme_links_to_is_there() -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", README.read_text("utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []
