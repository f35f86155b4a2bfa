"""``sekretariat referanser``: the case references in a text."""

import click

from ..domain.references import Reference, find_references
from ..profiles import ProfileError, load_profile
from ..workspace.bodies import any_body
from ..workspace.folders import Folders
from .json_output import write_json

FLAGS = {"typo": "trolig skrivefeil", "ocr": "skadet tekst", "no_year": "uten år", "no_body": "uten utvalg"}


def show_references(folders: Folders, text: str, body: str | None, year: int | None, *, as_json: bool) -> int:
    """Prints the references in order. Gives the exit code."""
    profile = None
    if folders.profile.is_file():
        try:
            profile = load_profile(folders.profile)
        except ProfileError as error:
            click.echo(error.sentence, err=True)
    if body:
        body = any_body(profile, body)
    found = find_references(text, body=body, year=year, profile=profile)
    if as_json:
        write_json({"references": [_as_json(reference) for reference in found]})
        return 0
    for r in found:
        doubts = ", ".join(FLAGS[flag] for flag in sorted(r.flags) if flag in FLAGS)
        click.echo(f"{r.body or '?'} {r.number}/{r.year or '?'}   «{r.text}»{'   ' + doubts if doubts else ''}")
    if not found:
        click.echo("Ingen sakshenvisninger.")
    return 0


def _as_json(reference: Reference) -> dict[str, object]:
    return {
        "text": reference.text,
        "start": reference.start,
        "end": reference.end,
        "body": reference.body,
        "number": reference.number,
        "year": reference.year,
        "flags": sorted(reference.flags),
    }
