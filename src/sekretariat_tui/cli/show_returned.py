"""What drafts that came back change, and what was taken in of them, as lines or as JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from ..domain.choosing import Question
from ..domain.differences import marked
from ..domain.points.change_marks import moved_to
from ..workspace import Workspace
from ..workspace.returned import COMPARABLE, Comparison, Found, State
from .json_output import write_json


def show_returned(workspace: Workspace, paths: Sequence[Path], *, take: bool, as_json: bool) -> int:
    """Prints what each file changes, and takes it in when asked. Gives 1 when a file could not be read at all."""
    found = workspace.returned.look(paths)
    if all(one.state is State.NOT_WORD and one.path not in paths for one in found):
        for one in found:
            click.echo(one.sentence, err=True)
        click.echo("Fant ingen Word-filer der. Sjekk stien, og at filene slutter på .docx.", err=True)
        return 1
    rows: list[dict[str, Any]] = []
    for one in found:
        # Compared one by one: the second of two copies is compared with what the first has changed.
        comparison = workspace.returned.compare(one) if one.state in COMPARABLE else None
        wanted = take and one.state is State.READY
        taken = comparison is not None and wanted and _can_be_taken(comparison)
        again = ""
        if comparison is not None and taken:
            case = workspace.returned.take(one.path, comparison, comparison.proposed)
            again = workspace.returned.to_clear_again(comparison.now, case)
        if as_json:
            rows.append(_row(workspace, one, comparison, taken=taken) | ({"warning": again} if again else {}))
        else:
            for line in _lines(workspace, one, comparison, wanted=wanted, taken=taken):
                click.echo(line)
            if again:
                click.echo(f"  ! {again}")
    if as_json:
        write_json({"files": rows})
    named_no_word = (one.state is State.NOT_WORD and one.path in paths for one in found)
    return int(any(one.state is State.FAILED for one in found) or any(named_no_word))


def _can_be_taken(comparison: Comparison) -> bool:
    """Whether there is anything to take in that nobody has to choose; a file of an unknown version waits as a whole."""
    return not comparison.base_missing and bool(comparison.proposed or comparison.remarks or comparison.pictures)


def _lines(
    workspace: Workspace, found: Found, comparison: Comparison | None, *, wanted: bool, taken: bool
) -> Iterator[str]:
    if comparison is None:
        yield found.sentence
        return
    yield f"«{found.path.name}» – {workspace.cases.label(comparison.now)}"
    if found.sentence:
        yield f"  ! {found.sentence}"
    for question in comparison.questions:
        yield from _question(question, comparison)
    for remark in comparison.remarks:
        quote = f" til «{remark.quote}»" if remark.quote else ""
        yield f"  Merknad fra {remark.by or 'ukjent'}{quote}: {_indented(remark.text)}"
    for picture in comparison.pictures:
        yield f"  Bilde: {picture.description or picture.name} (blir vedlegg)"
    for edit in comparison.own_lines:
        yield f"  ! {edit.sentence}"
    for problem in comparison.problems:
        yield f"  ! {problem}"
    if comparison.nothing_new:
        yield f"  Ingenting å ta inn. {comparison.untouched}"
    elif taken:
        yield "  Tatt inn." if not comparison.to_choose else "  Tatt inn, unntatt der det står «velg»."
    elif wanted:
        yield "  Ikke tatt inn: åpne filen i programmet og velg der det står «velg»."


def _indented(text: str) -> str:
    """The text of a remark of several paragraphs below the line it begins in."""
    return "\n".join(line and f"    {line}" for line in text.split("\n")).lstrip()


def _question(question: Question, comparison: Comparison) -> Iterator[str]:
    who = comparison.tracked(question)
    why = "velg i programmet" if comparison.base_missing else "endret her også: velg i programmet"
    mark = f" ({why})" if question.proposed is None else ""
    moved = moved_to(question.point) if question.point is not None else ""
    yield f"  {' · '.join(part for part in (question.label, moved, who) if part)}{mark}"
    for line in marked(question.words).split("\n"):
        if line.strip():
            yield f"    {line}"
    if question.note:
        yield f"    ({question.note})"


def _row(workspace: Workspace, found: Found, comparison: Comparison | None, *, taken: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"source": found.path.name, "state": found.state.value, "why": found.sentence}
    if comparison is None:
        return row
    return row | {
        "case": workspace.cases.label(comparison.now),
        "taken": taken,
        "changes": [
            {
                "place": question.label,
                "ours": question.ours,
                "theirs": question.theirs,
                "conflict": question.proposed is None,
                "by": [
                    {"author": edit.author, "at": edit.at.isoformat() if edit.at else None}
                    for edit in comparison.edits(question)
                ],
            }
            for question in comparison.questions
        ],
        "remarks": [{"by": remark.by, "quote": remark.quote, "text": remark.text} for remark in comparison.remarks],
        "pictures": [picture.description or picture.name for picture in comparison.pictures],
        "own_lines": [{"before": e.before, "after": e.after, "why": e.sentence} for e in comparison.own_lines],
        "problems": list(comparison.problems),
    }
