"""The versions of a case that were written to Word, so that a file that comes back can be compared with what it was."""

from collections.abc import Iterator

import msgspec

from ..domain.case import Case
from ..domain.draft_identity import VERSION_PREFIX, version_of
from ..domain.sent_draft import OwnLines, SentDraft, sent_draft
from ..profiles import Profile
from ..store import Change, as_record
from .office import Office

KEPT = 20  # versions of one case; a paper that is sent out more often than that is compared with one of the newest
_KEPT_LINES = 8  # exports of one version that differ in what the program writes around it


def own_lines_of(case: Case, data: bytes, profile: Profile) -> OwnLines:
    """What the program itself has written in a draft, read as it will be read when it comes back."""
    from ..reading.incoming import Incoming
    from ..reading.returned import assemble, read_bytes

    draft = read_bytes(Incoming("", "", ".docx", data))
    assembled = assemble(case, draft, profile=profile)
    return OwnLines(tuple(line.text for line in assembled.own), draft.edges, assembled.own_pictures)


def note_sent(office: Office, change: Change, case: Case, lines: OwnLines) -> None:
    """Keeps the version of the case that is written now, in the act that notes that it was."""
    known = [draft for draft in change.all(SentDraft) if draft.case == case.id]
    same = next((draft for draft in known if draft.version == version_of(case)), None)
    if same is not None:
        if lines not in same.lines:
            change.put(msgspec.structs.replace(same, lines=(*same.lines, lines)[-_KEPT_LINES:]))
        return
    for old in sorted(known, key=lambda draft: draft.written)[: max(0, len(known) - KEPT + 1)]:
        change.delete(SentDraft, old.id)
    change.put(sent_draft(case, office.now(), lines))


def is_sent(office: Office, case: Case, lines: OwnLines) -> bool:
    """Whether the version the case stands in now, with what the program writes around it, is kept already."""
    version = version_of(case)
    kept = (d for d in office.register.all(SentDraft) if (d.case, d.version) == (case.id, version))
    return any(lines in draft.lines for draft in kept)


def lines_sent(office: Office, case: Case, version_name: str) -> tuple[OwnLines, ...]:
    """What the program wrote in the drafts of the version a file names, newest first; of all where it names none."""
    version = version_name.removeprefix(VERSION_PREFIX)
    drafts = sorted(office.register.all(SentDraft), key=lambda draft: draft.written, reverse=True)
    own = [draft for draft in drafts if draft.case == case.id and version in ("", draft.version)]
    return tuple(lines for draft in own for lines in reversed(draft.lines))


def forget_sent(change: Change, case_id: str) -> None:
    """Takes away every version of a case that is deleted."""
    for draft in change.all(SentDraft):
        if draft.case == case_id:
            change.delete(SentDraft, draft.id)


def sent_versions(office: Office, case: Case) -> Iterator[Case]:
    """The case as it stood in each version that was sent and is kept, newest first; then those its history tells of.

    Raises CannotRead when the history cannot be read.
    """
    drafts = [draft for draft in office.register.all(SentDraft) if draft.case == case.id]
    told = {draft.version for draft in drafts}
    for draft in sorted(drafts, key=lambda draft: draft.written, reverse=True):
        yield draft.as_case(case)
    for before, was in _told_of(office, case):
        exported = len(was.exports) > (0 if before is None else len(before.exports))
        if exported and (version := version_of(was)) not in told:
            told.add(version)
            if len(told) > KEPT:  # each is laid beside the file
                return
            yield _as_it_was(was, case)


def version_called(office: Office, case: Case, version_name: str) -> Case | None:
    """The case as it stood in the version that a file names; None when it names none, or the register has not had it.

    The name is worked out from the words, so what is not kept any more is found where the case's history has those
    words: older than the newest ``KEPT``, or from before a backup was restored.

    Raises CannotRead when the history cannot be read.
    """
    version = version_name.removeprefix(VERSION_PREFIX)
    if not version:
        return None
    if version == version_of(case):
        return case
    drafts = (draft for draft in office.register.all(SentDraft) if draft.case == case.id)
    found = next((draft for draft in drafts if draft.version == version), None)
    if found is not None:
        return found.as_case(case)
    states = (state for before, was in _told_of(office, case) for state in (was, before) if state is not None)
    known = next((state for state in states if version_of(state) == version), None)
    return _as_it_was(known, case) if known is not None else None


def _told_of(office: Office, case: Case) -> Iterator[tuple[Case | None, Case]]:
    """The case before and after each act that changed it, newest first; those this program cannot read are passed over."""
    for version in reversed(office.register.history(Case, case.id)):
        before, after = (as_record(version.table, plain) for plain in (version.before, version.after))
        if isinstance(after, Case):
            yield before if isinstance(before, Case) else None, after


def _as_it_was(was: Case, now: Case) -> Case:
    """``now`` with what a draft shows as it stood in ``was``."""
    return msgspec.structs.replace(
        now, title=was.title, sections=was.sections, proposal=was.proposal, attachments=was.attachments
    )
