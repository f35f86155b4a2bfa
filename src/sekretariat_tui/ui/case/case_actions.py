"""The acts of the case pane by their names in the palette, and why one cannot be done now."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..windows.palette import DeskAction
from .case_pane import TITLES
from .thread_actions import thread_actions

if TYPE_CHECKING:
    from .case_pane import CasePane

NO_CASE = "åpne en sak først"


def case_actions(pane: "CasePane") -> Iterator[DeskAction]:
    """Everything that can be done from the case pane."""
    acts = pane.acts
    no_case = "" if pane.case is not None else NO_CASE
    yield DeskAction("sak.ny", "Ny sak …", "tittel, utvalg og møte", acts.new_case)
    yield DeskAction("sak.les-inn", "Les inn gamle papirer …", "filer, mapper og zip-filer", acts.read_in)
    yield DeskAction("sak.word", "Eksporter til Word", "skriver saksframlegget og åpner det", acts.export, no_case)
    yield DeskAction("sak.fra-word", "Hent inn fra Word …", "et utkast som er kommet tilbake", acts.from_word)
    yield DeskAction(
        "sak.opplysninger", "Sakens opplysninger …", "tittel, datoer, avklaring, unntak", acts.facts, no_case
    )
    yield DeskAction("sak.status", "Sett status …", "", acts.status, no_case)
    area = acts.workspace.profile.term("area", "satsningsområde")
    yield DeskAction("sak.område", f"Knytt til {area} …", "", acts.area, no_case)
    yield DeskAction("sak.knytt", "Knytt til sak …", "følger opp, bygger på, siterer", acts.link, no_case)
    yield DeskAction(
        "sak.tvil",
        "Se ting å sjekke …",
        "det som ble lest og ikke er sikkert",
        acts.doubts,
        no_case or _no_doubts(pane),
    )
    yield DeskAction("sak.historikk", "Sakens historikk …", "tidligere utgaver", acts.history, no_case)
    yield DeskAction("sak.slett", "Slett saken", "angre henter den tilbake", acts.delete, no_case)
    yield DeskAction("sak.slett-for-godt", "Slett saken for godt …", "kan ikke angres", acts.erase, no_case)
    for name, title in TITLES.items():
        yield DeskAction(f"fane.{name}", f"Gå til fanen {title}", "", partial(_go, pane, name), no_case)
    yield from _agenda(pane, no_case)
    yield from _paper(pane, no_case)
    yield from _decision(pane, no_case)
    yield from thread_actions(pane, no_case)


def _go(pane: "CasePane", tab: str) -> None:
    pane.show_tab(tab)
    pane.focus_work()


def _agenda(pane: "CasePane", no_case: str) -> Iterator[DeskAction]:
    acts = pane.acts
    yield DeskAction("møte.nytt", "Nytt møte …", "utvalg og dag", acts.new_meeting)
    no_meetings = no_case
    off = no_case
    if pane.case is not None:
        if not acts.meetings_for(pane.case):
            no_meetings = f"{pane.case.body} har ingen kommende møter; lag et med «Nytt møte …»"
        off = "" if pane.case.meeting else "saken står ikke på noen saksliste"
    yield DeskAction("sak.sett-på", "Sett på sakslisten …", "", acts.place, no_meetings)
    yield DeskAction("sak.ta-av", "Ta av sakslisten", "", acts.take_off, off)
    meeting = acts.meeting
    name = acts.workspace.meetings.label(meeting) if meeting else ""
    sent = "innkallingen er sendt" if meeting is not None and meeting.locked else ""
    yield DeskAction("møte.nummerer", "Nummerer sakslisten", name, acts.number_agenda, off or sent)
    yield DeskAction("møte.send", "Send innkalling (lås numrene)", name, acts.send_invitation, off or sent)
    locked = ""
    if pane.case is not None and pane.case.number_locked:
        locked = "nummeret er låst"
    elif pane.case is not None and pane.case.meeting:
        locked = "saken får nummer når sakslisten nummereres"
    yield DeskAction("sak.nummer", "Gi nummer for hånd …", "", acts.number_by_hand, no_case or locked)


def _paper(pane: "CasePane", no_case: str) -> Iterator[DeskAction]:
    from .attachments_tab import AttachmentsTab
    from .paper_tab import PaperTab

    tab = pane.tab
    on_paper = isinstance(tab, PaperTab)
    current = tab.last_in_focus if isinstance(tab, PaperTab) else None
    no_section = no_case or ("" if current else "sett markøren i et avsnitt i saksframlegget først")

    def in_paper(act: str, *words: int) -> None:
        paper = pane.show_tab("paper")
        if paper is not None:
            getattr(paper, act)(*words)

    def attach() -> None:
        attachments = pane.show_tab("attachments")
        if isinstance(attachments, AttachmentsTab):
            attachments.action_add()

    where = "" if on_paper else "i saksframlegget"
    yield DeskAction("avsnitt.nytt", "Nytt avsnitt", where, lambda: in_paper("add_section"), no_case)
    yield DeskAction("avsnitt.slett", "Slett avsnittet", "", lambda: in_paper("remove_section"), no_section)
    yield DeskAction("avsnitt.opp", "Flytt avsnittet opp", "", lambda: in_paper("move_section", -1), no_section)
    yield DeskAction("avsnitt.ned", "Flytt avsnittet ned", "", lambda: in_paper("move_section", 1), no_section)
    yield DeskAction("vedlegg.nytt", "Legg ved …", "fil, tidligere sak eller tekst", attach, no_case)


def _decision(pane: "CasePane", no_case: str) -> Iterator[DeskAction]:
    from .decision_tab import DecisionTab

    def in_decision(act: str) -> None:
        tab = pane.show_tab("decision")
        if isinstance(tab, DecisionTab):
            tab.call_after_refresh(getattr(tab, act))

    tab = pane.tab
    why = no_case
    if not why and isinstance(tab, DecisionTab):
        why = tab.why_not_start()
    yield DeskAction(
        "vedtak.fra-forslag",
        "Start vedtaket fra forslaget",
        "",
        lambda: in_decision("action_start_from_proposal"),
        why,
    )
    yield DeskAction("vedtak.standpunkt", "Standpunkt fra en part …", "", lambda: in_decision("add_position"), no_case)


def _no_doubts(pane: "CasePane") -> str:
    return "" if pane.case is not None and pane.case.doubts else "saken har ingen ting å sjekke"
