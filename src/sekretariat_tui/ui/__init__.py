"""The program on the screen, built with Textual."""

import sys
from typing import TYPE_CHECKING

from ..domain.errors import SekretariatError

if TYPE_CHECKING:
    from ..workspace import Folders
    from ..workspace.settings import Settings


def run(folders: "Folders", who: str, *, profile: str | None, settings: "Settings", notices: list[str]) -> int:
    """Opens the folder and runs the program on it until the user leaves; gives the exit code.

    Args:
        folders: the secretariat's folder; a new one is made ready first.
        who: the name the register writes on acts.
        profile: the house rules of a new folder; None asks for them.
        settings: what the user has chosen.
        notices: sentences to show when the program opens.
    """
    from .rescue.opening import Left, opened
    from .session import WAYS_ON, run_session

    while True:
        said = list(notices)
        try:
            workspace = opened(folders, who, profile=profile, settings=settings, notices=said)
        except (SekretariatError, Left) as error:
            print(error.sentence, file=sys.stderr)
            return 1
        if workspace is None:
            return 0
        code = run_session(workspace, settings, said)
        if code != WAYS_ON:
            return code
