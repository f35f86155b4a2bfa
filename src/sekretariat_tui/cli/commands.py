"""The commands of ``sekretariat``, in the order the help shows them."""

import sys
from pathlib import Path

import click

from .. import __version__
from ..domain.errors import CannotRead, CannotWrite, SekretariatError
from .asked import Asked, take_daily
from .asked import with_folder as _with_folder
from .backup_commands import gjenopprett, sikkerhetskopi
from .bokmal import Command, Group, Number
from .destination import Destination, DestinationType
from .returned_commands import hent
from .template_commands import maler


@click.group(cls=Group, invoke_without_command=True)
@_with_folder
@click.option("--profil", "profile", metavar="NAVN", help="Husreglene en ny mappe skal få, som «innlandet».")
@click.version_option(__version__, message="Sekretariat %(version)s", help="Vis versjonen.")
@click.pass_context
def sekretariat(ctx: click.Context, profile: str | None) -> int | None:
    """Skrivebordet til sekretariatet i et helsefellesskap: saker, vedtak, satsningsområder og oppfølging.

    Uten kommando åpnes programmet.
    """
    asked = ctx.ensure_object(Asked)
    asked.profile = profile
    if ctx.invoked_subcommand is not None:
        return None
    _needs_terminal()
    from ..ui import run

    settings, said = asked.settings()
    notices = [*said, *asked.profile_notices()]
    return run(asked.folders(), settings.who, profile=profile, settings=settings, notices=notices)


@sekretariat.command(cls=Command)
@_with_folder
@click.option("--på-nytt", "--pa-nytt", "afresh", is_flag=True, help="Lag eksempelet på nytt.")
@click.pass_obj
def demo(asked: Asked, afresh: bool) -> int:
    """Åpner et oppdiktet eksempel i en egen mappe."""
    _needs_terminal()
    from ..ui import run
    from ..workspace import Folders, example_folder
    from ..workspace.example import make_example

    folders = Folders(asked.folder.absolute()) if asked.folder else example_folder()
    make_example(folders, afresh=afresh)
    settings, said = asked.settings()
    return run(folders, settings.who, profile=None, settings=settings, notices=said)


