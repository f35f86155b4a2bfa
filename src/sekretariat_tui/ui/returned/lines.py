"""The words of the window for drafts that came back: a line for each file, and what comes with it besides the text."""

from collections.abc import Iterator

import msgspec
from rich.text import Text

from ...domain.choosing import Question
from ...workspace import Workspace
from ...workspace.returned import Comparison, Found, State

_SIGNS = {
    State.READY: "  ",
    State.UNSURE: "? ",
    State.TAKEN: "✓ ",
    State.OLDER: "! ",
    State.UNKNOWN: "– ",
    State.OTHER_HOUSE: "– ",
    State.FAILED: "! ",
}
_WORDS = {
    State.READY: "",
    State.UNSURE: "velg hvilken sak den gjelder",
    State.TAKEN: "hentet inn",
    State.OLDER: "eldre enn det som er hentet inn",
    State.UNKNOWN: "ingen sak her",
    State.OTHER_HOUSE: "fra et annet sekretariat",
    State.FAILED: "kan ikke leses",
}


def file_line(found: Found, workspace: Workspace) -> Text:
    """Two lines: the file, and under it the case or why there is none; a sign tells what can be done."""
    line = Text(_SIGNS[found.state], "bold", no_wrap=True, overflow="ellipsis")
    line.append(found.path.name, "not bold")
    head = next((one for one in workspace.cases.heads() if one.id == found.case), None)
    named = workspace.cases.label(head) if head is not None and found.state is not State.UNSURE else ""
    below = " · ".join(part for part in (named, _WORDS[found.state], _saved(found)) if part)
    return line.append(f"\n    {below}", "dim")


def with_editors(comparison: Comparison) -> list[Question]:
    """The questions, with who changed the place in Word where changes were tracked."""
    return [
        msgspec.structs.replace(question, label=f"{question.label} · {who}" if who else question.label)
        for question in comparison.questions
        for who in [comparison.tracked(question)]
    ]


def besides(comparison: Comparison) -> Text:
    """The remarks and pictures that come with the file, and what could not be read."""
    text = Text()
    for part in _besides(comparison):
        if text:
            text.append("\n")
        text.append(part)
    return text


def _besides(comparison: Comparison) -> Iterator[Text]:
    if comparison.remarks:
        yield Text("Merknader som blir med inn på saken", "bold")
        for remark in comparison.remarks:
            day = f" {remark.at.astimezone():%d.%m.%Y}" if remark.at else ""
            quote = f" til «{_short(remark.quote)}»" if remark.quote else ""
            yield Text(f"  {remark.by or 'ukjent'}{day}{quote}: {remark.text}")
    if comparison.pictures:
        count = len(comparison.pictures)
        yield Text(f"{count} {'bilde' if count == 1 else 'bilder'} fra filen blir vedlegg til saken.")
    for problem in comparison.problems:
        yield Text(f"! {problem}")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _saved(found: Found) -> str:
    draft = found.draft
    if draft is None or draft.saved is None:
        return ""
    by = f" av {draft.saved_by}" if draft.saved_by else ""
    return f"lagret {draft.saved.astimezone():%d.%m %H:%M}{by}"
