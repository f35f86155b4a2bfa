"""Drafts edited in Word 365: what its own XML says of insertions, moves, comments and everything people paste in."""

from pathlib import Path

import edited_draft as word
import pytest
from edited_draft import (
    ASSESSMENT,
    BACKGROUND,
    FIRST,
    FIRST_A,
    FIRST_B,
    FIRST_B1,
    KARI,
    PER,
    PROGRESS,
    SECOND,
    THIRD,
    EditedDraft,
    block_name,
    condition_name,
    gone,
    heading_name,
    ins,
    mark,
    point_name,
    section,
    words,
)
from sent_case import house, sent_case

from sekretariat_tui.domain.comparison import ORDER, Place, differences
from sekretariat_tui.domain.kinds import AttachmentKind, PointStyle
from sekretariat_tui.domain.points import as_text
from sekretariat_tui.reading.returned import Assembled, PieceKind

POINTS = Place("proposal", "points")


@pytest.fixture
def draft() -> EditedDraft:
    return EditedDraft()


def changed(back: Assembled) -> list[Place]:
    return [difference.place for difference in differences(sent_case(), back.case)]


def lines(back: Assembled) -> list[str]:
    return as_text(back.case.proposal.points).split("\n")


def test_a_draft_that_was_only_opened_and_saved_has_no_changes(draft: EditedDraft, tmp_path: Path) -> None:
    draft.write(block_name(BACKGROUND, 0), *(words(one) for one in ("Utvalget ba i ", "forrige møte om krit", "erier for en felles vaktordning.")))  # fmt: skip
    draft.body = draft.body.replace("<w:r>", '<w:r w:rsidRPr="00D21F4B">').replace(
        "<w:t ", "<w:lastRenderedPageBreak/><w:t ", 1
    )
    back = draft.back(tmp_path)
    assert back.case == sent_case()
    assert back.problems == ()


def test_changes_are_accepted_and_told_with_their_author_and_time(draft: EditedDraft, tmp_path: Path) -> None:
    draft.write(
        block_name(BACKGROUND, 0),
        words("Utvalget ba "),
        gone("i forrige møte "),
        ins("12. mars ", PER),
        words("om kriterier."),
    )
    back = draft.back(tmp_path)
    assert section(back.case, BACKGROUND).startswith("Utvalget ba 12. mars om kriterier.\n\n")
    pieces = back.pieces[Place("sections", BACKGROUND)]
    told = [(piece.kind, piece.text, piece.edit and piece.edit.author) for piece in pieces[:4]]
    assert told == [
        (PieceKind.SAME, "Utvalget ba ", None),
        (PieceKind.DELETED, "i forrige møte ", "Kari Nordli"),
        (PieceKind.INSERTED, "12. mars ", "Per Moen"),
        (PieceKind.SAME, "om kriterier.", None),
    ]
    (first, second) = back.edits(Place("sections", BACKGROUND))
    assert first.at is not None and second.at is not None
    assert (f"{first.at:%d.%m %H.%M}", f"{second.at:%d.%m %H.%M}") == ("11.05 09.30", "12.05 14.05")


def test_what_one_put_in_and_another_took_out_was_never_there(draft: EditedDraft, tmp_path: Path) -> None:
    inner = f"<w:ins {KARI}><w:del {PER}>{words('kanskje ', 'delText')}</w:del>{words('straks ')}</w:ins>"
    draft.write(point_name(THIRD), words("Sekretariatet melder "), inner, words("tilbake."))
    back = draft.back(tmp_path)
    assert back.case.proposal.points[2].text == "Sekretariatet melder straks tilbake."
    assert "kanskje" not in "".join(piece.text for piece in back.points[THIRD])


