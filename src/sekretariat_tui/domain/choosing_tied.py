"""Questions that are one choice: what was moved, joined or split is taken out in one place and put in in another.

Taking one of the two and not the other would lose the words, or have them stand twice. Where one of them was changed
here too, nobody but a person can answer either.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from .choosing import Choice, Question
from .differences import Change, ChangeKind, words_of

_LEAST = 4  # letters that are known again, where words only went in one place and only came in the other
_SURE = 20  # letters that are known again in any change
_SURE_WORDS = 3
_LONGEST = 2_000  # words of one change that are looked at

HELD = "Teksten sto før et sted som er endret her også."


class Half(msgspec.Struct, frozen=True):
    """The words that went and came in one place, each run for itself."""

    went: tuple[str, ...] = ()
    came: tuple[str, ...] = ()

    @property
    def pure(self) -> bool:
        """Whether words only went, or only came."""
        return not (_has_words(self.went) and _has_words(self.came))


def half_of(words: Sequence[Change]) -> Half:
    """What went and came in these words."""
    return Half(
        tuple(word.text for word in words if word.kind is ChangeKind.REMOVED),
        tuple(word.text for word in words if word.kind is ChangeKind.ADDED),
    )


def tied(questions: Sequence[Question], halves: Mapping[str, Half], here: Sequence[Half] = ()) -> list[Question]:
    """The questions, those that are one choice with the ids of the others; they are proposed together or not at all.

    Args:
        halves: by the question's id what went and came in their version since the common one.
        here: what went and came in ours since then; words that came to them from there are for a person.
    """
    groups = _groups(questions, halves)
    labels = {one.id: one.label for one in questions}
    held = {one.id for one in questions if one.id in halves and any(_moved(mine, halves[one.id]) for mine in here)}
    found = []
    for question in questions:
        group = groups.get(question.id, (question.id,))
        others = tuple(id for id in group if id != question.id)
        if others:
            asked = [one for one in questions if one.id in group]
            sure = all(one.proposed is Choice.THEIRS for one in asked) and not held & set(group)
            names = list(dict.fromkeys(f"«{labels[id]}»" for id in others))
            question = msgspec.structs.replace(
                question,
                tied=others,
                note=" ".join(
                    [
                        *([question.note] if question.note else []),
                        f"Velges sammen med {_and(names)}: teksten er flyttet, delt eller slått sammen.",
                    ]
                ),
                both=False,
                together="",
                proposed=Choice.THEIRS if sure else None,
            )
        elif question.id in held and question.proposed is Choice.THEIRS:
            question = msgspec.structs.replace(question, note=HELD, proposed=None)
        found.append(question)
    return found


def settled(questions: Sequence[Question], answers: Mapping[str, Choice]) -> dict[str, Choice]:
    """The answers, but those to questions that are one choice and were not all answered alike: nothing is taken there."""
    found = dict(answers)
    for question in questions:
        if any(answers.get(id) is not answers.get(question.id) for id in question.tied):
            found[question.id] = Choice.OURS
    return found


def _groups(questions: Sequence[Question], halves: Mapping[str, Half]) -> dict[str, tuple[str, ...]]:
    """By the question's id all that are one choice with it, in order."""
    groups = {one.id: {one.id} for one in questions}
    ids = [one.id for one in questions if one.id in halves]
    went, came = ({id: _all_words(getattr(halves[id], side)) for id in ids} for side in ("went", "came"))
    for one in ids:
        for other in ids:
            if one == other or went[one].isdisjoint(came[other]) or groups[one] is groups[other]:
                continue
            if _moved(halves[one], halves[other]):
                joined = groups[one] | groups[other]
                groups |= dict.fromkeys(joined, joined)
    return {one.id: tuple(other.id for other in questions if other.id in groups[one.id]) for one in questions}


def _moved(one: Half, other: Half) -> bool:
    """Whether words that went in the one came in the other."""
    pure = one.pure and other.pure
    return any(_same_words(went, came, pure=pure) for went in one.went for came in other.came)


def _same_words(went: str, came: str, *, pure: bool) -> bool:
    gone, come = _words(went), _words(came)
    shared = set(gone) & set(come)
    most = sum(len(word) for word in gone if word in shared)
    least = min(sum(len(word) for word in words) for words in (gone, come))
    if most < _SURE and not (pure and most >= _LEAST and 2 * most >= least):
        return False
    match = SequenceMatcher(None, gone, come, autojunk=False).find_longest_match()
    letters = sum(len(word) for word in gone[match.a : match.a + match.size])
    if letters >= _SURE and match.size >= _SURE_WORDS:
        return True
    return pure and letters >= _LEAST and 2 * letters >= least


@lru_cache(maxsize=1_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple([word.casefold() for word in words_of(text) if any(sign.isalnum() for sign in word)][:_LONGEST])


def _all_words(texts: Sequence[str]) -> set[str]:
    return {word for text in texts for word in _words(text)}


def _has_words(texts: Sequence[str]) -> bool:
    return any(sign.isalnum() for text in texts for sign in text)


def _and(names: Sequence[str]) -> str:
    return " og ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
