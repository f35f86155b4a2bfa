"""``sekretariat gjenopprett KOPI``: what would be another, the question, and then it is done."""

import sys

import click

from ..domain.errors import CannotWrite
from ..domain.table_words import spent_words
from ..store import Backup, Register
from ..workspace import Workspace
from ..workspace.backup_comparison import HOW_WORDS, Comparison
from .asked import Asked
from .show_backups import register_now, when

_MOST_NAMED = 20


def restore(asked: Asked, wanted: str, *, yes: bool) -> int:
    """Sets the register back to a backup after asking. Gives the exit code: 1 when the answer was no."""
    from ..workspace.backups import find_backup

    backup = find_backup(asked.folders().root, wanted)
    if backup.fault:
        raise CannotWrite(f"Sikkerhetskopien {backup.path} kan ikke brukes: {backup.fault}. Velg en annen kopi.")
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("Det må svares ja først. Kjør kommandoen i en terminal, eller legg til --ja.")
    register, why_not = register_now(asked)
    if register is not None:
        register.close()
        if register.newer:
            raise CannotWrite(why_not)
    return _all(asked, backup, yes) if not why_not else _damaged(asked, backup, register, why_not, yes)


def _all(asked: Asked, backup: Backup, yes: bool) -> int:
    workspace = asked.workspace()
    try:
        comparison = workspace.backups.compare(backup)
        _show(workspace, comparison)
        if not comparison.differing:
            return 0
        if not yes and not _asks(
            f"Det tas en kopi av slik det er nå først. Sette registeret tilbake til {when(backup)}?"
        ):
            return 1
        restored = workspace.restoring.everything(comparison)
        click.echo(
            f"Registeret er slik det var {when(backup)}. Kopien av slik det var nå nettopp, står øverst i listen."
        )
        if restored.spent:
            click.echo(spent_words(restored.spent))
        return 0
    finally:
        workspace.close()


def _damaged(asked: Asked, backup: Backup, register: Register | None, why_not: str, yes: bool) -> int:
    """The register cannot be worked in: what lies there is put aside, and the backup put in its place."""
    from ..store import restore_damaged

    root = asked.folders().root
    click.echo(why_not)
    if register is not None or asked.folders().register.exists():
        click.echo(f"Filene som ligger der nå, blir tatt vare på i {asked.folders().history}.")
    click.echo("Det som er lagret etter kopien og fortsatt finnes i journalen eller historikken, blir lagt til.")
    if not yes and not _asks(f"Sette inn sikkerhetskopien fra {when(backup)}?"):
        return 1
    settings, _ = asked.settings()
    restored = restore_damaged(root, backup, settings.who)
    click.echo(f"Registeret er satt inn fra sikkerhetskopien fra {when(backup)}.")
    if restored.forward:
        click.echo(f"{_acts(restored.forward)} etter kopien er lagt til.")
    if restored.missing:
        click.echo(f"{_acts(restored.missing)} etter kopien finnes ikke lenger. Se over det siste du gjorde.")
    for path in restored.aside:
        click.echo(f"Lagt til side: {path}")
    return 0


def _show(workspace: Workspace, comparison: Comparison) -> None:
    backup = comparison.backup
    click.echo(f"Siden sikkerhetskopien fra {when(backup)}: {comparison.words}.")
    for one in comparison.differing[:_MOST_NAMED]:
        click.echo(f"  {HOW_WORDS[one.how] + ':':14} {one.kind} {one.name(workspace.cases.label)}")
    if len(comparison.differing) > _MOST_NAMED:
        click.echo(f"  … og {len(comparison.differing) - _MOST_NAMED} til.")


def _asks(question: str) -> bool:
    """Asks, with no as what Enter alone answers."""
    answer = click.prompt(f"{question} [j/N]", default="n", show_default=False)
    said = answer.strip().lower() in ("j", "ja")
    if not said:
        click.echo("Ingenting er endret.")
    return said


def _acts(number: int) -> str:
    return "1 lagring" if number == 1 else f"{number} lagringer"
