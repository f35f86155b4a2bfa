"""A returned draft beside the version that was sent out and the case as it stands now."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ...domain.case import Attachment, Case, Remark
from ...domain.choosing import Choice, Question, questions
from ...domain.choosing_tied import settled
from ...domain.comparison import differences
from ...domain.sent_draft import OwnLines
from ...profiles import Profile
from ...reading.returned import Assembled, Comment, Edit, Picture, ReturnedDraft, assemble
from .by_change import by_change
from .known_again import known_again
from .own_lines import OwnLineEdit, own_line_changes

BASE_UNKNOWN = (
    "Filen sier ikke hvilken utgave av saken den ble laget fra. Den er sammenlignet med den utgaven som ligner mest."
)

BASE_MISSING = (
    "Utgaven av saken som filen ble laget fra, finnes ikke i registeret, heller ikke i historikken. Filen er derfor "
    "sammenlignet med saken slik den står nå, og det som skiller, kan være endret her og ikke i filen. Velg hver endring selv."
)
NEVER_SENT = (
    "Filen sier ikke hvilken utgave av saken den ble laget fra, og registeret kjenner ingen utgave som er sendt ut. Den er "
    "sammenlignet med saken slik den står nå, og det som skiller, kan være endret her og ikke i filen. Velg hver endring selv."
)

UNTRACKED = "ikke sporet"


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would change in its case.

    ``base`` is the case as it was sent out, ``now`` as it stands in the register, ``theirs`` as the file has it; outside
    what a draft shows the three are alike. ``questions`` is every place that the file changed and that is not so here
    already, change by change; ``by`` has by a question's id who made it, ``partly`` those of which some was not tracked. ``remarks`` are its comments that are not on
    the case yet, ``pictures`` what was pasted into it, ``own_lines`` what was changed where the program writes itself,
    and can only be said. ``problems`` are sentences in bokmål. ``base_missing`` tells that the version the file was made
    from is not known at all: ``base`` is then the case as it stands, and every change is for a person to choose.
    """

    draft: ReturnedDraft
    assembled: Assembled
    base: Case
    now: Case
    theirs: Case
    questions: tuple[Question, ...]
    by: Mapping[str, tuple[Edit, ...]] = {}
    partly: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()
    pictures: tuple[Picture, ...] = ()
    own_lines: tuple[OwnLineEdit, ...] = ()
    problems: tuple[str, ...] = ()
    base_missing: bool = False

    @property
    def untouched(self) -> str:
        """For a file without changes: whether it is the very one that was sent out, or was saved again by somebody."""
        if any(export.digest == self.draft.digest for export in self.now.exports):
            return "Filen er nøyaktig slik den ble sendt ut."
        return "Filen er lagret på nytt siden den ble sendt ut, men uten endringer som kan tas inn."

    @property
    def nothing_new(self) -> bool:
        """Whether there is nothing in the file to take in."""
        return not (self.questions or self.remarks or self.pictures)

    @property
    def proposed(self) -> dict[str, Choice]:
        """The answers that need nobody: what only the file changed, and texts that can be put together."""
        return {q.id: q.proposed for q in self.questions if q.proposed is not None}

    @property
    def to_choose(self) -> tuple[Question, ...]:
        """Where the file and the case have changed the same, or that is not known: only a person can say."""
        return tuple(q for q in self.questions if q.proposed is None)

    def edits(self, question: Question) -> tuple[Edit, ...]:
        """Who made the change with tracked changes, and when; empty where it was not tracked."""
        return self.by.get(question.id, ())

    def tracked(self, question: Question) -> str:
        """In words who made the change: «Ola Nes 20.05.2026», or «ikke sporet» in a file where other changes are."""
        edits = self.edits(question)
        if not edits:
            return UNTRACKED if self.draft.tracked else ""
        names = [
            f"{edit.author or 'ukjent'} {edit.at.astimezone():%d.%m.%Y}" if edit.at else edit.author or "ukjent"
            for edit in edits
        ]
        return ", ".join(dict.fromkeys([*names, *([UNTRACKED] if question.id in self.partly else [])]))


