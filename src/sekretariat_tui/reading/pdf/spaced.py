"""Letter-spaced text made words again: «F r å s y m p t o m» (catalogue section 8)."""

import itertools

from .word import Word

_FEWEST = 5


def unspaced(words: list[Word], size: float) -> list[Word]:
    """The words, single letters that stand in a row put together where the gaps between them are alike.

    A gap clearly wider than the usual one between the letters parts two words. Digits in a row are a table's.
    """
    if len(words) < _FEWEST or sum(len(word.text) == 1 for word in words) * 2 < len(words):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].text) == 1 and not words[end].text.isdigit():
            end += 1
        if end - at >= _FEWEST:
            made.extend(_joined(words[at:end], size))
        else:
            end = max(end, at + 1)
            made.extend(words[at:end])
        at = end
    return made


def _joined(letters: list[Word], size: float) -> list[Word]:
    gaps = [after.left - before.right for before, after in itertools.pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 2]
    words = [[letters[0]]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > usual * 1.4 + 0.05 * size or gap < -size:
            words.append([letter])
        else:
            words[-1].append(letter)
    return [
        Word(
            "".join([letter.text for letter in word]),
            word[0].left,
            word[-1].right,
            min(letter.bottom for letter in word),
            max(letter.top for letter in word),
            word[0].index,
        )
        for word in words
    ]
