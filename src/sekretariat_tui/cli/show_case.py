"""``sekretariat vis``: a case with the cases around it."""

from collections.abc import Iterator

import click
import msgspec

from ..domain.case import Case
from ..domain.differences import marked
from ..domain.field_words import field_word
from ..domain.kinds import AttachmentKind
from ..domain.meeting import Meeting
from ..domain.points import as_text, has_text
from ..domain.provenance import still_read
from ..workspace import Workspace
from .json_output import point_tree, write_json


def show_case(workspace: Workspace, case: Case, *, as_json: bool) -> int:
    """Prints the case. Gives the exit code."""
    if as_json:
        write_json(_as_json(workspace, case))
        return 0
    profile = workspace.profile
    click.echo(workspace.cases.label(case))
    meeting = workspace.office.register.find(Meeting, case.meeting) if case.meeting else None
    facts = [profile.word(case.type), profile.word(case.status)]
    if meeting is not None:
        facts.insert(1, workspace.meetings.label(meeting))
    click.echo(" · ".join(facts))
    for line in _particulars(workspace, case):
        click.echo(line)
    if has_text(case.decision.points) and (standing := workspace.thread.root(case.id).standing):
        click.echo(f"Gyldighet: {standing}")
    for line in _read_in(case):
        click.echo(line)
    if thread := [*workspace.thread.lines(case.id), *_to_settle(workspace, case)]:
        click.echo("\nSaksgang")
    for line in thread:
        click.echo(f"  {line}")
    if has_text(case.decision.points):
        outcome = f" ({profile.word(case.decision.outcome)})" if case.decision.outcome else ""
        click.echo(f"\n{profile.paper.decision_heading}{outcome}")
        click.echo(as_text(case.decision.points))
    if has_text(case.proposal.points) or case.proposal.pending:
        click.echo(f"\n{profile.paper.proposal_heading}")
        click.echo(
            as_text(case.proposal.points) if has_text(case.proposal.points) else profile.phrase("proposal_pending")
        )
    for section in case.sections:
        click.echo(f"\n{section.heading}\n{section.text}".rstrip())
    for attachment in case.attachments:
        click.echo(f"\nVedlegg: {attachment.title}")
        if attachment.kind is AttachmentKind.TEXT:
            for section in attachment.sections:
                click.echo(f"{section.heading}\n{section.text}".rstrip())
    if case.doubts:
        click.echo()
    for doubt in case.doubts:
        click.echo(f"Tvil: {doubt.sentence}")
    return 0


def _to_settle(workspace: Workspace, case: Case) -> Iterator[str]:
    """What the texts say became of decisions and nobody has set, and the decisions quoted in other words."""
    thread, label = workspace.thread, workspace.cases.label
    for proposed in thread.proposed.of(case):
        of = label(workspace.cases.get(proposed.case))
        yield f"! {of}: {thread.proposed.label(proposed)}, sier teksten: «{proposed.sentence}»"
    for _, owner, changes in thread.quoted_otherwise(case):
        yield f"! Vedtaket i {label(owner)} er sitert med andre ord:"
        for row in changes:
            yield f"    {row.label_after} {marked(row.words)}".rstrip()


def _particulars(workspace: Workspace, case: Case) -> Iterator[str]:
    """What keeps the case from the public, who wrote it, and its reference; only those there are."""
    profile = workspace.profile
    if case.exemption is not None:
        scope = profile.word(case.exemption.scope)
        yield f"{scope[:1].upper()}{scope[1:]}, {case.exemption.legal_basis}".rstrip(", ")
        if case.exemption.public_title:
            yield f"Offentlig tittel: {case.exemption.public_title}"
    if case.case_officers:
        yield f"{profile.paper.label('case_officer')}: {', '.join(case.case_officers)}"
    if case.our_ref:
        yield f"{profile.paper.label('our_ref')}: {case.our_ref}"


def _read_in(case: Case) -> Iterator[str]:
    """Each document that fields of the case were read in, with the fields and their places; those changed since are not."""
    fields: dict[str, list[str]] = {}
    for one in still_read(case):
        if one.part and one.field == "sections":
            continue  # they are told of in one
        word = field_word(one.part if one.field == "decision" and one.part != "points" else one.field)
        said = f"{word[:1].lower()}{word[1:]}" + (f" ({one.place})" if one.place else "")
        fields.setdefault(one.document, []).append(said)
    for document, said_there in fields.items():
        yield f"Lest i «{document}»: {', '.join(said_there)}"


def _as_json(workspace: Workspace, case: Case) -> dict[str, object]:
    value: dict[str, object] = msgspec.to_builtins(case)
    value["proposal"] = {"pending": case.proposal.pending, "points": point_tree(case.proposal.points)}
    decision = msgspec.to_builtins(case.decision)
    decision["points"] = point_tree(case.decision.points)
    value["decision"] = decision
    value["found"] = [
        {
            "field": one.field,
            "part": one.part,
            "document": one.document,
            "digest": one.digest,
            "kind": one.kind,
            "place": one.place,
        }
        for one in still_read(case)
    ]
    value["thread"] = [msgspec.to_builtins(step) for step in workspace.thread.steps(case.id)]
    value["standing_proposed"] = [msgspec.to_builtins(one) for one in workspace.thread.proposed.of(case)]
    value["quoted_otherwise"] = [
        {"case": owner.id, "heading": quote.heading, "changes": [marked(row.words) for row in changes]}
        for quote, owner, changes in workspace.thread.quoted_otherwise(case)
    ]
    return value
