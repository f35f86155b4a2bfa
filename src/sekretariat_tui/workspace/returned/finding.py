"""Which case a file is a draft of, and whether it can be taken in as it is."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

from ...domain.case import Case, CaseHead
from ...domain.caseref import case_ref
from ...domain.draft_identity import case_name
from ...profiles import Profile
from ...reading.returned import ReturnedDraft
from ...reading.returned.belonging import (
    Named,
    case_of,
    cases_below,
    is_from_elsewhere,
    named_case,
    other_case_names,
)

_ALIKE = 88  # of 100: titles that are alike enough to ask «er det denne?»
_QUITE_OTHER = 50  # below this a title is not one that was edited, but another


class State(StrEnum):
    """What can be done with a file."""

    READY = "ready"
    UNSURE = "unsure"  # probably this case: a person is to say
    TAKEN = "taken"  # the very same file has been taken in before
    OLDER = "older"  # older than what the same person has sent in already
    UNKNOWN = "unknown"  # of no case here
    OTHER_HOUSE = "other_house"
    FAILED = "failed"
    NOT_WORD = "not_word"  # another kind of file that lay beside them


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was looked at: the case it is of, what can be done with it, and a sentence that says why.

    ``sentence`` is empty for a file that is ready and has nothing odd about it. ``candidates`` are cases it may be of,
    likeliest first, where it is not sure. ``draft`` is None for a file that could not be read.
    """

    path: Path
    state: State
    sentence: str = ""
    case: str | None = None
    candidates: tuple[str, ...] = ()
    draft: ReturnedDraft | None = None


def find_case(path: Path, draft: ReturnedDraft, register_id: str, heads: Sequence[CaseHead], profile: Profile) -> Found:
    """The case by the identity in the file; by number and title where that is lost. Never by a guess alone."""
    known = case_of(draft, (head.id for head in heads))
    named = next((head for head in heads if head.id == known), None)
    if named is not None and is_from_elsewhere(draft, register_id):
        return Found(
            path=path,
            draft=draft,
            state=State.UNSURE,
            case=named.id,
            candidates=(named.id,),
            sentence=f"«{path.name}» er merket med saken «{named.title}», men også med et annet sekretariats register. "
            "Kanskje er mappen kopiert. Velg saken selv, om filen hører til her.",
        )
    if named is not None:
        other = _saved_over(draft, named, heads)
        if other is not None:
            return Found(
                path=path,
                draft=draft,
                state=State.UNSURE,
                case=other.id,
                candidates=(other.id, named.id),
                sentence=(
                    f"«{path.name}» ble laget fra saken «{named.title}», men har tittelen «{draft.title}». "
                    "Noen har kanskje skrevet en annen sak i samme fil. Velg hvilken sak den gjelder."
                ),
            )
        pasted = _pasted(draft, named, heads, profile)
        if pasted is not None:
            return Found(
                path=path,
                draft=draft,
                state=State.UNSURE,
                case=named.id,
                candidates=(named.id, *([pasted.id] if isinstance(pasted, CaseHead) else [])),
                sentence=(
                    f"«{path.name}» ble laget fra saken «{named.title}», men lenger nede står saken «{pasted.title}». "
                    "Noen har kanskje skrevet en annen sak i samme fil. Velg hvilken sak den gjelder."
                ),
            )
        if not draft.case_name and fuzz.ratio(draft.title, named.title) < _ALIKE:
            return Found(
                path=path,
                draft=draft,
                state=State.UNSURE,
                case=named.id,
                candidates=(named.id,),
                sentence=f"«{path.name}» ser ut til å være laget fra saken «{named.title}», men merkene i teksten er "
                f"borte, og tittelen er «{draft.title}». Velg hvilken sak den gjelder.",
            )
        return _as_its_properties_say(Found(path=path, draft=draft, state=State.READY, case=named.id), named, heads)
    if is_from_elsewhere(draft, register_id):
        return Found(
            path=path,
            draft=draft,
            state=State.OTHER_HOUSE,
            sentence=f"«{path.name}» kommer fra et annet sekretariats register og er ikke tatt inn. "
            "Les den inn som en ny sak hvis den skal hit.",
        )
    if draft.case_name:
        return Found(
            path=path,
            draft=draft,
            state=State.UNKNOWN,
            sentence=f"Saken «{path.name}» er laget fra, finnes ikke i registeret lenger. "
            "Hent den fra papirkurven først, eller les filen inn som en ny sak.",
        )
    return _by_words(path, draft, named_case(draft, profile), heads)


