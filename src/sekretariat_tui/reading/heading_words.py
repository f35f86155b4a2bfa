"""The words that section headings of case papers are made of, in bokmål and nynorsk (catalogue section 3)."""

# The nouns that tell the section. What stands before them may be an adjective or an owner («Sekretariatets
# vurdering», «Kort samandrag»), and what follows is joined to them by one of the words of JOINS.
NOUNS = {
    "background": (
        "bakgrunn bakgrunnen bakgrunnsinformasjon bakgrunnsopplysninger bakgrunnsopplysningar bakgrunnsstoff historikk "
        "forhistorie innledning innleiing bakteppe problemstilling problembeskrivelse utgangspunkt"
    ),
    "facts": (
        "fakta faktagrunnlag faktabeskrivelse faktadel faktaopplysninger faktaopplysningar saksopplysning "
        "saksopplysninger saksopplysningar saksopplysningen saksopplysningane saksutredning saksutredningen "
        "saksutgreiing saksutgreiinga saksframstilling saksfremstilling saksframstillinga saksfremstillingen utredning "
        "utgreiing saksdel saksgrunnlag situasjonsbeskrivelse nåsituasjon nåsituasjonen nosituasjon"
    ),
    "assessment": (
        "vurdering vurderinger vurderingar vurderingen vurderinga vurderingene vurderingane risikovurdering "
        "helhetsvurdering heilskapsvurdering konsekvensvurdering konsekvensvurderinger konsekvensanalyse"
    ),
    "summary": (
        "sammendrag sammendraget samandrag samandraget oppsummering oppsummeringen oppsummeringa sammenfatning "
        "samanfatning resymé ingress"
    ),
    "purpose": "formål formålet føremål føremålet hensikt hensikten intensjon målsetting målsetjing",
    "economy": (
        "økonomi finansiering kostnad kostnader kostnadar budsjettkonsekvenser finansieringsplan kostnadsramme "
        "kostnadsoverslag finansieringsmodell finansieringsordning kostnadsfordeling"
    ),
    "discussion": "drøfting drøftinger drøftingar drøftingen drøftinga drøftelse drøftelser diskusjon",
    "conclusion": "konklusjon konklusjoner konklusjonar konklusjonen avslutning avslutting",
    "behandling": (
        "behandling behandlingen handsaming handsaminga møtebehandling møtebehandlingen møtehandsaming votering "
        "voteringen avstemning avstemming røysting saksgang"
    ),
}
# The words that may join more to the noun, where they are fewer than the common ones: «Behandling av søknader» and
# «Utredning av nattevakt» are topics, «Behandling i møtet» is not.
COMMON_JOINS = "for og av / - – ( , med ved om fra frå til i på rundt knyttet knytt eller samt"
JOINS = {
    "behandling": "i /",
    "votering": "i over /",
    "utredning": "og / - – ,",
    "utgreiing": "og / - – ,",
    "saksgang": "og / i",
    "innledning": "og / - – , (",
    "innleiing": "og / - – , (",
    "problemstilling": "og / - – , (",
    "utgangspunkt": "og / - – ,",
    "diskusjon": "og / - – ,",
    "avslutning": "og / - – ,",
    "intensjon": "og med bak",
}
# Adjectives and the like before a noun, beside those told by their ending and by a genitive («styrets»).
MODIFIERS = frozenset(
    "kort korte foreløpig foreløpige førebels andre nærmere nærare ny nye vår våre øvrige tidligere tidlegare noen "
    "nokre mer meir litt de dei den det "
    "sakens si sin sitt sine egen eigen samla samlet overordnet overordna adm adm. dir dir. nødvendig relevant".split()
)
MODIFIER_ENDINGS = (
    "lig", "lige", "leg", "lege", "isk", "iske", "ell", "elle", "al", "ale", "iv", "ive", "ende", "ande", "ert", "erte",
    "pen", "pet",
)  # fmt: skip
OWNERS = frozenset({"si", "sin", "sitt", "sine"})

