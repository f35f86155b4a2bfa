"""``sekretariat sikkerhetskopi``, and the list of ``sekretariat gjenopprett``."""

from typing import Any

import click

from ..domain.errors import SekretariatError
from ..domain.sizes import size_words
from ..store import Backup, Register
from ..workspace import Workspace
from ..workspace.backup_comparison import Comparison, compared, kind_word
from .asked import Asked
from .json_output import write_json


def show_taken(workspace: Workspace, taken: Backup | None) -> int:
    """Says where the backup lies, or why none was needed. Gives the exit code."""
    if taken is not None:
        click.echo(f"Tok sikkerhetskopi: {taken.path}  ({size_words(taken.size)}, åpnet og kontrollert)")
    elif workspace.office.register.is_empty:
        click.echo("Registeret er tomt, så det er ingenting å ta kopi av ennå.")
    else:
        newest = workspace.backups.known()[0]
        click.echo(f"Ingenting er endret siden sikkerhetskopien {when(newest)}: {newest.path}")
    return 0


def show_list(asked: Asked, *, as_json: bool) -> int:
    """Prints every backup, newest first, with how it differs from now. Gives the exit code."""
    from ..store import list_backups

    folders = asked.folders()
    backups = list_backups(folders.root)
    register, why_not = register_now(asked)
    try:
        if as_json:
            write_json(
                {
                    "folder": str(folders.backups),
                    "damaged": why_not or None,
                    "backups": [_as_json(number, one, asked, register) for number, one in enumerate(backups, 1)],
                }
            )
            return 0
        if why_not:
            click.echo(why_not, err=True)
        if not backups:
            click.echo(f"Det er ingen sikkerhetskopier i {folders.backups}. Ta en med «sekretariat sikkerhetskopi».")
            return 0
        for number, one in enumerate(backups, 1):
            click.echo(f"{number:3}  {_row(one)}  {_difference(one, asked, register)}".rstrip())
        click.echo(
            "Gjenopprett en av dem med «sekretariat gjenopprett» og nummeret. Du ser hva som blir annerledes først."
        )
        return 0
    finally:
        if register is not None:
            register.close()


def register_now(asked: Asked) -> tuple[Register | None, str]:
    """The register, and why it cannot be worked in; None when it cannot even be read, or is not there."""
    folders = asked.folders()
    try:
        register = Register.open(folders.root)
    except SekretariatError as error:
        return None, error.sentence
    if register.number == 0 and register.is_empty and not register.readonly:
        register.close()
        return None, f"Det er ikke noe register i {folders.root} nå."
    return register, register.readonly_reason


def when(backup: Backup) -> str:
    """When it was taken: «24.11.2026 kl. 14.50»."""
    return f"{backup.at.astimezone():%d.%m.%Y kl. %H.%M}"


def _row(one: Backup) -> str:
    return f"{when(one)}  {kind_word(one.kind):22} {size_words(one.size):>8} {one.records:6} oppføringer"


def _difference(one: Backup, asked: Asked, register: Register | None) -> str:
    if one.fault:
        return f"! kan ikke brukes: {one.fault}"
    if register is None:
        return ""
    try:
        return _compared(one, asked, register).words
    except SekretariatError as error:
        return f"! {error.sentence}"


def _compared(one: Backup, asked: Asked, register: Register) -> Comparison:
    return compared(one, register, asked.folders().root)


def _as_json(number: int, one: Backup, asked: Asked, register: Register | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "number": number,
        "file": one.name,
        "taken": one.at,
        "kind": one.kind,
        "size": one.size,
        "who": one.manifest.who if one.manifest else None,
        "act": one.manifest.number if one.manifest else None,
        "records": one.manifest.records if one.manifest else None,
        "fault": one.fault or None,
        "differences": None,
    }
    if not one.fault and register is not None:
        try:
            found["differences"] = _compared(one, asked, register).counts
        except SekretariatError as error:
            found["fault"] = error.sentence
    return found
