"""What this machine is called, so that a register on two machines can say where it was last written."""

import os
import sys
from functools import cache


@cache
def machine_name() -> str:
    """The machine's name without its domain: «PC-2»; empty where the system does not say."""
    if sys.platform == "win32":
        name = os.environ.get("COMPUTERNAME", "")
    else:
        name = os.uname().nodename
    return name.partition(".")[0].encode(errors="replace").decode()
