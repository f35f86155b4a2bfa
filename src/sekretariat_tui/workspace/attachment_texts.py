"""The text of an attachment that is appended to the paper: writing in its sections."""

import msgspec

from ..domain.case import Attachment, Case, Section
from ..domain.errors import NotFound
from ..domain.texts import clean_text
from ..store import Change
from .changed_elsewhere import ChangedElsewhere
from .known_cases import KnownCases


class AttachmentTexts(KnownCases):
    """Acts on the sections of attachments."""

    def attachment_text(self, case_id: str, attachment_id: str, section_id: str) -> str:
        """The text of a section of an attachment, as the register holds it. Raises NotFound."""
        section = _found(self.get(case_id), attachment_id, section_id)
        if section is None:
            raise NotFound("Avsnittet i vedlegget er slettet. Velg et annet.")
        return section.text

    def set_attachment_text(self, case_id: str, attachment_id: str, section_id: str, text: str, *, before: str) -> str:
        """Saves the text of a section of an attachment as it is typed, and gives it as saved.

        Raises ChangedElsewhere when the register no longer says ``before``, or the section is deleted.
        """
        text = clean_text(text)

        def written(_change: Change, case: Case) -> Case:
            there = _found(case, attachment_id, section_id)
            name = f"Teksten i vedlegget til {self.label(case)}"
            mine = msgspec.structs.replace(
                case, attachments=tuple(_with(one, attachment_id, section_id, text) for one in case.attachments)
            )
            if there is None:
                raise ChangedElsewhere(name, text, "", mine=mine, gone=True)
            if there.text not in (before, text):
                raise ChangedElsewhere(name, text, there.text, mine=mine)
            return mine

        self.save(case_id, "Skrev i et vedlegg i", written, f"{case_id}/{attachment_id}/{section_id}")
        return text


def _found(case: Case, attachment_id: str, section_id: str) -> Section | None:
    attachment = next((one for one in case.attachments if one.id == attachment_id), None)
    return next((one for one in attachment.sections if one.id == section_id), None) if attachment else None


def _with(attachment: Attachment, attachment_id: str, section_id: str, text: str) -> Attachment:
    if attachment.id != attachment_id:
        return attachment
    sections = tuple(
        msgspec.structs.replace(one, text=text) if one.id == section_id else one for one in attachment.sections
    )
    return msgspec.structs.replace(attachment, sections=sections)
