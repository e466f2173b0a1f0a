"""A graph folder: where its parts are, its settings, and how it is created, opened and refused."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pyoxigraph import Store

from pactgraph.errors import GraphError

FORMAT = 1
"""The format of a graph folder; it changes when an older pactgraph could not read what a newer one writes."""

OPENINGS = 10
"""How often a reader tries to open a store that a writer is changing."""


def package_version() -> str:
    """The version of pactgraph that is running."""
    try:
        return version("pactgraph")
    except PackageNotFoundError:  # run from the source tree without an installation
        return "0"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph was made with: the version of pactgraph, the format of the folder, the hash of the user's own actors."""

    pactgraph: str
    format: int = FORMAT
    actors: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """The parts of a graph folder."""

    path: Path

    @property
    def quads(self) -> Path:
        """The folder of the Oxigraph store."""
        return self.path / "store"

    @property
    def ledger(self) -> Path:
        """The file of the ledger of documents."""
        return self.path / "documents.sqlite"

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self.path / "settings.json"

    def create(self) -> None:
        """Make the folder and its settings, if it is not a graph yet.

        Raises:
            GraphError: the path is a file, cannot be written, or is a folder with something else in it.
        """
        if self.settings_file.exists():
            return
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if other := self._other():
                raise GraphError(f"{self.path} is no graph and not empty (it holds {other}): choose another folder")
            self.write(Settings(package_version()))
        except OSError as error:
            raise GraphError(f"{self.path}: cannot make a graph there ({error.strerror or error})") from error

    def _other(self) -> str | None:
        """What the folder holds besides hidden files and our own draft: a build must not write over what is somebody else's."""
        names = (path.name for path in self.path.iterdir() if not path.name.startswith("."))
        return min((name for name in names if name != self._draft.name), default=None)

    @property
    def _draft(self) -> Path:
        return self.settings_file.with_suffix(".new")

    def settings(self) -> Settings:
        """The settings; raises GraphError where the folder is not a graph, or one of another format."""
        if not self.path.is_dir():
            raise GraphError(f"{self.path}: no such graph; 'pactgraph build SOURCE --out {self.path}' makes one")
        try:
            found = json.loads(self.settings_file.read_text("utf-8"))
            settings = Settings(str(found["pactgraph"]), int(found["format"]), found.get("actors"))
        except FileNotFoundError as error:
            raise GraphError(f"{self.path} is not a graph: it has no settings.json") from error
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise GraphError(f"{self.settings_file} is damaged ({error})") from error
        if settings.format != FORMAT:
            raise GraphError(
                f"{self.path} has format {settings.format}, this pactgraph reads format {FORMAT}: "
                f"build it anew, or use pactgraph {settings.pactgraph}"
            )
        return settings

    def _refuse_remains(self) -> None:
        """Raises GraphError where a part of the graph is gone: an empty one in its place would be written over what is left.

        A folder with nothing but its settings, or a store that was just begun, is of a build that died: nothing is lost there.
        """
        gone = [part for part in (self.quads / "CURRENT", self.ledger) if not part.exists()]
        begun = {self.settings_file.name, self._draft.name, self.quads.name}
        if gone and any(path.name not in begun and not path.name.startswith(".") for path in self.path.iterdir()):
            raise GraphError(
                f"{self.path}: a part of the graph is gone ({gone[0].relative_to(self.path)}), nothing is changed there: "
                "bring it back, or build into another folder"
            )

    def write(self, settings: Settings) -> None:
        """Write the settings in one step, so that a crash leaves the old or the new ones."""
        self._draft.write_text(json.dumps(asdict(settings), indent=2) + "\n", "utf-8")
        self._draft.replace(self.settings_file)

    def store(self, *, read_only: bool) -> Store:
        """Open the quads; raises GraphError where another process writes them, they are gone or damaged, or the disk is full."""
        self._refuse_remains()
        try:
            return self._reader() if read_only else Store(str(self.quads))
        except (OSError, RuntimeError) as error:  # Oxigraph raises the second for a corrupt file
            if "lock" in str(error).lower():
                raise GraphError(f"{self.path} is being written by another process; try again when it is done") from error
            if "no space left" in str(error).lower():
                raise GraphError(f"{self.path}: the disk is full; what was there before is kept") from error
            raise GraphError(f"{self.path}: the store is damaged or missing ({_first_line(error)})") from error

    def _reader(self) -> Store:
        """A store that is only read. A writer may be replacing the files that it lists, so a missing one is looked for again."""
        for _ in range(OPENINGS - 1):
            try:
                return Store.read_only(str(self.quads))
            except (OSError, RuntimeError) as error:
                if "No such file" not in str(error) or not self.quads.is_dir():
                    raise
                time.sleep(0.1)
        return Store.read_only(str(self.quads))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
