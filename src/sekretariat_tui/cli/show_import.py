"""``sekretariat importer``: what was read, file by file."""

import click

from ..domain.points import as_text, has_text
from ..reading.read_json import to_json
from ..workspace import Workspace
from ..workspace.imports import ImportResult, Taken
from .json_output import write_json


def show_import(workspace: Workspace, result: ImportResult, *, dry: bool, as_json: bool) -> int:
    """Prints what became of each file. Gives the exit code: 1 when a file could not be read."""
    if as_json:
        write_json(
            {
                "imported": [to_json(taken.document) for taken in result.taken],
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
    return 1 if result.failed else 0


def _show(workspace: Workspace, taken: Taken, dry: bool) -> None:
    document = taken.document
    name = f"«{document.title}»"
    if document.body and document.number and document.year:
        name = f"{document.body} {document.number}{document.suffix}/{document.year} {document.title}"
    verb = ("Ville lest inn" if dry else "Leste inn") if taken.new else ("Ville lagt til i" if dry else "La til i")
    click.echo(f"{verb} {name}  ({document.source})")
    proposal = document.proposal
    if has_text(proposal.points):
        click.echo("  Forslag til vedtak:")
        click.echo("    " + as_text(proposal.points).replace("\n", "\n    "))
    elif proposal.pending:
        click.echo("  Forslaget fremmes i møtet.")
    click.echo(f"  Avsnitt: {', '.join(s.heading for s in document.sections) or 'ingen'}")
    for decision in document.decisions:
        where = f"{decision.of.body or '?'} {decision.of.number or '?'}/{decision.of.year or '?'}"
        click.echo(f"  Siterer vedtaket i {where}.")
    for doubt in document.doubts:
        click.echo(f"  Tvil: {doubt.sentence}")
