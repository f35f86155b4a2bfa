"""The last searches of this user in this register: arrow up in an empty field brings them back.

They lie in the user's own state folder, never in the register: what one person looked for is nobody else's. Only the
queries are kept, never what was found, so that nothing has to be taken out when a case is deleted for good.
"""

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from ..folders import state_folder
from ..office import Office

KEPT = 30
_LONGEST = 200  # characters; more is a text pasted by accident


class LastSearches:
    """What was looked for and led somewhere, the newest first."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def all(self) -> list[str]:
        """The last searches, the newest first; none where they cannot be read."""
        file = self._file
        if file is None:
            return []
        try:
            return msgspec.json.decode(file.read_bytes(), type=list[str])[:KEPT]
        except (OSError, msgspec.MsgspecError):
            return []

    def add(self, text: str) -> None:
        """Notes a search. What cannot be noted is only not remembered."""
        text, file = " ".join(text.split()), self._file
        if not text or len(text) > _LONGEST or file is None:
            return
        before = self.all()
        if before[:1] == [text]:
            return
        partial = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial.write_bytes(msgspec.json.encode([text, *(one for one in before if one != text)][:KEPT]))
            os.replace(partial, file)
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)

    @property
    def _file(self) -> Path | None:
        register = self._office.register.register_id
        name = hashlib.blake2b(register.encode(), digest_size=10).hexdigest()
        return state_folder() / "søk" / f"{name}.json" if register else None
