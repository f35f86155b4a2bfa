"""What a paper adds to a case that is known already. What is there is never replaced; a difference becomes a doubt."""

import msgspec

from ..domain.case import Case, Doubt
from ..domain.points import has_text, plain_text
from ..reading.document import ReadDocument
from .titles import UNKNOWN_TITLE

_PLAIN = (
    *("document_date", "case_officers", "clearances", "our_ref", "exemption", "attachments"),
    "agreement_clauses",
)
_WRITTEN = (("title", "en annen tittel"), ("sections", "en annen tekst"), ("proposal", "et annet forslag"))


def merged(case: Case, made: Case, document: ReadDocument, kept: str) -> tuple[Case, tuple[Doubt, ...]]:
    """The known case with what the paper adds, and every doubt the paper raises.

    Args:
        made: the case as the paper alone would have made it.
        kept: the name of the paper's copy in ``innkomne/``, where the user can look.
    """
    fields: dict[str, object] = {}
    raised: list[Doubt] = []
    empty = {
        "sections": not any(s.text.strip() for s in case.sections),
        "proposal": not has_text(case.proposal.points) and not case.proposal.pending,
        "title": case.title in ("", UNKNOWN_TITLE),
    }
    # A paper that has no title or no proposal says nothing against the one that is there.
    silent = {
        "sections": not any(s.text.strip() for s in made.sections),
        "proposal": not has_text(made.proposal.points) and not made.proposal.pending,
        "title": made.title in ("", UNKNOWN_TITLE),
    }
    for name in _PLAIN:
        if not getattr(case, name) and getattr(made, name):
            fields[name] = getattr(made, name)
    for name, what in _WRITTEN:
        if silent[name]:
            continue
        if empty[name]:
            fields[name] = getattr(made, name)
        elif _words(case, name) != _words(made, name):
            raised.append(
                Doubt(
                    field=name,
                    text=document.source,
                    sentence=f"«{document.source}» har {what} enn saken har her. Ingenting er endret; "
                    f"sammenlign med originalen, innkomne/{kept}, og rett det som er feil.",
                )
            )
    raised += document.doubts
    said = {(doubt.field, doubt.sentence) for doubt in case.doubts}
    with_paper = msgspec.structs.replace(
        case,
        **fields,
        origins=(*case.origins, *made.origins),
        doubts=(*case.doubts, *(d for d in raised if (d.field, d.sentence) not in said)),
        changed=made.changed,
    )
    return with_paper, tuple(raised)


def says_the_same(before: Case, after: Case) -> bool:
    """Whether two versions of a case differ in nothing but doubts and where they were read from."""
    return before == msgspec.structs.replace(
        after, doubts=before.doubts, origins=before.origins, changed=before.changed, rev=before.rev
    )


def _words(case: Case, name: str) -> list[str]:
    """The words of a part of the case, for telling whether two texts say the same."""
    if name == "title":
        return case.title.split()
    if name == "proposal":
        return plain_text(case.proposal.points).split()
    return " ".join(f"{s.heading} {s.text}" for s in case.sections).split()
