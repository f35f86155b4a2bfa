"""Running text in sentences and list items, as far as commitments need it."""

import re
from collections.abc import Iterator

from ..domain.letters import nfc
from ..domain.patterns import Pattern

_LONGEST = 2_000
_SENTENCE = Pattern(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ«\d])|\n\s*\n|\n(?=\s*(?:\d{1,2}[.)]|[a-zæøå]\)|[-–•*o»]|- [a-z]\))\s)")
_NO_SENTENCE = Pattern(
    r"(?:\b(?:jf|jfr|nr|ca|pkt|evt|kap|adm|dir|mv|frist|ansvar)\.|(?:^|\s)\d{1,2}\.)$", re.IGNORECASE
)
# A row of a follow-up table goes on over its full stops: «Ansvar: … Frist: … Lage mal.»
_ROW = Pattern(r"(?<!\w)(?:Ansvar|Ansvarlig|Ansvarleg|Frist|Tidsfrist)\s*[:.]", re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """Each sentence or list item of the text, without the space around it. Rows of a follow-up table are kept whole."""
    at, plain = 0, nfc(text)
    pending = ""
    for mark in _SENTENCE.finditer(plain):
        piece = pending + plain[at : mark.start()]
        at = mark.start()
        holds_row = _ROW.search(piece)
        if len(piece) < _LONGEST and (
            (_NO_SENTENCE.search(piece) and "\n" not in mark.group()) or (holds_row and "\n\n" not in mark.group())
        ):
            pending = piece
            continue
        pending = ""
        if piece.strip():
            yield piece.strip()
    rest = (pending + plain[at:]).strip()
    if rest:
        yield rest
