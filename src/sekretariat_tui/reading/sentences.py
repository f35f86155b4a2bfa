"""Running text in sentences and list items, as far as commitments need it."""

import re
from collections.abc import Iterator

from ..domain.letters import nfc
from ..domain.patterns import Pattern

_LONGEST = 2_000
_SENTENCE = Pattern(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ«\d])|\n\s*\n|\n(?=\s*(?:\d{1,2}[.)]|[a-zæøå]\)|[-–•*o»]|- [a-z]\))\s)")
_NO_SENTENCE = Pattern(r"(?:\b(?:jf|jfr|nr|ca|pkt|evt|kap|adm|dir|mv|frist|ansvar)\.|(?<!\S)\d{1,2}\.)$", re.IGNORECASE)
# A row of a follow-up table goes on over its full stops: «Ansvar: … Frist: … Lage mal.»
_ROW = Pattern(r"(?<!\w)(?:Ansvar|Ansvarlig|Ansvarleg|Frist|Tidsfrist)\s*[:.]", re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """Each sentence or list item of the text, without the space around it. Rows of a follow-up table are kept whole."""
    plain = nfc(text)
    start, looked, in_row = 0, 0, False
    for mark in _SENTENCE.finditer(plain):
        end, gap = mark.start(), mark.group()
        in_row = in_row or _ROW.search(plain, looked, end) is not None
        looked = end
        if not in_row and "\n" not in gap and _ROW.match(plain, mark.end()):
            in_row = True  # «Lage mal. Ansvar: … Frist: …»
        goes_on = "\n" not in gap and _NO_SENTENCE.search(plain[max(start, end - 20) : end])
        if end - start < _LONGEST and (goes_on or (in_row and "\n\n" not in gap)):
            continue
        piece = plain[start:end].strip()
        start, in_row = end, False
        if piece:
            yield piece
    rest = plain[start:].strip()
    if rest:
        yield rest
