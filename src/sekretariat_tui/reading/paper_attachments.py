"""The attachments of a paper: those it lists, and those whose text is appended to it (vedlegg)."""

from ..domain.case import Attachment, Exemption
from ..domain.caseref import CaseRef
from ..domain.kinds import AttachmentKind, ExemptScope
from ..domain.references import find_references
from ..domain.references.body_names import PARTNERSHIP_BODIES
from ..profiles.profile import Profile
from .head import Head
from .paper_headings import Role
from .paper_parts import Appended, PaperParts, sections


def read_exemption(text: str) -> Exemption | None:
    """The mark on a paper or attachment: «Unntatt offentlighet, jf. offl. § 13» (domain rule 10); None for no mark."""
    if not text:
        return None
    words = text.partition(",")[2].strip() or text.partition(":")[2].strip()
    basis = words.removeprefix("jf.").removeprefix("Jf.").strip()
    partly = text.lower().startswith("delvis")
    return Exemption(scope=ExemptScope.PARTLY if partly else ExemptScope.WHOLE, legal_basis=basis)


def read_attachments(
    head: Head, paper: PaperParts, *, body: str | None, year: int | None, profile: Profile | None
) -> tuple[Attachment, ...]:
    """The list of attachments, and those appended to the paper, each once."""
    listed = [*head.attachments, *(line for part in paper.of(Role.ATTACHMENTS) for line in part.lines)]
    found = [listed_attachment(line.text, body=body, year=year, profile=profile) for line in listed]
    for appended in paper.appended:
        text = _appended(appended)
        same = next((at for at, entry in enumerate(found) if entry.title.casefold() == text.title.casefold()), None)
        if same is not None:
            found[same] = text
        elif text.sections or appended.title:
            at = int(appended.number) - 1 if appended.number.isdigit() else len(found)
            found.insert(min(max(at, 0), len(found)), text) if listed else found.append(text)
    return tuple(found)


def listed_attachment(text: str, *, body: str | None, year: int | None, profile: Profile | None) -> Attachment:
    """An attachment by the line that lists it; an earlier case of ours is known by its number."""
    title = " ".join(text.split())
    exemption = None
    start = title.lower().rfind("(unntatt offentlighet")
    start = start if start > 0 else title.lower().rfind("(delvis unntatt offentlighet")
    if start > 0 and title.endswith(")"):
        exemption = read_exemption(title[start + 1 : -1])
        title = title[:start].rstrip()
    references = find_references(title, body=body, year=year, profile=profile)
    first = references[0] if references and references[0].start == 0 else None
    if first is None or first.year is None or first.body is None:
        return Attachment(title=title, exemption=exemption)
    ours = {body.code for body in profile.bodies} if profile is not None else set(PARTNERSHIP_BODIES)
    return Attachment(
        title=title,
        kind=AttachmentKind.CASE if first.body in ours else AttachmentKind.FILE,
        ref=CaseRef(first.body, first.year, first.number),
        exemption=exemption,
    )


def _appended(appended: Appended) -> Attachment:
    parts = appended.parts
    exemption = None
    if parts and parts[0].heading is None and parts[0].lines and parts[0].lines[0].style == "gradering":
        exemption = read_exemption(parts[0].lines[0].text)
        parts[0].lines = parts[0].lines[1:]
    kept = [part for part in parts if part.heading is not None or part.lines]
    kind = AttachmentKind.TEXT if kept else AttachmentKind.FILE  # a list may say «Vedlegg 1: …» on every line
    return Attachment(title=appended.title, kind=kind, sections=sections(kept), exemption=exemption)
