"""Nothing leaves the machine, and no text of a case goes where nobody looks for it."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "sekretariat_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))

NETWORK = {
    *("socket", "socketserver", "ssl", "urllib", "urllib3", "http", "httpx", "requests", "aiohttp", "websockets"),
    *("ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib", "xmlrpc", "webbrowser", "sentry_sdk"),
}
# They take an address apart, and open nothing: «file:///C:/…», dragged into a field.
ONLY_WORDS = ("urllib.parse", "urllib.request.url2pathname")
LOGS = {"logging", "syslog", "warnings", "trace", "faulthandler"}
# A file in the machine's own temporary folder outlives the program and is nobody's to clear away.
TEMPORARY = {"tempfile"}


def imported(path: Path) -> Iterator[str]:
    """The names of what a module imports, at its top or anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("never", "what"), [(NETWORK, "network"), (LOGS, "log"), (TEMPORARY, "temporary folder")])
def test_no_module_of_ours_knows_network_log_or_temporary_folder(never: set[str], what: str) -> None:
    found = {
        path.relative_to(ROOT).as_posix(): {
            name
            for name in imported(path)
            if name.partition(".")[0] in never and not name.startswith(ONLY_WORDS)  # takes an address apart
        }
        for path in MODULES
    }
    assert {path: names for path, names in found.items() if names} == {}, what


def test_textual_writes_no_log_of_ours() -> None:
    """``self.log`` and ``textual.log`` go to a developer's console over the network when one listens."""
    calls = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = node.func if isinstance(node, ast.Call) else None
            last = named.attr if isinstance(named, ast.Attribute) else named.id if isinstance(named, ast.Name) else ""
            if last == "log" and not (isinstance(named, ast.Attribute) and _is_name(named.value, "math")):
                calls.append(f"{path.relative_to(ROOT).as_posix()}:{named.lineno if named else 0}")
    assert calls == []


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


WORK = """
import socket, sys, tempfile
from pathlib import Path

def refuse(*arguments, **named):
    raise AssertionError("the program reached for the network")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse

from sekretariat_tui.domain.kinds import Outcome
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Folders, Text, Workspace

root = Path(sys.argv[1])
paper = root / "notat.txt"
paper.write_text("Zymotisk sak" + chr(10) * 2 + "Bakgrunn" + chr(10) * 2 + "Xenofil tekst." + chr(10), encoding="utf-8")
desk = Workspace.open(Folders(root / "s"), "Kari")
(taken,) = desk.imports.read([paper], body="SSU").taken
desk.decisions.set_points(taken.case, Text.PROPOSAL, (Point(text="Xenofilt vedtak."),))
desk.papers.export(taken.case)
desk.search.find("xenofil")
desk.erasure.plan("cases", taken.case)
desk.close()
print("done")
"""


def test_a_day_of_work_opens_no_connection_and_leaves_nothing_in_the_temporary_folder(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("tmp", "home", "work")}
    for place in places.values():
        place.mkdir()
    of_user = {name: str(places["home"]) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    temporary = {name: str(places["tmp"]) for name in ("TMPDIR", "TEMP", "TMP")}
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(places["work"])],
        env={**os.environ, **of_user, **temporary, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "done\n", done.stderr
    assert done.stderr == ""
    assert [path for path in places["tmp"].rglob("*") if path.is_file()] == []
    assert [path for path in places["home"].rglob("*") if path.is_file() and b"enofil" in path.read_bytes()] == []