def test_changed_looks_are_no_change(draft: EditedDraft, tmp_path: Path) -> None:
    bold = f"<w:rPr><w:b/><w:rPrChange {KARI}><w:rPr/></w:rPrChange></w:rPr>"
    text = sent_case().proposal.points[2].text
    draft.write(
        point_name(THIRD),
        f"<w:r>{bold}<w:t>{text}</w:t></w:r>",
        end=f'<w:jc w:val="both"/><w:pPrChange {KARI}><w:pPr><w:pStyle w:val="Vedtakspunkt"/><w:numPr><w:ilvl w:val="0"/>'
        f'<w:numId w:val="{_list_of(draft, THIRD)}"/></w:numPr></w:pPr></w:pPrChange>',
    )
    back = draft.back(tmp_path)
    assert back.case == sent_case()
    assert back.point_edits(THIRD) == ()


def _list_of(draft: EditedDraft, point: str) -> str:
    return draft.paragraph(point_name(point)).partition('<w:numId w:val="')[2].partition('"')[0]


def test_a_point_moved_in_with_tracking_says_who_moved_it(draft: EditedDraft, tmp_path: Path) -> None:
    old = draft.paragraph(point_name(THIRD))
    number = _list_of(draft, THIRD)
    was = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    change = f'<w:pPrChange {PER}><w:pPr><w:pStyle w:val="Vedtakspunkt"/>{was}</w:pPr></w:pPrChange></w:pPr>'
    draft.swap(old, old.replace('<w:ilvl w:val="0"/>', '<w:ilvl w:val="1"/>').replace("</w:pPr>", change))
    back = draft.back(tmp_path)
    assert back.case.proposal.points[1].points[0].id == THIRD
    assert back.case.proposal.points[1].points[0].style is PointStyle.LETTER
    assert [edit.author for edit in back.point_edits(THIRD)] == ["Per Moen"]


def test_a_paragraph_taken_out_with_its_end_leaves_its_neighbours_alone(draft: EditedDraft, tmp_path: Path) -> None:
    text = sent_case().proposal.points[0].points[0].text
    draft.write(point_name(FIRST_A), gone(text), end=mark("del"))
    back = draft.back(tmp_path)
    inner = back.case.proposal.points[0].points
    assert [point.id for point in inner] == [FIRST_B]
    assert [edit.author for edit in back.point_edits(FIRST_A)] == ["Kari Nordli"]
    assert changed(back) == [POINTS]


def test_a_deletion_across_two_paragraphs_joins_them(draft: EditedDraft, tmp_path: Path) -> None:
    draft.write(block_name(BACKGROUND, 0), words("Utvalget ba om "), gone("kriterier."), end=mark("del"))
    draft.write(block_name(BACKGROUND, 1), gone("Kriteriene er "), words("en ny sak."))
    back = draft.back(tmp_path)
    assert section(back.case, BACKGROUND) == "Utvalget ba om en ny sak."


def test_a_point_split_by_word_keeps_its_id_on_the_first_part(draft: EditedDraft, tmp_path: Path) -> None:
    draft.write(point_name(THIRD), words("Sekretariatet melder tilbake."), end=mark("ins"))
    draft.after(point_name(THIRD), draft.like(point_name(FIRST), words("Det skjer etter ett år.")))
    back = draft.back(tmp_path)
    assert [point.text for point in back.case.proposal.points[2:]] == [
        "Sekretariatet melder tilbake.", "Det skjer etter ett år.",
    ]  # fmt: skip
    assert back.case.proposal.points[2].id == THIRD


def test_a_point_typed_above_another_does_not_take_its_name(draft: EditedDraft, tmp_path: Path) -> None:
    """Enter at the very start of a point leaves Word's bookmark on the empty line above."""
    old = draft.paragraph(point_name(SECOND))
    start = old.partition("<w:bookmarkStart")[2].partition("/>")[0]
    moved = f"<w:bookmarkStart{start}/>"
    draft.swap(old, draft.like(point_name(SECOND), moved) + old.replace(moved, ""))
    back = draft.back(tmp_path)
    assert back.case == sent_case()


