"""The attachments of a paper: the list of them, and the texts that are appended to the paper itself (vedlegg)."""

from collections.abc import Iterator, Mapping

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Attachment, Case, CaseHead
from ..domain.draft_identity import attachment_name, ours
from ..domain.kinds import AttachmentKind
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .elements import paragraph, run
from .naming import NO_TITLE, exemption_line
from .numbering import ListKind, Numbering
from .section_body import section_paragraphs


def attachment_list(
    case: Case, profile: Profile, related: Mapping[str, CaseHead], numbering: Numbering, *, style: str
) -> Iterator[Element]:
    """A numbered line for each attachment. What is kept from the public is listed and marked (domain rule 10)."""
    number = numbering.new_list(ListKind.NUMBERS) if case.attachments else 0
    for position, attachment in enumerate(case.attachments, start=1):
        runs = [run(attachment_title(attachment, profile, related))]
        if attachment.exemption:
            runs += [run(" "), run(f"({_small(exemption_line(attachment.exemption, profile))})", style="Merket")]
        last = position == len(case.attachments)
        name = ours(f"vedlegg{position}")
        yield paragraph(runs, style, keep_next=not last, list_item=(number, 0), names=[name])


def attachment_title(attachment: Attachment, profile: Profile, related: Mapping[str, CaseHead]) -> str:
    """What an attachment is called. An earlier case is cited by number and title: «SSU sak 05/26 Budsjett».

    One that is kept from the public is called by its public title, where it has one (domain rule 10).
    """
    public = one_line(attachment.exemption.public_title) if attachment.exemption else ""
    title = public or one_line(attachment.title)
    if attachment.kind is not AttachmentKind.CASE:
        return title or one_line(attachment.file) or NO_TITLE
    head = related.get(attachment.case) if attachment.case else None
    ref = (head.ref if head else None) or attachment.ref
    title = title or (one_line(head.title) if head else "")
    if ref is None:
        return title or NO_TITLE
    cited = one_line(profile.citation(ref))
    names = {name.casefold() for name in (cited, f"{profile.body_name(ref.body)} sak", f"{ref.body} sak")}
    already = title.casefold().startswith(tuple(names))
    return title if already else f"{cited} {title}".rstrip()


def appended_attachments(case: Case, profile: Profile, numbering: Numbering) -> Iterator[Element]:
    """The attachments whose text is part of the paper, each on a new page under a heading of its own.

    They are numbered as in the list, so that «vedlegg 2» in the text is the same in both places.
    """
    for number, attachment in enumerate(case.attachments, start=1):
        if attachment.kind is AttachmentKind.TEXT:
            heading = f"Vedlegg {number}: {attachment_title(attachment, profile, {})}"
            yield paragraph(heading, "Heading1", new_page=True, names=[attachment_name(attachment.id)])
            if attachment.exemption:
                mark = exemption_line(attachment.exemption, profile)
                yield paragraph(mark, "Gradering", names=[ours(f"gradering{number}")])
            yield from section_paragraphs(attachment.sections, numbering, below=1)


def has_list(case: Case) -> bool:
    """Whether the paper needs a list: not where every attachment is a text that follows under its own heading."""
    return any(attachment.kind is not AttachmentKind.TEXT for attachment in case.attachments)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
