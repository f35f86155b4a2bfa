"""File names that every system takes, Windows first: its rules are the strictest."""

import re
import unicodedata

from ..domain.case import Case
from ..domain.meeting import Meeting
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .naming import NO_TITLE, reference_of, title_of

LONGEST_NAME = 120  # UTF-16 units without the ending; leaves most of a path's 240 to the folders
_SUFFIX = ".docx"
_DRAFT = "UTKAST"

# Devices of MS-DOS: Windows takes no file of these names, whatever the ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_ZERO_WIDTH_JOINER = "\u200d"  # holds emoji together
_BYTES = 240  # of UTF-8 in one name; Linux and network disks stop at 255, and a temporary name needs a little more


def case_paper_name(case: Case, profile: Profile, meeting: Meeting | None) -> str:
    """The file name of a case paper: «SSU 14-26 Strategiske dilemmaer.docx», or «UTKAST Strategiske dilemmaer.docx».

    A draft is named by its title, because numbers come with the agenda (domain rule 2).
    """
    ref = reference_of(case, meeting)
    if ref is None:
        return safe_file_name(f"{_DRAFT} {title_of(case)}", LONGEST_NAME) + _SUFFIX
    number = profile.case_number(ref)
    named = number if number.startswith(ref.body) else f"{ref.body} {number}"
    return safe_file_name(f"{named} {title_of(case)}", LONGEST_NAME) + _SUFFIX


def safe_file_name(text: str, max_length: int = LONGEST_NAME) -> str:
    """The text as a file name without an ending, safe on Windows, macOS and Linux; never empty.

    A slash becomes a hyphen («14/26» → «14-26»), what no file name may hold is taken out, and a text over ``max_length``
    is cut at a space. Lengths are counted in UTF-16 units, as Windows counts them.
    """
    text = one_line(text)
    text = re.sub(r"\s*[/\\]\s*", "-", text)
    text = re.sub(r"\s*:\s*", " - ", text)
    text = text.replace('"', "'")
    text = "".join(c for c in text if _is_visible(c) and c not in "<>|?*")
    text = " ".join(text.split())
    text = _cut(text.lstrip(" .~"), max_length)
    text = text.rstrip(" .") or NO_TITLE
    return _cut(f"_{text}", max_length).rstrip(" .") if _RESERVED.match(text) else text


def units(text: str) -> int:
    """The length of a text as Windows counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _is_visible(character: str) -> bool:
    """Whether a character may stand in a name. Invisible ones that turn the reading direction could hide an ending."""
    category = unicodedata.category(character)
    return character == _ZERO_WIDTH_JOINER or category not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _cut(text: str, max_length: int) -> str:
    """The text cut to its allowed length, between words where that does not cost more than a third of it."""
    cut = text
    while units(cut) > max_length or len(cut.encode("utf-8")) > _BYTES:
        cut = cut[:-1]
    if cut == text:
        return text
    # Never between a letter and the marks that belong to it.
    following = len(cut)
    while cut and (unicodedata.combining(text[following]) or _ZERO_WIDTH_JOINER in (text[following], cut[-1])):
        following -= 1
        cut = cut[:-1]
    space = cut.rfind(" ")
    return cut[:space] if space > len(cut) * 2 // 3 and text[following] != " " else cut
