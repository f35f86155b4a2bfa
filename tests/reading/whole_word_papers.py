"""Three invented case papers in Word: with heading styles, with bold lines for headings, and with everything in tables."""

from pathlib import Path

from word_builder import header, item, level, numbering, package, par, run, styles, table

_LISTS = numbering(
    {
        0: level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)"),
        1: level(0, "bullet", "•"),
    },
    {1: (0, ""), 2: (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'), 3: (1, "")},
)
_STYLES = styles(
    Tittel=("Title", ""),
    H1=("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    H2=("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
)


def styled(text: str, style: str) -> str:
    return par(text, properties=f'<w:pStyle w:val="{style}"/>')


def bold(text: str) -> str:
    return par(run(text, "<w:b/>"))


def with_heading_styles(folder: Path) -> Path:
    """Innlandet's order: the proposal last, and an attachment after it; the case stands at the top of the page."""
    body = "".join((
        styled("Felles opplæring i velferdsteknologi", "Tittel"),
        styled("Bakgrunn", "H1"),
        par("Saken følger opp sak 04.26 i SSU. Fagutvalget fikk der i oppdrag å lage en plan."),
        styled("Vurdering", "H1"),
        par("Planen er gjennomførbar."),
        styled("Forankring i kommunene", "H2"),
        par("Planen er drøftet i regionrådene."),
        styled("Forslag til vedtak", "H1"),
        item("SSU godkjenner planen, med disse tillegg:", 1),
        item("opplæringen gis digitalt", 1, 1),
        item("kommunene melder på deltakere", 1, 1),
        item("FSU velferdsteknologi bes utarbeide kursplan og legge den fram for SSU 1.10.26.", 1),
        styled("Vedlegg 1: Kursplan", "H1"),
        styled("Innhold", "H2"),
        item("Innføring", 3),
        item("Praksis", 3),
    ))  # fmt: skip
    return _save(folder, "stiler.docx", body, header1=header("Vedlegg til SSU sak 16/2026"))


def with_bold_lines(folder: Path) -> Path:
    """Lofoten's order: the block of metadata, the proposal first, and a decision quoted in a list."""
    body = "".join((
        bold("SSU sak 31/2026"),
        bold("Felles innkjøp av utstyr"),
        par("Saksbehandler: Kari Lunde og Per Moe"),
        par("Avkl. sekr: KL/PM"),
        par("Dato dok: 1. september 2026"),
        par("Møtedato: 23. september 2026"),
        bold("Innstilling til konsensus:"),
        item("SSU slutter seg til forslaget under forutsetning av at anskaffelsen følger regelverket.", 1),
        item("Kommunene bes melde inn behov innen 15. oktober 2026.", 1),
        bold("Bakgrunn"),
        par("Partnerskapsmøtet gjorde i sak 05-2026 følgende vedtak:"),
        item("Partnerskapsmøtet ber SSU vurdere felles innkjøp.", 2),
        item("Arbeidet starter i 2026.", 2),
        par("Kommunene har siden meldt inn ønsker."),
        bold("Erfaringer fra andre regioner"),
        par("To regioner har gode erfaringer."),
        bold("Saksbehandlers vurdering"),
        par("Innkjøpet gir lavere pris."),
    ))  # fmt: skip
    return _save(folder, "fet.docx", body)


def with_a_table_for_a_head(folder: Path) -> Path:
    """A municipality's form, in nynorsk: the metadata in a table, and a proposal by the municipal director."""
    body = "".join((
        par("Saksframlegg"),
        table(
            ("Sakshandsamar", "Siv Dal"), ("Arkivsak", "26/810"), ("Saksnr", "7/26"),
            ("Utval", "Kommunestyret"), ("Møtedato", "12.05.2026"), ("Saka gjeld", "Felles legevakt"),
        ),
        bold("Kommunedirektøren sitt framlegg til vedtak:"),
        item("Kommunestyret godkjenner avtalen om felles legevakt.", 1),
        item("Kommunestyret ber kommunedirektøren om å arbeide vidare med bemanninga, og leggje fram sak innan 1. desember 2026.", 1),
        bold("Saksopplysningar:"),
        par("Legevakta har i dag tre lag."),
        bold("Kommunedirektøren si vurdering:"),
        par("Avtalen gjev betre tenester."),
        bold("Vedlegg:"),
        par("Avtale om felles legevakt"),
    ))  # fmt: skip
    return _save(folder, "tabell.docx", body)


def _save(folder: Path, name: str, body: str, **parts: str) -> Path:
    path = folder / name
    path.write_bytes(package(body, numbering=_LISTS, styles=_STYLES, **parts))
    return path
