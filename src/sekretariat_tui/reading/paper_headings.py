"""Which lines of a paper are headings, and what each of them opens."""

import re
from collections.abc import Sequence
from enum import StrEnum

from .decision_headings import classify_decision
from .headings import classify_heading, looks_like_heading
from .lines import Line, Mark


class Role(StrEnum):
    """What a line is: text, or the opening of a part of the paper."""

    TEXT = "text"
    SECTION = "section"
    PROPOSAL = "proposal"
    PENDING = "pending"
    ADOPTED = "adopted"
    ATTACHMENTS = "attachments"
    APPENDIX = "appendix"


APPENDIX = re.compile(
    r"\W{0,3}v[e@]d[l1|i][e@]gg\s{0,2}(?:nr\.?\s?)?(?P<number>\d{1,2}|[A-H]|[IVX]{1,4})\s?(?:[:.–—-]\s*|$)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
ATTACHMENTS = re.compile(r"\W{0,3}(?:(?:u?trykte|u?prenta)\s)?ved[l1|i]egg\W{0,3}", re.IGNORECASE)
_ADOPTED = re.compile(
    r"(?:\w+s\s|endelig\s|endeleg\s)?(?:vedtak|vedtaket|beslutning|"
    r"konklusjon\s?(?:/|og)\s?vedtak|vedtak\s?(?:/|og)\s?konklusjon)\s*[:;]?",
    re.IGNORECASE,
)
_LONGEST = 160
_CLOSE = 40  # letters of a heading that has no room around it
# A line with one of these says something of somebody, and is a sentence, unless it asks («Hva er …»).
_VERBS = re.compile(
    r"(?<!\w)(?:er|var|har|hadde|skal|kan|må|bør|vil|ber|bes|blir|ble|viser|gir|gjør|tar|legger|legges|foreslås|foreslår|"
    r"godkjenner|vedtar|vedtok|støtter|slutter|beskriver|forutsetter|setter|sier|gjorde|gjennomføres|behandles|utarbeider|"
    r"anbefaler|anbefales|følger|omhandler|skapes?|sikrer|fremmes|inneholder|består|avklarer)(?!\w)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:hva|hvem|hvor|hv[oe]rfor|hv[oe]rdan|hvilke[nt]?|når|kva|kven|kvar|kvifor|korleis)(?!\w)", re.IGNORECASE
)
# A line that leads on to what follows it; å is read as & or 3 by a scanner (catalogue section 8).
_LEADS_ON = re.compile(
    r"(?:(?<!\w)(?:at|å|a|&|som|følgende|(?:ved|er|med|for|til)(?:\s\S{1,2})?|og|eller)|ordlyd|følgende vedtak)\s*[:;]$",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"(?:fremmes|fremjast|legges|leggjast|ettersendes|ettersendast|formuleres|formulerast|utformes|utformast|utarbeides|"
    r"presenteres|deles|utdeles|kommer|kjem|blir|vert)\s[^.:;]{0,50}[.:]?$|ettersend(?:es|ast)\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[aeiouyæøåé]", re.IGNORECASE)


def roles(lines: Sequence[Line]) -> list[Role]:
    """The role of each line. Headings come by style, by weight, by words that are known, or by their looks alone.

    A paper with heading styles is taken at its word. Where neither style nor weight tells, more than half the headings
    of real papers are known by layout only (catalogue section 3).
    """
    styled = any(line.heading for line in lines)
    bold = not styled and sum(line.bold and _short(line) for line in lines) > 1
    found = [_role(line, styled=styled, by_weight=bold) for line in lines]
    for at, line in enumerate(lines):
        if found[at] is Role.SECTION and line.mark is Mark.NUMBER and not line.heading and in_count(lines, at):
            found[at] = Role.TEXT  # «2. Budsjett» between «1. …» and «3. …» is an item
    if not styled:
        _standing_close(lines, found)
    if not styled and not bold:
        _by_looks(lines, found)
    return found


def _role(line: Line, *, styled: bool, by_weight: bool) -> Role:
    text = line.text.strip()
    if line.title or line.cells or not text or len(text) > _LONGEST:
        return Role.TEXT
    if styled and not line.heading and not line.bold:
        if line.mark is Mark.NONE and ATTACHMENTS.fullmatch(text):
            return Role.ATTACHMENTS  # the label over a list is no heading in any style
        return Role.PENDING if _is_pending(text) else Role.TEXT
    if line.mark is Mark.NONE:
        if APPENDIX.match(text) and (line.new_page or not text.endswith((".", ","))):
            return Role.APPENDIX
        if ATTACHMENTS.fullmatch(text):
            return Role.ATTACHMENTS
        decision = classify_decision(text)
        if decision is not None and decision.role in {"proposal", "recommendation"}:
            return Role.PROPOSAL
        if _is_pending(text) and not line.heading:
            return Role.PENDING
        if _ADOPTED.fullmatch(text):
            return Role.ADOPTED
    if line.heading:
        return Role.SECTION
    if not line.alone or not line.gap:
        return Role.TEXT
    if line.bold and _short(line) and (by_weight or styled) and not text.endswith((".", ",", ";")):
        return Role.SECTION if line.mark is Mark.NONE else Role.TEXT
    kind = classify_heading(f"{line.label} {text}" if line.label else text)
    known = kind is not None and kind.section not in {"free", "appendix", "attachments"}
    if (
        known
        and line.mark in {Mark.NONE, Mark.NUMBER}
        and not text.endswith((".", ","))
        and len(text) < 80
        and not _LEADS_ON.search(text)
    ):
        return Role.SECTION
    return Role.TEXT


def _standing_close(lines: Sequence[Line], found: list[Role]) -> None:
    """Adds the standard headings that have their text right below them, and those that wear a number."""
    proposing = False
    for at, role in enumerate(found):
        if role is Role.TEXT:
            opened = opens_part(lines, at, proposing=proposing)
            if opened is not None:
                found[at] = role = opened
        if role is not Role.TEXT:
            proposing = role is Role.PROPOSAL


def opens_part(lines: Sequence[Line], at: int, *, proposing: bool = False) -> Role | None:
    """What a standard heading opens that has no empty line below it («Bakgrunn», «3. FORSLAG TIL VEDTAK»), else None.

    ``proposing`` when the line stands in a proposal: there a standard heading needs no empty line above it either.
    """
    line = lines[at]
    text = line.text.strip()
    if line.cells or line.title or line.mark in {Mark.BULLET, Mark.LETTER} or not 2 < len(text) <= _CLOSE:
        return None
    if text.endswith((".", ",", ";")) or _LEADS_ON.search(text):
        return None
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    if line.mark is Mark.NUMBER and not numbers_heading(line, before, after):
        return None
    if not (line.gap or proposing) and before is not None and before.text.rstrip()[-1:] not in set(".!?»)"):
        return None
    if after is None or not _begins_text(after):
        return None
    decision = classify_decision(text)
    if decision is not None:
        return Role.PROPOSAL if decision.role == "proposal" else None
    kind = classify_heading(text)
    return Role.SECTION if kind is not None and kind.section not in {"free", "appendix", "attachments"} else None


def in_count(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is an item of a list that counts on right before or after it."""
    before = lines[at - 1] if at else None
    return not numbers_heading(lines[at], before, lines[at + 1] if at + 1 < len(lines) else None)


def numbers_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a number is a heading's: items of a list stand close to the number before or after them."""
    count = int(line.label.strip("(). ") or 0) if line.label.strip("(). ").isdigit() else 0
    neighbours = {(before.label if before else "").strip("(). "), (after.label if after else "").strip("(). ")}
    return line.gap and count > 0 and str(count + 1) not in neighbours and str(count - 1) not in neighbours


def _begins_text(line: Line) -> bool:
    """Whether the line can be the first below a heading: an item, a heading of its own, or a sentence."""
    text = line.text.strip()
    if line.mark is not Mark.NONE or line.cells or line.gap:
        return True
    return not text[:1].islower() and (len(text) > _CLOSE or text.endswith((".", ":", "?", "!", "»")))


def _is_pending(text: str) -> bool:
    decision = classify_decision(text) if len(text) < 120 else None
    return decision is not None and decision.role == "proposal_pending"


def comes_later(text: str) -> bool:
    """Whether the line, alone below the heading of a proposal, says that it is still to come: «Fremmes i møtet.»."""
    plain = " ".join(text.split())
    return _COMES.match(plain) is not None and _is_pending(f"Innstilling {plain[:1].lower()}{plain[1:]}")


def _short(line: Line) -> bool:
    return 2 < len(line.text) <= 100 and not line.cells and line.mark is Mark.NONE


def _by_looks(lines: Sequence[Line], found: list[Role]) -> None:
    """Adds the headings that layout alone tells. Three in a row with nothing between them are the items of a list."""
    seemly = [
        role is Role.TEXT and line.gap and line.alone and _seems_heading(line)
        for line, role in zip(lines, found, strict=True)
    ]
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and seemly[end]:
            end += 1
        followed = end < len(lines) and found[end] is Role.TEXT
        if 0 < end - start < 3 and followed:
            found[start:end] = [Role.SECTION] * (end - start)
        start = max(end, start + 1)


def _seems_heading(line: Line) -> bool:
    text = line.text.strip()
    if line.mark is not Mark.NONE or line.cells or not 3 < len(text) <= 100:
        return False
    if not any(_VOWEL.search(word) for word in _WORD.findall(text)) or "|" in text:
        return False
    says = _VERBS.search(text.partition(" som ")[0]) is not None  # «Arbeid som er i gang» says nothing of anybody
    if text.endswith(":"):
        return not _LEADS_ON.search(text) and not says and looks_like_heading(text, before_blank=True, after_blank=True)
    if says and not _ASKS.match(text):
        return False
    if text.endswith(".") and not text.endswith("..") and classify_heading(text[:-1]) is not None:
        return True  # a heading that somebody ended as a sentence
    return looks_like_heading(text, before_blank=True, after_blank=True)


def heading_text(text: str) -> str:
    """A heading without the colon that some houses end it with."""
    return " ".join(text.split()).rstrip(":; ") or text.strip()
