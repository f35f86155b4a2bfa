"""Agendas, minutes and packs as Word files: tables, styles, page breaks. The papers and people are invented."""

from datetime import date

from whole_documents import Case, Expected
from word_builder import header, item, level, numbering, package, par, styles, table

_PAGE = '<w:r><w:br w:type="page"/></w:r>'
_STYLES = styles(H1=("heading 1", ""), H2=("heading 2", ""), T=("Title", ""))
_LIST = numbering({1: level(0, "decimal", "%1.")}, {1: (1, ""), 2: (1, "")})


def _heading(text: str, depth: int = 1) -> str:
    return par(text, properties=f'<w:pStyle w:val="H{depth}"/>')


def _title(text: str) -> str:
    return par(text, properties='<w:pStyle w:val="T"/>')


def _styled(body: str) -> bytes:
    return package(body, styles=_STYLES, numbering=_LIST, header1=header("Helsefellesskap Fjordland"))


WORD = {
    "saksliste_i_tabell": (
        package(
            par("Møteinnkalling")
            + table(
                ("Utvalg:", "Strategisk samarbeidsutvalg"),
                ("Møtested:", "Nesvik rådhus"),
                ("Dato:", "12.03.2025"),
                ("Tidspunkt:", "10:00 - 14:00"),
            )
            + par("Saksliste")
            + table(
                ("Saksnr", "Arkivsaksnr", "Tittel", "Type", "Lukket"),
                ("1/25", "25/80", "Godkjenning av innkalling og saksliste", "", ""),
                ("2/25", "25/81", "Felles nattjeneste", "Vedtak", ""),
                ("3/25", "24/1407", "Ansettelse", "Vedtak", "X"),
                ("4/25", "25/83", "Status for tiltak", "Orientering", ""),
                ("", "", "Eventuelt", "", ""),
            )
        ),
        Expected(
            kind="agenda",
            body="SSU",
            day=date(2025, 3, 12),
            place="Nesvik rådhus",
            time="10:00 - 14:00",
            cases=[
                Case(1, "Godkjenning av innkalling og saksliste", 2025, type="approval", archive=("25/80",)),
                Case(2, "Felles nattjeneste", 2025, type="decision", archive=("25/81",)),
                Case(3, "Ansettelse", 2025, type="decision", archive=("24/1407",), closed=True),
                Case(4, "Status for tiltak", 2025, type="information", archive=("25/83",)),
                Case(None, "Eventuelt", type="any_other"),
            ],
        ),
    ),
    "saksliste_med_tid_først": (
        package(
            par("SSU 12. mars 2025 – saksliste")
            + table(
                ("TID", "SAKNR.", "SAKSTITTEL", "TYPE"),
                ("10:00", "5/25", "Godkjenning av saksliste", "V"),
                ("10:10", "6/25", "Plan for beredskap\nInnledning ved Eirik Mo", "D"),
                ("11:00 – 11:30", "7/25", "Ny avtale", "O"),
            )
        ),
        Expected(
            kind="agenda",
            body="SSU",
            day=date(2025, 3, 12),
            cases=[
                Case(5, "Godkjenning av saksliste", 2025),
                Case(6, "Plan for beredskap", 2025, type="discussion"),
                Case(7, "Ny avtale", 2025, type="information"),
            ],
        ),
    ),
    "protokoll_i_tabell": (
        package(
            par("Protokoll fra møte i Administrativt samarbeidsutvalg 3. april 2025")
            + par("Til stede: Kari Nes, Ola Berg")
            + table(
                ("Saksnr", "Sak", "Vedtak", "Ansvar", "Frist"),
                ("5/25", "Godkjenning av innkalling", "Godkjent", "", ""),
                (
                    "6/25",
                    "Felles opplæring\nEirik Mo orienterte.",
                    "1. ASU vedtar planen.\n2. ASU ber sekretariatet følge opp.",
                    "Sekretariatet",
                    "1.6.25",
                ),
                ("7/25", "Budsjett", "Saken utsettes.", "", ""),
            )
        ),
        Expected(
            kind="minutes",
            body="ASU",
            day=date(2025, 4, 3),
            people=[("Kari Nes", "present", ""), ("Ola Berg", "present", "")],
            cases=[
                Case(5, "Godkjenning av innkalling", 2025, decided=["Godkjent"], outcome="approved"),
                Case(
                    6,
                    "Felles opplæring",
                    2025,
                    decided=["1. ASU vedtar planen.", "2. ASU ber sekretariatet følge opp."],
                ),
                Case(7, "Budsjett", 2025, decided=["Saken utsettes."], outcome="postponed_unhandled"),
            ],
        ),
    ),
    "protokoll_med_en_tabell_for_hver_sak": (
        _styled(
            _title("Møteprotokoll")
            + table(
                ("Møte:", "SSU"),
                ("Dato:", "4. juni 2025"),
                ("Sted:", "Teams"),
                ("Til stede:", par("Kari Nes, Nes kommune") + par("Ola Berg, Sykehuset Fjordland HF")),
                ("Forfall:", "Per Ås"),
            )
            + table(
                ("Sak 8/25", "Felles vakt"),
                ("Bakgrunn", "Vakten er dyr."),
                ("Vedtak", par("1. SSU deler vakten.") + par("2. SSU henter inn tall.")),
            )
            + table(("Sak 9/25", "Status"), ("Vedtak", "Saken tas til orientering."))
        ),
        Expected(
            kind="minutes",
            body="SSU",
            day=date(2025, 6, 4),
            place="Teams",
            digital=True,
            people=[
                ("Kari Nes", "present", "Nes kommune"),
                ("Ola Berg", "present", "Sykehuset Fjordland HF"),
                ("Per Ås", "absent", ""),
            ],
            cases=[
                Case(8, "Felles vakt", 2025, decided=["1. SSU deler vakten.", "2. SSU henter inn tall."]),
                Case(9, "Status", 2025, decided=["Saken tas til orientering."], outcome="noted"),
            ],
        ),
    ),
    "protokoll_med_stiler": (
        _styled(
            _title("Protokoll")
            + par("Strategisk samarbeidsutvalg, 9. oktober 2024, Vågan")
            + _heading("Deltakere")
            + table(
                ("Navn", "Stilling", "Organisasjon", "Merknad"),
                ("Kari Nes", "Kommunedirektør", "Nes kommune", "Leder"),
                ("Ola Berg", "Direktør", "Sykehuset Fjordland HF", ""),
                ("Per Ås", "Rådgiver", "Vik kommune", "For kommunalsjef Anne Lie"),
                ("Tor Dal", "", "KS", "Observatør"),
            )
            + _heading("Sak 17/2024 Godkjenning av innkalling og saksliste")
            + par("Innkalling og saksliste ble godkjent.")
            + _heading("Sak 18/2024 Handlingsplan")
            + _heading("Behandling", 2)
            + par("Det kom mange innspill.")
            + _heading("Vedtak", 2)
            + item("SSU vedtar planen.", 1)
            + item("SSU ber sekretariatet sende planen ut.", 1)
            + par("Vedtatt ved konsensus.")
            + _heading("Eventuelt")
            + par("Ingen saker.")
        ),
        Expected(
            kind="minutes",
            body="SSU",
            day=date(2024, 10, 9),
            people=[
                ("Kari Nes", "present", "Nes kommune"),
                ("Ola Berg", "present", "Sykehuset Fjordland HF"),
                ("Per Ås", "substitute", "kommunalsjef Anne Lie"),
                ("Tor Dal", "observer", "KS"),
            ],
            cases=[
                Case(
                    17,
                    "Godkjenning av innkalling og saksliste",
                    2024,
                    decided=["Innkalling og saksliste ble godkjent."],
                    outcome="approved",
                ),
                Case(
                    18,
                    "Handlingsplan",
                    2024,
                    decided=["1. SSU vedtar planen.", "2. SSU ber sekretariatet sende planen ut."],
                    mode="consensus",
                ),
                Case(None, "Eventuelt"),
            ],
        ),
    ),
    "pakke_med_sideskift": (
        _styled(
            _title("Innkalling og sakspapirer")
            + par("Møte i Strategisk samarbeidsutvalg 9. oktober 2024")
            + _heading("Saksliste")
            + par("Sak 17/2024 Godkjenning av innkalling")
            + par("Sak 18/2024 Handlingsplan og status")
            + par("Sak 19/2024 Rekruttering")
            + par(_PAGE)
            + _heading("Sak 18/2024 Handlingsplan og status")
            + table(("Saksbehandler", "Turid Vassbotn"), ("Møtedato", "09.10.2024"), ("Vår ref", "44/2024"))
            + _heading("Bakgrunn", 2)
            + par("Planen er to år gammel.")
            + _heading("Forslag til vedtak", 2)
            + item("SSU vedtar planen.", 1)
            + item("SSU følger opp.", 1)
            + _heading("Vedlegg 1: Planen", 2)
            + par("Planens tekst.")
            + par(_PAGE)
            + par("Helsefellesskap Fjordland")
            + _heading("Sak 19/2024 Rekruttering")
            + _heading("Bakgrunn", 2)
            + par("Det mangler fagfolk.")
            + _heading("Forslag til vedtak", 2)
            + item("SSU tar saken til orientering.", 2)
        ),
        Expected(
            kind="pack",
            body="SSU",
            day=date(2024, 10, 9),
            cases=[
                Case(17, "Godkjenning av innkalling", 2024),
                Case(
                    18,
                    "Handlingsplan og status",
                    2024,
                    paper=["Bakgrunn"],
                    proposal=["1. SSU vedtar planen.", "2. SSU følger opp."],
                ),
                Case(19, "Rekruttering", 2024, paper=["Bakgrunn"], proposal=["1. SSU tar saken til orientering."]),
            ],
        ),
    ),
}
