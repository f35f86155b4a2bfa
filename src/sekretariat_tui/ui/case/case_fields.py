"""The fields of a case that are typed in: how each is shown, and how what is typed becomes the case."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from ...domain.case import ArchiveReference, Case, Clearance
from ...domain.kinds import Side
from ...domain.texts import one_line
from ...workspace import Workspace
from ..windows.typed_date import read_date, shown_date


class TextField(msgspec.Struct, frozen=True):
    """A field of one line.

    ``shown`` gives its text from the case, ``fields`` what ``Cases.amend`` is to set for a text, ``wrong`` why a text
    cannot be used; empty when it can.
    """

    name: str
    what: str
    shown: Callable[[Case], str]
    fields: Callable[[Case, str], dict[str, Any]]
    wrong: Callable[[str], str] = lambda text: ""
    placeholder: str = ""

    def save(self, workspace: Workspace, case_id: str, text: str, before: str) -> str:
        """Saves the text and gives it as it then stands; what cannot be used is not saved.

        Raises ChangedElsewhere when another window has changed the field since it said ``before``.
        """
        if self.wrong(text):
            return self.shown(workspace.cases.get(case_id))
        saved = workspace.cases.type_in(
            case_id,
            self.what,
            text,
            before=before,
            read=self.shown,
            write=self.fields,
            merge=f"{case_id}/{self.name}",
        )
        return self.shown(saved)


def plain_fields(year: int) -> dict[str, TextField]:
    """The fields that are the case's own, by name; ``year`` is meant in dates without one."""

    def wrong_date(text: str) -> str:
        return read_date(text, year=year)[1]

    def no_title(text: str) -> str:
        return "" if text.strip() else "Saken kan ikke stå uten tittel. Den gamle tittelen er beholdt."

    fields = [
        TextField("title", "Ga ny tittel til", lambda c: c.title, lambda c, t: {"title": t}, no_title),
        TextField(
            "case_officers",
            "Satte saksbehandler på",
            lambda c: ", ".join(c.case_officers),
            lambda c, t: {"case_officers": tuple(name for part in t.split(",") if (name := one_line(part)))},
            placeholder="flere navn skilles med komma",
        ),
        TextField(
            "document_date",
            "Satte dokumentdato på",
            lambda c: shown_date(c.document_date),
            lambda c, t: {"document_date": read_date(t, year=year)[0]},
            wrong_date,
            f"for eksempel 21.5.{year}",
        ),
        TextField("our_ref", "Satte vår ref. på", lambda c: c.our_ref, lambda c, t: {"our_ref": t}),
    ]
    return {field.name: field for field in fields}


def side_fields(side: Side, year: int) -> Iterator[TextField]:
    """What each side has of its own: archive reference, and who cleared the paper and when."""

    def cleared(case: Case) -> Clearance | None:
        return next((c for c in case.clearances if c.side is side), None)

    def with_clearance(case: Case, **fields: Any) -> dict[str, Any]:
        old = cleared(case)
        new = msgspec.structs.replace(old or Clearance(side=side, by=""), **fields)
        others = tuple(c for c in case.clearances if c is not old)
        return {"clearances": (*others, new) if new.by or new.on else others}

    def archived(case: Case) -> str:
        return next((r.value for r in case.archive_references if r.side is side), "")

    def with_archive(case: Case, text: str) -> dict[str, Any]:
        others = tuple(r for r in case.archive_references if r.side is not side)
        text = one_line(text)
        return {"archive_references": (*others, ArchiveReference(side=side, value=text)) if text else others}

    def by(case: Case) -> str:
        clearance = cleared(case)
        return clearance.by if clearance else ""

    def on(case: Case) -> str:
        clearance = cleared(case)
        return shown_date(clearance.on) if clearance else ""

    yield TextField(f"archive-{side}", "Satte arkivreferanse på", archived, with_archive)
    yield TextField(
        f"cleared-by-{side}",
        "Avklarte",
        by,
        lambda c, t: with_clearance(c, by=one_line(t)),
        placeholder="hvem",
    )
    yield TextField(
        f"cleared-on-{side}",
        "Avklarte",
        on,
        lambda c, t: with_clearance(c, on=read_date(t, year=year)[0]),
        lambda t: read_date(t, year=year)[1],
        "når",
    )
