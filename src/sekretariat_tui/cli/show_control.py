"""``sekretariat kontroll``: what is wrong or doubtful."""

import click
import msgspec

from ..domain.errors import SekretariatError
from ..workspace import Folders, Workspace
from .json_output import write_json


def show_control(workspace: Workspace, *, as_json: bool) -> int:
    """Prints what was found. Gives the exit code: 0 also when there are findings, for they are not failures."""
    from ..domain.control import Finding, FindingKind, MendKind
    from ..workspace.rescue import trouble_in

    findings = workspace.control.findings()
    if (trouble := trouble_in(workspace)) is not None:
        said = Finding(kind=FindingKind.UNREADABLE, key="register", where=trouble.path.name, sentence=trouble.sentence)
        findings.insert(0, said)
    if as_json:
        write_json({"findings": [msgspec.to_builtins(finding) for finding in findings]})
        return 0
    for finding in findings:
        click.echo(f"{finding.where}: {finding.sentence}")
        ways = [mend.label for mend in finding.mends if mend.kind not in {MendKind.OPEN, MendKind.LET_STAND}]
        if ways:
            click.echo(f"  Du kan: {' · '.join(ways)}")
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
