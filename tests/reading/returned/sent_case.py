"""The case whose draft the returned files of the tests were made from. People and matters are invented.

Its ids never change: the hidden names in the stored files are worked out from them.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from sekretariat_tui.domain.case import Attachment, Case, Proposal, Section
from sekretariat_tui.domain.kinds import AttachmentKind, PointStyle
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.reading.returned import Assembled, ReturnedDraft, assemble, read_returned
from sekretariat_tui.writing import case_paper

FIXTURES = Path(__file__).parent.parent / "fixtures" / "returned"
REGISTER = "register0000001"


def house() -> Profile:
    return load_profile(shipped_profiles()["innlandet"])


def sent_case() -> Case:
    letter, bullet = PointStyle.LETTER, PointStyle.BULLET
    return Case(
        id="sak0000000000001",
        body="SSU",
        title="Felles vaktordning for innlandet – kriterier",
        case_officers=("Kari Nordli",),
        sections=(
            Section(
                id="bakgrunn00000001",
                heading="Bakgrunn",
                kind="background",
                text="Utvalget ba i forrige møte om kriterier for en felles vaktordning.\n\n"
                "Kriteriene er nå utarbeidet av en arbeidsgruppe fra begge sider.",
            ),
            Section(
                id="vurdering0000001",
                heading="Vurdering",
                kind="assessment",
                text="Arbeidsgruppen har sett på tre forhold:\n\n1. ansvar\n2. økonomi:\n   - kjøp av tjenester\n   - drift\n"
                "3. personell\n\nSamlet sett er ordningen mulig å gjennomføre fra høsten.",
            ),
            Section(
                id="framdrift0000001",
                heading="Framdrift",
                level=2,
                text="Arbeidet starter i juni, og de første vaktene går i september.",
            ),
        ),
        proposal=Proposal(
            points=(
                Point(
                    id="punkt00000000001",
                    text="Utvalget godkjenner kriteriene:",
                    points=(
                        Point(id="punkt0000000001a", text="felles ansvar for vaktene", style=letter),
                        Point(
                            id="punkt0000000001b",
                            text="lik fordeling av kostnadene",
                            style=letter,
                            points=(Point(id="punkt000000001b1", text="målt etter folketall", style=bullet),),
                        ),
                    ),
                ),
                Point(
                    id="punkt00000000002",
                    text="Ordningen innføres fra 1. september.",
                    condition="kommunestyrene har sluttet seg til avtalen",
                ),
                Point(id="punkt00000000003", text="Sekretariatet melder tilbake om erfaringene etter ett år."),
            )
        ),
        attachments=(
            Attachment(id="vedlegg000000001", title="Budsjett for ordningen", file="budsjett.xlsx"),
            Attachment(
                id="vedlegg000000002",
                title="Eksempler på vaktlister",
                kind=AttachmentKind.TEXT,
                sections=(Section(id="vaktlister000001", heading="Uke 36", text="- mandag\n- tirsdag"),),
            ),
        ),
        created=datetime(2026, 4, 1, 9, 30, tzinfo=UTC),
    )


# What a program can lose on the way: a paragraph for each.
DIFFICULT = (
    "Krav & vilkår < 5 % > 2 «sitert» 'enkelt' \"dobbelt\"",
    "sam\u00adhandlings\u00adavtalen, helse\u2011 og omsorgstjenesten",
    "10\u00a0000 og 12\u202f500 kroner – eller mer — ca. 50\u00a0%",
    "kari.nordli@eksempel.no, https://eksempel.no/a?b=1&c=2",
    "e\u0301n å, ne\u0308ste \U0001f469\u200d⚕️ \u200fעברית\u200e 中文",
    "Navn:\tKari\tNordli",
    "Første linje\nandre linje\n  tredje, lenger inn",
    "to  mellomrom   og tre",
    "&amp; ]]> <w:t/> {{tittel}} %1 \\ | a | b",
)


def difficult_case() -> Case:
    """The case with text that is easily lost on the way, in a section, in points and in a condition."""
    text = "\n\n".join(
        (*DIFFICULT, "a) bokstav\nå) norsk bokstav\n0. null\n\n- kule\n   - under\n      - dypere\n\n2. mai 2026")
    )
    points = tuple(
        Point(id=f"vanskelig{number:07d}", text=words, condition=words if number % 2 else "", style=style)
        for number, (words, style) in enumerate(zip(DIFFICULT, list(PointStyle) * 3, strict=False))
    )
    section = Section(id="vanskelig0000001", heading="Krav & vilkår – «fra 1.9.»", text=text)
    empty = Section(id="vanskelig0000002", heading="Økonomi")
    return replace(sent_case(), sections=(section, empty, *sent_case().sections), proposal=Proposal(points=points))


def written(case: Case | None = None) -> bytes:
    """The draft as it was sent out."""
    return case_paper(case or sent_case(), house(), meeting=None, today=date(2026, 5, 4), register_id=REGISTER)


def came_back(name: str) -> tuple[ReturnedDraft, Assembled]:
    """A stored file that came back, read and laid over the case."""
    returned = read_returned(FIXTURES / name)
    return returned, assemble(sent_case(), returned, profile=house())


if __name__ == "__main__":
    (FIXTURES / "sendt.docx").write_bytes(written())
    (FIXTURES / "sendt_vanskelig.docx").write_bytes(written(difficult_case()))
