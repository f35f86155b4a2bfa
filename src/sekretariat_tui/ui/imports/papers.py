"""The files that are gone through: what each is, what a person has said of it, and what has become of it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.text import Text

from ...profiles import Profile
from ...reading.read_records import ReadDocument
from ...workspace.imports import Corrections, Looked, State
from .words import KINDS, STATES, numbered

_NO_CORRECTIONS = Corrections()


class Paper:
    """One file. ``taken`` when it has been taken in here, ``failed`` the sentence that says why it could not be.

    The document itself is let go when its line has been drawn: an archive has thousands.
    """

    def __init__(self, looked: Looked) -> None:
        self.said = _NO_CORRECTIONS
        self.taken = False
        self.see(looked)

    def see(self, looked: Looked) -> None:
        """The file as it has been looked at now."""
        self.looked = looked
        self.failed = looked.why
        self.document: ReadDocument | None = looked.document
        self.is_read = looked.document is not None
        self.lacks_body = looked.document is not None and not looked.document.body
        self._kind = KINDS.get(looked.document.kind, looked.document.kind) if looked.document else ""
        self._name = looked.source

    def let_go(self) -> None:
        """Lets go of the document; it is fetched again when the file is shown."""
        self.document = None
        self.looked = msgspec.structs.replace(self.looked, document=None)

    @property
    def waits(self) -> bool:
        """Whether it can be taken in and has not been."""
        return self.looked.takeable and not self.taken

    @property
    def doubts(self) -> int:
        """How many things in it to check."""
        becomes = self.looked.becomes
        return len(becomes.doubts) if becomes else 0

    @property
    def urgency(self) -> int:
        """What needs a person first, first."""
        if self.failed:
            return 1
        if not self.waits:
            return 4
        return 0 if self.looked.state is State.CONTRADICTS else 2 if self.doubts else 3

    def line(self, profile: Profile) -> Text:
        """Two lines for the list: what it is, and below it where it comes from and what comes of it."""
        sign, word = (
            ("✓", "tatt inn") if self.taken else ("×", "kan ikke leses") if self.failed else _state(self.looked)
        )
        document = self.document
        if document is not None:
            self._name = f"{numbered(document, profile)} {document.title or self.looked.source}".strip()
        line = Text(no_wrap=True, overflow="ellipsis").append(f"{sign} ", "bold").append(self._name)
        facts = [self._kind, word] if self._kind else [word]
        if self.waits and self.doubts:
            facts.append(f"{self.doubts} å sjekke")
        if self.said != _NO_CORRECTIONS:
            facts.append("rettet")
        if self.is_read:
            facts.append(self.looked.source)
        return line.append(f"\n  {' · '.join(facts)}", "dim")


class Papers:
    """All of them, in the order they came until ``sort`` puts first what needs a person."""

    def __init__(self) -> None:
        self._papers: list[Paper] = []

    def __len__(self) -> int:
        return len(self._papers)

    def __iter__(self) -> Iterator[Paper]:
        return iter(self._papers)

    def __getitem__(self, at: int) -> Paper:
        return self._papers[at]

    def add(self, some: Iterable[Looked]) -> list[Paper]:
        """Adds files as they are looked at."""
        new = [Paper(looked) for looked in some]
        self._papers += new
        return new

    def clear(self) -> None:
        """Begins anew."""
        self._papers.clear()

    def sort(self) -> None:
        """Puts first what contradicts, what cannot be read, and what has something to check."""
        self._papers.sort(key=lambda paper: paper.urgency)

    @property
    def waiting(self) -> list[Paper]:
        """Those that can be taken in."""
        return [paper for paper in self._papers if paper.waits]

    def summary(self) -> str:
        """How many of each, in words."""
        counts: dict[str, int] = {}
        for paper in self._papers:
            word = "tatt inn" if paper.taken else "kan ikke leses" if paper.failed else STATES[paper.looked.state][1]
            counts[word] = counts.get(word, 0) + 1
        parts = [f"{count} {'nye' if word == 'ny' and count > 1 else word}" for word, count in counts.items()]
        if doubts := sum(paper.doubts for paper in self._papers if paper.waits):
            parts.append(f"{doubts} ting å sjekke")
        many = len(self._papers)
        return f"{many} {'fil' if many == 1 else 'filer'}: {_listed(parts)}." if parts else ""


def _state(looked: Looked) -> tuple[str, str]:
    return STATES[looked.state]


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} og {parts[-1]}"
