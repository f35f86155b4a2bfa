"""What the operating system answers when it refuses, in bokmål: Python gives it in English."""

import errno

# By name, because the numbers differ between systems and not every system has them all.
_WORDS = {
    "ENOSPC": "disken er full",
    "EDQUOT": "disken er full",
    "EFBIG": "filen er for stor for disken",
    "EACCES": "du har ikke tilgang",
    "EPERM": "du har ikke tilgang",
    "EROFS": "disken kan bare leses",
    "ENOENT": "den finnes ikke",
    "ENOTDIR": "en fil står der det skulle vært en mappe",
    "EISDIR": "en mappe står der filen skulle vært",
    "EEXIST": "det ligger noe der fra før",
    "ENOTEMPTY": "mappen er ikke tom",
    "EBUSY": "filen er i bruk",
    "ETXTBSY": "filen er i bruk",
    "EINVAL": "navnet kan ikke brukes",
    "EILSEQ": "navnet kan ikke brukes",
    "ENAMETOOLONG": "navnet er for langt",
    "ELOOP": "snarveien peker på seg selv",
    "EMFILE": "for mange filer er åpne",
    "ENFILE": "for mange filer er åpne",
    "EIO": "disken svarer ikke som den skal",
    "ENODEV": "disken er ikke koblet til",
    "ENXIO": "disken er ikke koblet til",
    "ESTALE": "nettverksdisken svarer ikke",
    "ETIMEDOUT": "nettverksdisken svarer ikke",
    "EHOSTDOWN": "nettverksdisken svarer ikke",
    "EHOSTUNREACH": "nettverksdisken svarer ikke",
    "ENETUNREACH": "nettverksdisken svarer ikke",
}
_WINDOWS = {
    32: "filen er i bruk i et annet program",  # a sharing violation, which Python gives as EACCES
    33: "filen er i bruk i et annet program",
    53: "nettverksdisken svarer ikke",
    64: "nettverksdisken svarer ikke",
}


def os_error_words(error: OSError) -> str:
    """Why it was refused, as words for a parenthesis: «disken er full». An unknown reason is given by its code."""
    found = _WINDOWS.get(getattr(error, "winerror", None) or 0)
    if found:
        return found
    name = errno.errorcode.get(error.errno, "") if error.errno is not None else ""
    return _WORDS.get(name) or (f"feilkode {name or error.errno}" if error.errno is not None else "ukjent årsak")
