"""``python -m sekretariat_tui`` is the same as ``sekretariat``."""

from sekretariat_tui.cli import main

if __name__ == "__main__":
    main()
