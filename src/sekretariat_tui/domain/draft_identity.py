"""The hidden names a draft carries into Word, so that every paragraph is known when the file comes back.

They are names of Word bookmarks: letters, digits and underscores, at most 40 characters, and hidden in Word because they
begin with an underscore (ISO/IEC 29500-1, 17.13.6.2, and Word's own «hidden bookmarks»). A name is worked out from
what it names and never read backwards: who has the case can work out every name again.
"""

import hashlib
import re
from collections.abc import Iterator

import msgspec

from .case import Case
from .points import outline, walk
from .section_text import blocks
from .texts import clean_text

LONGEST = 40  # characters, in Word

CASE_PREFIX = "_sak_"
REGISTER_PREFIX = "_reg_"
VERSION_PREFIX = "_utg_"

TITLE = "_tittel"
PROPOSAL_HEADING = "_forslag"
PENDING = "_fremmes"  # the house's phrase that the proposal is put forward in the meeting, or that there is none

# What the program puts in by itself and nobody is to edit: the number line, metadata, the list of attachments.
OURS_PREFIX = "_x_"

_OF_A_DRAFT = re.compile(r"_(sak|reg|utg|x|a|t|p|f|v)_[0-9a-z_]+|_tittel|_forslag|_fremmes")
_PLAIN = re.compile(r"[0-9a-z]{1,20}")


def case_name(case_id: str) -> str:
    """Which case the file is a draft of. Stands on the title's paragraph, beside ``TITLE``."""
    return CASE_PREFIX + _short(case_id)


def register_name(register_id: str) -> str:
    """Which register it comes from: another secretariat's file is never taken for ours."""
    return REGISTER_PREFIX + _short(register_id)


def version_name(case: Case) -> str:
    """Which version of the case it shows: the same words give the same name."""
    return VERSION_PREFIX + version_of(case)


def heading_name(section_id: str) -> str:
    """The heading of a section."""
    return f"_a_{_short(section_id)}"


def block_name(section_id: str, number: int) -> str:
    """A block of a section's text (``domain.section_text.blocks``), counted from 0."""
    return f"_t_{_short(section_id)}_{number}"


def point_name(point_id: str) -> str:
    """A point of the proposal."""
    return f"_p_{_short(point_id)}"


def condition_name(point_id: str) -> str:
    """What a point presupposes, where it stands in a paragraph of its own."""
    return f"_f_{_short(point_id)}"


def attachment_name(attachment_id: str) -> str:
    """The heading of an attachment whose text is appended to the paper."""
    return f"_v_{_short(attachment_id)}"


def ours(what: str) -> str:
    """A paragraph that the program itself has written and writes anew each time."""
    return OURS_PREFIX + _short(what)


class Shown(msgspec.Struct, frozen=True):
    """What a draft shows of a case: all that can be edited in Word and taken back."""

    title: str
    sections: tuple[tuple[str, str, str, int], ...]
    points: tuple[tuple[str, int, str, str, str], ...]
    pending: bool


def version_of(case: Case) -> str:
    """Sixteen characters that tell this version of the draft from any other."""
    shown = Shown(
        title=clean_text(case.title),
        sections=tuple((s.id, clean_text(s.heading), clean_text(s.text), s.level) for s in case.sections),
        points=tuple(
            (p.id, depth, clean_text(p.text), clean_text(p.condition), p.style.value)
            for p, depth in ((row.point, row.depth) for row in outline(case.proposal.points))
        ),
        pending=case.proposal.pending,
    )
    return hashlib.sha256(msgspec.json.encode(shown)).hexdigest()[:16]


def is_name(bookmark: str) -> bool:
    """Whether a bookmark is such a name, of whatever case: what a letterhead made from a draft must not pass on."""
    return _OF_A_DRAFT.fullmatch(bookmark) is not None


def names_of(case: Case) -> Iterator[str]:
    """Every name a draft of the case carries, from the top: title, headings and blocks, points and conditions."""
    yield case_name(case.id)
    yield TITLE
    for section in case.sections:
        yield heading_name(section.id)
        yield from (block_name(section.id, number) for number, _ in enumerate(blocks(clean_text(section.text))))
    for point in walk(case.proposal.points):
        yield point_name(point.id)
        if point.condition.strip():
            yield condition_name(point.id)


def _short(id: str) -> str:
    """The id where it can stand in a name, else a digest of it."""
    return id if _PLAIN.fullmatch(id) else hashlib.sha256(id.encode()).hexdigest()[:20]
