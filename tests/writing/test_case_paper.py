"""The case paper opened again, and looked at as the members of the body see it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from opened_paper import OpenedPaper

from sekretariat_tui.domain.case import Attachment, Case, Decision, Exemption, Origin, Proposal, Section
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import AttachmentKind, CaseStatus, ExemptScope
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.profiles.profile import Profile

Write = Callable[..., OpenedPaper]


def test_a_house_with_the_proposal_last_sends_background_then_proposal_then_attachments(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    assert write(case, proposal_last).headings() == [
        (1, "Bakgrunn"),
        (1, "Vurdering"),
        (2, "Fremdrift"),
        (1, "Forslag til vedtak"),
        (1, "Vedlegg"),
        (1, "Vedlegg 3: Eksempler på tiltak"),
        (2, "Drift"),
        (1, "Vedlegg 4: Innspill"),
    ]


def test_a_house_with_the_proposal_first_sends_it_before_the_background(
    write: Write, case: Case, proposal_first: Profile
) -> None:
    assert [text for _, text in write(case, proposal_first).headings()] == [
        "Innstilling til konsensus",
        "Bakgrunn",
        "Vurdering",
        "Fremdrift",
        "Vedlegg 3: Eksempler på tiltak",
        "Drift",
        "Vedlegg 4: Innspill",
    ]


def test_the_title_stands_under_the_line_with_the_number_as_the_house_writes_it(
    write: Write, case: Case, proposal_last: Profile, proposal_first: Profile
) -> None:
    assert [line[::3] for line in write(case, proposal_last).lines[:2]] == [
        ("Sakslinje", "Vedlegg til sak 14/26"),
        ("Title", "Felles vaktordning – kriterier"),
    ]
    assert write(case, proposal_first).lines[0].text == "SSU sak 14/2026"


def test_a_case_without_a_number_is_marked_as_a_draft_on_every_page(
    write: Write, draft: Case, proposal_last: Profile
) -> None:
    paper = write(draft, proposal_last, meeting=None)
    assert paper.lines[0].text == "UTKAST"
    assert paper.header() == "Strategisk samarbeidsutvalg (SSU)\tUTKAST"
    assert paper.header(first=True) == "Helsefellesskap Innsjø\tUTKAST\nStrategisk samarbeidsutvalg (SSU)"


def test_the_header_of_a_numbered_paper_names_the_body_and_the_number(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    paper = write(case, proposal_last)
    assert paper.header() == "Strategisk samarbeidsutvalg (SSU)\tSSU sak 14/26"
    assert paper.header(first=True).startswith("Helsefellesskap Innsjø\tSSU sak 14/26\n")


def test_the_year_of_the_number_is_the_meetings(write: Write, case: Case, proposal_last: Profile) -> None:
    paper = write(replace(case, year=None), proposal_last, meeting=Meeting(body="SSU", year=2027))
    assert paper.lines[0].text == "Vedlegg til sak 14/27"


def test_the_metadata_block_has_the_labels_of_the_house_in_its_order(
    write: Write, case: Case, proposal_first: Profile
) -> None:
    assert write(case, proposal_first).metadata() == {
        "Saksbehandler": ["Kari Nordli / Ola Bakken"],
        "Avkl. sekr": ["Anne Vik / Per Moen"],
        "Dato dok": ["04.05.2026"],
        "Møtedato": ["21.05.2026"],
        "Vår ref.": ["31/2026"],
        "Arkivreferanse": ["Kystsykehuset: 2026/455-3"],
        "Vedlegg": ["SSU sak 3/2023 Vaktordning i Ytre", "Budsjett", "Eksempler på tiltak", "Innspill"],
    }


def test_a_house_without_a_metadata_block_gets_no_table(write: Write, case: Case, proposal_last: Profile) -> None:
    assert write(case, proposal_last).document.tables == []


def test_a_field_without_a_value_takes_no_row(write: Write, draft: Case, proposal_first: Profile) -> None:
    bare = replace(draft, case_officers=(), clearances=(), our_ref="", archive_references=(), attachments=())
    assert write(bare, proposal_first, meeting=None).metadata() == {"Dato dok": ["04.05.2026"]}


def test_the_date_of_the_document_stands_once_it_is_set(write: Write, case: Case, proposal_first: Profile) -> None:
    paper = write(replace(case, document_date=date(2026, 4, 9)), proposal_first)
    assert paper.metadata()["Dato dok"] == ["09.04.2026"]


def test_an_old_paper_without_a_date_is_not_dated_today(write: Write, case: Case, proposal_first: Profile) -> None:
    origin = Origin(name="sak.docx", digest="", kind="case_paper", imported=datetime(2026, 5, 1, tzinfo=UTC))
    held = Meeting(body="SSU", year=2026, first_day=date(2026, 5, 3))
    sent = replace(case, status=CaseStatus.SENT)
    assert "Dato dok" not in write(replace(case, origins=(origin,)), proposal_first).metadata()
    assert "Dato dok" not in write(case, proposal_first, meeting=held).metadata()
    assert "Dato dok" not in write(sent, proposal_first).metadata()


@pytest.mark.parametrize(
    ("meeting", "shown"),
    [
        (Meeting(body="SSU", year=2026, first_day=date(2026, 3, 10), last_day=date(2026, 3, 11)), "10.–11.03.2026"),
        (Meeting(body="SSU", year=2026, first_day=date(2026, 4, 30), last_day=date(2026, 5, 1)), "30.04.–01.05.2026"),
        (Meeting(body="SSU", year=2026, month=11), "november 2026"),
    ],
)
def test_the_meeting_is_dated_by_its_days_or_its_month(
    write: Write, case: Case, proposal_first: Profile, meeting: Meeting, shown: str
) -> None:
    assert write(case, proposal_first, meeting=meeting).metadata()["Møtedato"] == [shown]


def test_attachments_are_listed_and_numbered_as_they_are_appended(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    assert write(case, proposal_last).under("Vedlegg") == [
        "1. SSU sak 3/23 Vaktordning i Ytre",
        "2. Budsjett",
        "3. Eksempler på tiltak",
        "4. Innspill",
    ]


def test_texts_alone_are_appended_without_a_list(write: Write, case: Case, proposal_last: Profile) -> None:
    paper = write(replace(case, attachments=case.attachments[2:]), proposal_last)
    assert [text for _, text in paper.headings()][-3:] == [
        "Vedlegg 1: Eksempler på tiltak",
        "Drift",
        "Vedlegg 2: Innspill",
    ]


def test_an_attached_case_outside_the_register_is_cited_by_its_reference(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    told = Attachment(title="SSU sak 5/25 Fond", kind=AttachmentKind.CASE, ref=CaseRef("SSU", 2025, 5))
    untold = Attachment(title="Fond", kind=AttachmentKind.CASE, ref=CaseRef("PA", 2025, 6))
    paper = write(replace(case, attachments=(told, untold)), proposal_last)
    assert paper.under("Vedlegg") == ["1. SSU sak 5/25 Fond", "2. PA sak 6/25 Fond"]


def test_every_appended_attachment_starts_on_a_new_page(write: Write, case: Case, proposal_last: Profile) -> None:
    breaks = [
        paragraph.text
        for paragraph in write(case, proposal_last).document.paragraphs
        if paragraph.paragraph_format.page_break_before
    ]
    assert breaks == ["Vedlegg 3: Eksempler på tiltak", "Vedlegg 4: Innspill"]


@pytest.mark.parametrize(
    ("scope", "mark"),
    [
        (ExemptScope.WHOLE, "Unntatt offentlighet, offl. § 13 jf. fvl. § 13"),
        (ExemptScope.PARTLY, "Delvis unntatt offentlighet, offl. § 13 jf. fvl. § 13"),
    ],
)
def test_what_is_kept_from_the_public_says_so_with_its_legal_basis_on_every_page(
    write: Write, case: Case, proposal_last: Profile, scope: ExemptScope, mark: str
) -> None:
    exempt = replace(case, exemption=Exemption(scope=scope, legal_basis="offl. § 13 jf. fvl. § 13"))
    paper = write(exempt, proposal_last)
    assert paper.texts("Gradering") == [mark]
    assert paper.header().splitlines()[-1] == mark
    assert paper.header(first=True).splitlines()[-1] == mark


def test_a_house_without_its_own_phrase_still_marks_what_is_kept_from_the_public(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    exempt = replace(case, exemption=Exemption(legal_basis="offl. § 25"))
    assert write(exempt, replace(proposal_last, phrases={})).texts("Gradering") == ["Unntatt offentlighet, offl. § 25"]


def test_a_public_paper_says_nothing_of_exemption(write: Write, case: Case, proposal_last: Profile) -> None:
    paper = write(case, proposal_last)
    assert paper.texts("Gradering") == []
    assert "offentlighet" not in paper.header() + paper.header(first=True)


def test_an_attachment_kept_from_the_public_is_listed_and_marked(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    kept = Exemption(legal_basis="offl. § 23")
    attachments = tuple(replace(attachment, exemption=kept) for attachment in case.attachments[1:3])
    paper = write(replace(case, attachments=attachments), proposal_last)
    assert paper.under("Vedlegg")[0] == "1. Budsjett (unntatt offentlighet, offl. § 23)"
    assert paper.texts("Gradering") == ["Unntatt offentlighet, offl. § 23"]  # over the appended text


def test_a_pending_proposal_is_told_in_the_words_of_the_house(
    write: Write, case: Case, proposal_last: Profile, proposal_first: Profile
) -> None:
    pending = replace(case, proposal=Proposal(pending=True, points=(Point(text="Ikke lagt fram ennå."),)))
    assert write(pending, proposal_first).under("Innstilling til konsensus") == [
        "Innstilling til konsensus legges fram i møtet."
    ]
    assert write(pending, proposal_last).under("Forslag til vedtak") == ["Forslag til vedtak fremmes i møtet."]


def test_a_numbered_case_without_a_proposal_says_so_and_a_draft_does_not(
    write: Write, case: Case, draft: Case, proposal_last: Profile
) -> None:
    without = Proposal(points=(Point(text="  "),))
    assert write(replace(case, proposal=without), proposal_last).under("Forslag til vedtak") == [
        "Saken legges fram uten forslag."
    ]
    assert (1, "Forslag til vedtak") not in write(replace(draft, proposal=without), proposal_last).headings()


def test_the_paper_holds_the_proposal_and_never_the_decision(write: Write, case: Case, proposal_last: Profile) -> None:
    decided = replace(case, decision=Decision(points=(Point(text="Noe annet ble vedtatt."),)))
    assert "Noe annet ble vedtatt." not in write(decided, proposal_last).texts()


def test_a_section_not_yet_written_keeps_its_heading_for_the_officer(
    write: Write, draft: Case, proposal_last: Profile
) -> None:
    empty = replace(draft, sections=(Section(heading="Bakgrunn"),), proposal=Proposal(), attachments=())
    assert write(empty, proposal_last).headings() == [(1, "Bakgrunn")]


def test_a_paper_with_nothing_in_it_still_opens(write: Write, proposal_last: Profile, proposal_first: Profile) -> None:
    for profile in (proposal_last, proposal_first):
        assert "Uten tittel" in write(Case(body="SSU", title=""), profile, meeting=None).texts("Title")


def test_a_body_the_profile_does_not_know_goes_by_its_code(write: Write, case: Case, proposal_last: Profile) -> None:
    assert write(replace(case, body="XYZ"), proposal_last).header() == "XYZ\tXYZ sak 14/26"


@pytest.mark.parametrize("code", sorted(shipped_profiles()))
def test_the_houses_that_ship_with_the_program_write_a_paper(write: Write, case: Case, code: str) -> None:
    profile = load_profile(shipped_profiles()[code])
    paper = write(case, profile)
    headings = [text for _, text in paper.headings()]
    assert profile.paper.proposal_heading in headings
    assert bool(paper.metadata()) is bool(profile.paper.metadata)
    assert (headings[0] == profile.paper.proposal_heading) is profile.paper.proposal_first
    assert paper.header().endswith(profile.case_number(CaseRef("SSU", 2026, 14)))


def test_an_attachment_kept_from_the_public_is_listed_under_its_public_title(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    kept = Exemption(legal_basis="offl. § 23", public_title="Forhandlinger")
    attachments = (
        Attachment(title="Forhandlinger med Fjellheim", exemption=kept),
        Attachment(title="Bud fra Fjellheim", kind=AttachmentKind.TEXT, exemption=kept),
    )
    paper = write(replace(case, attachments=attachments), proposal_last)
    text = "\n".join(line.text for line in paper.lines)
    assert text.count("Forhandlinger") >= 2
    assert "Fjellheim" not in text
