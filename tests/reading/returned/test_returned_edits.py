"""Whatever is edited in a draft, the case that comes back is the one that was written in Word.

The edits are made on the case, and the draft of the edited case is read over the first: what both have is known by its
hidden name, what is new has a name the first does not know, as a paragraph pasted from elsewhere.
"""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sent_case import house, sent_case

from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.outline.rows import Row, points_of, rows_of
from sekretariat_tui.domain.record import new_id
from sekretariat_tui.domain.section_text import Block, BlockKind, blocks, to_text
from sekretariat_tui.reading.returned import assemble, read_returned
from sekretariat_tui.writing import case_paper

# Words that tell each paragraph from every other, so that a new one is never taken for one that was taken out.
WORDS = st.lists(st.sampled_from("ansvar drift økonomi 10\u00a0000 «ja» & < – kari@eksempel.no sam\u00adhandling".split(" ")), min_size=1, max_size=8)  # fmt: skip
sentences = WORDS.map(lambda words: f"{new_id()} {' '.join(words)}.")
LABELS = {BlockKind.NUMBERED: ("1.", "2.", "a)", "B.", "7)", "å)"), BlockKind.BULLET: ("",), BlockKind.PARAGRAPH: ("",)}


@st.composite
def new_blocks(draw: Any) -> Block:
    kind = draw(st.sampled_from(BlockKind))
    level = 0 if kind is BlockKind.PARAGRAPH else draw(st.integers(0, 2))
    return Block(kind, draw(sentences), level, draw(st.sampled_from(LABELS[kind])))


@st.composite
def edited_text(draw: Any, text: str) -> str:
    found: list[Block] = []
    for block in blocks(text):
        match draw(st.sampled_from(["stays", "stays", "stays", "goes", "changes", "new above"])):
            case "stays":
                found.append(block)
            case "changes":
                found.append(Block(block.kind, f"{block.text} {draw(sentences)}", block.level, block.label))
            case "new above":
                found += [draw(new_blocks()), block]
    if draw(st.booleans()):
        found.append(draw(new_blocks()))
    return to_text(found)


@st.composite
def edited_sections(draw: Any, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    found: list[Section] = []
    for section in draw(st.permutations(sections)) if draw(st.booleans()) else sections:
        act = draw(st.sampled_from(["stays", "text", "text", "heading", "level", "goes", "new above"]))
        if act == "goes":
            continue
        if act == "new above":
            text = to_text(draw(st.lists(new_blocks(), max_size=3)))
            found.append(Section(heading=f"Del {new_id()}", text=text, level=draw(st.integers(1, 3))))
        if act == "heading":
            section = replace(section, heading=f"{section.heading} og {new_id()}")
        if act == "level":
            section = replace(section, level=draw(st.integers(1, 3)))
        found.append(replace(section, text=draw(edited_text(section.text))) if act == "text" else section)
    return tuple(found)


@st.composite
def edited_points(draw: Any, case: Case) -> list[Row]:
    found: list[Row] = []
    rows = rows_of(case.proposal.points)
    for row in draw(st.permutations(rows)) if draw(st.booleans()) else rows:
        act = draw(st.sampled_from(["stays", "stays", "text", "goes", "depth", "style", "condition", "new above"]))
        if act == "goes":
            continue
        if act == "new above":
            style, depth = draw(st.sampled_from(PointStyle)), draw(st.integers(0, 3))
            found.append(Row(new_id(), depth, style, draw(sentences)))
        if act == "text":
            row = replace(row, text=f"{row.text} {draw(sentences)}")
        if act == "depth":
            row = replace(row, depth=draw(st.integers(0, 3)))
        if act == "style":
            row = replace(row, style=draw(st.sampled_from(PointStyle)))
        if act == "condition":
            row = replace(row, condition="" if row.condition else f"partene er enige {new_id()}")
        found.append(row)
    legal: list[Row] = []
    for row in found:
        legal.append(replace(row, depth=min(row.depth, legal[-1].depth + 1 if legal else 0)))
    return legal


def ids_known(ids: list[str], base: set[str]) -> list[str]:
    return [id if id in base else "new" for id in ids]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_case_that_comes_back_is_the_one_that_was_written(data: st.DataObject) -> None:
    base = sent_case()
    rows = data.draw(edited_points(base))
    edited = replace(
        base,
        title=data.draw(st.sampled_from([base.title, "En annen tittel"])),
        sections=data.draw(edited_sections(base.sections)),
        proposal=replace(base.proposal, points=points_of(rows)),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "utkast.docx"
        path.write_bytes(case_paper(edited, house(), meeting=None, today=date(2026, 5, 4)))
        back = assemble(base, read_returned(path), profile=house())
    assert back.case.title == edited.title
    assert [(one.heading, one.level, one.text) for one in back.case.sections] == [
        (one.heading, one.level, one.text) for one in edited.sections
    ]
    known = {section.id for section in base.sections}
    assert ids_known([one.id for one in back.case.sections], known) == ids_known(
        [one.id for one in edited.sections], known
    )
    read = rows_of(back.case.proposal.points)
    assert [(row.depth, row.style, row.text, row.condition) for row in read] == [
        (row.depth, row.style, row.text, row.condition) for row in rows
    ]
    known = {row.id for row in rows_of(base.proposal.points)}
    assert ids_known([row.id for row in read], known) == ids_known([row.id for row in rows], known)
    assert back.case.attachments == base.attachments
