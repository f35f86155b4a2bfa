"""Opening a folder, with the window of ways on for as long as it cannot be opened."""

from typing import TYPE_CHECKING

from ...domain.errors import SekretariatError
from ...workspace import Folders, Workspace
from ...workspace import known_folders as known

if TYPE_CHECKING:
    from ...workspace.rescue import Trouble
    from ...workspace.settings import Settings
    from .ways import Answer


class Left(Exception):
    """The user left the window without opening anything. ``sentence`` is what was wrong."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def opened(
    folders: Folders, who: str, *, profile: str | None, settings: "Settings", notices: list[str]
) -> Workspace | None:
    """The folder, opened: as it is, or read-only from a backup, or another folder; as the user chose.

    None when the user left a new folder without choosing house rules. What was done on the way is added to
    ``notices``. Raises SekretariatError for what cannot be helped from here, and Left.
    """
    afresh = False
    while True:
        trouble, workspace = _tried(folders, who, profile, settings, afresh=afresh)
        if trouble is None:
            return workspace
        answer = _asked(folders, trouble, who, settings)
        if answer.said:
            notices.append(answer.said)
        chosen = _followed(answer, folders, who, workspace)
        if chosen is not None:
            if workspace is not None and chosen is not workspace:
                workspace.close()
            return chosen
        if workspace is not None:
            workspace.close()
        afresh = answer.way == "afresh"
        if answer.folder is not None:
            folders = Folders(answer.folder)


def _tried(
    folders: Folders, who: str, profile: str | None, settings: "Settings", *, afresh: bool
) -> "tuple[Trouble | None, Workspace | None]":
    from ...workspace import DEFAULT_PROFILE

    if not afresh and not folders.register.exists():
        from ...workspace.rescue import gone

        if (trouble := gone(folders)) is not None:
            return trouble, None
    if profile is None and not (folders.profile.exists() or folders.register.exists()):
        from ..desk.welcome import WelcomeApp

        profile = WelcomeApp(folders, settings.theme).run()
        if profile is None:
            return None, None
    try:
        workspace = Workspace.open(folders, who, profile=profile or DEFAULT_PROFILE)
    except SekretariatError as error:
        from ...workspace.rescue import trouble_of

        if (trouble := trouble_of(folders, error)) is None:
            raise
        return trouble, None
    if workspace.office.register.readonly:
        from ...workspace.rescue import trouble_in

        return trouble_in(workspace), workspace
    known.remember(folders, workspace.office.today())
    return None, workspace


def _asked(folders: Folders, trouble: "Trouble", who: str, settings: "Settings") -> "Answer":
    from .app import RescueApp
    from .ways import Answer

    app = RescueApp(folders, trouble, who, settings.theme)
    answer = app.run()
    if app.fault is not None:
        raise app.fault
    if not isinstance(answer, Answer):
        raise Left(f"{trouble.path}: {trouble.sentence}")
    return answer


def _followed(answer: "Answer", folders: Folders, who: str, workspace: Workspace | None) -> Workspace | None:
    """The workspace the answer leads to; None when the folder is to be tried again."""
    from ...workspace import rescue
    from . import ways as the

    if answer.way == the.LOOK:
        backup = rescue.ways_on(folders).backup
        if backup is not None:
            return rescue.look_at_backup(folders, backup, who, clock=rescue.now)
    elif answer.way == the.HISTORY:
        return rescue.look_at_history(folders, who, clock=rescue.now)
    elif answer.way == the.READ:
        return workspace
    return None
