"""A file that is there whole or not at all, for its owner's eyes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from liaison.base.translations import tr
from liaison.domain.importing_errors import ExportFailed


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `target` when the block ends well. Raises ExportFailed."""
    beside = target.with_name(f"{target.name}.new")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:  # noqa: PTH123
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ExportFailed(target.name, error.strerror or tr("the medium refused it.")) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
