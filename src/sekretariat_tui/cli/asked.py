"""What was said before the command, and the folder it opens."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ..workspace import Folders, Workspace
    from ..workspace.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Asked:
    """What was said before the command: the folder, and the profile for a new one."""

    folder: Path | None = None
    profile: str | None = None

    def folders(self) -> "Folders":
        from ..workspace.folders import chosen_folder

        return chosen_folder(self.folder)

    def settings(self) -> "tuple[Settings, list[str]]":
        from ..workspace.folders import settings_file
        from ..workspace.settings import load_settings

        return load_settings(settings_file())

    def profile_notices(self) -> list[str]:
        """That ``--profil`` was said in vain, when the folder has its house rules already."""
        folders = self.folders()
        if self.profile is None or not (folders.profile.exists() or folders.last_good_profile.exists()):
            return []
        return [f"Mappen {folders.root} har sine egne husregler fra før, så --profil er ikke brukt."]

    def workspace(self, doing: str = "") -> "Workspace":
        """The folder opened; what the user should know about it is said on standard error.

        ``doing`` names a command that changes the register: the windows that are open see it while it runs.
        """
        from ..workspace import DEFAULT_PROFILE, Workspace
        from ..workspace.rescue import check_there

        check_there(self.folders())
        settings, said = self.settings()
        said = [*said, *self.profile_notices()]
        workspace = Workspace.open(self.folders(), settings.who, profile=self.profile or DEFAULT_PROFILE)
        for notice in (*said, *workspace.notices):
            click.echo(notice, err=True)
        if doing:
            workspace.around.enter(doing)
        return workspace


def take_daily(workspace: "Workspace") -> None:
    """Takes the day's backup before a command writes. That it could not be taken is said, and stops nothing."""
    from ..domain.errors import SekretariatError

    try:
        workspace.backups.take_daily()
    except SekretariatError as error:
        click.echo(f"Dagens sikkerhetskopi er ikke tatt. {error.sentence}", err=True)


def with_folder(command: F) -> F:
    """``--mappe`` may stand before or after the command."""

    def remember(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
        if value is not None:
            ctx.ensure_object(Asked).folder = value

    option = click.option(
        "--mappe",
        type=click.Path(path_type=Path),
        metavar="MAPPE",
        expose_value=False,
        callback=remember,
        help="Mappen sekretariatet har registeret sitt i.",
    )
    return option(command)