def test_new_words_in_the_line_above_leave_the_point_its_name(draft: EditedDraft, tmp_path: Path) -> None:
    old = draft.paragraph(point_name(SECOND))
    start = old.partition("<w:bookmarkStart")[2].partition("/>")[0]
    moved = f"<w:bookmarkStart{start}/>"
    draft.swap(old, draft.like(point_name(SECOND), moved, words("Partene møtes hver måned.")) + old.replace(moved, ""))
    back = draft.back(tmp_path)
    points = back.case.proposal.points
    assert [point.text for point in points][1:3] == [
        "Partene møtes hver måned.",
        "Ordningen innføres fra 1. september.",
    ]
    assert points[2].id == SECOND


def test_a_point_moved_with_tracking_keeps_its_id_and_what_stands_below_it(draft: EditedDraft, tmp_path: Path) -> None:
    text = sent_case().proposal.points[2].text
    range_start = '<w:{0}RangeStart w:id="77" w:author="Per Moen" w:date="2026-05-12T14:05:00Z" w:name="move1"/>'
    range_end = '<w:{0}RangeEnd w:id="77"/>'
    draft.write(
        point_name(THIRD),
        range_start.format("moveFrom") + f"<w:moveFrom {PER}>{words(text)}</w:moveFrom>" + range_end.format("moveFrom"),
        end=mark("moveFrom", PER),
    )
    new = draft.like(
        point_name(FIRST),
        range_start.format("moveTo") + f"<w:moveTo {PER}>{words(text)}</w:moveTo>" + range_end.format("moveTo"),
        end=mark("moveTo", PER),
    )
    draft.before(point_name(FIRST), new)
    back = draft.back(tmp_path)
    assert [point.id for point in back.case.proposal.points] == [THIRD, FIRST, SECOND]
    assert [edit.author for edit in back.point_edits(THIRD)] == ["Per Moen"]
    kinds = {piece.kind for piece in back.points[THIRD] if piece.text.strip()}
    assert kinds == {PieceKind.MOVED_HERE, PieceKind.MOVED_AWAY}


def test_a_section_moved_without_tracking(draft: EditedDraft, tmp_path: Path) -> None:
    heading, text = draft.paragraph(heading_name(PROGRESS)), draft.paragraph(block_name(PROGRESS, 0))
    draft.swap(heading, "")
    draft.swap(text, "")
    draft.before(heading_name(BACKGROUND), heading, text)
    back = draft.back(tmp_path)
    assert [one.id for one in back.case.sections] == [PROGRESS, BACKGROUND, ASSESSMENT]
    assert changed(back) == [Place("sections", ORDER)]


def test_a_paragraph_moved_to_another_section_stands_there(draft: EditedDraft, tmp_path: Path) -> None:
    text = draft.paragraph(block_name(BACKGROUND, 1))
    draft.swap(text, "")
    draft.after(block_name(PROGRESS, 0), text)
    back = draft.back(tmp_path)
    assert section(back.case, BACKGROUND) == "Utvalget ba i forrige møte om kriterier for en felles vaktordning."
    assert section(back.case, PROGRESS).endswith("\n\nKriteriene er nå utarbeidet av en arbeidsgruppe fra begge sider.")


def test_a_section_that_was_taken_out_is_gone(draft: EditedDraft, tmp_path: Path) -> None:
    draft.remove(heading_name(PROGRESS))
    draft.remove(block_name(PROGRESS, 0))
    assert [one.id for one in draft.back(tmp_path).case.sections] == [BACKGROUND, ASSESSMENT]


def test_a_heading_that_was_taken_out_joins_its_text_to_the_section_above(draft: EditedDraft, tmp_path: Path) -> None:
    draft.write(heading_name(PROGRESS), gone("Framdrift", PER), end=mark("del", PER))
    back = draft.back(tmp_path)
    assert [one.id for one in back.case.sections] == [BACKGROUND, ASSESSMENT]
    assert section(back.case, ASSESSMENT).endswith("fra høsten.\n\nArbeidet starter i juni, og de første vaktene går i september.")  # fmt: skip
    assert [edit.author for edit in back.edits(Place("sections", PROGRESS))] == ["Per Moen"]


