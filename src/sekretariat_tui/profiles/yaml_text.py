"""The text of a YAML file: its bytes read with care, and what no text file may hold said with line and column."""

import codecs
import re
from pathlib import Path

from .mistake import Mistake, ProfileError

LARGEST = 256 * 1024  # bytes; a profile is 12 KB, and PyYAML without its C half took 1.9 s for 250 KB of short lines

# What YAML calls not printable (YAML 1.1, section 5.1) and UTF-8 can carry, and a byte order mark anywhere but first.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_OTHER_ENCODINGS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16", codecs.BOM_UTF32_BE: "UTF-32"}


def read_yaml_text(path: Path) -> str:
    """The text of the file, without a byte order mark.

    Raises:
        ProfileError: the file is missing, locked, too large, not UTF-8, or holds characters that no text has.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise _whole(path, "Dette er ikke en fil. Flytt det som har tatt navnet.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _whole(path, "Filen finnes ikke.") from None
    except (OSError, ValueError) as why:
        sentence = "Filen kunne ikke leses. Lukk andre programmer som bruker den, og se at du har tilgang til mappen."
        raise _whole(path, sentence) from why
    if len(data) > LARGEST:
        raise _whole(path, f"Filen er større enn {LARGEST // 1024} kB, og det er ikke en slik fil programmet venter.")
    return decode_yaml(data, path)


def decode_yaml(data: bytes, path: Path) -> str:
    """The bytes as text; ``path`` only names the file in what is said.

    Raises:
        ProfileError: not UTF-8, or characters that no text has.
    """
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise _whole(path, f"Filen er lagret som {name}. Lagre den på nytt med koding UTF-8.")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as why:
        before = data[: why.start].decode("utf-8", errors="replace")
        guess = data[why.start : why.start + 1].decode("cp1252", errors="replace")
        here = f" Her står det trolig «{guess}» slik Windows-1252 skriver det." if guess.isalpha() else ""
        sentence = f"Filen er ikke lagret som UTF-8.{here} Lagre den på nytt med koding UTF-8."
        raise ProfileError(path, (_at(path, before, sentence),)) from None
    if found := _FORBIDDEN.search(text):
        code = ord(found.group())
        what = (
            "Her står et NUL-tegn; dette er ikke en tekstfil"
            if not code
            else f"Her står et usynlig tegn (U+{code:04X})"
        )
        raise ProfileError(path, (_at(path, text[: found.start()], f"{what}. Slett tegnet og lagre på nytt."),))
    return text


def _whole(path: Path, sentence: str) -> ProfileError:
    return ProfileError(path, (Mistake(file=path.name, sentence=sentence),))


def _at(path: Path, before: str, sentence: str) -> Mistake:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Mistake(file=path.name, line=len(lines), column=len(lines[-1]) + 1, sentence=sentence)
