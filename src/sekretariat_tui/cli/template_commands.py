"""``sekretariat maler``: Word templates to start from."""

import click

from .asked import Asked, with_folder
from .bokmal import Command


@click.command(cls=Command)
@with_folder
@click.option("--erstatt", "replace", is_flag=True, help="Skriv over maler som ligger der fra før.")
@click.option("--felt", "fields", is_flag=True, help="Vis bare feltene en mal kan ha.")
@click.pass_obj
def maler(asked: Asked, replace: bool, fields: bool) -> int:
    """Legger Word-maler du kan tilpasse, i mappen «maler».

    Hver mal har kommentarer som sier hva feltene er. Ligger det en mal der fra før, blir den stående.
    """
    from ..writing import PLACEHOLDERS

    if fields:
        for placeholder in PLACEHOLDERS:
            click.echo(f"{placeholder.written:22}{placeholder.becomes}")
        return 0
    from ..workspace.templates import DocumentKind

    workspace = asked.workspace()
    try:
        for kind in DocumentKind:
            laid = workspace.templates.lay_out(kind, replace=replace)
            left = "Skrev" if laid.written else "Lot stå"
            more = "" if laid.written else " (--erstatt skriver over)"
            click.echo(f"{left} {laid.path}{more}")
        return 0
    finally:
        workspace.close()