def compared(
    draft: ReturnedDraft,
    now: Case,
    base: Case | None,
    sent: Sequence[Case],
    profile: Profile,
    lines: Sequence[OwnLines] = (),
) -> Comparison:
    """The file compared with its case.

    Args:
        base: the version it was made from, where it is known.
        sent: every version that was sent, newest first; where the file names none the likeliest of them is used.
        lines: what the program itself wrote in the drafts the file may be.
    """
    problems: list[str] = []
    missing = base is None and not sent
    if base is None:
        base, assembled = _likeliest(draft, sent or [now], profile)
        problems.append(BASE_UNKNOWN if sent else BASE_MISSING if draft.version_name else NEVER_SENT)
    else:
        assembled = assemble(base, draft, profile=profile)
    own = own_line_changes(assembled, draft.edges, lines, now, profile)
    theirs = msgspec.structs.replace(known_again(_as_draft(assembled.case, now), base, now), **own.theirs)
    common = msgspec.structs.replace(_as_draft(base, now), **own.base)
    asked = by_change(questions(now, theirs, common), common, now, theirs, assembled)
    return Comparison(
        draft=draft,
        assembled=assembled,
        base=base,
        now=now,
        theirs=theirs,
        questions=tuple(_for_a_person(one) if missing else one for one in asked.questions),
        by={**asked.edits, **{one.id: own.edits[f] for one in asked.questions if (f := _field_of(one)) in own.edits}},
        partly=asked.partly,
        remarks=tuple(_new_remarks(assembled, now, draft.source)),
        pictures=tuple(_new_pictures(assembled, now)),
        own_lines=own.said,
        problems=(*problems, *assembled.problems, *(p for p in draft.problems if p not in assembled.problems)),
        base_missing=missing,
    )


def _for_a_person(question: Question) -> Question:
    """The question without an answer of its own: what differs may have been changed here after the file was made."""
    return msgspec.structs.replace(question, proposed=None)


def _field_of(question: Question) -> str:
    return question.place.field if question.place is not None else ""


def _as_draft(version: Case, now: Case) -> Case:
    """The case as it stands now, with what a draft shows as in ``version``."""
    return msgspec.structs.replace(
        now,
        title=version.title,
        sections=version.sections,
        proposal=version.proposal,
        attachments=_with_texts(now.attachments, version.attachments),
    )


def _with_texts(now: Sequence[Attachment], version: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """The attachments there are now, with the texts that are appended to the paper as in ``version``."""
    texts = {one.id: one.sections for one in version}
    return tuple(msgspec.structs.replace(one, sections=texts.get(one.id, one.sections)) for one in now)


def _likeliest(draft: ReturnedDraft, versions: Sequence[Case], profile: Profile | None) -> tuple[Case, Assembled]:
    tried = [(version, assemble(version, draft, profile=profile)) for version in versions]
    return min(tried, key=lambda one: sum(_weight(d.words) for d in differences(one[0], one[1].case)))


def _weight(words: Sequence[object]) -> int:
    return sum(len(getattr(word, "text", "")) for word in words if getattr(word, "kind", "") != "same")


def _new_remarks(assembled: Assembled, now: Case, source: str) -> Iterator[Remark]:
    """The comments as remarks; those that came in with an earlier copy of the draft are not taken twice."""
    known = {(remark.by, remark.at, remark.quote, remark.text.split("\n\n↳")[0]) for remark in now.remarks}
    for placed in assembled.comments:
        comment = placed.comment
        if (comment.author, comment.written, comment.quote, comment.text) in known:
            continue
        part = f"{placed.place.part}/{placed.point}" if placed.point else placed.place.part
        yield Remark(
            text=_with_answers(comment),
            by=comment.author,
            at=comment.written,
            field=placed.place.field,
            part=part,
            quote=comment.quote,
            document=source,
            handled=comment.resolved,
        )


def _with_answers(comment: Comment) -> str:
    answers = [f"↳ {answer.author}: {answer.text}".replace("↳ : ", "↳ ") for answer in comment.answers]
    return "\n\n".join([comment.text, *answers])


def _new_pictures(assembled: Assembled, now: Case) -> Iterator[Picture]:
    known = {attachment.file for attachment in now.attachments}
    for placed in assembled.pictures:
        if picture_file(placed.picture) not in known:
            yield placed.picture


def picture_file(picture: Picture) -> str:
    """Where a pasted picture is kept, seen from the secretariat's folder; the same picture has the same name."""
    kind = picture.content_type.rpartition("/")[2].split("+")[0] or "bin"
    ending = {"jpeg": "jpg", "x-emf": "emf", "x-wmf": "wmf"}.get(kind, kind)
    return f"innkomne/{hashlib.sha256(picture.data).hexdigest()[:24]}.{ending}"


def place_name(case: Case, field: str, part: str) -> str:
    """Where in the case something stands, as a person would say it: «Vurdering», «forslaget», «tittelen»."""
    if field == "sections":
        return next((section.heading for section in case.sections if section.id == part), "et avsnitt som er borte")
    return {"proposal": "forslaget", "title": "tittelen", "attachments": "vedleggene"}.get(field, "saken")


def answered(comparison: Comparison, answers: Mapping[str, Choice]) -> dict[str, Choice]:
    """An answer for every question: the person's own, else ours; ours too where only a part of one choice was taken."""
    found = {question.id: answers.get(question.id, Choice.OURS) for question in comparison.questions}
    return settled(comparison.questions, found)
