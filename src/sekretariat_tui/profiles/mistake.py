"""What is wrong in a YAML file that a person wrote: where it stands, and what was expected there."""

from pathlib import Path

import msgspec

from ..domain.errors import CannotRead


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake. ``line`` and ``column`` count from 1; line 0 is the file as a whole.

    ``str(mistake)`` is «profil.yaml, linje 12, kolonne 5: «antall» skal være et helt tall, men det står «to».».
    """

    file: str
    line: int = 0
    column: int = 0
    sentence: str

    def __str__(self) -> str:
        where = f"{self.file}, linje {self.line}, kolonne {self.column}" if self.line else self.file
        return f"{where}: {self.sentence}"


class ProfileError(CannotRead):
    """A profile, or another YAML file of ours, that cannot be used; ``mistakes`` are all that were found, in order.

    ``str(error)`` is the first of them, and how many more there are.
    """

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        more = len(mistakes) - 1
        rest = f" (og {more} feil til i samme fil)" if more > 0 else ""
        super().__init__(f"{mistakes[0]}{rest}")
        self.path = path
        self.mistakes = mistakes
