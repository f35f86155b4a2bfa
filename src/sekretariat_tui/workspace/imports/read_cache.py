"""Documents that have been read and not yet taken in, kept so that a look that was stopped goes on where it was.

They lie in the user's cache folder, by their content and by the house rules they were read with, and go when the
document is taken in or left out, or when a fortnight has passed.
"""

import contextlib
import time
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from ... import __version__, domain
from ...profiles import Profile
from ...reading.document import ReadDocument
from ..folders import cache_folder

_KEPT = 14 * 24 * 3600.0  # seconds
_decoder = msgspec.msgpack.Decoder(ReadDocument)


@cache
def _program() -> str:
    """What changes when the program does, also between two versions: the sizes and times of the files that read."""
    package = Path(domain.__file__).parent.parent
    files = sorted(path for room in ("domain", "reading") for path in (package / room).rglob("*.py"))
    looks = [(path.name, (about := path.stat()).st_size, about.st_mtime_ns) for path in files]
    return blake2b(repr(looks).encode(), digest_size=8).hexdigest()


class ReadCache:
    """The documents that were read with these house rules, by the SHA-256 of their bytes in hex."""

    def __init__(self, profile: Profile, folder: Path | None = None) -> None:
        rules = blake2b(f"{__version__} {_program()} {profile!r}".encode(), digest_size=8).hexdigest()
        self._root = (folder or cache_folder()) / "lest"
        self._folder = self._root / rules

    def digests(self) -> frozenset[str]:
        """What there is. Clears away what is too old."""
        found = set()
        with contextlib.suppress(OSError):
            for path in self._root.glob("*/*.lest"):
                with contextlib.suppress(OSError):
                    if time.time() - path.stat().st_mtime > _KEPT:
                        path.unlink()
                    elif path.parent == self._folder:
                        found.add(path.stem)
        return frozenset(found)

    def get(self, digest: str) -> ReadDocument | None:
        """The document, or None where it is not there or cannot be read; then it is read from its file again."""
        try:
            return _decoder.decode((self._folder / f"{digest}.lest").read_bytes())
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def put(self, document: ReadDocument) -> None:
        """Keeps the document. That it cannot be kept only costs the time to read it again."""
        path = self._folder / f"{document.digest}.lest"
        partial = path.with_suffix(".del")
        with contextlib.suppress(OSError, UnicodeEncodeError):
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(msgspec.msgpack.encode(document))
            partial.replace(path)

    def forget(self, digest: str) -> None:
        """Takes the document away."""
        with contextlib.suppress(OSError):
            (self._folder / f"{digest}.lest").unlink(missing_ok=True)
