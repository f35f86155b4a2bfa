"""``sekretariat kontroll``: what is wrong or doubtful."""

import click
import msgspec

from ..domain.errors import SekretariatError
from ..workspace import Folders, Workspace
from .json_output import write_json


def show_control(workspace: Workspace, *, as_json: bool) -> int:
    """Prints what was found. Gives the exit code: 0 also when there are findings, for they are not failures."""
    from ..workspace.control import Finding
    from ..workspace.rescue import trouble_in

    findings = workspace.control.findings()
    if (trouble := trouble_in(workspace)) is not None:
        findings.insert(0, Finding(None, trouble.path.name, trouble.sentence))
    if as_json:
        write_json({"findings": [msgspec.to_builtins(finding) for finding in findings]})
        return 0
    for finding in findings:
        click.echo(f"{finding.where}: {finding.sentence}")
    click.echo("Ingenting å merke." if not findings else f"{len(findings)} ting å se på.")
    return 0


def show_damage(folders: Folders, error: SekretariatError, *, as_json: bool) -> int:
    """Prints why the register cannot be opened, and what there is to go on from. Gives the exit code, which is 1."""
    from ..workspace.rescue import trouble_of, ways_on
    from ..workspace.rescue_words import found, what_there_is

    trouble = trouble_of(folders, error)
    if trouble is None:
        raise error
    said = [found(trouble).replace("\n\n", " "), what_there_is(ways_on(folders))]
    click.echo(error.sentence, err=True)
    if as_json:
        write_json({"findings": [{"case": None, "where": trouble.path.name, "sentence": " ".join(said)}]})
    else:
        for sentence in said:
            click.echo(sentence)
        click.echo("Se kopiene med «sekretariat gjenopprett», eller åpne programmet for å velge hva som skal gjøres.")
    return 1
