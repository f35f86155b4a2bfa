"""What was found where a register should be, and what there is to go on from, in words."""

from datetime import datetime

from .rescue import Trouble, WaysOn


def found(trouble: Trouble) -> str:
    """What was found: what is wrong, in which file, and when it was last written."""
    lines = [trouble.sentence]
    if trouble.written is not None:
        size = "" if trouble.size > 1 else " og er tom"
        lines.append(
            f"{trouble.path.name} ble sist skrevet {at(trouble.written)}{size}, og ligger i {trouble.path.parent}."
        )
    return "\n\n".join(lines)


def what_there_is(ways: WaysOn) -> str:
    """The newest backup and what the history holds, as sentences."""
    said = []
    if ways.backup is not None:
        said.append(f"Den nyeste sikkerhetskopien som er hel, er fra {at(ways.backup.at)}.")
    else:
        said.append("Det er ingen sikkerhetskopi som kan åpnes.")
    history = ways.history
    if history is not None and history.complete:
        said.append(
            f"Historikken har alle {saves(history.acts)} fra den første til {at(history.at)}, så registeret kan "
            "bygges opp igjen av den."
        )
    elif history is not None:
        said.append(
            f"Historikken har {history.acts - history.missing} av {saves(history.acts)}, den siste fra "
            f"{at(history.at)}. Bygges registeret opp igjen av den, kan noe mangle."
        )
    return " ".join(said)


def saves(number: int) -> str:
    """So many acts, in words."""
    return "1 lagring" if number == 1 else f"{number} lagringer"


def at(moment: datetime) -> str:
    """A moment as a sentence has it."""
    return f"{moment.astimezone():%d.%m.%Y kl. %H.%M}"
