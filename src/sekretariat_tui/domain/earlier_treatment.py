"""«Tidligere behandling»: the thread of a case as a section of its paper, a block a step.

What the program wrote can be written again when the register knows more. Each block it wrote is noted by the mark of
its words (``provenance``): a block that a person has changed is theirs and stays, one that they took out stays out, and
what they wrote between stays where it is.
"""

from collections.abc import Iterable, Sequence

import msgspec

from .case import Case, Section
from .points import Point, has_text, outline, said
from .provenance import FoundAt, words_mark

KIND = "earlier_treatment"
_NOTE = "thread"  # the kind of the notes in ``found``
_FIELD = KIND  # of its own: what is read in anew takes its own notes away, and leaves these
_GAP = "\n\n"


class EarlierStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step to be written: the id of its case, the line that says when, where and with what outcome, and its points."""

    case: str
    line: str
    points: tuple[Point, ...] = ()

    @property
    def block(self) -> str:
        """The step as it stands in the section: the line, and the points as a quote below it."""
        if not has_text(self.points):
            return f"{self.line}."
        rows = list(outline(self.points))
        quoted = [
            "   " * row.depth + (f"{'-' if row.label == '•' else row.label} " if row.label else "") + _words(row.point)
            for row in rows
        ]
        if len(rows) == 1 and rows[0].label in ("", "1."):
            return f"{self.line}: «{_words(rows[0].point)}»"
        return "\n".join([f"{self.line}:", *quoted])


def is_written(case: Case) -> bool:
    """Whether the program has written in the paper before, and the section is still there."""
    return any(_notes(case, section) for section in case.sections)


def without_ours(case: Case, section: Section) -> str:
    """The section's text without the blocks that the program wrote: what a person, or the paper, says."""
    ours = set(_notes(case, section).values())
    if not ours:
        return section.text
    return _GAP.join(block for block in _split(section.text) if words_mark(block) not in ours)


def with_earlier_treatment(case: Case, heading: str, steps: Sequence[EarlierStep]) -> Case:
    """The case with the section written, or brought up to date where it is there. Nothing a person wrote is changed."""
    section = _section(case, heading) or Section(heading=heading, kind=KIND)
    notes = _notes(case, section)
    text, ours = _updated(section.text, notes, steps)
    others = tuple(note for note in case.found if note.kind != _NOTE)
    new = tuple(
        FoundAt(field=_FIELD, part=f"{section.id}/{step}", kind=_NOTE, mark=mark) for step, mark in sorted(ours.items())
    )
    written = msgspec.structs.replace(section, text=text)
    return msgspec.structs.replace(case, sections=_placed(case, written), found=(*others, *new))


def _section(case: Case, heading: str) -> Section | None:
    """The section the program has written in, else the one it made, else one a person has given that heading."""
    title = heading.strip().casefold()
    return (
        next((section for section in case.sections if _notes(case, section)), None)
        or next((section for section in case.sections if section.kind == KIND), None)
        or next((section for section in case.sections if section.heading.strip().casefold() == title), None)
    )


def _notes(case: Case, section: Section) -> dict[str, str]:
    """The mark of each block that was written in the section, by the id of the case it tells of."""
    return {
        note.part.partition("/")[2]: note.mark
        for note in case.found
        if note.kind == _NOTE and note.part.partition("/")[0] == section.id
    }


def _updated(text: str, notes: dict[str, str], steps: Sequence[EarlierStep]) -> tuple[str, dict[str, str]]:
    """The section's text brought up to date, and the marks of the blocks in it that are ours."""
    blocks = [block for block in _split(text) if block.strip()]
    by_mark = {mark: step for step, mark in notes.items()}
    owners = [by_mark.get(words_mark(block), "") for block in blocks]
    wanted = {step.case: step for step in steps}
    out: list[tuple[str, str]] = []
    for block, owner in zip(blocks, owners, strict=True):
        if not owner:
            out.append(("", block))
        elif owner in wanted:
            out.append((owner, wanted[owner].block))
    there = {owner for owner, _ in out if owner}
    known = set(notes)
    for number, step in enumerate(steps):
        if step.case in known:
            continue  # written before: updated above, or a person's now
        before = {one.case for one in steps[:number]} & there
        place = max((index + 1 for index, (owner, _) in enumerate(out) if owner in before), default=None)
        if place is None:
            place = next((index for index, (owner, _) in enumerate(out) if owner), len(out))
        out.insert(place, (step.case, step.block))
        there.add(step.case)
    # A step that was a person's stays theirs, also in times to come.
    marks = {step: mark for step, mark in notes.items() if step in wanted}
    marks |= {owner: words_mark(block) for owner, block in out if owner}
    return _GAP.join(block for _, block in out), marks


def _words(point: Point) -> str:
    return " ".join(said(point).split())


def _split(text: str) -> Iterable[str]:
    return text.strip("\n").split(_GAP)


def _placed(case: Case, section: Section) -> tuple[Section, ...]:
    if any(one.id == section.id for one in case.sections):
        return tuple(section if one.id == section.id else one for one in case.sections)
    after = next((index + 1 for index, one in enumerate(case.sections) if _is_background(one)), 0)
    return (*case.sections[:after], section, *case.sections[after:])


def _is_background(section: Section) -> bool:
    return section.kind == "background" or section.heading.strip().casefold().startswith("bakgrunn")
