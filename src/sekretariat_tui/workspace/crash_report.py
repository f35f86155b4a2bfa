"""The report of a fault in the program: what kind, where in the code, which versions. Never what anybody wrote."""

import contextlib
import errno
import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .. import __version__
from .folders import reports_folder

KEPT = 10
_PACKAGE = "sekretariat_tui"
_VERSIONS_OF = ("textual", "rich", "msgspec", "tinydb", "click", "filelock")


def write_report(error: BaseException, where: str = "") -> Path | None:
    """Writes a report in the user's own folder, private to the user, and gives it; None when it cannot be written.

    Only the ten newest are kept. It never raises: it is called when something has gone wrong already.
    """
    with contextlib.suppress(Exception):
        folder = reports_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"feil-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(report(error, where))
        others = sorted(other for other in folder.glob("feil-*.txt") if other != path)
        for old in others[: 1 - KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()
        return path
    return None


def report(error: BaseException, where: str = "") -> str:
    """The report as text: kinds of error and places in code only, for a message may quote what somebody wrote."""
    lines = [
        "Feilrapport fra Sekretariat. Den inneholder ingen tekst fra saker, vedtak eller filer.",
        "",
        f"Tid: {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"Sekretariat {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        ", ".join(_versions()),
    ]
    if where:
        lines.append(f"Hvor: {where}")
    for number, one in enumerate(_chain(error)):
        lines += ["", f"{'Feil' if number == 0 else 'Årsak'}: {_kind(one)}"]
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(one.__traceback__)]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        inner = getattr(one, "error", None)  # Textual's word that a worker failed names what it failed of
        following = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        one = inner if isinstance(inner, BaseException) else following


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} ({errno.errorcode.get(error.errno, error.errno)})"
    return name


def _place(frame: traceback.FrameSummary) -> str:
    """File, line and function. Of the file no more than what lies in the program or in a library."""
    parts = Path(frame.filename).parts
    if _PACKAGE in parts:
        parts = parts[len(parts) - 1 - parts[::-1].index(_PACKAGE) :]
    elif "site-packages" in parts:
        parts = parts[parts.index("site-packages") + 1 :]
    else:
        parts = parts[-1:]
    return f"{'/'.join(parts)}:{frame.lineno} {frame.name}"


def _versions() -> Iterator[str]:
    for name in _VERSIONS_OF:
        with contextlib.suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


def what_to_do(report: Path | None, unsaved: str = "") -> str:
    """What the user is told: what happened, what is saved, where the report is, and what to do.

    Args:
        unsaved: a sentence of what could not be saved, if there is any.
    """
    said = "Programmet stanset på grunn av en feil i programmet selv. "
    said += f"{unsaved} " if unsaved else "Alt du har skrevet, er lagret. "
    if report is None:
        return said + "Åpne det på nytt med «sekretariat»."
    return said + (
        f"En rapport uten tekst fra sakene ligger i {report}. "
        "Åpne programmet på nytt, og send rapporten til den som hjelper dere med det, hvis det skjer igjen."
    )
