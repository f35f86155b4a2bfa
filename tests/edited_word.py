"""A Word file as somebody else has left it: words replaced in its XML, as an edit without tracked changes does."""

import re
import zipfile
from pathlib import Path

import docx


def edited(
    path: Path, to: Path, *replaced: tuple[str, str], drop_names: bool = False, part: str = "word/document.xml"
) -> Path:
    """A copy of the file at ``to`` with words of one part replaced; ``drop_names`` loses the hidden names."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                text = data.decode("utf-8")
                for old, new in replaced:
                    assert old in text, old
                    text = text.replace(old, new)
                if drop_names:
                    text = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", text)
                data = text.encode("utf-8")
            if name == "docProps/core.xml" and drop_names:
                data = re.sub(rb"<dc:identifier>.*?</dc:identifier>", b"", data)
            target.writestr(name, data)
    return to


def remarked(path: Path, to: Path, *remarks: tuple[str, str, str]) -> Path:
    """A copy of the file with comments: for each the words it stands on, who wrote it, and what."""
    document = docx.Document(str(path))
    for words, author, text in remarks:
        paragraph = next(one for one in document.paragraphs if words in one.text)
        document.add_comment(paragraph.runs, text=text, author=author, initials=author[:1])
    document.save(str(to))
    return to
