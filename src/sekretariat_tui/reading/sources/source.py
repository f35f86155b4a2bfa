"""A document to be read, wherever it lies, and what became of it."""

from pathlib import Path, PurePosixPath

import msgspec

from ..read_records import ReadDocument

INSIDE = " › "  # between a zip file and what lies in it, as it is shown


class Source(msgspec.Struct, frozen=True):
    """A document that can be read: a file, or a member of a zip file.

    ``name`` is what is shown: the file's place under the folder that was named («2019/sak 12.docx»), and the zip file's
    before it («arkiv.zip › 2019/sak 12.docx»). ``path`` is the file on the disk. ``member`` is empty for a file of its
    own; else the member's place in the zip file's list, counted from 0, and for a zip in a zip one place for each.
    """

    name: str
    path: Path
    member: tuple[int, ...] = ()

    @property
    def suffix(self) -> str:
        """The file type in small letters, with its dot; empty where the name has none."""
        return PurePosixPath(self.file_name).suffix.lower()

    @property
    def file_name(self) -> str:
        """The name without the folders: «sak 12.docx»."""
        return self.name.rpartition(INSIDE)[2].rpartition("/")[2]


class Unreadable(msgspec.Struct, frozen=True):
    """Something that was found and cannot be read, and the sentence that says why and what to do."""

    name: str
    why: str


class Read(msgspec.Struct, frozen=True):
    """What became of one source: the document, or the sentence that says why there is none.

    ``digest`` is the SHA-256 of its bytes in hex, empty where they could not be had. Neither a document nor a reason
    means that it is known from before: its digest was among the known ones, or an equal file came earlier.
    """

    source: Source | Unreadable
    digest: str = ""
    document: ReadDocument | None = None
    why: str = ""

    @property
    def known(self) -> bool:
        """Whether the same bytes have been read before."""
        return self.document is None and not self.why
