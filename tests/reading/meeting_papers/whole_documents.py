"""What should be read from the whole documents in ``fixtures``. The papers and people are invented."""

from datetime import date

import msgspec

Points = list[str]


class Case(msgspec.Struct):
    """A case as it should be read; what is not given here is not looked at, save that no more cases may be found."""

    number: int | None
    title: str
    year: int | None = None
    suffix: str = ""
    type: str | None = None
    closed: bool = False
    archive: tuple[str, ...] = ()
    proposal: Points | None = None
    decided: Points | None = None
    outcome: str | None = None
    mode: str | None = None
    paper: list[str] | None = None  # the headings of its paper


class Expected(msgspec.Struct, kw_only=True):
    """A document as it should be read. ``people`` is (name, presence, party or for whom)."""

    kind: str
    body: str | None
    day: date | None
    cases: list[Case] = []
    last_day: date | None = None
    place: str = ""
    time: str = ""
    ordinal: int | None = None
    digital: bool = False
    approved: bool | None = None
    people: list[tuple[str, str, str]] = []
    references: list[str] = []


def _cases(year: int, *titles: tuple[int, str]) -> list[Case]:
    return [Case(number, title, year) for number, title in titles]


AGENDAS = {
    "saksliste_linjer": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 3, 12),
        place="Fjordland hotell, Nesvik",
        time="kl. 10.00–14.00",
        cases=[
            Case(1, "Godkjenning av innkalling og saksliste", 2025, type="approval"),
            Case(2, "Godkjenning av protokoll fra møtet 20. november 2024", 2025, type="approval"),
            Case(3, "Felles nattjeneste", 2025, type="decision"),
            Case(4, "Status for handlingsplanen", 2025, type="information"),
            Case(5, "Rekruttering til legevakt", 2025, type="discussion"),
            Case(6, "Eventuelt", 2025, type="any_other"),
        ],
    ),
    "saksliste_sidetall": Expected(
        kind="agenda",
        body="SSU",
        day=date(2021, 2, 19),
        place="Teams",
        ordinal=2,
        digital=True,
        cases=_cases(
            2021,
            (7, "Godkjenning av innkalling og sakliste"),
            (8, "Valg av leder og nestleder"),
            (9, "Mandat for faglig samarbeidsutvalg barn og unge"),
            (10, "Oppfølging av SSU sak 05-2020"),
            (11, "Eventuelt"),
        ),
        references=["SSU 5/2020"],
    ),
    "sakliste_nynorsk": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 9, 9),
        place="Rådhuset i Vik",
        cases=_cases(
            2025,
            (21, "Godkjenning av innkalling og sakliste"),
            (22, "Utviklingsplan for hjelp i heimen"),
            (23, "Orientering om ny avtale"),
            (24, "Ymse"),
        ),
    ),
    "sakskart_arkivnummer": Expected(
        kind="agenda",
        body="ASU",
        day=date(2024, 6, 5),
        place="Nesvik rådhus",
        time="09:00-11:10",
        cases=[
            Case(14, "Godkjenning av referat fra møtet 10.04.2024", 2024, archive=("24/390",)),
            Case(15, "Felles opplæring for nyansatte", 2024, archive=("24/1407",)),
            Case(16, "Samarbeid om ambulansetjenesten i indre Fjordland", 2024, archive=("23/812",)),
            Case(17, "Årsmelding fra sekretariatet", 2024, type="information", archive=("24/95",)),
        ],
    ),
    "saksliste_helsevest": Expected(
        kind="agenda",
        body="STYRET",
        day=date(2015, 12, 16),
        place="Nesvik",
        cases=[
            Case(48, "Godkjenning av innkalling og sakliste", 2015, "B"),
            Case(49, "Budsjett 2016", 2015, "B", type="decision"),
            Case(50, "Orientering frå administrerande direktør", 2015, "O", type="information"),
            Case(51, "Status for nybygget", 2015, "O", type="information"),
            Case(52, "Lønnsoppgjeret", 2015, "B", type="decision", closed=True),
        ],
    ),
    "saksliste_tre_kolonner": Expected(
        kind="agenda",
        body="FORMANNSKAPET",
        day=date(2009, 4, 22),
        place="Rådhuset",
        time="09:00",
        cases=[
            Case(56, "Godkjenning av innkalling", 2009, archive=("09/810",)),
            Case(57, "Regnskap for 2008", 2009, archive=("09/811",)),
            Case(58, "Samarbeid med sykehuset", 2009, archive=("09/812",)),
        ],
    ),
    "dagsorden_uten_nummer": Expected(
        kind="agenda",
        body="PA",
        day=date(2025, 10, 16),
        place="Teams",
        time="kl. 12.00–15.30",
        digital=True,
        cases=[
            Case(None, "Godkjenning av innkalling og dagsorden"),
            Case(None, "Valg av satsingsområder for 2026"),
            Case(None, "Orientering fra sekretariatet"),
            Case(None, "Eventuelt"),
        ],
    ),
    "saksliste_en_sak": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 12, 3),
        place="Teams",
        time="kl. 15.00",
        digital=True,
        cases=_cases(2025, (31, "Fordeling av rekrutteringsmidler for 2026")),
    ),
    "saksliste_med_forslag": Expected(
        kind="agenda",
        body="ASU",
        day=date(2026, 2, 4),
        cases=[
            Case(1, "Godkjenning av innkalling og saksliste", 2026, proposal=["Innkalling og saksliste godkjennes."]),
            Case(
                2,
                "Mandat for arbeidsgruppen for digital hjemmeoppfølging",
                2026,
                proposal=[
                    "1. Administrativt samarbeidsutvalg vedtar mandatet.",
                    "2. Arbeidsgruppen legger fram en rapport innen 1.11.26.",
                ],
            ),
            Case(3, "Eventuelt", 2026),
        ],
    ),
    "saksliste_skannet": Expected(
        kind="agenda",
        body="SSU",
        day=date(2026, 5, 21),
        place="Nesvik",
        cases=_cases(
            2026,
            (10, "Godkjenning av innkalling og saksliste"),
            (11, "Oppfglging av strategiplanen"),
            (12, "Tiltak for barn og unge"),
            (13, "Eventuelt"),
        ),
    ),
    "saksliste_brev": Expected(
        kind="agenda",
        body="PA",
        day=date(2024, 10, 16),
        place="Fjordland hotell",
        time="kl. 10:00–15:00",
        cases=_cases(
            2024,
            (4, "Godkjenning av innkalling og saksliste"),
            (5, "Handlingsdel 2025"),
            (6, "Valg av satsingsområder"),
            (7, "Orientering om arbeidet i SSU, jf. SSU sak 18/24"),
        ),
        references=["SSU 18/2024"],
    ),
}

