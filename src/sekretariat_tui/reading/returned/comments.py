"""The comments in the margin of a Word file, with their threads and whether they are resolved."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from ...domain.texts import clean_text
from ..word_parts import W
from ..word_text import runs
from .draft import Comment
from .parts import Parts, attribute
from .tracked_marks import moment
from .writing_block import OpenComment

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_LONGEST_QUOTE = 400  # letters


def read_comments(parts: Parts, words: Mapping[str, OpenComment]) -> tuple[Comment, ...]:
    """The comments in the order they stand in the text, those that answer another below it.

    ``words`` is what the body says of each comment by its id. Older programs and LibreOffice before 7.4 write no
    threads: there each comment stands alone.
    """
    root = parts.related("comments")
    if root is None:
        return ()
    threads = _threads(parts.related("commentsExtended"))
    found: dict[str, Comment] = {}
    above: dict[str, str] = {}
    of_paragraph: dict[str, str] = {}
    for element in root.iter(f"{W}comment"):
        id = element.get(f"{W}id", "")
        paragraphs = list(element.iter(f"{W}p"))
        names = [paragraph.get(f"{_W14}paraId", "") for paragraph in paragraphs]
        of_paragraph |= {name: id for name in names if name}
        parent, resolved = threads.get(names[-1] if names else "", ("", False))
        above[id] = parent
        found[id] = _comment(element, paragraphs, words.get(id), resolved)
    answers: dict[str, list[Comment]] = {}
    for id, parent in above.items():
        first = _first(id, above, of_paragraph)
        if first != id and parent:
            answers.setdefault(first, []).append(found[id])
    order = [*words, *(id for id in found if id not in words)]
    return tuple(
        Comment(
            author=comment.author,
            initials=comment.initials,
            written=comment.written,
            text=comment.text,
            quote=comment.quote,
            block=comment.block,
            resolved=comment.resolved,
            answers=tuple(answers.get(id, ())),
        )
        for id in order
        if (comment := found.get(id)) is not None and _first(id, above, of_paragraph) == id
    )


def _comment(
    element: ET.Element, paragraphs: list[ET.Element], stands_on: OpenComment | None, resolved: bool
) -> Comment:
    text = "\n".join("".join(run.text for run in runs(paragraph)) for paragraph in paragraphs)
    quote = "".join(stands_on.words) or "".join(stands_on.taken_out) if stands_on is not None else ""
    quote = quote.strip()
    return Comment(
        author=clean_text(element.get(f"{W}author", "")),
        initials=clean_text(element.get(f"{W}initials", "")),
        written=moment(element),
        text=clean_text(text).strip(),
        quote=quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…",
        block=None if stands_on is None else stands_on.block,
        resolved=resolved,
    )


def _threads(root: ET.Element | None) -> dict[str, tuple[str, bool]]:
    """For each comment's last paragraph, the paragraph of the comment it answers and whether it is resolved."""
    return {
        attribute(element, "paraId"): (
            attribute(element, "paraIdParent"),
            attribute(element, "done").lower() in {"1", "true"},
        )
        for element in (() if root is None else root)
    }


def _first(id: str, above: Mapping[str, str], of_paragraph: Mapping[str, str]) -> str:
    """The comment that the thread began with; a thread that bites its own tail begins where it is asked."""
    seen: set[str] = set()
    at = id
    while above.get(at) and at not in seen:
        seen.add(at)
        parent = of_paragraph.get(above[at], "")
        if not parent:
            break
        at = parent
    return id if at in seen else at
