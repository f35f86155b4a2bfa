"""The labels that Word, Outlook and PDF files put before the items of a list, read off the start of a line."""

import re
from enum import StrEnum

import msgspec


class LabelKind(StrEnum):
    NUMBER = "number"  # 1. 1) (1)
    LETTER = "letter"  # a) a. (a)
    ROMAN = "roman"  # i. ii) (iii)
    SERIES = "series"  # 1.2 or 1.2.3.
    BULLET = "bullet"  # • o - § and Word's own glyphs


class Label(msgspec.Struct, frozen=True):
    """A label at the start of a line: its kind, its sign («)» or «.», or a bullet's glyph) and its place in the list.

    ``numbers`` has one number, more for a label such as 1.2, and none for a bullet. ``text`` is the rest of the line.
    """

    kind: LabelKind
    sign: str
    numbers: tuple[int, ...]
    text: str

    @property
    def number(self) -> int:
        return self.numbers[-1] if self.numbers else 0


_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_GAP = r"(?:[ \t\u00a0\u2000-\u200a]+|$)"
# Word's bullets come out of the clipboard as signs of its symbol fonts (U+F000 to U+F0FF), as letters of them, or as
# real bullets; «o» is the hollow one of Courier New, «§» the square one of Wingdings.
_BULLET = re.compile(
    rf"(?P<sign>[•◦▪▫●○■□‣⁃∙·*➢✓✔\-–—\uf000-\uf0ff]|[o§](?!\s*\d))(?P<gap>{_GAP})(?P<text>.*)", re.DOTALL
)
_SERIES = re.compile(rf"(?P<numbers>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\.?{_GAP}(?P<text>.*)", re.DOTALL)
_ORDINAL = re.compile(
    rf"(?P<open>\()?(?P<value>\d{{1,3}}|[a-zA-ZæøåÆØÅ]|[ivxIVX]{{1,6}})(?P<sign>\.\)|[.)]){_GAP}(?P<text>.*)", re.DOTALL
)
_BARE_NUMBER = re.compile(r"(?P<value>\d{1,3})\t(?P<text>.*)", re.DOTALL)
_DATE = re.compile(rf"\d{{1,2}}\. (?:{_MONTHS})\b")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_DASHES = "-–—⁃"


def labels_at(line: str) -> list[Label]:
    """What the line's label may be, likeliest first: none for running text, two for «i)», which is 1 or 9."""
    if _DATE.match(line):  # «1. mai 2026 holdes …» goes on from the line before
        return []
    if match := _BULLET.match(line):
        rest = match["text"].lstrip()
        # «- a) Daglig drift»: a list converted from Word to Markdown wears both, and the letter is the label.
        if inner := [label for label in labels_at(rest) if label.kind is not LabelKind.BULLET]:
            return inner
        sign = "-" if match["sign"] in _DASHES else match["sign"]
        return [Label(LabelKind.BULLET, sign, (), rest)]
    if match := _SERIES.match(line):
        numbers = tuple(int(part) for part in match["numbers"].split("."))
        return [Label(LabelKind.SERIES, ".", numbers, match["text"].lstrip())]
    if match := _BARE_NUMBER.match(line):
        return [Label(LabelKind.NUMBER, "", (int(match["value"]),), match["text"].lstrip())]
    if match := _ORDINAL.match(line):
        sign = "()" if match["open"] and match["sign"] == ")" else match["sign"]
        if match["open"] and sign != "()":
            return []
        return _ordinals(match["value"], sign, match["text"].lstrip())
    return []


def _ordinals(value: str, sign: str, text: str) -> list[Label]:
    if value.isdigit():
        return [Label(LabelKind.NUMBER, sign, (int(value),), text)]
    found: list[Label] = []
    if roman := _roman(value.lower()):
        found.append(Label(LabelKind.ROMAN, sign, (roman,), text))
    if len(value) == 1:
        letters = "abcdefghijklmnopqrstuvwxyzæøå"
        found.append(Label(LabelKind.LETTER, sign, (letters.index(value.lower()) + 1,), text))
    return found


def _roman(value: str) -> int:
    """The number of a small Roman numeral up to 39, or 0 when it is none."""
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", value):
        return 0
    numbers = [_ROMAN[sign] for sign in value]
    following = [*numbers[1:], 0]
    return sum(-one if one < after else one for one, after in zip(numbers, following, strict=True))
