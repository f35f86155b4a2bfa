"""The lines the program writes itself, and the top and bottom of the pages, are known again in a file that came back."""

from pathlib import Path

import pytest
from edited_draft import KARI, EditedDraft, words
from sent_case import FIXTURES, house, sent_case

from sekretariat_tui.reading.returned import ReturnedDraft, assemble, read_returned

SAVED = sorted(path.name for path in FIXTURES.glob("lo_*.docx") if "vanskelig" not in path.name)


def own(draft: ReturnedDraft) -> list[str]:
    return [line.text for line in assemble(sent_case(), draft, profile=house()).own]


@pytest.mark.parametrize("name", SAVED)
def test_libreoffice_saves_our_lines_as_they_were(name: str) -> None:
    sent, back = read_returned(FIXTURES / "sendt.docx"), read_returned(FIXTURES / name)
    assert own(sent)
    assert sent.edges
    assert own(back) == own(sent)
    assert back.edges == sent.edges


def test_page_numbers_are_not_what_we_wrote(tmp_path: Path) -> None:
    draft = EditedDraft()
    footer = next(name for name in draft.parts if name.startswith("word/footer") and "PAGE" in draft.parts[name])
    draft.parts[footer] = draft.parts[footer].replace("<w:t>1</w:t>", "<w:t>17</w:t>")
    path = tmp_path / "tilbake.docx"
    path.write_bytes(draft.to_bytes())
    assert read_returned(path).edges == read_returned(FIXTURES / "sendt.docx").edges


def test_a_tracked_deletion_in_our_line_is_not_in_its_words(tmp_path: Path) -> None:
    draft = EditedDraft()
    draft.write("_x_linje", words("UTKAST"), f"<w:del {KARI}>{words(' 1', 'delText')}</w:del>")
    assert next(line.text for line in draft.back(tmp_path).own) == "UTKAST"
