"""What minutes tell of one case: its text, the proposal, what happened in the meeting, and what was adopted."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from ...domain.case import Section
from ...domain.kinds import Outcome
from ..decision_headings import classify_decision
from ..headings import classify_heading
from ..lines import Line, Mark, section_text
from ..paper_headings import ATTACHMENTS, comes_later, heading_text
from .outcomes import DISSENT, read_told

_LONGEST_HEADING = 110
_LABEL = re.compile(r"(?P<label>[A-Za-zÆØÅæøå@|&0-9][^:;\n]{2,70}?\s?[:;])\s+(?P<rest>\S.*)", re.DOTALL)
_TREATED = re.compile(
    r"(?:behandling(?:en)?|handsaming(?:a)?|møtebehandling|møtehandsaming|saksprotokoll|votering|avstemn?ing|røysting|fra møtet|frå møtet|"
    r"fra behandlingen|drøfting(?:en|a)? i møtet|diskusjon(?:en)? i møtet|innspill i møtet|kommentarer i møtet|referat|"
    r"oppsummering fra møtet|oppsummering frå møtet|endringsforslag|forslag i møtet|forslag fremmet i møtet|\w+ forslag i møtet)"
    r"(?:\s(?:i|av|frå|fra)\s.{2,60})?\s*[:;.]?",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"(?:(?:konsensusvedtak|konsensusbeslutning|konklusjon|konklusjonen|beslutning|beslutningen|avgjerd|avgjerda|møtets konklusjon|konklusjon og vedtak|konklusjon/vedtak|vedtak/konklusjon)|"
    r"(?:utvalget|utvalet|ssu|asu|møtet|partnerskapsmøtet|\w+ samarbeidsutvalg\w*)\s(?:fattet|gjorde|vedtok|konkluderte)(?:\s(?:følgende|slikt|dette|fylgjande|følgjande))?"
    r"(?:\s(?:vedtak|med))?|[\w ]{3,40}\s(?:si|sitt|sine)\s(?:vedtak|avgjerd|avgjersle))\s*[:;]?",
    re.IGNORECASE,
)
_TAKEN_OFF = frozenset({Outcome.WITHDRAWN, Outcome.POSTPONED_UNHANDLED})
_DECISION = re.compile(r"vedtak|vedtok|vedtek|vedtar|beslut|konklu|avgjer", re.IGNORECASE)
_BY_SOMEBODY = re.compile(
    r"\s*(?:\w+\s)?(?:\w*forslag\w*|framlegg\w*)\s(?:fra|frå|fremmet|fremja|nr|\d)", re.IGNORECASE
)
_WITHDRAWING = re.compile(r"(?<!\w)(?:in|u)habil|(?<!\w)ugild", re.IGNORECASE)


class Kind(StrEnum):
    """What a piece of a case's text in minutes is."""

    TEXT = "text"
    PROPOSAL = "proposal"
    PENDING = "pending"
    TREATMENT = "treatment"
    ADOPTED = "adopted"
    TOLD = "told"
    DISSENT = "dissent"
    ATTACHMENTS = "attachments"


class Piece(msgspec.Struct):
    """Lines under one heading; ``heading`` is None for what stands below none."""

    kind: Kind
    heading: Line | None
    lines: list[Line]


def take_treatment_apart(lines: Sequence[Line]) -> list[Piece]:
    """Every line in one piece, in order."""
    pieces: list[Piece] = []
    for line in lines:
        _put(pieces, line)
    return pieces


def _put(pieces: list[Piece], line: Line) -> None:
    kind, inline = _opens(line)
    now = pieces[-1] if pieces else None
    treated = any(piece.kind is Kind.TREATMENT for piece in pieces)
    if kind is Kind.PROPOSAL and treated and _BY_SOMEBODY.match(line.text):
        kind = None  # put forward in the meeting: it is part of what happened
    if kind is not None:
        heading, rest = (line, "") if not inline else _parted(line)
        pieces.append(Piece(kind, heading, []))
        if rest:
            _put(pieces, msgspec.structs.replace(line, text=rest, mark=Mark.NONE, label="", cells=(), rows=()))
        return
    text = line.text.strip()
    if DISSENT.search(text) and line.mark is Mark.NONE and (now is None or now.kind not in {Kind.PROPOSAL, Kind.TEXT}):
        if (
            now is not None
            and now.kind is Kind.TREATMENT
            and not text.lower().startswith(("protokoll", "mindretal", "dissens"))
        ):
            now.lines.append(line)
            return
        pieces.append(Piece(Kind.DISSENT, None, [line]))
        return
    told = read_told(text) if line.mark is Mark.NONE else None
    if (
        told is not None
        and told.wholly
        and now is not None
        and now.kind in {Kind.PROPOSAL, Kind.ADOPTED, Kind.TOLD, Kind.DISSENT, Kind.PENDING}
    ):
        pieces.append(Piece(Kind.TOLD, None, [line]))
        return
    gone = (
        told is not None
        and told.outcome in _TAKEN_OFF
        and now is not None
        and now.kind is Kind.PROPOSAL
        and bool(now.lines)
    )
    if gone or (told is not None and told.wholly and (now is None or now.kind is Kind.TEXT)):
        pieces.append(Piece(Kind.TOLD, None, [line]))
        return
    if now is None or now.kind is Kind.TOLD:
        if now is not None and now.kind is Kind.TOLD and told is not None:
            now.lines.append(line)
            return
        pieces.append(Piece(Kind.TEXT if now is None else Kind.TREATMENT, None, [line]))
        return
    if now.kind is Kind.PROPOSAL and not now.lines and comes_later(text):
        now.kind = Kind.PENDING
    now.lines.append(line)


