"""The kinds of document a house can have a letterhead of its own for. A new kind is one line here."""

from enum import Enum


class DocumentKind(Enum):
    """The name of its template in the folder ``maler``, without an ending, and what the document is called."""

    CASE_PAPER = ("sak", "Saksframlegg")
    EXCERPT = ("protokollutdrag", "Protokollutdrag")

    @property
    def stem(self) -> str:
        """The name of the template's file, without an ending."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What the document is called: «Saksframlegg»."""
        return self.value[1]

    @property
    def file(self) -> str:
        """The template as ``sekretariat maler`` writes it: «sak.docx»."""
        return f"{self.stem}.docx"
