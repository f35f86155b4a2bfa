"""``sekretariat sikkerhetskopi`` and ``sekretariat gjenopprett``."""

from pathlib import Path

import click

from .asked import Asked, with_folder
from .bokmal import Command


@click.command(cls=Command)
@with_folder
@click.option("--til", "to", type=click.Path(path_type=Path), metavar="MAPPE", help="En annen mappe den skal ligge i.")
@click.pass_obj
def sikkerhetskopi(asked: Asked, to: Path | None) -> int:
    """Tar en sikkerhetskopi av registeret og husreglene nå."""
    from .show_backups import show_taken

    workspace = asked.workspace()
    try:
        taken = workspace.backups.take_to(to.expanduser().absolute()) if to else workspace.backups.take_chosen()
        return show_taken(workspace, taken)
    finally:
        workspace.close()


@click.command(cls=Command)
@with_folder
@click.argument("backup", required=False, metavar="[KOPI]")
@click.option("--ja", "yes", is_flag=True, help="Gjenopprett uten å spørre.")
@click.option("--json", "as_json", is_flag=True, help="Skriv listen over kopier som JSON.")
@click.pass_obj
def gjenopprett(asked: Asked, backup: str | None, yes: bool, as_json: bool) -> int:
    """Viser sikkerhetskopiene, eller setter registeret tilbake til en av dem.

    KOPI er nummeret i listen, navnet på filen, eller en kopi som ligger et annet sted. Før noe endres, ser du hva som
    blir annerledes, og det tas en kopi av registeret slik det er nå.
    """
    if backup is None:
        from .show_backups import show_list

        return show_list(asked, as_json=as_json)
    if as_json:
        raise click.UsageError("--json gjelder listen over kopier, og brukes uten KOPI.")
    from .restore_backup import restore

    return restore(asked, backup, yes=yes)
