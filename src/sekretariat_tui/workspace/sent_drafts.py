"""The versions of a case that were written to Word, so that a file that comes back can be compared with what it was."""

from collections.abc import Iterator

from ..domain.case import Case
from ..domain.draft_identity import VERSION_PREFIX, version_of
from ..domain.sent_draft import SentDraft, sent_draft
from ..store import Change
from .office import Office

KEPT = 20  # versions of one case; a paper that is sent out more often than that is compared with one of the newest


def note_sent(office: Office, change: Change, case: Case) -> None:
    """Keeps the version of the case that is written now, in the act that notes that it was."""
    known = [draft for draft in change.all(SentDraft) if draft.case == case.id]
    if any(draft.version == version_of(case) for draft in known):
        return
    for old in sorted(known, key=lambda draft: draft.written)[: max(0, len(known) - KEPT + 1)]:
        change.delete(SentDraft, old.id)
    change.put(sent_draft(case, office.now()))


def is_sent(office: Office, case: Case) -> bool:
    """Whether the version the case stands in now is kept already."""
    version = version_of(case)
    return any((d.case, d.version) == (case.id, version) for d in office.register.all(SentDraft))


def forget_sent(change: Change, case_id: str) -> None:
    """Takes away every version of a case that is deleted."""
    for draft in change.all(SentDraft):
        if draft.case == case_id:
            change.delete(SentDraft, draft.id)


def sent_versions(office: Office, case: Case) -> Iterator[Case]:
    """The case as it stood in each version that was sent, newest first."""
    drafts = [draft for draft in office.register.all(SentDraft) if draft.case == case.id]
    for draft in sorted(drafts, key=lambda draft: draft.written, reverse=True):
        yield draft.as_case(case)


def version_called(office: Office, case: Case, version_name: str) -> Case | None:
    """The case as it stood in the version that a file names; None when that is not kept."""
    version = version_name.removeprefix(VERSION_PREFIX)
    if not version:
        return None
    if version == version_of(case):
        return case
    drafts = (draft for draft in office.register.all(SentDraft) if draft.case == case.id)
    found = next((draft for draft in drafts if draft.version == version), None)
    return found.as_case(case) if found is not None else None
