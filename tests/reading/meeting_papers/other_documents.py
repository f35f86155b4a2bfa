"""Documents whose columns and headings are worn or missing, and what should be read. The papers and people are invented."""

from datetime import date

from whole_documents import Case, Expected

OTHERS = {
    "brev_med_saksliste": Expected(
        kind="agenda",
        body="SSU",
        day=date(2026, 3, 10),
        last_day=date(2026, 3, 11),
        place="Fjordland hotell, Nesvik",
        cases=[
            Case(5, "Strategiske dilemmaer. Forslag til prosess", 2026),
            Case(6, "Strategiplan – status for handlingsdelen", 2026),
            Case(7, "Rekrutterings- og samhandlingsmidler", 2026),
            Case(8, "Eventuelt", 2026, type="any_other"),
        ],
    ),
    "sakskart_med_streker": Expected(
        kind="agenda",
        body="PA",
        day=date(2025, 10, 16),
        cases=[
            Case(1, "Åpning og konstituering", 2025),
            Case(2, "Strategiplan 2026-2029", 2025, type="decision"),
            Case(3, "Årsrapport", 2025, type="information"),
            Case(4, "Eventuelt", 2025, type="any_other"),
        ],
    ),
    "protokoll_tapte_kolonner": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 9, 18),
        place="Nesvik rådhus, formannskapssalen",
        time="kl. 10:00 – 14:00",
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Per Ås", "absent", "Vik kommune"),
            ("Siri Moe", "substitute", "Per Ås"),
        ],
        cases=[
            Case(
                22, "Godkjenning av protokoll fra 21. mai 2025", 2025, decided=[], outcome="approved", mode="unanimous"
            ),
            Case(
                23,
                "Felles nattjeneste",
                2025,
                proposal=["1. SSU slutter seg til planen.", "2. SSU ber sekretariatet legge fram status i mars 2026."],
                decided=[
                    "1. SSU slutter seg til planen.",
                    "2. SSU ber sekretariatet legge fram status i mars 2026.",
                    "3. Planen evalueres etter ett år.",
                ],
                outcome="amended",
                mode="unanimous",
            ),
            Case(24, "Orienteringer", 2025, decided=["Tatt til orientering."], outcome="noted"),
        ],
    ),
    "referat_asu": Expected(
        kind="minutes",
        body="ASU",
        day=date(2026, 2, 4),
        place="Teams",
        time="12.00-13.30",
        digital=True,
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Tor Dal", "present", "KS"),
            ("Anne Lie", "absent", ""),
            ("Eirik Mo", "secretariat", ""),
        ],
        cases=[
            Case(
                7,
                "Godkjenning av referat fra møte 14.01.2026",
                2026,
                decided=["Referatet godkjennes."],
                outcome="approved",
            ),
            Case(
                8,
                "Forberedelse av SSU 10.-11.3.26",
                2026,
                decided=["ASU ber sekretariatet sende ut sakspapirene innen 24.2.26."],
            ),
            Case(9, "Eventuelt", 2026),
        ],
        references=["SSU 5/2026"],
    ),
    "protokoll_lokalt_utval": Expected(
        kind="minutes",
        body="LSU:Sunnbygd",
        day=date(2025, 11, 11),
        people=[
            ("Kari Nes", "present", ""),
            ("Per Ås", "present", ""),
            ("Ola Berg", "present", ""),
            ("Tor Dal", "observer", "brukarutvalet"),
            ("Anne Lie", "absent", ""),
        ],
        cases=[
            Case(15, "Godkjenning av møteinnkalling og sakliste", 2025, decided=["Godkjend."], outcome="approved"),
            Case(
                16,
                "Samhandling om utskrivingsklare pasientar",
                2025,
                decided=["LSU set ned ei arbeidsgruppe som legg fram framlegg til rutine innan 1. mars 2026."],
            ),
            Case(17, "Orienteringssaker", 2025, decided=["Vart teke til orientering."], outcome="noted"),
            Case(18, "Ymse", 2025),
        ],
    ),
    "pakke_uten_skilletegn": Expected(
        kind="pack",
        body="SSU",
        day=date(2025, 9, 18),
        cases=[
            Case(22, "GODKJENNING AV INNKALLING", 2025, proposal=["Innkallingen godkjennes."]),
            Case(
                23,
                "FELLES NATTJENESTE",
                2025,
                proposal=["SSU slutter seg til planen."],
                paper=["Saksopplysninger", "Vurderinger"],
            ),
            Case(
                24,
                "LEGEVAKT",
                2025,
                proposal=["1. SSU ber kommunene samarbeide om vaktene.", "2. Saken følges opp i møtet i november."],
                paper=["Saksopplysninger"],
            ),
        ],
        references=["SSU 10/2024", "SSU 13/2025", "SSU 24/2025"],
    ),
}
