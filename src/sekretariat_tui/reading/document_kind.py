"""What kind of document the lines make: a case paper, an agenda, minutes, a pack of them, or something else."""

from collections.abc import Sequence

from ..profiles.profile import Profile
from .case_line import names_agenda, names_minutes, read_case_line
from .head import Head
from .lines import Line
from .paper_headings import Role
from .paper_parts import PaperParts
from .read_records import ReadCase

_LONGEST = 200


def document_kind(head: Head, paper: PaperParts, *, has_case: bool) -> str:
    """The kind by what stands at the top; a paper about an agenda is still a case paper where it names its case."""
    top = [head.title, *head.lines[:6]]
    if not has_case and any(map(names_minutes, top)):
        return "minutes"
    if not has_case and any(map(names_agenda, top)):
        return "pack" if len(paper.of(Role.PROPOSAL)) + len(paper.of(Role.PENDING)) > 1 else "agenda"
    if has_case or paper.of(Role.PROPOSAL) or paper.of(Role.PENDING):
        return "case_paper"
    return "unknown"


def agenda_cases(
    lines: Sequence[Line], kind: str, profile: Profile | None, body: str | None, year: int | None
) -> tuple[ReadCase, ...]:
    """The cases an agenda or minutes name, each once, in order: «Sak 12/24 Budsjett»."""
    if kind not in {"agenda", "minutes", "pack"}:
        return ()
    found: dict[tuple[str | None, int, int | None], ReadCase] = {}
    for line in lines:
        if len(line.text) > _LONGEST:
            continue
        text = " ".join(cell for cell in line.cells if cell.strip()) if line.cells else line.text
        case = read_case_line(text, profile) or read_case_line(f"Sak {text}", profile)
        if case is not None and case.number is not None and case.title:
            key = (case.body or body, case.number, case.year or year)
            found.setdefault(key, ReadCase(body=key[0], number=case.number, year=key[2], title=case.title))
    return tuple(found.values())
