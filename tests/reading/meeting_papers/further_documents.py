"""More documents in the ways houses write them, and what should be read. The papers and people are invented."""

from datetime import date

from whole_documents import Case, Expected

FURTHER = {
    "saksliste_punkter": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 3, 12),
        place="Teams",
        time="kl. 10-12",
        digital=True,
        cases=[
            Case(12, "Budsjett", 2025, type="decision"),
            Case(13, "Status", 2025, type="information"),
            Case(14, "Ny avtale", 2025, type="discussion"),
            Case(None, "Eventuelt", type="any_other"),
        ],
    ),
    "innkalling_nar_og_hvor": Expected(
        kind="agenda",
        body="ASU",
        day=date(2025, 6, 5),
        place="Møterom Elva, Nesvik rådhus",
        time="kl. 09.00-11.00",
        cases=[
            Case(8, "Godkjenning av innkalling og saksliste", 2025, type="approval"),
            Case(9, "Godkjenning av referat", 2025, type="approval"),
            Case(10, "Felles opplæring", 2025),
            Case(11, "Eventuelt", 2025, type="any_other"),
        ],
    ),
    "saksliste_tabulatorer": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 3, 12),
        cases=[
            Case(12, "Budsjett", 2025, type="decision"),
            Case(13, "Status for tiltak", 2025, type="information"),
            Case(14, "Eventuelt", 2025, type="any_other"),
        ],
    ),
    "agenda_utvalgskode": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 9, 11),
        time="kl. 10.00",
        ordinal=4,
        cases=[
            Case(21, "Godkjenning av innkalling og saksliste", 2025, type="approval"),
            Case(22, "Godkjenning av protokoll fra 21. mai 2025", 2025, type="approval"),
            Case(23, "Orientering fra partnerskapsmøtet", 2025),
            Case(24, "Handlingsplan, jf. sak 13/25 og PA sak 4/25", 2025),
            Case(25, "Eventuelt", 2025, type="any_other"),
        ],
        references=["PA 4/2025", "SSU 13/2025"],
    ),
    "innkalling_etiketter": Expected(
        kind="agenda",
        body="SSU",
        day=date(2025, 9, 9),
        place="Vik",
        time="10:00",
        cases=[Case(12, "Budsjett", 2025, type="decision"), Case(13, "Status for tiltaka", 2025, type="information")],
    ),
    "referat_uten_overskrifter": Expected(
        kind="minutes",
        body="SSU",
        day=date(2024, 9, 18),
        place="Teams",
        digital=True,
        people=[
            ("Kari Nes", "present", "Nes"),
            ("Per Ås", "present", "Vik"),
            ("Ola Berg", "present", ""),
            ("Anne Lie", "absent", ""),
            ("Eirik Mo", "secretariat", ""),
        ],
        cases=[
            Case(
                21,
                "Godkjenning av innkalling og saksliste",
                2024,
                decided=["Godkjent."],
                outcome="approved",
            ),
            Case(
                22,
                "Samhandlingstilskudd",
                2024,
                decided=["1. Midlene fordeles etter folketall.", "2. Kommunene rapporterer i november."],
            ),
            Case(
                23,
                "Orientering om ambulanse",
                2024,
                decided=["Saken tas til orientering."],
                outcome="noted",
                mode="consensus",
            ),
            Case(24, "Møteplan", 2024, decided=["Møteplanen vedtas."], mode="consensus"),
        ],
        references=["SSU 10/2024"],
    ),
    "protokoll_partnerskapsmoetet": Expected(
        kind="minutes",
        body="PA",
        day=date(2025, 10, 16),
        time="kl. 10.00 – 15.00",
        people=[
            ("Kari Nes", "present", "Nes kommune"),
            ("Per Ås", "present", "Vik kommune"),
            ("Ola Berg", "present", "Sykehuset Fjordland HF"),
            ("Anne Lie", "absent", "Sykehuset Fjordland HF"),
            ("Eirik Mo", "secretariat", ""),
        ],
        cases=[
            Case(
                4,
                "GODKJENNING AV INNKALLING OG SAKSLISTE",
                2025,
                decided=["Innkalling og saksliste godkjennes."],
                outcome="approved",
            ),
            Case(
                5,
                "STRATEGIPLAN 2026–2029",
                2025,
                decided=[
                    "1. Partnerskapsmøtet vedtar strategiplanen med de endringer som kom fram i møtet.",
                    "2. Partnerskapsmøtet ber SSU utarbeide handlingsdel innen 1. juni 2026:",
                    "a) for barn og unge",
                    "b) for eldre",
                    "3. Saken følges opp i neste partnerskapsmøte.",
                ],
                mode="unanimous",
            ),
            Case(6, "EVENTUELT", 2025),
        ],
    ),
    "utskrift_nynorsk": Expected(
        kind="minutes",
        body="SSU",
        day=date(2025, 6, 17),
        cases=[
            Case(
                11,
                "PLAN FOR BEREDSKAP",
                2025,
                proposal=["Utvalet vedtek planen."],
                decided=["Utvalet vedtek planen."],
                outcome="as_proposed",
                mode="unanimous",
            )
        ],
    ),
    "utkast_til_protokoll": Expected(
        kind="minutes",
        body="FSU",
        day=date(2025, 1, 14),
        approved=False,
        people=[
            ("Kari Nes", "present", ""),
            ("Ola Berg", "present", ""),
            ("Tor Dal", "present", ""),
            ("Per Ås", "absent", ""),
        ],
        cases=[
            Case(1, "Konstituering", 2025),
            Case(
                2,
                "Mandat",
                2025,
                proposal=["FSU slutter seg til mandatet."],
                decided=["FSU slutter seg til mandatet."],
                outcome="as_proposed",
                mode="unanimous",
            ),
            Case(3, "Kartlegging", 2025, decided=["FSU godkjenner kartleggingen med 4 mot 1 stemme."], mode="majority"),
        ],
    ),
    "pakke_sidetall": Expected(
        kind="pack",
        body="SSU",
        day=date(2024, 11, 20),
        place="Vågan",
        cases=[
            Case(
                26,
                "Anbefalinger til partnerskapsmøtet",
                2024,
                proposal=[
                    "1. SSU er fornøyd med arbeidet.",
                    "2. SSU ber sekretariatet legge fram status for SSU 1 2025.",
                ],
                paper=["Bakgrunn"],
            ),
            Case(27, "Samhandlingstilskudd", 2024, proposal=[], paper=["Bakgrunn"]),
            Case(28, "Eventuelt", 2024),
        ],
        references=[
            "PA 8/2023",
            "SSU 27/2024",
            "SSU 3/2023",
            "SSU 3/2024",
            "SSU 30/2024",
            "SSU 34/2023",
            "SSU 5/2023",
            "STYRET:Helse Nord RHF 26/2024",
        ],
    ),
}
