"""The commands. Each is a thin function over ``workspace``; the program itself is opened only when asked for."""

import sys

from .streams import use_utf8


def main() -> None:
    """Runs ``sekretariat``. Exit code 0: done. 1: it could not be done, said in one line. 2: wrong usage."""
    use_utf8()
    from .commands import sekretariat

    try:
        code = sekretariat.run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - a traceback may quote what somebody wrote
        from ..workspace.crash_report import what_to_do, write_report

        print(what_to_do(write_report(error)), file=sys.stderr)
        code = 1
    sys.exit(code)
