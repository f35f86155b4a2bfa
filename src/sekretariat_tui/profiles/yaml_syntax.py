"""What PyYAML says when it gives up, as a sentence a secretary can act on and the place where the cause is."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .mistake import Mistake

if TYPE_CHECKING:
    import yaml

# What PyYAML says, in the words of its C half or its Python half, and what a secretary can do about it.
_ADVICE = (
    (
        ("mapping values are not allowed",),
        "Kolonet passer ikke her. Hører det til teksten, sett anførselstegn rundt hele teksten.",
    ),
    (
        ("did not find expected key", "expected <block end>", "did not find expected '-'", "block sequence entries"),
        "Innrykket stemmer ikke med linjene over: det som hører sammen, skal begynne i samme kolonne.",
    ),
    (("could not find expected ':'",), "Linjen mangler kolon, eller innrykket stemmer ikke med linjen over."),
    (
        ("block mapping entries", "block collections are not allowed", "mapping keys are not allowed"),
        "En liste eller en nøkkel kan ikke begynne her. Begynn på en ny linje.",
    ),
    (("expected ',' or ", "flow"), "Parentesen som begynner her, er ikke lukket, eller det mangler et komma."),
    (("unexpected end of stream", "document separator"), "Anførselstegnet som begynner her, er ikke lukket."),
    (("escape",), "Skråstreken «\\» har en egen betydning i doble anførselstegn. Bruk enkle anførselstegn i stedet."),
    (("directive", "<document start>", "incompatible"), "Her venter programmet en nøkkel med kolon etter."),
    (("alphabetic or numeric",), "«&» og «*» kan ikke stå først. Sett anførselstegn rundt teksten."),
    (
        ("block scalar", "indentation indicator", "chomping"),
        "Etter «|» eller «>» skal teksten begynne på neste linje, rykket inn.",
    ),
)
_AT_START = ("could not find expected ':'", "expected ',' or ", "unexpected end of stream", "document separator")


_OPEN_QUOTE = re.compile(r"""^(?P<before>[^#"']*?(?::|-)[ ]+)(?P<quote>["'])(?:(?!(?P=quote)).)*$""")
_STARTS_WITH_SIGN = re.compile(r"""^[ ]*(?:- )?(?:[^\s:]+:[ ]+)?(?P<sign>["'{\[])""")


def syntax_mistake(why: "yaml.MarkedYAMLError", text: str, path: Path) -> Mistake:
    """The mistake behind an error from PyYAML in ``text``; ``path`` only names the file in what is said.

    PyYAML says where it gave up. The cause is often a line or more above: a quote never closed, an indentation made
    with the wrong sign. So the lines are looked at again.
    """
    said = f"{why.problem or ''} {why.context or ''}"
    mark = why.problem_mark or why.context_mark
    if why.context_mark is not None and any(words in said for words in _AT_START):
        mark = why.context_mark
    if mark is None:
        return Mistake(file=path.name, sentence=_advice(said, ""))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column, sentence = _cause(said, lines, min(mark.line, len(lines) - 1), mark.column)
    return Mistake(file=path.name, line=line + 1, column=column + 1, sentence=sentence)


def _cause(said: str, lines: list[str], line: int, column: int) -> tuple[int, int, str]:
    """Line and column from 0, and the sentence."""
    for near in (line, line - 1):
        margin = _margin(lines[near]) if near >= 0 else ""
        for sign, called in (("\t", "tabulator"), ("\xa0", "hardt mellomrom")):
            if sign in margin:
                return near, margin.index(sign), f"Innrykket er laget med {called}. Bruk vanlige mellomrom."
    stands = lines[line]
    if "expected key" in said or "<block end>" in said:
        for above in range(line):
            if found := _OPEN_QUOTE.match(lines[above]):
                return above, len(found["before"]), "Anførselstegnet som begynner her, er ikke lukket på samme linje."
        begins = _STARTS_WITH_SIGN.match(stands)
        if begins and begins.start("sign") < column:
            quotes = "enkle anførselstegn (')" if begins["sign"] == '"' else 'anførselstegn (")'
            sentence = (
                f"Verdien begynner med «{begins['sign']}» og går videre etterpå. Sett {quotes} rundt hele verdien."
            )
            return line, begins.start("sign"), sentence
    if "mapping values" in said and not re.search(r":\s", stands[:column]):
        indent = len(_margin(stands))
        if indent:
            return line, indent, "Linjen er rykket lenger inn enn linjen over. La det som hører sammen, begynne likt."
    return line, column, _advice(said, stands[column:].lstrip())


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _advice(said: str, rest: str) -> str:
    if "cannot start any token" in said or "tab" in said:
        if rest:
            return f"«{rest[0]}» kan ikke stå først i en verdi. Sett anførselstegn rundt teksten."
        return "En tabulator passer ikke her. Bruk vanlige mellomrom."
    for words, advice in _ADVICE:
        if any(word in said for word in words):
            return advice
    return "Programmet forstår ikke dette. Se på innrykk, kolon og anførselstegn her og på linjen over."
