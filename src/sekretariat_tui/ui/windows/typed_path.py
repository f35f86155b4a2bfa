"""A path as a person gives it: typed, pasted, or dragged into the terminal."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname


def typed_path(text: str) -> Path | None:
    """The path, or None when nothing was given.

    Takes away the quotes that a terminal or the Explorer's «Kopier som bane» puts around it, the backslashes a terminal
    on Linux or macOS puts before spaces, and ``file://``; ``~`` is the user's own folder.
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].replace("'\\''", "'")
    elif os.name != "nt" and "\\" in text and not Path(text).exists():
        text = _without_backslashes(text)
    if text.startswith("file:"):
        parts = urlsplit(text)
        text = url2pathname(unquote(parts.path) if os.name != "nt" else parts.path)
    if not text:
        return None
    try:
        return Path(text).expanduser()
    except RuntimeError:  # «~somebody» who is not here
        return Path(text)


def _without_backslashes(text: str) -> str:
    kept: list[str] = []
    escaped = False
    for sign in text:
        if sign == "\\" and not escaped:
            escaped = True
            continue
        kept.append(sign)
        escaped = False
    return "".join(kept)
