"""``sekretariat hent``: drafts that came back from Word."""

from pathlib import Path

import click

from .asked import Asked, take_daily, with_folder
from .bokmal import Command


@click.command(cls=Command)
@with_folder
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="STI...")
@click.option("--ta-inn", "take", is_flag=True, help="Ta inn det som ikke er endret her også.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def hent(asked: Asked, paths: tuple[Path, ...], take: bool, as_json: bool) -> int:
    """Henter inn utkast som er kommet tilbake fra Word.

    STI er filer eller mapper. Uten --ta-inn vises bare hva hver fil endrer i saken sin. Det som er endret både i filen og
    her, blir stående som det er; det velger du i programmet.
    """
    from .show_returned import show_returned

    workspace = asked.workspace("hent" if take else "")
    try:
        if take:
            take_daily(workspace)
        return show_returned(workspace, paths, take=take, as_json=as_json)
    finally:
        workspace.close()
