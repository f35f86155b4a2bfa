"""Standard output and error, the same on every system."""

import sys
from io import TextIOWrapper


def use_utf8() -> None:
    """Makes standard output, error and input UTF-8 whatever the console's own encoding is (Windows: often cp1252)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
