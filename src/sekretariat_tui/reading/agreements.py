"""Clauses of agreements named in a text: «delavtale 5, kap. 2.5», «samarbeidsavtalen kapittel 7» (avtalepunkt)."""

import re
from collections.abc import Iterator

from ..domain.case import AgreementClause

_DOCUMENT = (
    r"(?:delavtal\w{0,4}|samarbeidsprosedyre\w{0,3}|tjenesteavtale\w{0,3}|tenesteavtale\w{0,3}|retningslinje)"
    r"\s{1,3}(?P<number>\d{1,2})"
    r"|(?:overordn\w{2,4}\s{1,3})?samarbeidsavtal\w{0,8}"
)
_KIND = r"(?:kapittel|kapitlet|kap\.?|punkt|pkt\.?|§{1,2}|artikkel|art\.)"
_CLAUSE = (
    rf"(?P<clause>{_KIND}\s{{0,2}}\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}"
    r"(?:,\s(?:siste|første|andre|tredje|fjerde|\d{1,2}\.)\s(?:kulepunkt|ledd|setning|strekpunkt|avsnitt))?)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?P<document>{_DOCUMENT})(?P<rest>,?\s{{0,3}}\(?(?:jf\.?\s|sitt?\s)?{_CLAUSE})?", re.IGNORECASE
)

_BEGINNINGS = ("delavtal", "samarbeidsprosedyre", "tjenesteavtale", "tenesteavtale", "retningslinje", "samarbeidsavtal")
_OVERALL = re.compile(r"(?<!\w)overordn\w{2,4}\s{1,3}$", re.IGNORECASE)
_LONGEST_OVERALL = 15


def find_agreement_clauses(text: str) -> Iterator[AgreementClause]:
    """The agreement clauses a text names, in order; the agreement as a whole where it is numbered and no clause is given.

    «Samarbeidsavtalen» alone, without a clause, is only talk of it and is left out (catalogue section 0).
    """
    seen = set()
    for found in _named(text):
        document = " ".join(found["document"].split())
        document = document[:1].lower() + document[1:]
        clause = " ".join((found["clause"] or "").split())
        if not clause and not found["number"]:
            continue
        if (document, clause) not in seen:
            seen.add((document, clause))
            yield AgreementClause(document=document, clause=clause)


def _named(text: str) -> Iterator[re.Match[str]]:
    """The agreements named, tried only where a word begins as one: most papers name none, and the pattern is slow."""
    small = text.lower()
    if len(small) != len(text):  # a few letters of other alphabets grow
        yield from _NAMED.finditer(text)
        return
    end = 0
    for at in sorted(_places(small)):
        if at < end:
            continue
        overall = _OVERALL.search(text, max(end, at - _LONGEST_OVERALL), at)
        found = (_NAMED.match(text, overall.start()) if overall else None) or _NAMED.match(text, at)
        if found:
            end = found.end()
            yield found


def _places(small: str) -> Iterator[int]:
    for beginning in _BEGINNINGS:
        at = small.find(beginning)
        while at >= 0:
            yield at
            at = small.find(beginning, at + 1)
