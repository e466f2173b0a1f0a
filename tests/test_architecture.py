"""The house: who may import whom, what is packaged, who prints, how long a file may be."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graph" / "pactgraph"
FILES = sorted(PACKAGE.rglob("*.py"))

# Each room may import those above it. The rooms without a folder are single files.
ROOMS = (
    "errors",
    "model",
    "writing",
    "tables",
    "terms",
    "turtle",
    "actor_list",
    "ontology",
    "reading",
    "corpus",
    "language",
    "extraction",
    "rdf",
    "network",
    "view",
    "evaluation",
    "results",
    "work",
    "worker",
    "explanations",
    "graph",
    "pipeline",
    "service",
    "cli",
)

# The same inside the largest room: each may import those above it.
EXTRACTION = ("grammar", "actors", "persons", "references", "quotations", "events", "extractor")


def room(path: Path) -> str:
    """The room that a file belongs to; the package itself and its ``__main__`` come last."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "cli" if first in ("__init__", "__main__") else first


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """All imported modules, wherever in the file, by their full names; ``from pactgraph import x`` is ``pactgraph.x``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = path.relative_to(PACKAGE.parent).parts[: -node.level] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module" and node.args:
            value = node.args[0]
            if isinstance(value, ast.Constant):
                yield node.lineno, str(value.value)


def test_every_file_is_in_a_room_of_the_list() -> None:
    assert {room(path) for path in FILES} <= set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    own = ROOMS.index(room(path))
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] == "pactgraph" and len(parts) > 1 and parts[1] in ROOMS:
            assert ROOMS.index(parts[1]) <= own, f"{path}:{line}: {room(path)} imports {parts[1]}, which is further down the list"


@pytest.mark.parametrize("path", sorted((PACKAGE / "extraction").rglob("*.py")), ids=lambda path: path.parent.name + path.stem)
def test_imports_point_one_way_inside_the_extraction(path: Path) -> None:
    part = path.relative_to(PACKAGE / "extraction").parts[0].removesuffix(".py")
    allowed = EXTRACTION if part == "__init__" else EXTRACTION[: EXTRACTION.index(part) + 1]
    for line, name in imports(path):
        if name.startswith("pactgraph.extraction."):
            assert name.split(".")[2] in allowed, f"{path}:{line}: {part} imports {name}, which is further down the list"


def test_the_test_of_imports_sees_a_wrong_one(tmp_path: Path) -> None:
    assert set(imports(PACKAGE / "graph.py")) & {(line, "pactgraph.view.page") for line in range(400)}
    assert ROOMS.index("view") < ROOMS.index("graph")


@pytest.mark.parametrize(
    ("library", "home"), [("spacy", "language"), ("trafilatura", "reading"), ("pyvis", "view"), ("click", "cli")]
)
def test_a_library_stays_in_its_room(library: str, home: str) -> None:
    found = {room(path) for path in FILES for _, name in imports(path) if name.split(".")[0] == library}
    assert found == {home}


def test_the_types_know_nobody() -> None:
    for name in ("model", "errors"):
        modules = {module.split(".")[0] for _, module in imports(PACKAGE / f"{name}.py")}
        assert modules <= {"__future__", "dataclasses", "datetime", "enum"}


def test_only_the_command_line_prints_or_exits() -> None:
    for path in FILES:
        if room(path) == "cli" or path.name == "isolated.py":  # the one program that is run as a process of its own
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                assert name not in ("print", "exit", "quit", "sys.exit", "os._exit"), f"{path}:{node.lineno}: {name}"
                assert not name.startswith(("sys.stdout", "sys.stderr")), f"{path}:{node.lineno}: {name}"


def test_only_the_ontology_room_reads_the_ontology() -> None:
    for path in FILES:
        if room(path) not in ("ontology", "turtle"):
            names = {name for _, name in imports(path)} | {ast.unparse(n) for n in ast.walk(ast.parse(path.read_text("utf-8")))}
            assert not names & {"pactgraph.ontology.folder", "ontology.folder"}, path


def test_no_file_is_too_long() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in FILES if (lines := len(path.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_the_packages_of_setup_cfg_are_those_of_the_tree() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg")
    declared = settings["options"]["packages"].split()
    code = {".".join(path.parent.relative_to(PACKAGE.parent).parts) for path in FILES}
    assert set(declared) == code | {"pactgraph.ontology", "pactgraph.ontology.queries"}
    assert len(declared) == len(set(declared))


def test_every_file_that_is_no_program_is_packaged() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg")
    packaged = set()
    for package, patterns in settings["options.package_data"].items():
        folder = PACKAGE.parent.joinpath(*package.split("."))
        packaged |= {path for pattern in patterns.split(",") for path in folder.glob(pattern.strip()) if path.is_file()}
    # "model/**" names folders too, and pathlib gives no files for it before Python 3.13
    packaged |= {path for path in (PACKAGE / "language" / "model").rglob("*") if path.is_file()}
    found = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert found - packaged == set()


def test_the_command_table_is_that_of_the_folder() -> None:
    from pactgraph.cli import COMMANDS, group

    shared = {"--init--", "inputs", "listing", "options", "output"}
    assert {path.stem.replace("_", "-") for path in (PACKAGE / "cli").glob("*.py")} - shared == set(COMMANDS)
    for name in COMMANDS:
        command = group.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name
        assert (command.help or "").strip()