MINUTES = {
    "protokoll_enkel": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 3, 12),
        place="Fjordland hotell, Nesvik",
        time="kl. 10.00–14.00",
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Siri Moe", "substitute", "Per Ås"),
            ("Tor Dal", "present", ""),
            ("Per Ås", "absent", "Vik kommune"),
            ("Anne Lie", "observer", "KS"),
            ("Turid Vassbotn", "secretariat", ""),
            ("Eirik Mo", "secretariat", ""),
        ],
        cases=[
            Case(
                1,
                "Godkjenning av innkalling og saksliste",
                2025,
                decided=["Innkalling og saksliste godkjent."],
                outcome="approved",
            ),
            Case(
                2,
                "Godkjenning av protokoll fra møtet 20. november 2024",
                2025,
                decided=["Protokollen godkjent med de merknader som kom i møtet."],
                outcome="approved_with_remark",
            ),
            Case(
                3,
                "Felles nattjeneste",
                2025,
                proposal=[
                    "1. SSU slutter seg til planen for felles nattjeneste.",
                    "2. SSU ber sekretariatet legge fram en rapport i møtet 21.5.25.",
                ],
                decided=[
                    "1. SSU slutter seg til planen for felles nattjeneste.",
                    "2. SSU ber sekretariatet legge fram en rapport i møtet 18.9.25.",
                ],
                outcome="amended",
                mode="consensus",
            ),
            Case(4, "Status for handlingsplanen", 2025, decided=["SSU tar saken til orientering."], outcome="noted"),
            Case(5, "Rekruttering til legevakt", 2025, decided=[], outcome="postponed_unhandled"),
            Case(6, "Eventuelt", 2025),
        ],
        references=["SSU 22/2024", "PA 5/2024"],
    ),
    "protokoll_innstilling_vedtatt": Expected(
        kind="minutes",
        body="SSU",
        day=date(2024, 9, 18),
        place="Rådhuset i Nesvik",
        time="10:00 – 12:30",
        people=[
            ("Kari Nes", "present", ""),
            ("Ola Berg", "present", ""),
            ("Anne Lie", "present", ""),
            ("Siri Moe", "substitute", "Per Ås"),
            ("Turid Vassbotn", "also_present", ""),
        ],
        cases=[
            Case(21, "GODKJENNING AV INNKALLING", 2024, decided=["Godkjent."], outcome="approved"),
            Case(
                22,
                "SAMHANDLINGSMIDLER",
                2024,
                decided=[
                    "1. SSU godkjenner fordelingen av midlene.",
                    "2. SSU ber kommunene rapportere innen 1. mars 2025.",
                ],
                outcome="as_proposed",
                mode="unanimous",
            ),
            Case(
                23,
                "FELLES LEGEVAKT",
                2024,
                decided=["SSU støtter forslaget om felles legevakt."],
                outcome="as_proposed",
                mode="majority",
            ),
            Case(
                24,
                "BUDSJETT 2025",
                2024,
                proposal=["SSU vedtar budsjettet."],
                decided=["Saken sendes tilbake til sekretariatet."],
                outcome="sent_back",
            ),
        ],
    ),
    "protokoll_telemark": Expected(
        kind="minutes",
        body="SSU",
        day=date(2021, 2, 19),
        place="Teams",
        digital=True,
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Eirik Mo", "secretariat", ""),
        ],
        cases=[
            Case(1, "Valg av leder", 2021, decided=["Kari Nes er valgt som leder."]),
            Case(2, "Rutine for møter", 2021, decided=["Rutinen tas i bruk fra 1. mars 2021."]),
            Case(3, "Eventuelt", 2021),
        ],
    ),
    "referat_nynorsk": Expected(
        kind="minutes",
        body="SSU",
        day=date(2024, 12, 4),
        place="Teams",
        digital=True,
        approved=True,
        people=[
            ("Kari Nes", "present", ""),
            ("Ola Berg", "present", ""),
            ("Per Ås", "present", ""),
            ("Anne Lie", "absent", ""),
            ("Siri Moe", "secretariat", ""),
        ],
        cases=[
            Case(
                31,
                "Godkjenning av innkalling og sakliste",
                2024,
                decided=["Godkjent utan merknader."],
                outcome="approved",
            ),
            Case(
                32,
                "Plan for hjelp i heimen",
                2024,
                proposal=["Utvalet vedtek planen."],
                decided=["Utvalet vedtek planen."],
                outcome="as_proposed",
                mode="unanimous",
            ),
            Case(
                33, "Orienteringssaker", 2024, decided=["Utvalet tek orienteringssakene til vitande."], outcome="noted"
            ),
            Case(34, "Ymse", 2024),
        ],
    ),
    "protokoll_nynorsk": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 6, 17),
        place="Vik herad",
        time="kl. 12.00–14.30",
        people=[
            ("Kari Nes", "present", ""),
            ("Ola Berg", "present", ""),
            ("Per Ås", "present", ""),
            ("Anne Lie", "absent", ""),
            ("Siri Moe", "substitute", "Anne Lie"),
            ("Jon Vik", "also_present", ""),
        ],
        cases=[
            Case(
                10,
                "GODKJENNING AV INNKALLING OG SAKLISTE",
                2025,
                decided=["Innkalling og sakliste vert godkjende."],
                outcome="approved",
                mode="unanimous",
            ),
            Case(
                11,
                "PLAN FOR BEREDSKAP",
                2025,
                decided=[
                    "1. Utvalet vedtek planen.",
                    "2. Utvalet bed sekretariatet sende planen vidare til kommunane.",
                ],
                outcome="as_proposed",
                mode="unanimous",
            ),
            Case(
                12,
                "ØKONOMI",
                2025,
                proposal=["Utvalet tek rapporten til vitande."],
                decided=["Utvalet tek rapporten til vitande. Utvalet ønskjer ein ny rapport i haust."],
                mode="unanimous",
            ),
        ],
    ),
    "protokoll_skannet": Expected(
        kind="minutes",
        body="SSU",
        day=date(2026, 5, 21),
        place="Nesvik",
        people=[("Kari Nes", "present", ""), ("Ola Berg", "present", ""), ("Per As", "absent", "")],
        cases=[
            Case(
                10,
                "Godkjenning av innkalling og saksliste",
                2026,
                decided=["Innkalling og saksliste godkjent."],
                outcome="approved",
            ),
            Case(
                11,
                "Oppfglging av strategiplanen",
                2026,
                decided=["1. SSU tar i bruk planen.", "2. SSU ber sekretariatet fglge opp."],
                outcome="as_proposed",
                mode="unanimous",
            ),
            Case(12, "Eventuelt", 2026),
        ],
    ),
    "protokoll_brutte_linjer": Expected(
        kind="minutes",
        body="SSU",
        day=date(2026, 3, 10),
        last_day=date(2026, 3, 11),
        place="Fjordland hotell",
        people=[
            ("Kari Nes", "present", ""),
            ("Ola Berg", "present", ""),
            ("Per Ås", "present", ""),
            ("Anne Lie", "present", ""),
            ("Siri Moe", "absent", ""),
        ],
        cases=[
            Case(
                5,
                "Godkjenning av innkalling og saksliste",
                2026,
                decided=["Innkalling og saksliste godkjennes."],
                outcome="approved",
            ),
            Case(
                6,
                "Forslag til prosess for strategiske dilemmaer i helsefellesskapet og forankring hos partene",
                2026,
                decided=[
                    (
                        "1. Strategisk samarbeidsutvalg godkjenner anbefalt prosess med de innspill som kom i møtet og ber "
                        "administrativt samarbeidsutvalg om å fremme sak til SSU 21.5.26."
                    ),
                    (
                        "2. Dialogmøtene inviteres til å gi innspill til dilemmaene, og sekretariatet oppsummerer dem "
                        "skriftlig før møtet i partnerskapsmøtet."
                    ),
                ],
                mode="unanimous",
            ),
            Case(7, "Eventuelt", 2026),
        ],
        references=["SSU 22/2025"],
    ),
    "protokoll_uten_aar": Expected(
        kind="minutes",
        body="FSU",
        day=date(2025, 1, 14),
        place="Teams",
        time="kl. 09.00–11.00",
        digital=True,
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Tor Dal", "observer", ""),
        ],
        cases=[
            Case(
                1,
                "Godkjenning av referat fra møtet 5. desember 2024",
                2025,
                decided=["Referatet ble godkjent."],
                outcome="approved",
            ),
            Case(
                2,
                "Kartlegging av tjenestene",
                2025,
                decided=["FSU ber partene svare på kartleggingen innen 1. mars 2025."],
            ),
            Case(3, "Ikke konsensus om felles rutine", 2025, decided=[], outcome="no_consensus"),
        ],
    ),
    "protokoll_votering": Expected(
        kind="minutes",
        body="OSU",
        day=date(2007, 3, 20),
        approved=False,
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Per Ås", "present", "Vik kommune"),
            ("Anne Lie", "absent", "Lom kommune"),
        ],
        cases=[
            Case(5, "Felles sykehjem", 2007, decided=["OSU går inn for felles sykehjem."], mode="majority"),
            Case(6, "Ny avtale", 2007, proposal=["OSU vedtar avtalen."], decided=[], outcome="withdrawn"),
        ],
    ),
    "protokoll_lukket": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 11, 5),
        approved=True,
        people=[("Kari Nes", "present", ""), ("Ola Berg", "present", ""), ("Per Ås", "absent", "")],
        cases=[
            Case(20, "Årshjul for 2026", 2025, decided=["Årshjulet for 2026 vedtas."]),
            Case(
                21,
                "Ansettelse av leder for sekretariatet",
                2025,
                closed=True,
                decided=["Unntatt offentlighet, offl. § 25."],
            ),
        ],
    ),
    "protokoll_oversendt": Expected(
        kind="minutes",
        body="ASU",
        day=date(2025, 4, 3),
        people=[("Kari Nes", "present", ""), ("Turid Vassbotn", "secretariat", ""), ("Ola Berg", "present", "")],
        cases=[
            Case(
                5,
                "Felles innkjøp",
                2025,
                decided=["Saken oversendes strategisk samarbeidsutvalg."],
                outcome="forwarded",
            ),
            Case(6, "Møteplan", 2025, decided=[], outcome="as_proposed"),
            Case(7, "Rapport om legevakt", 2025, decided=["ASU tar rapporten til orientering."], outcome="amended"),
            Case(
                8,
                "Samarbeid om IKT",
                2025,
                decided=["Saken utsettes til møtet i juni."],
                outcome="handled_and_postponed",
            ),
        ],
    ),
    "protokoll_anna_rekkefolge": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 11, 19),
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Per Ås", "absent", "Vik kommune"),
        ],
        cases=[
            Case(
                25,
                "Godkjenning av innkalling og saksliste",
                2025,
                decided=["Godkjent uten merknader."],
                outcome="approved",
            ),
            Case(
                27,
                "Plan for beredskap",
                2025,
                decided=["SSU ber partene oppdatere planene sine innen 1. februar 2026."],
            ),
            Case(26, "Innspill til årsplanen", 2025, decided=[], outcome="discussed"),
            Case(None, "Eventuelt"),
        ],
        references=["SSU 26/2025"],
    ),
    "saerutskrift": Expected(
        kind="minutes",
        body="PA",
        day=date(2024, 10, 17),
        cases=[
            Case(
                7,
                "Handlingsdel 2025–2026",
                2024,
                proposal=["Partnerskapsmøtet vedtar handlingsdelen."],
                decided=["Partnerskapsmøtet vedtar handlingsdelen."],
                outcome="as_proposed",
                mode="unanimous",
            )
        ],
    ),
    "saksprotokoll": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 9, 11),
        cases=[
            Case(
                24,
                "Tiltak for skrøpelige eldre",
                2025,
                decided=[
                    "1. SSU vedtar tiltakene.",
                    "2. SSU ber kommunene melde inn representanter innen 1. november 2025.",
                    "3. SSU får saken tilbake i 2026.",
                ],
                outcome="amended",
            )
        ],
    ),
    "moetebok": Expected(
        kind="minutes",
        body="SSU",
        day=date(2024, 4, 10),
        place="Vik",
        people=[("Kari Nes", "present", ""), ("Ola Berg", "present", ""), ("Per Ås", "absent", "")],
        cases=[
            Case(
                11,
                "Felles journal",
                2024,
                paper=["Bakgrunn", "Vurdering"],
                decided=["1. SSU ber partene ta i bruk felles journal.", "2. SSU får en rapport i 2025."],
                outcome="as_proposed",
            ),
            Case(
                12,
                "Ambulansetjenesten",
                2024,
                paper=["Bakgrunn"],
                decided=["SSU tar rapporten til orientering."],
                outcome="noted",
            ),
        ],
        references=["SSU 3/2023"],
    ),
    "referat_uten_nummer": Expected(
        kind="minutes",
        body=None,
        day=date(2025, 2, 5),
        people=[("Kari Nes", "present", ""), ("Ola Berg", "present", "")],
    ),
}

