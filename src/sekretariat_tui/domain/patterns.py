"""Regular expressions that cost nothing until they are used.

The language of the trade has some hundred of them. Compiling all at import took 40 ms of the start, before the
first picture.
"""

import re
import sys
from collections.abc import Iterator


class Pattern:
    """A regular expression compiled at its first use, with the methods of `re.Pattern` that we need."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match from `start` on."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match from `start` on, in order."""
        return self.compiled.finditer(text, start, end)

    def sub(self, replacement: str, text: str, count: int = 0) -> str:
        """The text with its matches replaced."""
        return self.compiled.sub(replacement, text, count=count)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The text between the matches."""
        return [piece for piece in self.compiled.split(text, maxsplit=maxsplit) if piece is not None]