def _opens(line: Line) -> tuple[Kind | None, bool]:
    """What the line opens, and whether the first of its text stands on the same line."""
    text = " ".join(line.text.split())
    if line.cells or line.mark in {Mark.BULLET, Mark.LETTER}:
        return None, False
    if len(text) <= _LONGEST_HEADING and not (text.endswith(".") and _says_only(text)):
        whole = _kind_of(text, line)
        if whole is not None:
            return whole, False
    labelled = _LABEL.match(text)
    if labelled is not None and not _says_only(labelled["rest"]):
        kind = _kind_of(labelled["label"], line, inline=True)
        if kind is not None:
            return kind, True
    return None, False


def _kind_of(text: str, line: Line, *, inline: bool = False) -> Kind | None:
    plain = text.strip("*_ ")
    decision = classify_decision(plain)
    if decision is not None and decision.role in {"proposal", "recommendation"}:
        return Kind.PROPOSAL
    if decision is not None and decision.role == "proposal_pending" and not inline:
        return Kind.PENDING
    if decision is not None and decision.role == "adopted" and _is_heading_of_decision(plain):
        return Kind.ADOPTED
    if _CONCLUDED.fullmatch(plain):
        return Kind.ADOPTED
    if ATTACHMENTS.fullmatch(plain.rstrip(":")):
        return Kind.ATTACHMENTS
    if _TREATED.fullmatch(plain):
        return Kind.TREATMENT
    kind = classify_heading(f"{line.label} {plain}" if line.label and line.mark is Mark.NUMBER else plain)
    if kind is not None and kind.section == "attachments":
        return Kind.ATTACHMENTS
    if kind is not None and kind.section == "behandling":
        return Kind.TREATMENT
    if kind is not None and kind.section == "conclusion" and not inline:
        return Kind.ADOPTED
    if kind is not None and kind.section in {
        "background",
        "facts",
        "assessment",
        "summary",
        "purpose",
        "economy",
        "discussion",
    }:
        return Kind.TREATMENT if kind.section == "discussion" else Kind.TEXT
    if line.heading and not inline:
        return Kind.TEXT
    return None


def _is_heading_of_decision(text: str) -> bool:
    """Whether the line is a heading («Vedtak:», «Et enstemmig utvalg vedtok:») and no sentence of how it went."""
    bare = text.rstrip()
    if bare.endswith((":", ";")):
        return _DECISION.search(bare) is not None
    return (
        re.fullmatch(
            r"(?:[\w–-]+\s){0,4}(?:vedtak|vedtaket|beslutning)(?:\s(?:i|for)\s.{2,60})?(?:\s?[,(–-]\s?\w+\)?)?",
            bare,
            re.IGNORECASE,
        )
        is not None
    )


def _says_only(text: str) -> bool:
    """Whether the words say only how it went: «Votering: Enstemmig vedtatt.» is one piece."""
    told = read_told(text)
    return told is not None and told.wholly


def opens_alone(row: str) -> bool:
    """Whether a row of a paragraph is a heading that opens a proposal, a decision or the treatment («Vedtak:»)."""
    kind, inline = _opens(Line(text=row)) if len(row) <= _LONGEST_HEADING else (None, False)
    return kind in {Kind.PROPOSAL, Kind.ADOPTED, Kind.TREATMENT} and (not inline or row[:1].isupper())


def stands_apart(row: str) -> bool:
    """Whether a row below the end of a sentence is a paragraph of its own: a standard heading, or how the case went."""
    return len(row) <= _LONGEST_HEADING and (_opens(Line(text=row)) == (Kind.TEXT, False) or _says_only(row))


def _parted(line: Line) -> tuple[Line, str]:
    found = _LABEL.match(" ".join(line.text.split()))
    assert found is not None
    return msgspec.structs.replace(line, text=found["label"], rows=()), found["rest"]


def as_sections(pieces: Sequence[Piece]) -> Iterator[Section]:
    """The pieces as sections, headings and all."""
    for piece in pieces:
        heading = "" if piece.heading is None else heading_text(piece.heading.text)
        kind = classify_heading(heading) if heading else None
        section = kind.section if kind is not None and kind.section != "free" else ""
        if heading or piece.lines:
            yield Section(
                heading=heading,
                text=section_text(piece.lines),
                kind="behandling" if piece.kind is Kind.TREATMENT and not section else section,
            )


def says_disqualified(text: str) -> bool:
    """Whether the line is about somebody being disqualified (inhabil)."""
    return _WITHDRAWING.search(text) is not None
