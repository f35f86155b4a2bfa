"""Finds what ships with the program: profiles, the worked example, synonyms, the Word template.

The same names work from a checkout, an editable install and an installed wheel. In the wheel the files lie beside
this module; in a checkout they lie in ``data/`` at the top, where they are easy to find and edit.
"""

from pathlib import Path, PurePosixPath

from sekretariat_tui.domain.errors import CannotRead

_PACKAGE = Path(__file__).resolve().parent


class DataMissing(CannotRead):
    """A file that ships with the program is not where it should be: the installation is damaged."""


def data_root() -> Path:
    """The folder that holds everything that ships with the program.

    Raises:
        DataMissing: neither the installed folder nor that of a checkout is there.
    """
    installed = _PACKAGE / "_data"
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parents[1]
    # The project file tells a checkout from a folder that happens to be called data two levels above site-packages.
    if (checkout / "data").is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / "data"
    raise DataMissing(
        f"Fant ikke filene som følger med programmet; de skulle ligget i {installed}. Installer programmet på nytt."
    )


def data_file(name: str) -> Path:
    """The file called ``name``, such as ``"profiles/innlandet.yaml"``, always written with ``/``.

    Raises:
        DataMissing: there is no such file.
        ValueError: ``name`` leads out of the data folder; a mistake in the calling code.
    """
    path = _inside(name)
    if not path.is_file():
        raise DataMissing(f"Filen «{name}» som følger med programmet, mangler i {path.parent}. Installer på nytt.")
    return path


def data_files(folder: str, pattern: str = "*") -> list[Path]:
    """The files in ``folder`` whose names fit ``pattern`` (as in ``Path.glob``), in the order of their names.

    Raises:
        DataMissing: there is no such folder.
        ValueError: ``folder`` leads out of the data folder; a mistake in the calling code.
    """
    path = _inside(folder)
    if not path.is_dir():
        raise DataMissing(f"Mappen «{folder}» som følger med programmet, mangler i {path.parent}. Installer på nytt.")
    return sorted(found for found in path.glob(pattern) if found.is_file())


def _inside(name: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
        raise ValueError(f"not a name inside the data folder: {name!r}")
    return data_root().joinpath(*parts)