# Whole headings between bars. One that ends in * may go on; one that begins with * may have words before it.
PHRASES = {
    "background": (
        "tidligere behandling* | tidlegare handsaming* | tidligere vedtak | bakgrunn/* | kort om bakgrunn* | "
        "om bakgrunnen for * | saken kommer fra *"
    ),
    "facts": (
        "*s kommentar | *s kommentarer | *s kommentarar | utredning av saken | utgreiing av saka | saksbehandlers "
        "kommentar* | sakshandsamars kommentar* | faktiske opplysninger* | faktiske opplysningar* | "
        "opplysninger i saken | opplysninger om saken | opplysningar om saka | opplysningar i saka | faktiske forhold* "
        "| nærmere om sak* | nærare om sak* | dagens situasjon* | status i dag | dagens status | situasjonen i dag | "
        "nåværende situasjon | status per i dag"
    ),
    "assessment": (
        "hovedpunkter og vurdering* | hovudpunkt og vurdering* | *s kommentar og vurdering | fordeler og ulemper* | "
        "føremoner og ulemper*"
    ),
    "summary": (
        "kort om saka | kort om saken | saken i korte trekk | saka i korte trekk | sak* kort fortalt | oppsummert | "
        "kort oppsummert | hovedpunkter | hovudpunkt | hovedpunktene | hovedinnhold | hovudinnhald | om saken | om saka"
    ),
    "purpose": (
        "hva saken gjelder | kva saka gjeld | hva gjelder saken | kva gjeld saka | hva er formålet* | "
        "kva er føremålet* | hva er hensikten* | saken gjelder | saka gjeld | mål og formål | mål og hensikt | "
        "hva saken dreier seg om | kva saka dreiar seg om | kva saka handlar om | hva saken handler om | "
        "hva er saken | mål | målsetting | mål for saken | hva skal saken avklare"
    ),
    "economy": (
        "*økonomiske konsekvenser* | *økonomiske konsekvensar* | økonomiske og * | økonomiske forhold* | "
        "økonomiske ramme* | økonomisk konsekvens* | økonomisk ramme* | økonomiske vurdering* | økonomisk vurdering* | "
        "konsekvenser for økonomi* "
        "| konsekvensar for økonomi* | budsjettmessige konsekvens* | budsjett | budsjett og finansiering | "
        "økonomiske føringer* | bruk av midler | ressursbruk"
    ),
    "conclusion": "avsluttende * | til slutt | avslutningsvis",
    "behandling": "saksbehandling i møtet | *s behandling av saken | *s handsaming av saka",
    "attachments": (
        "vedlegg | vedlegg til saken | vedlegg til saka | trykt vedlegg | trykte vedlegg | utrykte vedlegg | prenta "
        "vedlegg | uprenta vedlegg | vedlegg og andre "
        "saksdokumenter | saksdokumenter | saksdokument | dokumenter i saken | dokument i saka | ikke vedlagt | ikkje "
        "vedlagt | vedlagte dokumenter | vedlagte saksdokumenter | vedlagte saksdokument | andre saker ikke vedlagt | "
        "andre saker ikkje vedlagt | vedlagt | vedlagt følger | følgende vedlegg | liste over vedlegg | "
        "oversikt over vedlegg | vedleggsliste"
    ),
    "free": (
        "hvorfor er * | kvifor er * | hvordan? | korleis? | hvorfor? | kvifor? | handlingsplan* | innspill til * | "
        "innspel til * | tydeliggjøring av * | dialog og innspill* | anbefalt * | tilrådd prosess* | "
        "begrunnelse | grunngjeving | begrunnelse for * | grunngjeving for * | forutsetninger for * | "
        "føresetnader for * | dialog i * | videre prosess* | vidare prosess* | videre arbeid* | vidare arbeid* | "
        "videre oppfølging* | vidare oppfølging* | videre framdrift* | videre fremdrift* | vidare framdrift* | "
        "veien videre* | vegen vidare* | pågående tiltak* | framdriftsplan* | fremdriftsplan* | tidsplan* | "
        "status for * | organisering | organisering av * | medvirkning* | medverknad* | risiko | risiko og * | "
        "alternativer | alternative løsninger* | målgruppe* | rammer* | forankring*"
    ),
}
