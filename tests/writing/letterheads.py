"""Letterheads as houses make them, put together part by part, and what became of them."""

import io
import zipfile
from collections.abc import Mapping

from opened_paper import OpenedPaper, W

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
CONTENT = "<w:p><w:r><w:t>{{innhold}}</w:t></w:r></w:p>"
PLAIN_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Standardskriftforavsnitt">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
)


def p(*texts: str, style: str = "", look: str = "") -> str:
    """A paragraph with a run for each text, so that a field can be split as Word splits it."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(
        f'<w:proofErr w:type="spellStart"/><w:r>{look if n == 0 else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
        for n, text in enumerate(texts)
    )
    return f"<w:p>{properties}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs already made."""
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>{made}</w:tbl>'


def text_box(*inside: str) -> str:
    """A paragraph with a text box as Word writes it: once for new programs, once for old ones."""
    box = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def control(inside: str, properties: str = "") -> str:
    """A content control around paragraphs."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def letterhead(
    body: str = CONTENT,
    *,
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    styles: str = PLAIN_STYLES,
    numbering: str = "",
    settings: str = "",
    comments: str = "",
    section: str = '<w:pgSz w:w="11906" w:h="16838"/>',
    main_type: str = "document.main+xml",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file of these parts. ``headers`` and ``footers`` go by the page they are for: default, first, even."""
    pages = [("header", page, text) for page, text in (headers or {}).items()]
    pages += [("footer", page, text) for page, text in (footers or {}).items()]
    parts: dict[str, tuple[str, str, str]] = {"styles": ("styles", "styles", f"<w:docDefaults/>{styles}")}
    for kind, content in (("numbering", numbering), ("settings", settings), ("comments", comments)):
        if content:
            parts[kind] = (kind, kind, content)
    references = ""
    for number, (kind, page, text) in enumerate(pages, start=1):
        parts[f"{kind}{number}"] = (kind, {"header": "hdr", "footer": "ftr"}[kind], text)
        references += f'<w:{kind}Reference w:type="{page}" r:id="{kind}{number}"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}{main_type}"/>'
        + "".join(
            f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}{k}+xml"/>' for n, (k, _, _) in parts.items()
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}"
        f"<w:sectPr>{references}{section}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">'
        + "".join(f'<Relationship Id="{n}" Type="{_OFFICE}{k}" Target="{n}.xml"/>' for n, (k, _, _) in parts.items())
        + "</Relationships>",
    }
    files |= {f"word/{n}.xml": f"<w:{root} {NAMES}>{text}</w:{root}>" for n, (_, root, text) in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return file.getvalue()


def words_of(paper: OpenedPaper, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph of a part that has any, text boxes too, with line breaks."""
    found = []
    for paragraph in paper.xml(part).iter(f"{W}p"):
        text = ""
        for node in paragraph.iter():
            if node.tag == f"{W}t":
                text += node.text or ""
            elif node.tag == f"{W}br":
                text += "\n"
        if text:
            found.append(text)
    return found