def warned(found: Found, case: Case) -> Found:
    """The same, with what must be said when the file was taken before, or is older than what came in already."""
    draft = found.draft
    if draft is None or found.state is not State.READY:
        return found
    for file in case.returned:
        if file.digest == draft.digest:
            return _replaced(
                found,
                State.TAKEN,
                f"«{found.path.name}» er hentet inn før, {_day(file.taken)}.",
            )
    for file in case.returned:
        same_person = bool(draft.saved_by) and draft.saved_by == file.saved_by
        if same_person and draft.saved and file.saved and draft.saved < file.saved:
            return _replaced(
                found,
                State.OLDER,
                f"«{found.path.name}» ble lagret av {draft.saved_by} {_day(draft.saved)}, og er eldre enn filen fra "
                f"samme person som alt er hentet inn ({_day(file.saved)}). Se nøye over det som skiller.",
            )
    return found


def saved_order(found: Found) -> tuple[str, float, str]:
    """The files of one case together, in the order they were saved; those that do not say when come first."""
    saved = found.draft.saved if found.draft is not None else None
    return found.case or "", saved.timestamp() if saved is not None else 0.0, found.path.name


def _saved_over(draft: ReturnedDraft, named: CaseHead, heads: Sequence[CaseHead]) -> CaseHead | None:
    """Another case whose title the file has, where it has nothing left of the title of the one it was made from."""
    if not draft.title or fuzz.ratio(draft.title, named.title) >= _QUITE_OTHER:
        return None
    return next((h for h in heads if h.id != named.id and fuzz.ratio(h.title, draft.title) >= _ALIKE), None)


def _pasted(
    draft: ReturnedDraft, named: CaseHead, heads: Sequence[CaseHead], profile: Profile
) -> CaseHead | Named | None:
    """Another case whose paper was pasted below the title of this one; what it calls itself where it is not here."""
    carried = other_case_names(draft)
    known = next((head for head in heads if carried and case_name(head.id) in carried), None)
    if known is not None:
        return known
    for one in cases_below(draft, profile):
        ref = case_ref(one.body, one.year, one.number, one.suffix)
        if fuzz.ratio(one.title, named.title) < _ALIKE and ref != named.ref:
            return next((head for head in heads if ref is not None and head.ref == ref), one)
    return None


def _as_its_properties_say(found: Found, named: CaseHead, heads: Sequence[CaseHead]) -> Found:
    """The file its text is of, unless its properties name another case: then a person is to say, or to know."""
    identifier = found.draft.identifier if found.draft is not None else ""
    if identifier in ("", named.id):
        return found
    other = next((head for head in heads if head.id == identifier), None)
    if other is None:
        return msgspec.structs.replace(
            found,
            sentence=f"Teksten i «{found.path.name}» er fra saken «{named.title}», men egenskapene i filen er endret til "
            "noe annet. Se etter at det er riktig fil.",
        )
    return msgspec.structs.replace(
        found,
        state=State.UNSURE,
        candidates=(named.id, other.id),
        sentence=f"Teksten i «{found.path.name}» er fra saken «{named.title}», men egenskapene i filen er fra "
        f"«{other.title}». Velg hvilken sak den gjelder.",
    )


def _by_words(path: Path, draft: ReturnedDraft, read: Named, heads: Sequence[CaseHead]) -> Found:
    """By number and title, as an old paper is known. A number that fits and a title that does not is no match."""
    title = read.title
    ref = case_ref(read.body, read.year, read.number, read.suffix)
    if ref is not None:
        numbered = next((head for head in heads if head.ref == ref), None)
        if numbered is not None and fuzz.ratio(numbered.title, title) >= _ALIKE:
            return Found(path=path, draft=draft, state=State.READY, case=numbered.id)
    same = [head for head in heads if head.title.split() == title.split() and read.body in (None, head.body)]
    if len(same) == 1 and ref is None:
        return Found(path=path, draft=draft, state=State.READY, case=same[0].id)
    alike = list(_alike(title, heads))[:5]
    if same or alike:
        candidates = tuple(dict.fromkeys([*(head.id for head in same), *(head.id for head in alike)]))
        return Found(
            path=path,
            draft=draft,
            state=State.UNSURE,
            case=candidates[0],
            candidates=candidates,
            sentence=f"«{path.name}» bærer ikke lenger merket som sier hvilken sak den er. "
            "Tittelen ligner; velg hvilken sak den gjelder.",
        )
    return Found(
        path=path,
        draft=draft,
        state=State.UNKNOWN,
        sentence=f"Fant ingen sak i registeret som «{path.name}» kan være et utkast til. "
        "Les den inn som en ny sak hvis den er det.",
    )


def _alike(title: str, heads: Sequence[CaseHead]) -> Iterator[CaseHead]:
    scored = ((fuzz.ratio(head.title, title), head) for head in heads if head.title and title)
    for score, head in sorted(scored, key=lambda one: -one[0]):
        if score < _ALIKE:
            return
        yield head


def _replaced(found: Found, state: State, sentence: str) -> Found:
    return msgspec.structs.replace(found, state=state, sentence=sentence)


def _day(at: object) -> str:
    return f"{at.astimezone():%d.%m.%Y kl. %H.%M}" if hasattr(at, "astimezone") else ""
