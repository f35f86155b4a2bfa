"""YAML into records: text stays text, and every mistake is said with its file, line and column."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.errors import SekretariatError
from sekretariat_tui.profiles.mistake import Mistake, ProfileError
from sekretariat_tui.profiles.yaml_reader import Vocabulary, read_node, read_yaml
from sekretariat_tui.profiles.yaml_text import LARGEST, decode_yaml
from sekretariat_tui.profiles.yaml_tree import parse_tree

NAME = Path("fil.yaml")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Child(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    order: int = 0


class Parent(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    count: int = 1
    open: bool = False
    day: date | None = None
    colour: Colour = Colour.RED
    names: tuple[str, ...] = ()
    children: tuple[Child, ...] = ()
    words: dict[str, str] = {}
    kind: str = ""


WORDS = Vocabulary(
    keys={
        Parent: {
            "navn": "name",
            "antall": "count",
            "apen": "open",
            "dag": "day",
            "farge": "colour",
            "andre_navn": "names",
            "barn": "children",
            "ord": "words",
            "slag": "kind",
        },
        Child: {"navn": "name", "rekkefolge": "order"},
    },
    values={Colour: {"rod": Colour.RED, "bla": Colour.BLUE}},
    choices={(Parent, "kind"): {"stor": "big", "liten": "small"}},
)


@pytest.fixture(params=["C", "Python"], autouse=True)
def both_halves_of_pyyaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said must not depend on whether PyYAML was installed with its C half."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML is installed here without its C half")


def read(text: str | bytes) -> Parent:
    data = text.encode() if isinstance(text, str) else text
    return read_node(parse_tree(decode_yaml(data, NAME), NAME), Parent, NAME, WORDS).value


def mistakes(text: str | bytes) -> tuple[Mistake, ...]:
    with pytest.raises(ProfileError) as told:
        read(text)
    assert isinstance(told.value, SekretariatError)
    assert all(mistake.file == "fil.yaml" for mistake in told.value.mistakes)
    return told.value.mistakes


def the_mistake(text: str | bytes) -> str:
    (mistake,) = mistakes(text)
    return str(mistake)


# ---------------------------------------------------------------- text stays text


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "Ja",
        "true",
        "null",
        "~",
        "05.26",
        "0123",
        "1e3",
        "0x1F",
        "12:30",
        "2026-05-21",
        "1_000",
        ".inf",
        "=",
    ],
)
def test_what_stands_is_kept_where_text_is_asked_for(written: str) -> None:
    assert read(f"navn: {written}\n").name == written
    assert read(f"navn: x\nandre_navn: [{written}]\n").names == (written,)
    assert read(f"navn: x\nord:\n  {written}: {written}\n").words == {written: written}


def test_text_is_composed_and_a_block_of_text_keeps_its_lines() -> None:
    assert read("navn: Va\u030agan\n").name == "Vågan"
    assert read("navn: |\n  en\n  to\n").name == "en\nto"


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = "navn: Østre\nandre_navn:\n  - Øyer\n"
    assert read("\ufeff" + plain) == read(plain.replace("\n", "\r\n")) == read(plain)


def test_an_empty_value_is_an_empty_text_list_or_table_and_none_where_that_may_be() -> None:
    assert read("navn: x\nandre_navn:\nord:\nslag: stor\ndag:\n") == Parent(name="x", kind="big")


# ---------------------------------------------------------------- types when asked for


def test_a_number_a_date_a_yes_and_a_word_of_a_list_are_read_where_they_are_asked_for() -> None:
    found = read("navn: x\nantall: 7\nåpen: JA\ndag: 21.5.2026\nfarge: blå\nslag: Liten\n")
    assert (found.count, found.open, found.day) == (7, True, date(2026, 5, 21))
    assert (found.colour, found.kind) == (Colour.BLUE, "small")
    assert read("navn: x\ndag: 2026-05-21\napen: nei\n").day == date(2026, 5, 21)


@pytest.mark.parametrize("written", ["no", "on", "off", "yes", "0", "1", "nja"])
def test_only_ja_nei_true_and_false_are_truth(written: str) -> None:
    said = the_mistake(f"navn: x\napen: {written}\n")
    assert said == f"fil.yaml, linje 2, kolonne 7: «apen» skal være ja eller nei, men det står «{written}»."


@pytest.mark.parametrize(
    "written", ["to", "05.26", "1,5", "2026-05-21", "0x10", "1e3", "²", "99999999999", "0123", "-0", "07"]
)
def test_a_number_is_digits_only(written: str) -> None:
    said = the_mistake(f"navn: x\nantall: {written}\n")
    assert said == f"fil.yaml, linje 2, kolonne 9: «antall» skal være et helt tall, men det står «{written}»."


def test_a_date_that_does_not_exist_is_said() -> None:
    assert (
        the_mistake("navn: x\ndag: 31.11.2026\n")
        == "fil.yaml, linje 2, kolonne 6: «dag»: datoen 31.11.2026 finnes ikke."
    )
    assert "skal være en dato" in the_mistake("navn: x\ndag: 14.1124\n")


def test_a_word_outside_a_closed_list_is_said_with_the_nearest() -> None:
    assert the_mistake("navn: x\nfarge: bl\n").endswith(
        "«farge» skal være ett av: rod, bla, men det står «bl». Mente du «bla»?"
    )
    assert "Mente du «stor»?" in the_mistake("navn: x\nslag: stort\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("navn: [a]\n", "linje 1, kolonne 7: «navn» skal være tekst, men det står en liste."),
        ("navn: x\nbarn:\n  - a\n", "linje 3, kolonne 5: «barn», nr. 1, skal være en gruppe nøkler med kolon og verdi"),
        ("navn: x\nandre_navn: a\n", "linje 2, kolonne 13: «andre_navn» skal være en liste, med «- » foran hver verdi"),
        ("navn: x\nandre_navn:\n  - a: b\n", "linje 3, kolonne 5: «andre_navn», nr. 1, skal være tekst"),
        ("navn: x\nandre_navn:\n  - a\n  -\n", "linje 4, kolonne 4: «andre_navn», nr. 2, er tom."),
        ("navn: x\nord: a\n", "linje 2, kolonne 6: «ord» skal være en gruppe nøkler med kolon og verdi"),
        ("- navn: x\n", "linje 1, kolonne 1: Filen skal være en gruppe nøkler med kolon og verdi"),
        ("bare tekst\n", "linje 1, kolonne 1: Filen skal være en gruppe nøkler med kolon og verdi"),
        ("navn: x\nantall:\n", "linje 2, kolonne 8: «antall» skal være et helt tall, men det står ingenting."),
    ],
)
def test_the_wrong_kind_of_value_is_said(text: str, said: str) -> None:
    assert said in the_mistake(text)


# ---------------------------------------------------------------- keys


def test_a_doubled_key_is_said_where_the_second_stands() -> None:
    said = the_mistake("navn: x\nantall: 1\nnavn: y\n")
    assert said.startswith("fil.yaml, linje 3, kolonne 1: Nøkkelen «navn» står to ganger; første gang på linje 1.")
    assert "«a» står to ganger" in the_mistake("navn: x\nord:\n  a: 1\n  a: 2\n")
    assert "«åpen» står to ganger" in the_mistake("navn: x\napen: ja\nåpen: nei\n")


def test_an_unknown_key_is_said_with_the_nearest_or_with_what_may_stand() -> None:
    assert the_mistake("navn: x\nantal: 1\n").endswith("kolonne 1: Nøkkelen «antal» er ukjent. Mente du «antall»?")
    assert "Her kan det stå: navn, rekkefolge." in the_mistake("navn: x\nbarn:\n  - navn: a\n    zzz: 1\n")


def test_a_missing_key_is_said_where_its_group_begins() -> None:
    assert the_mistake("antall: 1\n") == "fil.yaml, linje 1, kolonne 1: «navn» mangler."
    assert the_mistake("navn: x\nbarn:\n  - navn: a\n  - rekkefolge: 2\n").endswith(
        "linje 4, kolonne 5: «navn» mangler i «barn», nr. 2."
    )


@pytest.mark.parametrize("empty", ["", '""'])
def test_what_must_have_a_value_may_not_be_empty(empty: str) -> None:
    assert "«navn» er tom, men må ha en verdi." in the_mistake(f"navn: {empty}\n")


def test_a_key_that_is_no_word_is_said() -> None:
    assert "En nøkkel skal være et ord" in the_mistake("navn: x\n? [a]\n: b\n")


def test_all_mistakes_are_said_at_once_in_the_order_they_stand() -> None:
    found = mistakes("nvan: x\nantall: to\napen: no\nbarn:\n  - rekkefolge: en\n")
    assert [(m.line, m.column) for m in found] == [(1, 1), (1, 1), (2, 9), (3, 7), (5, 5), (5, 17)]
    with pytest.raises(ProfileError) as told:
        read("nvan: x\nantall: to\n")
    assert str(told.value).startswith("fil.yaml, linje 1, kolonne 1: ")
    assert str(told.value).endswith("(og 2 feil til i samme fil)")


# ---------------------------------------------------------------- the shape of the file


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("navn: x\nord:\n\ta: b\n", (3, 1), "tabulator"),
        ("navn: x\nord:\n  a: b\n\tc: d\n", (4, 1), "tabulator"),
        ("navn: x\nord:\n  a: b\n\xa0\xa0c: d\n  e: f\n", (4, 1), "hardt mellomrom"),
        ("navn: x\nord:\n  a: b\n c: d\n", (4, 2), "Innrykket stemmer ikke"),
        ("navn: x\nord:\n  a: b\n   c: d\n", (4, 4), "rykket lenger inn"),
        ("navn: x: y\n", (1, 8), "Kolonet passer ikke her"),
        ('navn: "x\nantall: 1\nslag: "stor"\n', (1, 7), "Anførselstegnet som begynner her"),
        ("navn: 'x\nantall: 1\n", (1, 7), "Anførselstegnet som begynner her"),
        ("navn: {utvalg} sak\n", (1, 7), "Verdien begynner med «{»"),
        ("navn: [a\nantall: 1\n", (1, 7), "Parentesen som begynner her"),
        ("navn: x\nantall\nslag: stor\n", (2, 1), "Linjen mangler kolon"),
        ("navn: @x\n", (1, 7), "«@» kan ikke stå først"),
        ("navn: &a x\n", (1, 7), "«&» brukes ikke her"),
        ("navn: *a\n", (1, 7), "«*» viser til et annet sted"),
        ("navn: !!python/object:os.system x\n", (1, 7), "«!» brukes ikke her"),
        ("navn: x\n---\nnavn: y\n", (2, 1), "ett dokument"),
        ("navn: " + "[" * 50 + "]" * 50 + "\n", (1, 26), "mer enn 20 nivåer"),
        ("navn: a\x07b\n", (1, 8), "usynlig tegn (U+0007)"),
        ("navn: x\nslag: a\x00b\n", (2, 8), "NUL-tegn"),
        ("navn: x\nslag: \ufeffb\n", (2, 7), "usynlig tegn (U+FEFF)"),
    ],
)
def test_a_slip_in_the_yaml_is_said_where_its_cause_stands(text: str, where: tuple[int, int], said: str) -> None:
    (mistake,) = mistakes(text)
    assert said in mistake.sentence
    assert (mistake.line, mistake.column) == where


def test_a_file_saved_as_windows_1252_is_said_with_the_letter_that_gave_it_away() -> None:
    said = the_mistake("navn: x\nslag: blå\n".encode("cp1252"))
    assert said.startswith("fil.yaml, linje 2, kolonne 9: Filen er ikke lagret som UTF-8.")
    assert "«å»" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "tom"), (b"\n# bare en merknad\n", "tom"), ("navn: x".encode("utf-16"), "UTF-16"), (b"\xef\xbb\xbf", "tom")],
)
def test_a_file_that_holds_nothing_to_read_is_said_as_a_whole(data: bytes, said: str) -> None:
    (mistake,) = mistakes(data)
    assert mistake.line == 0
    assert said in mistake.sentence
    assert str(mistake).startswith("fil.yaml: ")


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "linje 1, kolonne 4: «&» brukes ikke" in the_mistake(bomb)


def test_a_huge_missing_or_strange_file_is_said(tmp_path: Path) -> None:
    huge = tmp_path / "fil.yaml"
    huge.write_bytes(b"navn: " + b"x" * LARGEST)
    for path, said in (
        (huge, "større enn 256 kB"),
        (tmp_path / "borte.yaml", "finnes ikke"),
        (tmp_path, "ikke en fil"),
    ):
        with pytest.raises(ProfileError, match=said):
            read_yaml(path, Parent, WORDS)


@pytest.mark.parametrize(
    ("piece", "times"),
    [("[", 100_000), ("- ", 100_000), ("a: {", 50_000), ("? ", 50_000), ("a\n", 100_000), ('"', 1001)],
)
def test_a_file_made_to_stop_the_reader_is_answered(piece: str, times: int) -> None:
    assert mistakes(piece * times)


def test_a_plain_table_can_be_read_without_a_vocabulary(tmp_path: Path) -> None:
    path = tmp_path / "ord.yaml"
    path.write_text("sykehus: [sjukehus, hospital]\nno: [on]\n", encoding="utf-8")
    wanted: Any = dict[str, tuple[str, ...]]
    assert read_yaml(path, wanted).value == {"sykehus": ("sjukehus", "hospital"), "no": ("on",)}


# ---------------------------------------------------------------- anything at all

_YAML_LIKE = st.lists(
    st.sampled_from(
        ["navn", "antall", "barn", "ord", ": ", ":", "- ", "\n", "  ", "\t", "'", '"', "[", "]", "{", "}", "&a", "*a", "!",
         "|", ">", "#", "?", ",", "---", "...", "%", "no", "05.26", "å", "\xa0", "\\", "@", "<<", "\x00", "\x85", "\u2028"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(text=st.one_of(st.text(max_size=200), _YAML_LIKE))
def test_any_text_is_read_or_answered_with_a_mistake(text: str) -> None:
    _read_or_answered(text.encode("utf-8", "surrogatepass"))


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_answered_with_a_mistake(data: bytes) -> None:
    _read_or_answered(data)


def _read_or_answered(data: bytes) -> None:
    try:
        read(data)
    except ProfileError as why:
        assert why.mistakes
        assert all(mistake.sentence.endswith((".", "?")) for mistake in why.mistakes)
        assert all((mistake.line > 0) == (mistake.column > 0) for mistake in why.mistakes)
