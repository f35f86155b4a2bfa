"""What a draft shows of a case, paragraph by paragraph: what a returned file is laid beside."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from ...domain import draft_identity
from ...domain.case import Attachment, Case, Section
from ...domain.kinds import AttachmentKind, PointStyle
from ...domain.points import condition_words, has_text, outline
from ...domain.section_text import Block, blocks
from ...domain.texts import clean_text, one_line

NO_TITLE = "Uten tittel"  # what a paper is called that has no title yet
DEEPEST = 8  # Word's lists have nine levels, counted from 0


class Role(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    POINT = "point"
    CONDITION = "condition"
    ATTACHMENT = "attachment"


class Shown(msgspec.Struct, frozen=True):
    """A paragraph of the draft: its hidden name, what it is, whose it is (section, point or attachment), its words.

    ``number`` is the block's number in its section. ``appended`` tells a section of an appended attachment.
    """

    name: str
    role: Role
    of: str
    text: str
    number: int = 0
    appended: bool = False


def shown(case: Case) -> Iterator[Shown]:
    """Every paragraph of the draft that can be edited, from the top of the case down."""
    yield Shown(draft_identity.TITLE, Role.TITLE, "", title_shown(case))
    for section in case.sections:
        yield from _section(section, appended=False)
    if not case.proposal.pending:
        for row in outline(case.proposal.points):
            if has_text([row.point]):
                # Deeper than Word's lists go, the mark is typed.
                typed = f"{row.label}\t" if row.depth > DEEPEST and row.point.style is not PointStyle.PLAIN else ""
                words = typed + clean_text(row.point.text)
                yield Shown(draft_identity.point_name(row.point.id), Role.POINT, row.point.id, words)
                if row.point.condition.strip():
                    words = clean_text(condition_words(row.point))
                    yield Shown(draft_identity.condition_name(row.point.id), Role.CONDITION, row.point.id, words)
    for attachment in case.attachments:
        if attachment.kind is AttachmentKind.TEXT:
            name = draft_identity.attachment_name(attachment.id)
            yield Shown(name, Role.ATTACHMENT, attachment.id, attachment_shown(attachment))
            for section in attachment.sections:
                yield from _section(section, appended=True)


def title_shown(case: Case) -> str:
    """The title as the paper has it."""
    return one_line(case.title) or NO_TITLE


def attachment_shown(attachment: Attachment) -> str:
    """What an appended attachment is called in the paper, without its number."""
    public = one_line(attachment.exemption.public_title) if attachment.exemption else ""
    return public or one_line(attachment.title) or one_line(attachment.file) or NO_TITLE


def text_shown(section: Section) -> list[Block]:
    """The blocks of a section's text as the paper shows them: no list stands deeper than Word's go."""
    return [
        msgspec.structs.replace(block, level=min(block.level, DEEPEST)) for block in blocks(clean_text(section.text))
    ]


def _section(section: Section, *, appended: bool) -> Iterator[Shown]:
    if heading := one_line(section.heading):
        yield Shown(draft_identity.heading_name(section.id), Role.HEADING, section.id, heading, appended=appended)
    found = text_shown(section)
    if not found:  # an empty line that is already known as its text
        yield Shown(draft_identity.block_name(section.id, 0), Role.TEXT, section.id, "", 0, appended)
    for number, block in enumerate(found):
        name = draft_identity.block_name(section.id, number)
        yield Shown(name, Role.TEXT, section.id, block.text, number, appended)
