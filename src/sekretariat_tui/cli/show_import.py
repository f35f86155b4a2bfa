"""``sekretariat importer``: what was read, file by file."""

from typing import Any

import click

from ..domain.points import as_text, has_text
from ..reading.read_json import to_json
from ..workspace import Workspace
from ..workspace.imports import ImportResult, Taken
from ..workspace.titles import UNKNOWN_TITLE
from .json_output import write_json


def show_import(workspace: Workspace, result: ImportResult, *, dry: bool, as_json: bool) -> int:
    """Prints what became of each file. Gives the exit code: 1 when a file could not be read, or there was none."""
    if as_json:
        write_json(
            {
                "imported": [_as_json(taken) for taken in result.taken],
                "unchanged": list(result.unchanged),
                "failed": [{"source": failed.source, "why": failed.why} for failed in result.failed],
            }
        )
    else:
        for taken in result.taken:
            _show(workspace, taken, dry)
        for source in result.unchanged:
            click.echo(f"{source}: er lest inn før, ingenting er endret.")
    for failed in result.failed:
        click.echo(f"{failed.source}: {failed.why}" if failed.source not in failed.why else failed.why, err=True)
    nothing = not (result.taken or result.unchanged or result.failed)
    if nothing:
        click.echo("Fant ingen filer å lese. Skriv navnet på en fil, eller på en mappe med filer i.", err=True)
    return 1 if result.failed or nothing else 0


def _show(workspace: Workspace, taken: Taken, dry: bool) -> None:
    document = taken.document
    title = document.title or UNKNOWN_TITLE
    name = f"«{title}»" if document.title else title
    if document.body and document.number and document.year:
        name = f"{document.body} {document.number}{document.suffix}/{document.year} {title}"
    verb = ("Ville lest inn" if dry else "Leste inn") if taken.new else ("Ville lagt til i" if dry else "La til i")
    click.echo(f"{verb} {name}  ({document.source})")
    if not taken.changed:
        click.echo("  Saken ville ikke blitt endret." if dry else "  Saken er ikke endret.")
    proposal = document.proposal
    if has_text(proposal.points):
        click.echo("  Forslag til vedtak:")
        click.echo("    " + as_text(proposal.points).replace("\n", "\n    "))
    elif proposal.pending:
        click.echo("  Forslaget fremmes i møtet.")
    click.echo(f"  Avsnitt: {', '.join(s.heading for s in document.sections) or 'ingen'}")
    for decision in document.decisions:
        if not decision.quoted:
            click.echo("  Har sitt eget vedtak.")
            continue
        where = f"{decision.of.body or '?'} {decision.of.number or '?'}/{decision.of.year or '?'}"
        click.echo(f"  Siterer vedtaket i {where}.")
    for doubt in taken.doubts:
        click.echo(f"  Tvil: {doubt.sentence}")


def _as_json(taken: Taken) -> dict[str, Any]:
    doubts = [{"field": doubt.field, "text": doubt.text, "sentence": doubt.sentence} for doubt in taken.doubts]
    return to_json(taken.document) | {"doubts": doubts}
