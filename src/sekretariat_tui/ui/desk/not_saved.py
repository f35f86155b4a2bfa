"""What is not saved and why, in one line of the screen."""

import re

from ..saving import SaveQueue

# The line is short: «ikke lagret» is said once, and which file it was stands in the notice.
_NOT_SAVED = re.compile(r"^Endringen er ikke lagret.*?: ")


def not_saved(saving: SaveQueue) -> str:
    """The line, with a sign for those who see no colours; empty when nothing is wrong."""
    problem, short = saving.problem, saving.problem_in_short
    if not problem:
        return ""
    if not short:
        return f"! ikke lagret: {_NOT_SAVED.sub('', problem)}"
    if saving.stuck:
        return f"! ikke lagret: {short}. Teksten står her, og lagres når det går."
    return f"! {short}: det som skrives nå, blir først lagret når det går igjen."
