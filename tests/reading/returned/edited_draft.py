"""The draft that was sent out, edited as Word's own XML would have it: paragraphs are found by their hidden names."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from sent_case import house, sent_case, written

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.draft_identity import block_name, condition_name, heading_name, point_name
from sekretariat_tui.reading.returned import Assembled, assemble, read_returned

TITLE = "_tittel"
PROPOSAL = "_forslag"
BACKGROUND, ASSESSMENT, PROGRESS = "bakgrunn00000001", "vurdering0000001", "framdrift0000001"
FIRST, SECOND, THIRD = "punkt00000000001", "punkt00000000002", "punkt00000000003"
FIRST_A, FIRST_B, FIRST_B1 = "punkt0000000001a", "punkt0000000001b", "punkt000000001b1"

KARI = 'w:id="901" w:author="Kari Nordli" w:date="2026-05-11T09:30:00Z"'
PER = 'w:id="902" w:author="Per Moen" w:date="2026-05-12T14:05:00Z"'
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W14} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
)

__all__ = ["block_name", "condition_name", "heading_name", "point_name"]


def words(text: str, tag: str = "t") -> str:
    """A run as Word writes it, with the marks of an editing session."""
    return f'<w:r w:rsidR="00A77B3E"><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r><w:proofErr w:type="spellStart"/>'


def ins(text: str, by: str = KARI) -> str:
    return f"<w:ins {by}>{words(text)}</w:ins>"


def gone(text: str, by: str = KARI) -> str:
    return f"<w:del {by}>{words(text, 'delText')}</w:del>"


def mark(change: str, by: str = KARI) -> str:
    """The properties of a paragraph's end that was put in («ins»), taken out («del») or moved."""
    return f"<w:rPr><w:{change} {by}/></w:rPr>"


class EditedDraft:
    """The parts of the sent draft, to be changed before it is saved."""

    def __init__(self) -> None:
        with zipfile.ZipFile(BytesIO(written())) as file:
            self.parts = {name: file.read(name).decode() for name in file.namelist()}
        self.body = self.parts["word/document.xml"]
        self.body = self.body.replace("<w:document ", f"<w:document {_new_spaces(self.body)}", 1)

    def paragraph(self, name: str) -> str:
        """The XML of the paragraph in which the name begins."""
        found = [one for one in re.findall(r"<w:p>.*?</w:p>", self.body, re.DOTALL) if f'w:name="{name}"' in one]
        assert len(found) == 1, (name, len(found))
        return str(found[0])

    def swap(self, old: str, new: str) -> None:
        assert self.body.count(old) == 1, (old, self.body.count(old))
        self.body = self.body.replace(old, new)

    def write(self, name: str, *runs: str, end: str = "") -> None:
        """Writes the paragraph's content anew between its hidden marks; ``end`` is what is said of its end."""
        old = self.paragraph(name)
        marks = re.findall(r"<w:bookmarkStart [^>]*/>", old), re.findall(r"<w:bookmarkEnd [^>]*/>", old)
        properties = re.search(r"<w:pPr>.*?</w:pPr>", old, re.DOTALL)
        assert properties is not None
        shape = properties[0].replace("</w:pPr>", f"{end}</w:pPr>")
        self.swap(old, f"<w:p>{shape}{''.join(marks[0])}{''.join(runs)}{''.join(marks[1])}</w:p>")

    def remove(self, name: str) -> None:
        """Takes the paragraph out without tracking it."""
        self.swap(self.paragraph(name), "")

    def after(self, name: str, *paragraphs: str) -> None:
        old = self.paragraph(name)
        self.swap(old, old + "".join(paragraphs))

    def before(self, name: str, *paragraphs: str) -> None:
        old = self.paragraph(name)
        self.swap(old, "".join(paragraphs) + old)

    def like(self, name: str, *runs: str, end: str = "") -> str:
        """A new paragraph with the looks of another and no hidden marks."""
        properties = re.search(r"<w:pPr>.*?</w:pPr>", self.paragraph(name), re.DOTALL)
        assert properties is not None
        return f"<w:p>{properties[0].replace('</w:pPr>', f'{end}</w:pPr>')}{''.join(runs)}</w:p>"

    def relate(self, id: str, kind: str, target: str, *, outside: bool = False) -> None:
        mode = ' TargetMode="External"' if outside else ""
        base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        row = f'<Relationship Id="{id}" Type="{base}{kind}" Target="{target}"{mode}/>'
        rels = "word/_rels/document.xml.rels"
        self.parts[rels] = self.parts[rels].replace("</Relationships>", f"{row}</Relationships>")

    def part(self, name: str, xml: str, kind: str) -> None:
        self.parts[f"word/{name}.xml"] = xml
        self.relate(f"rIdOwn{len(self.parts)}", kind, f"{name}.xml")

    def comments(self, *comments: tuple[int, str, str, str], threads: str = "") -> None:
        """Comments of (id, author, paragraph id, text), and the threads part."""
        made = "".join(
            f'<w:comment w:id="{id}" w:author="{author}" w:date="2026-05-12T08:00:00Z" w:initials="X">'
            f'<w:p w14:paraId="{paragraph}"><w:r><w:annotationRef/></w:r><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:comment>'
            for id, author, paragraph, text in comments
        )
        self.part("comments", f"<w:comments {_W} {_W14}>{made}</w:comments>", "comments")
        if threads:
            self.part("commentsExtended", f"<w15:commentsEx {_W15}>{threads}</w15:commentsEx>", "commentsExtended")

    def to_bytes(self, extra: dict[str, bytes] | None = None) -> bytes:
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            for name, text in (self.parts | {"word/document.xml": self.body}).items():
                made.writestr(name, text)
            for name, data in (extra or {}).items():
                made.writestr(name, data)
        return file.getvalue()

    def back(self, folder: Path, extra: dict[str, bytes] | None = None) -> Assembled:
        """Saved, read and laid over the case that was sent."""
        path = folder / "tilbake.docx"
        path.write_bytes(self.to_bytes(extra))
        return assemble(sent_case(), read_returned(path), profile=house())


def section(case: Case, id: str) -> str:
    """The text of a section."""
    return next(one.text for one in case.sections if one.id == id)


def _new_spaces(body: str) -> str:
    head = body[: body.index(">", body.index("<w:document"))]
    return "".join(f"{one} " for one in re.findall(r'\S+="[^"]*"', _SPACES) if one.partition("=")[0] not in head)
