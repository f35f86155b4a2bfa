"""How a case went, read from one line: outcome, mode and votes (catalogue section 4)."""

import re

import msgspec

from ..domain.patterns import Pattern
from . import outcome_words as words


class DecisionHeading(msgspec.Struct, frozen=True, kw_only=True):
    """What a line says of the text below it.

    `role` is proposal, proposal_pending, recommendation, adopted, quoted_earlier_decision or dissent. `outcome` is
    unanimous, as_proposed, majority, noted, approved, amended, other_proposal, rejected, withdrawn, postponed,
    no_consensus, sent_back, forwarded or discussed; `mode` consensus, unanimous or majority.
    `proposer` is who proposes, in small letters; `against` and `in_favour` are votes. `as_proposed` is set where
    the proposal was taken whole.
    """

    role: str
    outcome: str | None = None
    mode: str | None = None
    proposer: str | None = None
    against: int | None = None
    in_favour: int | None = None
    as_proposed: bool = False


_WHOSE_PROPOSAL = Pattern(r"^(?P<who>[a-zæøå.]{2,38}?(?:\s[a-zæøå]{3,25}?){0,2}?)s\s+innstilling", re.IGNORECASE)
_SAYS_DECIDED = Pattern(
    r"vedt(?:att|eke|ok|ak)|beslutt|godkje?n[td]|tilsl|tiltr[åe]d|^(?:votering:\s*|avstemning:\s*|"
    r"vedtak:\s*)?(?:enstemmig|samrøystes)\b",
    re.IGNORECASE,
)
_SHORT_ROLES = {"adm": "administrerende", "adm.": "administrerende", "dir.": "direktør", "dir": "direktør"}
_LONGEST_APPROVAL = 120


def mode_of(plain: str) -> str | None:
    """How it was decided, as far as the line tells."""
    if words.CONSENSUS.search(plain) and not words.NO_CONSENSUS.search(plain):
        return "consensus"
    return "unanimous" if words.UNANIMOUS.search(plain) else None


def outcome_of(plain: str) -> DecisionHeading | None:
    """The outcome a line tells of, the votes first: they say most."""
    return _by_votes(plain) or _by_words(plain)


def _by_votes(plain: str) -> DecisionHeading | None:
    rejected = words.REJECTED.match(plain) is not None
    outcome = "rejected" if rejected else "majority"
    both = words.FOR_AGAINST.search(plain)
    if both:
        return _adopted(outcome, plain, in_favour=_count(both[1]), against=_count(both[2]))
    voted = words.VOTED.search(plain)
    if voted:
        return _adopted(outcome, plain, in_favour=int(voted["for"]), against=int(voted["against"]))
    votes = words.VOTES_FOR.search(plain) or words.GOT.search(plain)
    against = words.VOTES_AGAINST.search(plain) or words.AGAINST.search(plain)
    if votes or against:
        return _adopted(
            outcome,
            plain,
            in_favour=_count(votes[1]) if votes else None,
            against=_count(against[1]) if against else None,
        )
    return _adopted("rejected", plain) if rejected else None


def _by_words(plain: str) -> DecisionHeading | None:
    if words.NO_CONSENSUS.search(plain):
        return _adopted("no_consensus", plain)
    if words.OTHER_PROPOSAL.search(plain):
        return _adopted("other_proposal", plain)
    if words.AMENDED.search(plain):
        return _adopted("amended", plain)
    if words.DOUBLE_VOTE.search(plain) or words.AGAINST_SOMEBODY.search(plain):
        return _adopted("majority", plain)
    if words.APPROVED_FORMALITY.search(plain) and len(plain) <= _LONGEST_APPROVAL:
        return _adopted("approved", plain)
    decided = _SAYS_DECIDED.search(plain) is not None
    if decided and words.UNANIMOUS.search(plain):
        return _adopted("unanimous", plain)
    if decided and words.MAJORITY.search(plain):
        return _adopted("majority", plain)
    if words.AS_PROPOSED.search(plain):
        return _adopted("as_proposed", plain)
    for outcome, pattern in (
        ("noted", words.NOTED),
        ("withdrawn", words.WITHDRAWN),
        ("postponed", words.POSTPONED),
        ("sent_back", words.SENT_BACK),
        ("forwarded", words.FORWARDED),
        ("discussed", words.DISCUSSED),
    ):
        if pattern.search(plain):
            return _adopted(outcome, plain)
    if len(plain) <= _LONGEST_APPROVAL and (
        words.APPROVED.search(plain) or (words.REMARK.search(plain) and "godkj" in plain.lower())
    ):
        return _adopted("approved", plain)
    return None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else words.COUNTS[word.lower()]


def _adopted(outcome: str, plain: str, **votes: int | None) -> DecisionHeading:
    whose: re.Match[str] | None = _WHOSE_PROPOSAL.match(plain)
    return DecisionHeading(
        role="adopted",
        outcome=outcome,
        mode="majority" if outcome == "majority" else mode_of(plain),
        proposer=spell_out(whose["who"]) if whose else None,
        against=votes.get("against"),
        in_favour=votes.get("in_favour"),
        as_proposed=outcome != "other_proposal" and words.AS_PROPOSED.search(plain) is not None,
    )


def spell_out(who: str) -> str:
    """«ADM. DIREKTØR» is «administrerende direktør»."""
    words = [_SHORT_ROLES.get(word, word) for word in who.lower().replace("adm.dir", "adm. dir").split()]
    return " ".join(words)
