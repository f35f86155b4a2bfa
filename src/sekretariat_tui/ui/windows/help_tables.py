"""What a page of help shows that stands elsewhere in the program, so that it is never another there than here."""

from collections.abc import Callable


def filled(text: str, tables: dict[str, Callable[[], str]]) -> str:
    """The page with each ``{{name}}`` that stands on a line of its own given by its table."""
    lines = (
        tables[name]() if (name := line.strip("{} ")) in tables and line.startswith("{{") else line
        for line in text.split("\n")
    )
    return "\n".join(lines)


def word_fields() -> str:
    """The fields of a Word template, as a table."""
    from ...writing import PLACEHOLDERS

    rows = [f"| {placeholder.written} | {placeholder.becomes} |" for placeholder in PLACEHOLDERS]
    return "\n".join(["| felt | blir til |", "|---|---|", *rows])