PACKS = {
    "pakke_lvs": Expected(
        kind="pack",
        body="SSU",
        day=date(2024, 10, 9),
        place="Vågan hotell",
        cases=[
            Case(
                17,
                "Godkjenning av innkalling og saksliste",
                2024,
                paper=[],
                proposal=["SSU godkjenner innkalling og saksliste."],
            ),
            Case(
                18,
                "Handlingsplan og status",
                2024,
                paper=["Bakgrunn", "Vurdering"],
                proposal=[
                    "1. SSU er fornøyd med arbeidet.",
                    "2. SSU ber sekretariatet om en rapport til SSU 1 2025.",
                ],
            ),
            Case(19, "Rekruttering av fagfolk", 2024, paper=["Bakgrunn"], proposal=[]),
            Case(20, "Eventuelt", 2024),
        ],
        references=["PA 3/2023", "SSU 18/2024", "SSU 2/2023"],
    ),
    "pakke_innlandet": Expected(
        kind="pack",
        body="SSU",
        day=date(2026, 5, 21),
        time="kl. 09.00–15.00",
        cases=[
            Case(
                14,
                "Strategiske dilemmaer",
                2026,
                paper=["Bakgrunn og saksopplysninger", "Vurdering"],
                proposal=[
                    "1. Strategisk samarbeidsutvalg godkjenner anbefalt prosess.",
                    "2. Strategisk samarbeidsutvalg ber sekretariatet følge opp innen 1.11.26.",
                ],
            ),
            Case(
                15,
                "Satsningsområder for 2027",
                2026,
                paper=["Bakgrunn"],
                proposal=["Strategisk samarbeidsutvalg foreslår fire områder."],
            ),
            Case(16, "Eventuelt", 2026),
        ],
        references=["PA 7/2025", "SSU 22/2025", "SSU 5/2026"],
    ),
    "pakke_med_gammel_protokoll": Expected(
        kind="pack",
        body="ASU",
        day=date(2025, 6, 12),
        cases=[
            Case(
                9,
                "Godkjenning av protokoll fra møtet 3. april 2025",
                2025,
                paper=[],
                proposal=["Protokollen godkjennes."],
            ),
            Case(
                10,
                "Felles opplæring",
                2025,
                paper=["Bakgrunn"],
                proposal=["ASU vedtar planen for opplæring."],
            ),
        ],
        references=["ASU 5/2025", "ASU 6/2025"],
    ),
    "pakke_nynorsk": Expected(
        kind="pack",
        body="SSU",
        day=date(2025, 9, 9),
        cases=[
            Case(21, "Godkjenning av innkalling og sakliste", 2025),
            Case(
                22,
                "Utviklingsplan for hjelp i heimen",
                2025,
                paper=["Saksutgreiing", "Vurdering"],
                proposal=[
                    "1. Utvalet vedtek planen.",
                    "2. Utvalet bed kommunane om å melde inn namn innan 1. november 2025.",
                ],
            ),
            Case(23, "Ymse", 2025),
        ],
        references=["SSU 14/2025"],
    ),
    "pakke_uten_saksliste": Expected(
        kind="pack",
        body="ASU",
        day=date(2026, 4, 14),
        cases=[
            Case(4, "Felles vaktordning", 2026, paper=["Bakgrunn"], proposal=["ASU ber partene dele vakten."]),
            Case(
                5,
                "Kjøp av utstyr",
                2026,
                paper=["Bakgrunn"],
                proposal=["1. ASU kjøper utstyr.", "2. Utgiften deles likt."],
            ),
        ],
        references=["ASU 12/2025"],
    ),
}

CASE_PAPERS = {
    "sak_om_protokoll": ("SSU", 2, 2025, "Godkjenning av protokoll fra møtet 20. november 2024"),
    "sak_protokoll_for_samhandling": ("SSU", 4, 2026, "Protokoll for god samhandling"),
    "sak_om_saksliste": ("SSU", 3, 2026, "Agenda for dialogmøtene i 2026"),
    "saksprotokoll_i_papir": ("SSU", 26, 2024, "Anbefalinger til partnerskapsmøtet"),
}
