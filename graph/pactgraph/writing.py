"""Output files: whole and new, or as they were. A full disk or a crash in the middle costs nothing that was there before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pactgraph.errors import ExportError


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of ``path`` at the end, if all went well. A device or a pipe is written to.

    Raises:
        ExportError: it cannot be written; what was there before is there still.
    """
    draft: Path | None = None
    try:
        if path.exists() and not path.is_file():  # /dev/null, /dev/stdout: nothing may take their place
            with path.open("wb") as out:
                yield out
            return
        path = path.resolve()  # a link goes on to lead to its file
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            draft = Path(out.name)
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        _discard(draft)
        raise ExportError(f"{path}: cannot be written ({error.strerror or error}); what was there before is kept") from error
    except BaseException:
        _discard(draft)
        raise


def _discard(draft: Path | None) -> None:
    if draft is not None:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _umask() -> int:
    """The mask for new files; it can be read only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
