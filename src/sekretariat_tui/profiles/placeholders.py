"""The gaps in a line of a profile, such as «Vedlegg til sak {nummer}»: from the words in the file to the code's."""

from string import Formatter

NUMBER_GAPS = {
    "n": "n",
    "nn": "nn",
    "aa": "yy",
    "åå": "yy",
    "yy": "yy",
    "aaaa": "yyyy",
    "åååå": "yyyy",
    "yyyy": "yyyy",
    "utvalg": "body",
    "body": "body",
}
TITLE_GAPS = {"nummer": "number", "number": "number", "utvalg": "body", "body": "body"}
_THE_NUMBER = frozenset({"{n}", "{nn}"})
EXEMPT_GAPS = {"hjemmel": "basis", "basis": "basis"}


class WrongGaps(ValueError):
    """A gap that the line cannot have, or lacks; the message is a sentence in bokmål."""


def with_our_gaps(line: str, gaps: dict[str, str]) -> str:
    """The line with every gap named as the code names it: «{utvalg} sak {nummer}» becomes «{body} sak {number}».

    Raises:
        WrongGaps: a gap of another name, a brace without its other half, or a case number without the number.
    """
    try:
        parts = list(Formatter().parse(line))
    except ValueError:
        raise WrongGaps("Krøllparentesene går ikke opp: hver «{» skal ha en «}».") from None
    done = ""
    for text, name, layout, conversion in parts:
        done += text.replace("{", "{{").replace("}", "}}")
        if name is None:
            continue
        if name not in gaps or layout or conversion:
            allowed = ", ".join(f"{{{known}}}" for known in gaps if known.isascii() and "y" not in known)
            written = name + (f"!{conversion}" if conversion else "") + (f":{layout}" if layout else "")
            raise WrongGaps(f"«{{{written}}}» er ukjent. Bruk {allowed}.")
        done += f"{{{gaps[name]}}}"
    if gaps is NUMBER_GAPS and not any(gap in done for gap in _THE_NUMBER):
        raise WrongGaps("Skrivemåten må ha selve nummeret: {n}, eller {nn} for minst to siffer.")
    return done
