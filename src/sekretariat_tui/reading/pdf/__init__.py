"""PDF files into lines.

Two ways in, for two kinds of process:

- ``read_pdf(file)``: from the program. The file is read in a process of its own (``reader.PdfReader``), which is started
  at the first PDF and kept for the next; a crash, a hang or a bomb is one ``CannotRead``.
- ``pdf_lines(data)`` and ``document.pdf_text(data)``: in this process, pure: bytes in, lines out, ``Unreadable`` raised. For
  a worker of a pool that is itself expendable. Such a worker calls ``read_here()`` once when it starts; then ``read_pdf``,
  and so ``read_document``, read in that process too, and no process has a child for every worker.
"""

from ...domain.errors import CannotRead
from ..incoming import Incoming
from ..lines import Line
from .pdf_text import PdfText
from .unreadable import Unreadable

__all__ = ["PdfText", "Unreadable", "pdf_lines", "read_here", "read_pdf"]

_here = False


def read_here() -> None:
    """From now on ``read_pdf`` reads in this process: it is a worker that may be lost."""
    global _here
    _here = True


def read_pdf(file: Incoming) -> PdfText:
    """The text of the PDF. Raises ``CannotRead`` with a sentence for the user where it cannot be read."""
    try:
        if _here:
            from .document import pdf_text

            return pdf_text(file.data)
        from .reader import shared_reader

        return shared_reader().read(file.data)
    except Unreadable as why:
        raise CannotRead(f"Filen «{file.name}» {why}.") from None


def pdf_lines(data: bytes) -> list[Line]:
    """The lines of a PDF, read in this process. Raises ``Unreadable``; a crash takes the process along."""
    from .document import pdf_text

    return pdf_text(data).lines
