"""``sekretariat importer``: what was read, file by file."""

import re
from collections import defaultdict
from typing import Any

import click

from ..domain.points import as_text, has_text
from ..reading.document import ReadDocument
from ..reading.read_json import to_json
from ..workspace import Workspace
from ..workspace.imports import Failed, ImportResult, Taken
from ..workspace.imports.told import PAPER_KINDS
from ..workspace.titles import UNKNOWN_TITLE
from .json_output import write_json
from .number_words import counted

KINDS = {"agenda": "innkallingen", "minutes": "protokollen", "pack": "sakspakken"}
_NAMED = re.compile("«[^»]*»")
_MANY = 20  # files that are named one by one


def show_import(workspace: Workspace, result: ImportResult, *, dry: bool, as_json: bool) -> int:
    """Prints what became of each file. Gives the exit code: 1 when a file could not be read, or there was none."""
    if as_json:
        write_json(
            {
                "imported": [_as_json(taken) for taken in result.taken],
                "unchanged": [*result.unchanged, *result.same, *result.left_out],
                "failed": [{"source": failed.source, "why": failed.why} for failed in result.failed],
            }
        )
    else:
        for taken in result.taken:
            _show(workspace, taken, dry)
        _show_unchanged(result.unchanged, "er lest inn før, ingenting er endret")
        _show_unchanged(result.same, "har samme innhold som en annen fil her, og er ikke lest inn én gang til")
        _show_unchanged(result.left_out, "er utelatt, og er ikke lest inn")
        if len(result.taken) > 1:
            click.echo(_counts(result, dry))
    _show_failed(result.failed)
    nothing = not (result.taken or result.unchanged or result.same or result.failed or result.left_out)
    if result.stopped:
        kept = "Ingenting er endret." if dry else "Det som er lest inn, er lagret."
        click.echo(f"Stoppet. {kept} Kjør samme kommando igjen for å gå videre der det slapp.", err=True)
    elif nothing:
        click.echo("Fant ingen filer å lese. Skriv navnet på en fil, eller på en mappe med filer i.", err=True)
    return 1 if result.failed or nothing or result.stopped else 0


def _show_failed(failed: tuple[Failed, ...]) -> None:
    """One line a file; of many that failed for one reason the first is shown, and how many there were."""
    alike: defaultdict[str, list[Failed]] = defaultdict(list)
    for one in failed:
        alike[_NAMED.sub("", one.why.replace(one.source, ""))].append(one)
    for group in alike.values():
        many = len(group) > _MANY
        for one in group[:1] if many else group:
            why = one.why if one.source in one.why else f"{one.source}: {one.why}"
            click.echo(
                f"{len(group)} filer kunne ikke leses inn av samme grunn. Den første: {why}" if many else why, err=True
            )


def _show_unchanged(sources: tuple[str, ...], why: str) -> None:
    """One line a file; of many files one line in all."""
    if len(sources) > _MANY:
        click.echo(f"{len(sources)} filer {why}.")
    else:
        for source in sources:
            click.echo(f"{source}: {why}.")


def _counts(result: ImportResult, dry: bool) -> str:
    """What came of it all, in one line."""
    new = sum(one.new for taken in result.taken for one in taken.becomes.cases)
    meetings = sum(one.new for taken in result.taken for one in taken.becomes.meetings)
    decisions = sum(taken.becomes.decisions for taken in result.taken)
    doubts = sum(len(taken.doubts) for taken in result.taken)
    said = [
        counted(len(result.taken), "dokument", "dokumenter"),
        counted(new, "ny sak", "nye saker"),
        counted(meetings, "nytt møte", "nye møter"),
        counted(decisions, "vedtak", "vedtak"),
        counted(doubts, "ting å sjekke", "ting å sjekke"),
    ]
    verb = "Ville lest inn" if dry else "Leste inn"
    return f"{verb} {', '.join(said)}." + ("" if dry or not doubts else " Se dem med «sekretariat kontroll».")


def _show(workspace: Workspace, taken: Taken, dry: bool) -> None:
    document = taken.document
    new, added = ("Ville lest inn", "Ville lagt til i") if dry else ("Leste inn", "La til i")
    if document.kind in PAPER_KINDS:
        click.echo(f"{new if taken.new else added} {_case_name(workspace, taken)}  ({document.source})")
        if not taken.changed:
            click.echo("  Saken ville ikke blitt endret." if dry else "  Saken er ikke endret.")
        if document.sections or document.proposal.points or document.decisions:
            _show_paper(document)
    else:
        day = f" {document.meeting_date:%d.%m.%Y}" if document.meeting_date else ""
        name = f"{KINDS[document.kind]} {document.body or ''}{day}".strip()
        click.echo(f"{new if taken.new else added} {name}  ({document.source})")
        for one in taken.becomes.cases:
            what = "ny" if one.new else "fylt ut" if one.changed else "uendret"
            decided = ", med vedtak" if one.decided else ""
            number = f"{one.ref.body} {workspace.profile.case_number(one.ref)} " if one.ref else ""
            click.echo(f"  {number}{one.title}  ({what}{decided})")
    doubts = taken.doubts[:_MANY]
    for doubt in doubts:
        click.echo(f"  Tvil: {doubt.sentence}")


def _case_name(workspace: Workspace, taken: Taken) -> str:
    document = taken.document
    title = document.title or UNKNOWN_TITLE
    if document.body and document.number and document.year:
        return f"{document.body} {document.number}{document.suffix}/{document.year} {title}"
    return f"«{title}»" if document.title else title


def _show_paper(document: ReadDocument) -> None:
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


def _as_json(taken: Taken) -> dict[str, Any]:
    doubts = [{"field": doubt.field, "text": doubt.text, "sentence": doubt.sentence} for doubt in taken.doubts]
    return to_json(taken.document) | {"doubts": doubts}
