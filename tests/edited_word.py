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


def tracked(old: str, by: str, gone: str, come: str, day: str = "2026-05-12") -> str:
    """``old`` as it stands inside a run when ``by`` has put ``come`` in place of ``gone`` with tracked changes.

    Without ``gone`` it is put in at the end. What it gives is itself text inside a run, to be marked once more.
    """
    before, _, after = old.partition(gone) if gone else (old, "", "")
    who = f'w:id="9{sum(map(ord, by + gone + come)) % 10_000}" w:author="{by}" w:date="{day}T09:30:00Z"'
    taken = f'<w:del {who}><w:r><w:delText xml:space="preserve">{gone}</w:delText></w:r></w:del>' if gone else ""
    put = f'<w:ins {who}><w:r><w:t xml:space="preserve">{come}</w:t></w:r></w:ins>' if come else ""
    return f'{before}</w:t></w:r>{taken}{put}<w:r><w:t xml:space="preserve">{after}'


def remarked(path: Path, to: Path, *remarks: tuple[str, str, str]) -> Path:
    """A copy of the file with comments: for each the words it stands on, who wrote it, and what."""
    document = docx.Document(str(path))
    for words, author, text in remarks:
        paragraph = next(one for one in document.paragraphs if words in one.text)
        document.add_comment(paragraph.runs, text=text, author=author, initials=author[:1])
    document.save(str(to))
    return to
