"""Columns are read one after another, and tables row by row."""

import pytest

from pdf_builder import LEADING, Drawn, Put, lines, pdf, rule
from sekretariat_tui.reading.pdf import pdf_lines

LEFT_COLUMN = (
    "Helsefellesskapet har de siste årene",
    "arbeidet med å samordne tilbudet til",
    "eldre i kommunene ved fjorden. Dette",
    "har gitt færre henvendelser, og både",
    "pasienter og ansatte er godt fornøyd",
    "med ordningen.",
)
RIGHT_COLUMN = (
    "Sekretariatet mener at en felles vakt",
    "gir bedre tjenester i hele området og",
    "at utgiftene kan deles likt mellom de",
    "partene som har vært med fra starten,",
    "slik det ble drøftet i utvalget sist.",
    "Saken fremmes i høst.",
)
READ = [" ".join(LEFT_COLUMN), " ".join(RIGHT_COLUMN)]


def texts(page: list[Put | Drawn]) -> list[str]:
    return [line.text for line in pdf_lines(pdf(page))]


def cells(page: list[Put | Drawn]) -> list[tuple[str, ...]]:
    return [line.cells for line in pdf_lines(pdf(page)) if line.cells]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts([*lines(*LEFT_COLUMN), *lines(*RIGHT_COLUMN, left=310)]) == READ


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    page = [
        put
        for at, (left, right) in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True))
        for put in (Put(71, 100 + at * LEADING, left), Put(310, 100 + at * LEADING, right))
    ]
    assert texts(page) == READ


def test_two_columns_whose_lines_stand_at_other_heights_are_read_one_after_the_other() -> None:
    assert texts([*lines(*LEFT_COLUMN), *lines(*RIGHT_COLUMN, left=310, down=105)]) == READ


def test_a_title_above_two_columns_stands_first() -> None:
    title = Put(71, 70, "En felles vaktordning for alle kommunene ved fjorden og i dalen", size=16)
    assert texts([title, *lines(*LEFT_COLUMN), *lines(*RIGHT_COLUMN, left=310)]) == [title.text, *READ]


LONG = (
    "Kommunene ved fjorden har i flere år",
    "samarbeidet om felles vakt for eldre",
    "og barn, med god hjelp fra sykehuset.",
    "Det er færre ventende enn før, og de",
    "ansatte sier at de får bedre tid til",
    "hver pasient enn de hadde tidligere.",
)


def title_inside(*, across: bool = False) -> list[Put | Drawn]:
    """A paper whose number and title stand at the top of the first column, or across both."""
    title = ["Utskrivningsklare pasienter i kommunene"] if across else ["Utskrivningsklare", "pasienter"]
    first: list[Put] = [
        Put(71, 80, "Vedlegg til sak 9/23"),
        *(Put(71, 112 + at * 30, words, size=22) for at, words in enumerate(title)),
        Put(71, 168, "Bakgrunn", size=13, bold=True),
        *lines(*LONG, down=186),
        Put(71, 286, "Fakta", size=13, bold=True),
        *lines(*LONG, down=304),
    ]
    top = 168 if across else 80
    second = [
        *lines(*LONG, left=310, down=top),
        Put(310, top + 107, "Forslag til vedtak", size=13, bold=True),
        *lines("1. SSU tar saken til orientering.", left=310, down=top + 125),
    ]
    return [*first, *second]


@pytest.mark.parametrize("across", [True, False])
def test_the_number_and_title_inside_a_column_part_no_columns(across: bool) -> None:
    text = " ".join(LONG)
    title = "Utskrivningsklare pasienter" + (" i kommunene" if across else "")
    assert texts(title_inside(across=across)) == [
        "Vedlegg til sak 9/23",
        title,
        "Bakgrunn",
        text,
        "Fakta",
        text,
        text,
        "Forslag til vedtak",
        "SSU tar saken til orientering.",
    ]


def test_three_columns_are_read_from_left_to_right() -> None:
    narrow = (
        "Kommunene ved fjorden",
        "samarbeider om en vakt",
        "for eldre og for barn,",
        "med hjelp av sykehuset",
        "i",
    )
    heading = [Put(71 + at * 160, 90, f"Del {at + 1}", size=13, bold=True) for at in range(3)]
    columns = [put for at in range(3) for put in (heading[at], *lines(*narrow, left=71 + at * 160, down=110 + at * 5))]
    assert texts(columns) == [words for at in range(3) for words in (f"Del {at + 1}", " ".join(narrow))]


