"""Files that are not looked at: what is shown is in memory, and stays as it is."""

from .files import RegisterFiles
from .held import Held
from .journal import Sealed


class StillFiles(RegisterFiles):
    """Stands where a register expects the two files in its folder."""

    def catch_up(self, held: Held, *, thoroughly: bool = False) -> Held:
        """What is in memory, as it is."""
        return held

    def journal_lines(self) -> list[Sealed]:
        """None: there is no journal to what is in memory only."""
        return []