def test_a_heading_written_anew_over_its_old_text_is_the_same_section(draft: EditedDraft, tmp_path: Path) -> None:
    draft.swap(draft.paragraph(heading_name(PROGRESS)), draft.like(heading_name(PROGRESS), words("Veien videre")))
    back = draft.back(tmp_path)
    assert [(one.id, one.heading) for one in back.case.sections][2] == (PROGRESS, "Veien videre")
    assert section(back.case, PROGRESS) == section(sent_case(), PROGRESS)


def test_a_bold_line_is_a_heading_and_that_is_said(draft: EditedDraft, tmp_path: Path) -> None:
    bold = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Økonomi</w:t></w:r></w:p>'
    draft.after(block_name(ASSESSMENT, 6), bold, draft.like(block_name(BACKGROUND, 0), words("Det koster lite.")))
    back = draft.back(tmp_path)
    assert [one.heading for one in back.case.sections] == ["Bakgrunn", "Vurdering", "Økonomi", "Framdrift"]
    assert any("«Økonomi»" in problem for problem in back.problems)


def test_a_list_added_in_a_section_gets_the_marks_word_shows(draft: EditedDraft, tmp_path: Path) -> None:
    third = block_name(ASSESSMENT, 5)
    draft.after(third, draft.like(third, ins("tid")), draft.like(block_name(ASSESSMENT, 3), ins("utstyr")))
    back = draft.back(tmp_path)
    assert "3. personell\n4. tid\n   - utstyr\n\nSamlet" in section(back.case, ASSESSMENT)


def test_new_points_of_every_kind(draft: EditedDraft, tmp_path: Path) -> None:
    draft.after(
        point_name(FIRST_B1), draft.like(point_name(FIRST_B1), ins("etter bruk")), draft.like(point_name(FIRST_A), ins("felles opplæring"))
    )  # fmt: skip
    draft.after(point_name(THIRD), draft.like(block_name(BACKGROUND, 0), words("Vedtaket gjelder til 2028.")))
    assert lines(draft.back(tmp_path)) == [
        "1. Utvalget godkjenner kriteriene:",
        "   a) felles ansvar for vaktene",
        "   b) lik fordeling av kostnadene",
        "      • målt etter folketall",
        "      • etter bruk",
        "   c) felles opplæring",
        "2. Ordningen innføres fra 1. september. Forutsetning: kommunestyrene har sluttet seg til avtalen",
        "3. Sekretariatet melder tilbake om erfaringene etter ett år.",
        "Vedtaket gjelder til 2028.",
    ]


def test_a_condition_that_was_taken_out_is_gone(draft: EditedDraft, tmp_path: Path) -> None:
    draft.remove(condition_name(SECOND))
    assert draft.back(tmp_path).case.proposal.points[1].condition == ""


def test_a_point_with_a_new_condition(draft: EditedDraft, tmp_path: Path) -> None:
    draft.after(point_name(THIRD), draft.like(condition_name(SECOND), words("Forutsetning: midlene strekker til")))
    assert draft.back(tmp_path).case.proposal.points[2].condition == "midlene strekker til"


def test_an_attachment_whose_text_is_appended_comes_back_too(draft: EditedDraft, tmp_path: Path) -> None:
    day = block_name("vaktlister000001", 1)
    draft.after(day, draft.like(day, words("onsdag")), draft.like("_v_vedlegg000000002", words("Vedlegg 3: Kart")))
    back = draft.back(tmp_path)
    assert [one.title for one in back.case.attachments] == ["Budsjett for ordningen", "Eksempler på vaktlister", "Kart"]
    assert back.case.attachments[1].sections[0].text == "- mandag\n- tirsdag\n- onsdag"
    assert back.case.attachments[2].kind is AttachmentKind.TEXT


