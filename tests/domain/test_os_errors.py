"""What the system refuses is said in bokmål."""

import errno

import pytest

from sekretariat_tui.domain.os_errors import os_error_words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disken er full"),
        (errno.EACCES, "du har ikke tilgang"),
        (errno.EROFS, "disken kan bare leses"),
        (errno.ENAMETOOLONG, "navnet er for langt"),
    ],
)
def test_a_common_refusal_has_words_of_its_own(code: int, words: str) -> None:
    assert os_error_words(OSError(code, "in English")) == words


def test_an_unknown_refusal_is_given_by_its_code_and_never_in_english() -> None:
    assert os_error_words(OSError(errno.EDOM, "Numerical argument out of domain")) == "feilkode EDOM"
    assert "English" not in os_error_words(OSError("in English"))
