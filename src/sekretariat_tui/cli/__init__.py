"""The commands. Each is a thin function over ``workspace``; the program itself is opened only when asked for."""

import sys

from .streams import use_utf8


def main() -> None:
    """Runs ``sekretariat``. Exit code 0: done. 1: it could not be done, said in one line. 2: wrong usage."""
    use_utf8()
    from .commands import sekretariat

    sys.exit(sekretariat.run(sys.argv[1:]))
