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
    from ..workspace import DEFAULT_PROFILE, Workspace

    try:
        if profile is None and not (folders.profile.exists() or folders.register.exists()):
            from .desk.welcome import WelcomeApp

            profile = WelcomeApp(folders, settings.theme).run()
            if profile is None:
                return 0
        workspace = Workspace.open(folders, who, profile=profile or DEFAULT_PROFILE)
    except SekretariatError as error:
        print(error, file=sys.stderr)
        return 1
    from .session import run_session

    return run_session(workspace, settings, notices)
