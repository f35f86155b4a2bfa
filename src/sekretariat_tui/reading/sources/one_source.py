"""One source read, in whatever process; a file that fails says why, and stops nothing."""

from collections.abc import Callable, Container

import msgspec

from ...domain.errors import CannotRead
from ...profiles.profile import Profile
from ..document import read_incoming
from ..read_records import ReadDocument
from .archives import Archives
from .source import Source


class Outcome(msgspec.Struct, frozen=True):
    """What came of it: see ``Read``. ``exhausted`` where there was not memory enough."""

    digest: str = ""
    document: ReadDocument | None = None
    why: str = ""
    exhausted: bool = False


def read_source(
    source: Source,
    archives: Archives,
    *,
    profile: Profile | None,
    known: Container[str],
    hashed: Callable[[str], object] = lambda digest: None,
) -> Outcome:
    """What the source says, unless its digest is known. Raises nothing for a file, however it is.

    ``hashed`` is told the digest before the reading begins.
    """
    digest = ""
    try:
        file = archives.fetch(source)
        digest = file.digest
        hashed(digest)
        if digest in known:
            return Outcome(digest)
        return Outcome(digest, read_incoming(file, profile=profile))
    except CannotRead as error:
        return Outcome(digest, why=error.sentence)
    except MemoryError:
        return Outcome(digest, why=too_much_memory(source.name), exhausted=True)
    except Exception as error:  # noqa: BLE001 — a fault of ours that only this file brings out must not cost the others
        return Outcome(
            digest,
            why=f"Programmet feilet da det leste «{source.name}» ({type(error).__name__}), og filen er ikke lest. "
            "Åpne den i Word, lagre den som .docx på nytt, og prøv igjen.",
        )


def too_much_memory(name: str) -> str:
    return f"«{name}» trenger mer minne enn et dokument skal, og er ikke lest. Del den opp, og prøv igjen."