def test_what_stands_across_below_the_columns_comes_last() -> None:
    below = Put(71, 440, "Forslag til vedtak", size=13, bold=True)
    assert texts([*title_inside(), below, Put(71, 460, "SSU er enig.")])[-2:] == ["Forslag til vedtak", "SSU er enig."]


def test_a_table_below_the_columns_is_a_table() -> None:
    table = [
        Put(71 + at * 140, 430 + down, text) for down, row in ((0, "abc"), (16, "def")) for at, text in enumerate(row)
    ]
    assert cells([*title_inside(), *table]) == [("a", "b", "c"), ("d", "e", "f")]


def test_a_row_of_prose_under_the_heads_of_a_table_is_no_columns() -> None:
    heads = [Put(71, 80, "Tiltak"), Put(310, 80, "Vurdering")]
    assert cells([*heads, *lines(*LONG), *lines(*LONG, left=310)])[0] == ("Tiltak", "Vurdering")


def agenda(*, ruled: bool = False, step: float = LEADING) -> list[Put | Drawn]:
    rows = [
        ("Saksnr", ["Tittel"], "Type"),
        ("11/2025", ["Godkjenning av innkalling"], "Vedtak"),
        ("12/2025", ["Felles vaktordning for kommunene", "med plan for oppstart"], "Drøfting"),
        ("13/2025", ["Status for handlingsdelen"], "Orientering"),
        ("14/2025", ["Eventuelt"], ""),
    ]
    page: list[Put | Drawn] = []
    down = 100.0
    for number, title, kind in rows:
        page += [Put(71, down, number), *(Put(150, down + at * LEADING, part) for at, part in enumerate(title))]
        page += [Put(400, down, kind)] if kind else []
        down += (len(title) - 1) * LEADING + step
        if ruled:
            page.append(rule(down - 10))
    return page


AGENDA = [
    ("Saksnr", "Tittel", "Type"),
    ("11/2025", "Godkjenning av innkalling", "Vedtak"),
    ("12/2025", "Felles vaktordning for kommunene med plan for oppstart", "Drøfting"),
    ("13/2025", "Status for handlingsdelen", "Orientering"),
    ("14/2025", "Eventuelt", ""),
]


def test_an_agenda_is_read_row_by_row() -> None:
    assert cells(agenda()) == AGENDA
    assert cells(agenda(ruled=True)) == AGENDA
    assert cells(agenda(step=20.0)) == AGENDA


def test_what_stands_around_a_table_is_no_part_of_it() -> None:
    page = [
        Put(71, 80, "Saksliste", bold=True, size=13),
        *agenda(),
        Put(71, 220, "Saker meldes til sekretariatet innen 20. mai."),
    ]
    assert texts(page)[0] == "Saksliste"
    assert texts(page)[-1] == "Saker meldes til sekretariatet innen 20. mai."
    assert cells(page) == AGENDA


def test_labels_and_what_stands_beside_them_are_two_cells() -> None:
    page = [
        *lines("Saksbehandler:", "Møtedato:", "Vår ref.:"),
        *lines("Hanne Lunde", "05.06.2025", "26/1280", left=184),
    ]
    assert cells(page) == [("Saksbehandler:", "Hanne Lunde"), ("Møtedato:", "05.06.2025"), ("Vår ref.:", "26/1280")]


def test_a_paragraph_stretched_to_both_margins_is_no_table() -> None:
    page = [
        put
        for down, words in ((100, "Dette er ord"), (114, "som står spredt"), (128, "over hele linjen"))
        for put in [Put(71 + at * 150, down, word) for at, word in enumerate(words.split())]
    ]
    stretched = [
        Put(71 + at * 32, down, word)
        for down in (100, 114)
        for at, word in enumerate(("Vi", "tar", "det", "som", "det", "er", "og", "ser"))
    ]
    assert cells(stretched) == []
    assert len(cells(page)) == 3


def test_a_row_torn_by_the_page_is_whole() -> None:
    def row(down: float, *parts: str) -> list[Put]:
        return [Put(71 + at * 150, down, part) for at, part in enumerate(parts) if part]

    first = [
        *row(740, "Tiltak", "Ansvar", "Status"),
        *row(760, "Felles vakt som", "Nesvik kommune", "forsinket, venter"),
    ]
    second = [*row(60, "gjelder alle", "", "på midler"), *row(80, "Opplæring", "Dal kommune", "i rute")]
    found = [line.cells for line in pdf_lines(pdf(first, second))]
    assert found == [
        ("Tiltak", "Ansvar", "Status"),
        ("Felles vakt som gjelder alle", "Nesvik kommune", "forsinket, venter på midler"),
        ("Opplæring", "Dal kommune", "i rute"),
    ]
