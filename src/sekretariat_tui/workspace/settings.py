"""The user's own settings: name, side, theme and keys (``innstillinger.yaml``)."""

import getpass
from pathlib import Path
from typing import Any

import msgspec

from ..domain.errors import CannotRead
from ..domain.os_errors import os_error_words


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What one user has chosen. ``keys`` maps the id of a key binding to the keys it is to have."""

    name: str = ""
    side: str = ""
    theme: str = ""
    keys: dict[str, str] = {}

    @property
    def who(self) -> str:
        """The name the register writes on acts: the user's own, else what the machine calls them."""
        if self.name:
            return self.name
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # no such user in a container
            return "ukjent"


NAMES = {"navn": "name", "side": "side", "tema": "theme", "taster": "keys"}


def load_settings(path: Path) -> tuple[Settings, list[str]]:
    """The settings, and a sentence for each line that could not be used. A missing file gives the standard ones."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        why = os_error_words(error) if isinstance(error, OSError) else "filen er ikke UTF-8"
        return Settings(), [f"Innstillingene i {path} kan ikke leses ({why}). Standardvalgene brukes."]
    import yaml  # 10 ms, and most users have no settings file

    try:
        node: Any = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", linje {mark.line + 1}" if mark else ""
        return Settings(), [f"Innstillingene i {path}{where} er ikke gyldig YAML. Standardvalgene brukes."]
    if node in (None, ""):
        return Settings(), []
    if not isinstance(node, dict):
        return Settings(), [f"Innstillingene i {path} skal være linjer som «navn: Kari». Standardvalgene brukes."]
    said: list[str] = []
    values: dict[str, Any] = {}
    for key, value in node.items():
        field = NAMES.get(str(key))
        if field is None:
            said.append(f"{path.name}: «{key}» er ikke en innstilling. Kjente er {', '.join(NAMES)}.")
        elif field == "keys":
            if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
                values["keys"] = {str(k): v for k, v in value.items()}
            elif value:
                said.append(f"{path.name}: «taster» skal være linjer som «sak.ny: ctrl+n».")
        elif isinstance(value, str):
            values[field] = value
        else:
            said.append(f"{path.name}: «{key}» skal være tekst.")
    return Settings(**values), said


def save_setting(path: Path, key: str, value: str) -> None:
    """Writes one setting and leaves the rest of the file, comments too, as it was.

    Raises:
        CannotRead: when the file or its folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        line = f'{key}: "{value}"'
        for number, old in enumerate(lines):
            if old.startswith(f"{key}:"):
                lines[number] = line
                break
        else:
            lines.append(line)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise CannotRead(
            f"Valget kunne ikke lagres i {path} ({os_error_words(error)}). Det gjelder til du avslutter."
        ) from error