def test_comments_with_answers_and_whether_they_are_resolved(draft: EditedDraft, tmp_path: Path) -> None:
    start, end = (
        '<w:commentRangeStart w:id="{0}"/>',
        '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>',
    )
    draft.write(
        point_name(FIRST_B),
        start.format(1) + start.format(2),
        words("lik fordeling"),
        end.format(1) + end.format(2),
        words(" av kostnadene"),
    )
    draft.write(heading_name(BACKGROUND), start.format(3), words("Bakgrunn"), end.format(3))
    draft.comments(
        (1, "Kari Nordli", "00000011", "Er det avklart?"),
        (2, "Per Moen", "00000012", "Ja, i går."),
        (3, "Anne Vik", "00000013", "Fint."),
        threads='<w15:commentEx w15:paraId="00000011" w15:done="1"/><w15:commentEx w15:paraId="00000012" '
        'w15:paraIdParent="00000011" w15:done="1"/><w15:commentEx w15:paraId="00000013" w15:done="0"/>',
    )
    back = draft.back(tmp_path)
    assert back.case == sent_case()
    first, second = back.comments
    assert (first.comment.text, first.comment.resolved, first.place) == ("Fint.", False, Place("sections", BACKGROUND))
    assert (second.comment.quote, second.comment.resolved, second.point) == ("lik fordeling", True, FIRST_B)
    assert [(answer.author, answer.text) for answer in second.comment.answers] == [("Per Moen", "Ja, i går.")]


def test_a_comment_on_words_that_were_taken_out_quotes_them(draft: EditedDraft, tmp_path: Path) -> None:
    draft.write(
        point_name(THIRD),
        '<w:commentRangeStart w:id="1"/>',
        gone("Sekretariatet melder tilbake."),
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        ins("Partene melder tilbake."),
    )
    draft.comments((1, "Kari Nordli", "00000011", "Det gjør partene selv."))
    (placed,) = draft.back(tmp_path).comments
    assert (placed.comment.quote, placed.point) == ("Sekretariatet melder tilbake.", THIRD)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d. MMMM" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>11. mai</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>I ramme.</w:t></w:r></w:p>"
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
    "<w:t>I ramme.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("content", "read", "said"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc", ""),
        ("<w:r><w:t>helse</w:t><w:noBreakHyphen/><w:t>hus, sam</w:t><w:softHyphen/><w:t>handling</w:t></w:r>", "helse\u2011hus, sam\u00adhandling", ""),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> punkt</w:t></w:r>', "• punkt", ""),
        (FIELD, "11. mai", ""),
        ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3", ""),
        ("<w:r><w:t>før </w:t></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "før a=b", "formel"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>i felt</w:t></w:r></w:sdtContent></w:sdt>", "i felt", ""),
        ("<w:smartTag><w:r><w:t>Oslo</w:t></w:r></w:smartTag>", "Oslo", ""),
        ("<w:r><w:t>synlig</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hemmelig</w:t></w:r>", "synlig", "«hemmelig»"),
        ("<w:r><w:t>ved</w:t></w:r>" + BOX, "ved\n\nI ramme.", "tekstboks"),
        ("<w:r><w:t>se</w:t></w:r><w:r><w:object/></w:r>", "se", "innebygd"),
        ("<w:r><w:t>e\u0301n, </w:t></w:r><w:r><w:t>e</w:t></w:r><w:r><w:t>\u0301n</w:t></w:r>", "én, én", ""),
        ("<w:r><w:t>“Ja” – ‘nei’ …</w:t></w:r>", "“Ja” – ‘nei’ …", ""),
        ('<w:r><w:t>før</w:t><w:br w:type="page"/><w:t> etter</w:t></w:r>', "før etter", ""),
        ("<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>grunn</w:t></w:r></w:rubyBase></w:ruby></w:r>", "grunn", ""),
    ],
)  # fmt: skip
def test_what_people_put_into_a_paragraph(
    draft: EditedDraft, tmp_path: Path, content: str, read: str, said: str
) -> None:
    draft.write(block_name(PROGRESS, 0), content)
    back = draft.back(tmp_path)
    assert section(back.case, PROGRESS) == read
    assert any(said in problem for problem in back.problems) if said else back.problems == ()


