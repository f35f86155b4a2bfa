"""The table of contents is Word's own field, and a program that updates it finds the headings and their pages."""

import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from opened_paper import OpenedPaper, W

from sekretariat_tui.writing.contents import toc_field
from sekretariat_tui.writing.document import PaperDocument
from sekretariat_tui.writing.elements import paragraph
from sekretariat_tui.writing.paper import letterhead_of

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Update(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot; : hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(source, &quot;_blank&quot;, 0, hidden())
  Dim n As Integer
  For n = 0 To document.DocumentIndexes.Count - 1
    document.DocumentIndexes.getByIndex(n).update()
  Next
  Dim pdf(0) As New com.sun.star.beans.PropertyValue
  pdf(0).Name = &quot;FilterName&quot; : pdf(0).Value = &quot;writer_pdf_Export&quot;
  document.storeToURL(target, pdf())
  document.close(True)
End Sub
</script:module>
"""


def pack(*, entries: tuple[tuple[int, str], ...] = ()) -> bytes:
    """A document of three cases, each on its page, with a table of contents before them."""
    document = PaperDocument(letterhead_of(None), {})
    document.add_all(toc_field(entries))
    document.update_fields_on_opening()
    for number in (1, 2, 3):
        document.add(paragraph(f"Sak {number}", "Heading1", new_page=True))
        document.add(paragraph("Bakgrunn", "Heading2"), paragraph("Tekst.", "BodyText"))
    about = {"title": "Innkalling", "subject": "", "author": "", "identifier": ""}
    document.set_properties(**about, created=None, today=date(2026, 5, 4))
    return document.to_bytes()


def test_the_table_of_contents_is_a_field_that_shows_the_headings_until_it_is_updated() -> None:
    root = OpenedPaper(pack(entries=((1, "Sak 1"), (2, "Bakgrunn"), (4, "for dypt")))).xml("word/document.xml")
    control = root.find(f".//{W}sdt")
    assert control.find(f".//{W}docPartGallery").get(f"{W}val") == "Table of Contents"
    assert control.find(f".//{W}instrText").text.split()[:3] == ["TOC", "\\o", '"1-3"']
    marks = [mark.get(f"{W}fldCharType") for mark in control.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    texts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in control.iter(f"{W}p")]
    assert texts == ["Innhold", "Sak 1", "Bakgrunn"]


def test_word_is_asked_to_update_fields_only_where_there_is_a_table_of_contents() -> None:
    assert b"updateFields" in OpenedPaper(pack()).archive.read("word/settings.xml")
    document = PaperDocument(letterhead_of(None), {})
    assert b"updateFields" not in OpenedPaper(document.to_bytes()).archive.read("word/settings.xml")


@pytest.mark.slow
def test_libreoffice_fills_it_with_the_headings_and_their_pages(libreoffice: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "pakke.docx", tmp_path / "pakke.pdf"
    source.write_bytes(pack())
    start = [str(libreoffice), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=240)
    module = tmp_path / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(_MACRO, encoding="utf-8")
    macro = f"macro:///Standard.Module1.Update({source.as_uri()},{target.as_uri()})"
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=240)
    pdf = pypdfium2.PdfDocument(target)
    lines = pdf[0].get_textpage().get_text_range().splitlines()
    pdf.close()
    assert [(line.partition(".")[0], line.split(".")[-1].strip()) for line in lines if "..." in line] == [
        ("Sak 1", "2"),
        ("Bakgrunn", "2"),
        ("Sak 2", "3"),
        ("Bakgrunn", "3"),
        ("Sak 3", "4"),
        ("Bakgrunn", "4"),
    ]
