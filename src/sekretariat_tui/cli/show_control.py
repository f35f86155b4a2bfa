"""``sekretariat kontroll``: what is wrong or doubtful."""

import click
import msgspec

from ..workspace import Workspace
from .json_output import write_json


def show_control(workspace: Workspace, *, as_json: bool) -> int:
    """Prints what was found. Gives the exit code: 0 also when there are findings, for they are not failures."""
    findings = workspace.control.findings()
    if as_json:
        write_json({"findings": [msgspec.to_builtins(finding) for finding in findings]})
        return 0
    for finding in findings:
        click.echo(f"{finding.where}: {finding.sentence}")
    click.echo("Ingenting å merke." if not findings else f"{len(findings)} ting å se på.")
    return 0