def test_links_keep_their_address_where_the_words_do_not_show_it(draft: EditedDraft, tmp_path: Path) -> None:
    draft.relate("rIdA", "hyperlink", "https://eksempel.no/rapport", outside=True)
    draft.relate("rIdB", "hyperlink", "mailto:kari@eksempel.no", outside=True)
    link = '<w:hyperlink r:id="{}"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
    draft.write(
        block_name(PROGRESS, 0),
        link.format("rIdA", "rapporten"),
        words(", "),
        link.format("rIdB", "kari@eksempel.no"),
    )
    assert section(draft.back(tmp_path).case, PROGRESS) == "rapporten (https://eksempel.no/rapport), kari@eksempel.no"


def test_a_pasted_picture_comes_with_its_bytes(draft: EditedDraft, tmp_path: Path) -> None:
    draft.relate("rIdP", "image", "media/image9.png")
    draft.relate("rIdQ", "image", "https://eksempel.no/b.png", outside=True)
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Kart"/><a:blip r:embed="{}"/></wp:inline></w:drawing></w:r>'
    draft.after(
        block_name(PROGRESS, 0), draft.like(block_name(PROGRESS, 0), picture.format("rIdP"), picture.format("rIdQ"))
    )
    back = draft.back(tmp_path, {"word/media/image9.png": b"\x89PNG"})
    (placed,) = back.pictures
    assert (placed.picture.data, placed.picture.content_type, placed.picture.description) == (
        b"\x89PNG",
        "image/png",
        "Kart",
    )
    assert placed.place == Place("sections", PROGRESS)
    assert any("ligger ikke i filen" in problem for problem in back.problems)


def test_a_table_with_tracked_rows_and_a_table_inside_it(draft: EditedDraft, tmp_path: Path) -> None:
    def row(*cells: str, change: str = "") -> str:
        inner = "".join(
            f"<w:tc>{cell if cell.startswith('<') else f'<w:p>{words(cell)}</w:p>'}</w:tc>" for cell in cells
        )
        return f"<w:tr>{f'<w:trPr><w:{change} {KARI}/></w:trPr>' if change else ''}{inner}</w:tr>"

    inside = f"<w:tbl>{row('x', 'y')}</w:tbl><w:p/>"
    draft.after(
        block_name(PROGRESS, 0),
        f"<w:tbl>{row('År', 'Sum')}{row('2026', '1', change='ins')}{row('2025', '2', change='del')}{row('Mer', inside)}</w:tbl>",
    )
    back = draft.back(tmp_path)
    assert section(back.case, PROGRESS).split("\n\n")[1].split("\n") == ["År | Sum", "2026 | 1", "Mer | x; y;"]


def test_a_document_pasted_in_whole_is_said_to_be_left_in_the_original(draft: EditedDraft, tmp_path: Path) -> None:
    draft.after(block_name(PROGRESS, 0), '<w:altChunk r:id="rIdC"/>')
    assert any("annet dokument" in problem for problem in draft.back(tmp_path).problems)


def test_an_edit_in_what_the_program_writes_itself_is_told_and_not_taken(draft: EditedDraft, tmp_path: Path) -> None:
    line = next(name for name in ("_x_linje",) if name in draft.body)
    draft.write(line, words("UTKAST"), ins(" 2"))
    back = draft.back(tmp_path)
    assert back.case == sent_case()
    assert [(one.text, one.edits[0].author) for one in back.own if one.edits] == [("UTKAST 2", "Kari Nordli")]


def test_a_proposal_written_where_there_was_none(tmp_path: Path) -> None:
    draft = EditedDraft()
    for name in (FIRST, FIRST_A, FIRST_B, FIRST_B1, SECOND, THIRD):
        draft.remove(point_name(name))
    draft.remove(condition_name(SECOND))
    heading = draft.paragraph(word.PROPOSAL)
    draft.swap(heading, draft.like(word.PROPOSAL, words("Forslag til vedtak")) + draft.like(block_name(ASSESSMENT, 1), words("Saken tas til orientering.")))  # fmt: skip
    back = draft.back(tmp_path)
    assert lines(back) == ["1. Saken tas til orientering."]
    assert house().paper.proposal_heading == "Forslag til vedtak"
