"""Small Word files for the tests, made from the XML of their paragraphs."""

import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    """A run with this text and these properties (XML)."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no XML becomes a plain one."""
    made = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{made}</w:p>"


def item(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph in a list."""
    return par(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """A table; each cell is text or the XML of its paragraphs."""
    made = ""
    for row in rows:
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>" for cell in row)
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def level(at: int, form: str, text: str, start: int = 1) -> str:
    """One level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(abstracts: dict[int, str], lists: dict[int, tuple[int, str]]) -> str:
    """The numbering part: levels by abstract list, and for each list its abstract list and overrides (XML)."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>' for at, levels in abstracts.items()
    )
    made += "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        for at, (abstract, override) in lists.items()
    )
    return f"<w:numbering {_W}>{made}</w:numbering>"


def styles(**named: tuple[str, str]) -> str:
    """The styles part: for each style id its name and the rest of it (XML)."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>{rest}</w:style>'
        for style, (name, rest) in named.items()
    )
    return f"<w:styles {_W}>{made}</w:styles>"


def package(body: str, **parts: str) -> bytes:
    """A Word file with this body (XML); ``parts`` are further parts by name without the ending: ``header1=...``."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def header(*texts: str) -> str:
    """A header part with a paragraph for each text."""
    return f"<w:hdr {_W}>{''.join(par(text) for text in texts)}</w:hdr>"


def save(folder: Path, body: str, **parts: str) -> Path:
    """The file saved in a folder."""
    path = folder / "papir.docx"
    path.write_bytes(package(body, **parts))
    return path