@sekretariat.command(cls=Command)
@_with_folder
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="STI...")
@click.option("--prøv", "--prov", "dry", is_flag=True, help="Vis bare hva som ville blitt lest inn.")
@click.option("--utvalg", "body", metavar="KODE", help="Utvalget for saker som ikke nevner noe.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def importer(asked: Asked, paths: tuple[Path, ...], dry: bool, body: str | None, as_json: bool) -> int:
    """Leser saksframlegg, innkallinger og protokoller inn i registeret.

    STI er filer, mapper og zip-filer. Det som er lest inn før, hoppes over; ctrl+c stopper, og neste gang går det videre derfra.
    """
    from .import_progress import is_few, read_in
    from .show_import import show_import

    workspace = asked.workspace("" if dry else "importer")
    try:
        result = read_in(workspace, paths, dry=dry, body=body, whole=as_json or is_few(paths))
        return show_import(workspace, result, dry=dry, as_json=as_json)
    finally:
        workspace.close()


@sekretariat.command(cls=Command, name="søk")
@_with_folder
@click.argument("words", nargs=-1, required=True, metavar="ORD...")
@click.option("--antall", "limit", type=Number(1, 1000), metavar="TALL", default=20, help="Hvor mange treff som vises.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def search(asked: Asked, words: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Søker i vedtak, saker, møter og tiltak."""
    from .show_search import show_search

    workspace = asked.workspace()
    try:
        return show_search(workspace, " ".join(words), limit, as_json=as_json)
    finally:
        workspace.close()


@sekretariat.command(cls=Command)
@_with_folder
@click.argument("case", nargs=-1, required=True, metavar="SAK")
@click.option("--json", "as_json", is_flag=True, help="Skriv saken som JSON.")
@click.pass_obj
def vis(asked: Asked, case: tuple[str, ...], as_json: bool) -> int:
    """Viser en sak med det den viser til og det som viser til den."""
    from .show_case import show_case

    workspace = asked.workspace()
    try:
        return show_case(workspace, workspace.search.one_case(" ".join(case)), as_json=as_json)
    finally:
        workspace.close()


@sekretariat.command(cls=Command)
@_with_folder
@click.argument("case", nargs=-1, required=True, metavar="SAK")
@click.option("--til", "to", type=DestinationType(), metavar="FIL", help="Filen, eller mappen den skal i (ut/).")
@click.option("--erstatt", "replace", is_flag=True, help="Skriv over en fil som er endret for hånd.")
@click.option("--programmets-mal", "own", is_flag=True, help="Bruk programmets mal, også når maler/sak.docx finnes.")
@click.pass_obj
def eksporter(asked: Asked, case: tuple[str, ...], to: Destination | None, replace: bool, own: bool) -> int:
    """Skriver saksframlegget som et Word-dokument."""
    workspace = asked.workspace("eksporter")
    try:
        found = workspace.search.one_case(" ".join(case))
        from ..workspace.papers import FileChangedByHand, TemplateWrong

        take_daily(workspace)
        try:
            path = to.made() if to else None
            written = workspace.papers.export(found.id, to=path, replace=replace, own_template=own)
        except TemplateWrong as error:
            raise CannotRead(f"{error.what}, eller bruk programmets egen med --programmets-mal.") from error
        except FileChangedByHand as error:
            raise CannotWrite(
                f"{error.what} Skriv over den med --erstatt, eller gi dokumentet et annet navn med --til."
            ) from error
        click.echo(f"Skrev {written.path}")
        return 0
    finally:
        workspace.close()


@sekretariat.command(cls=Command)
@_with_folder
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FIL]")
@click.option("--utvalg", "body", metavar="KODE", help="Utvalget teksten hører til.")
@click.option("--år", "--aar", "year", type=Number(1900, 2199), metavar="ÅR", help="Året teksten er fra.")
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def referanser(asked: Asked, file: Path | None, body: str | None, year: int | None, as_json: bool) -> int:
    """Finner sakshenvisningene i en tekst (standard inn når ingen fil er nevnt)."""
    from .show_references import show_references

    if file is None:
        text = sys.stdin.read()
    else:
        from ..reading.incoming import fetch
        from ..reading.text_file import decode

        text = decode(fetch(file))
    return show_references(asked.folders(), text, body, year, as_json=as_json)


@sekretariat.command(cls=Command)
@_with_folder
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_obj
def kontroll(asked: Asked, as_json: bool) -> int:
    """Sier hva som er galt eller tvilsomt i registeret, og hva du kan gjøre."""
    from .show_control import show_control, show_damage

    try:
        workspace = asked.workspace()
    except SekretariatError as error:
        return show_damage(asked.folders(), error, as_json=as_json)
    try:
        return show_control(workspace, as_json=as_json)
    finally:
        workspace.close()


@sekretariat.command(cls=Command)
@_with_folder
@click.pass_obj
def hvor(asked: Asked) -> int:
    """Viser mappene som er i bruk."""
    from ..datafiles import data_root
    from ..workspace.folders import cache_folder, example_folder, reports_folder, settings_file, unsaved_folder

    folders = asked.folders()
    rows = {
        "mappe": folders.root,
        "register": folders.register,
        "profil": folders.profile,
        "maler": folders.templates,
        "dokumenter": folders.documents,
        "innkomne": folders.received,
        "sikkerhetskopier": folders.backups,
        "innstillinger": settings_file(),
        "hurtiglager": cache_folder(),
        "feilrapporter": reports_folder(),
        "ulagret tekst": unsaved_folder(),
        "eksempel": example_folder().root,
        "programfiler": data_root(),
    }
    for name, path in rows.items():
        missing = "" if path.exists() else "   (finnes ikke ennå)"
        click.echo(f"{name + ':':17} {path}{missing}")
    return 0


sekretariat.add_command(sikkerhetskopi)
sekretariat.add_command(gjenopprett)
sekretariat.add_command(hent)
sekretariat.add_command(maler)


def _needs_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotRead(
            "Programmet må åpnes i en terminal. Kjør «sekretariat --help» for kommandoene som virker uten."
        )


__all__ = ["SekretariatError", "sekretariat"]
