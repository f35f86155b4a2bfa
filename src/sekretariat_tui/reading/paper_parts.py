"""The body of a paper taken apart: sections, proposal, adopted text, list of attachments, appended attachments."""

import re
from collections.abc import Sequence

import msgspec

from ..domain.case import Section
from .headings import classify_heading
from .lines import Line, Mark, section_text
from .paper_headings import APPENDIX, Role, comes_later, heading_text, roles
from .sign_off import sign_off

_ALTERNATIVE = re.compile(r"alternativ\s?(?:\d|[a-e]|i{1,3})\W{0,2}", re.IGNORECASE)

_NUMBERED = re.compile(r"\d{1,2}(?P<deeper>(?:\.\d{1,2}){1,3})\.?\s")
_RECOMMENDS = re.compile(r"(?<!til\s)anbefaling\w*\W*$", re.IGNORECASE)


class Part(msgspec.Struct):
    """A piece of the paper under one heading; ``heading`` is None for text that stands before any heading."""

    role: Role
    heading: Line | None
    lines: list[Line]
    level: int = 1


class Appended(msgspec.Struct):
    """An attachment whose text stands in the paper, after the proposal: its number as written, its title, its parts."""

    number: str
    title: str
    parts: list[Part]


class PaperParts(msgspec.Struct):
    parts: list[Part] = []
    appended: list[Appended] = []

    def of(self, role: Role) -> list[Part]:
        return [part for part in self.parts if part.role is role]


def take_apart(lines: Sequence[Line], *, title_level: int = 0) -> PaperParts:
    """Every line in one part, in order. ``title_level`` is the level of the heading that was the title, 0 for none.

    A proposal ends at the next heading, but not before it has said something; what follows «Vedlegg N: …» is that
    attachment's own, headings and all.
    """
    paper = PaperParts()
    current: Part | None = None
    inside = paper.parts
    top = min((line.heading for line in lines if line.heading), default=1)
    above = top - 1 if 0 < title_level < top else 0  # where the title took level 1, the sections begin at 2
    given = roles(lines)
    _only_proposals(lines, given)
    for line, role in zip(lines, given, strict=True):
        if role is Role.APPENDIX:
            found = APPENDIX.match(line.text)
            title = heading_text(found["title"]) if found and found["title"].strip() else heading_text(line.text)
            paper.appended.append(Appended(found["number"] if found else "", title, []))
            inside, current = paper.appended[-1].parts, None
            continue
        if paper.appended and role not in {Role.TEXT, Role.SECTION}:
            role = Role.SECTION  # an attachment may be a whole paper; its proposal is not ours
        unsaid = current is not None and current.role is Role.PROPOSAL and not current.lines
        if unsaid and role is Role.SECTION and not line.heading and classify_heading(line.text) is None:
            role = Role.TEXT  # a proposal that has said nothing yet: what looks like a heading is its first words
        if role is Role.SECTION and current is not None and current.role is Role.PROPOSAL and not line.heading:
            role = Role.TEXT if _ALTERNATIVE.fullmatch(line.text.strip()) else role
        if unsaid and role in {Role.TEXT, Role.SECTION} and not line.heading and comes_later(line.text):
            role = Role.PENDING
        if role is Role.PENDING and current is not None and current.role is Role.PROPOSAL:
            # «fremmes i møtet» in place of points; after points it is one more of their sentences
            current.role = Role.PROPOSAL if current.lines else Role.PENDING
            current.lines.append(line)
            continue
        if role is Role.TEXT:
            if current is None:
                current = Part(Role.SECTION, None, [])
                inside.append(current)
            current.lines.append(line)
            continue
        current = Part(role, line, [], _level(line, inside, above + bool(paper.appended)))
        inside.append(current)
    paper.parts = [piece for part in paper.parts for piece in _without_signature(part)]
    return paper


def _without_signature(part: Part) -> list[Part]:
    """A proposal apart from the place, date and names that stand below it."""
    end = sign_off(part.lines) if part.role in {Role.PROPOSAL, Role.ADOPTED} else len(part.lines)
    if end == len(part.lines):
        return [part]
    return [Part(part.role, part.heading, part.lines[:end], part.level), Part(Role.SECTION, None, part.lines[end:])]


def _only_proposals(lines: Sequence[Line], given: list[Role]) -> None:
    """«Administrerende direktørs anbefaling» beside a «Forslag til vedtak» gives reasons, and is a section."""
    proposals = [at for at, role in enumerate(given) if role is Role.PROPOSAL]
    recommends = {at for at in proposals if _RECOMMENDS.search(lines[at].text)}
    if len(recommends) < len(proposals):
        for at in recommends:
            given[at] = Role.SECTION


def _level(line: Line, before: Sequence[Part], above: int) -> int:
    """The level of a heading: what its style says, else 2 for a free heading with a colon below another heading."""
    if line.heading:
        return max(line.heading - above, 1)
    numbered = _NUMBERED.match(line.text)
    if numbered is not None:  # «2.1 Bakgrunn» stands below «2. Hovedpunkter»
        return 1 + numbered["deeper"].count(".")
    below = any(part.heading is not None and not part.heading.text.rstrip().endswith(":") for part in before)
    kind = classify_heading(line.text) if below and line.text.rstrip().endswith(":") else None
    free = kind is None or kind.section == "free"
    return 2 if below and line.text.rstrip().endswith(":") and free else 1


def sections(parts: Sequence[Part]) -> tuple[Section, ...]:
    """The parts as sections, with the text in the form the register keeps it."""
    return tuple(_section(part) for part in parts)


def _section(part: Part) -> Section:
    line = part.heading
    if line is None:
        return Section(heading="", text=section_text(part.lines))
    shown = f"{line.label} {line.text}" if line.label and line.mark is not Mark.BULLET else line.text
    kind = classify_heading(shown)
    return Section(
        heading=heading_text(shown),
        text=section_text(part.lines),
        kind=kind.section if kind is not None and kind.section != "free" else "",
        level=part.level,
    )
