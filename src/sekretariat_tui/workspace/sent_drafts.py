"""The versions of a case that were written to Word, so that a file that comes back can be compared with what it was."""

from collections.abc import Iterator

import msgspec

from ..domain.case import Case
from ..domain.draft_identity import VERSION_PREFIX, version_of
from ..domain.sent_draft import OwnLines, SentDraft, sent_draft
from ..profiles import Profile
from ..store import Change
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
