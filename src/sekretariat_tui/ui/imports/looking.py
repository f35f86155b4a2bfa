"""Looking at files in a thread of its own: what is found comes to the screen in portions, and it can be stopped."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from ...domain.errors import SekretariatError
from ...workspace import Workspace
from ...workspace.imports import Looked

PORTION = 0.15  # seconds between what is told to the screen: each telling costs a drawing


class Looking:
    """One look at files or folders.

    Args:
        tell: called in the thread with what has come since the last time.
        ended: called in the thread when it is over, with the sentence of what went wrong, if anything did.
    """

    def __init__(
        self, path: Path, body: str | None, tell: Callable[[list[Looked]], object], ended: Callable[[str], object]
    ) -> None:
        self.path = path
        self.body = body
        self._tell = tell
        self._ended = ended
        self._stop = threading.Event()
        self.ended = False

    @property
    def stopped(self) -> bool:
        """Whether somebody has stopped it before it was through."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ends it within a second. What has been read is kept, so that the next look goes on from there."""
        self._stop.set()

    def run(self, workspace: Workspace) -> None:
        """Looks. Called in a thread."""
        portion: list[Looked] = []
        told = time.monotonic()
        try:
            for looked in workspace.imports.look([self.path], body=self.body, stop=self._stop):
                portion.append(looked)
                if time.monotonic() - told > PORTION:
                    self._tell(portion)
                    portion, told = [], time.monotonic()
        except SekretariatError as error:
            self._tell(portion)
            self._ended(error.sentence)
            return
        self._tell(portion)
        self._ended("")
