"""The words of a profile in YAML: which bokmål key is which field, and which word is which value.

Keys are ASCII so that any keyboard writes them; the reader takes them with æ, ø and å too.
"""

from enum import Enum, StrEnum

from ..domain.kinds import (
    CaseStatus,
    CaseType,
    CommitmentStatus,
    FixedItem,
    MeasureStatus,
    MeetingStatus,
    MemberRole,
    Mode,
    Outcome,
    Side,
    Stance,
    StandingKind,
)
from ..domain.partnership import Body, Party
from ..domain.words import word
from .profile import (
    FixedAgendaItem,
    LayoutSection,
    LegalBasis,
    NoticePeriods,
    NumberStyle,
    PaperLayout,
    Profile,
)
from .yaml_reader import Vocabulary

_KEYS: dict[type, dict[str, str]] = {
    Profile: {
        "kode": "code",
        "navn": "name",
        "kommunesiden": "municipalities",
        "foretakssiden": "hospital",
        "startdata": "seed",
        "utvalg": "bodies",
        "parter": "parties",
        "nummer": "numbers",
        "saksframlegg": "paper",
        "vendinger": "phrases",
        "ord": "terms",
        "frister": "notice",
        "frister_per_utvalg": "notice_by_body",
        "hjemler": "legal_bases",
        "faste_saker": "fixed_items",
        "faser": "phases",
    },
    Body: {
        "kode": "code",
        "navn": "name",
        "andre_navn": "aliases",
        "vedtar": "decides",
        "fra_aar": "valid_from",
        "til_aar": "valid_to",
    },
    Party: {"kode": "code", "navn": "name", "side": "side", "taler_for": "speaks_for"},
    NumberStyle: {"paa_saken": "paper", "i_tekst": "running"},
    PaperLayout: {
        "tittellinje": "title_line",
        "utkastlinje": "draft_line",
        "metadata": "metadata",
        "etiketter": "labels",
        "forslag_forst": "proposal_first",
        "forslagsoverskrift": "proposal_heading",
        "vedtaksoverskrift": "decision_heading",
        "vedleggsoverskrift": "attachments_heading",
        "avsnitt": "sections",
    },
    LayoutSection: {"overskrift": "heading", "slag": "kind"},
    NoticePeriods: {
        "utkast": "draft",
        "avklaring": "clearance",
        "innkalling": "invitation",
        "merknader": "remarks",
    },
    LegalBasis: {"hjemmel": "basis", "betydning": "meaning", "bare_internt": "internal_only"},
    FixedAgendaItem: {"sak": "item", "tittel": "title", "nummereres": "numbered", "sist": "last"},
}

VALUES: dict[type[Enum], dict[str, Enum]] = {
    Side: {"kommunene": Side.MUNICIPALITIES, "helseforetaket": Side.HOSPITAL},
    FixedItem: {
        "innkalling": FixedItem.NOTICE,
        "forrige_protokoll": FixedItem.LAST_MINUTES,
        "eventuelt": FixedItem.ANY_OTHER,
    },
}

_METADATA = {
    "saksbehandler": "case_officer",
    "avklart": "clearance",
    "dokumentdato": "document_date",
    "motedato": "meeting_date",
    "var_ref": "our_ref",
    "arkivreferanse": "archive_reference",
    "vedlegg": "attachments",
}

_SECTION_KINDS = {
    "bakgrunn": "background",
    "fakta": "facts",
    "vurdering": "assessment",
    "sammendrag": "summary",
    "formal": "purpose",
    "drofting": "discussion",
    "okonomi": "economy",
    "konklusjon": "conclusion",
    "fritt": "",
}

_PHRASES = {
    "forslag_fremmes_i_motet": "proposal_pending",
    "unntatt": "exempt",
    "delvis_unntatt": "exempt_partly",
    "uten_forslag": "no_proposal",
}

_TERMS = {
    "satsningsomrade": "area",
    "satsningsomrader": "area_plural",
    "satsninger": "area_short",
    "plan": "plan",
    "handlingsplan": "action_plan",
    "tidligere_behandling": "earlier_treatment",
    "tiltak": "measure",
    "saksframlegg": "case_paper",
    "innkalling": "invitation",
    "saksliste": "agenda",
    "protokoll": "minutes",
    "protokollutdrag": "excerpt",
    "oppfolgingspunkt": "commitment",
    "sekretariatet": "secretariat",
}

_LISTS: dict[str, type[StrEnum]] = {
    "sakstype": CaseType,
    "sakstatus": CaseStatus,
    "utfall": Outcome,
    "beslutningsform": Mode,
    "standpunkt": Stance,
    "gyldighet": StandingKind,
    "motestatus": MeetingStatus,
    "tiltaksstatus": MeasureStatus,
    "oppfolgingsstatus": CommitmentStatus,
    "rolle": MemberRole,
}


def ascii_key(text: str) -> str:
    """A word as a key: «til avklaring» is «til_avklaring», «oppfølging» is «oppfolging»."""
    return text.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a").replace(" ", "_")


def _house_words() -> dict[str, str]:
    """The keys under «ord»: the terms, and «sakstype.vedtakssak» for the value ``case_type.decision``."""
    words = dict(_TERMS)
    for name, kind in _LISTS.items():
        field = "".join("_" + c.lower() if c.isupper() else c for c in kind.__name__).lstrip("_")
        words |= {f"{name}.{ascii_key(word(value))}": f"{field}.{value.value}" for value in kind}
    return words


PROFILE_WORDS = Vocabulary(
    keys=_KEYS,
    values=VALUES,
    choices={
        (PaperLayout, "metadata"): _METADATA,
        (PaperLayout, "labels"): _METADATA,
        (LayoutSection, "kind"): _SECTION_KINDS,
        (Profile, "phrases"): _PHRASES,
        (Profile, "terms"): _house_words(),
    },
)
