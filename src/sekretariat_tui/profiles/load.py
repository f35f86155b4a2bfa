"""A profile from its YAML file."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from .mistake import ProfileError
from .placeholders import EXEMPT_GAPS, NUMBER_GAPS, TITLE_GAPS, WrongGaps, with_our_gaps
from .profile import NoticePeriods, Profile
from .profile_faults import faults
from .vocabulary import PROFILE_WORDS
from .yaml_reader import Read, Trail, read_node
from .yaml_text import read_yaml_text
from .yaml_tree import parse_tree


def load_profile(path: Path) -> Profile:
    """The house rules in the file.

    Raises:
        ProfileError: with every mistake found, each with line, column and what was expected.
    """
    return profile_from(read_yaml_text(path), path)


def profile_from(text: str, path: Path) -> Profile:
    """The house rules in a text that is read already; ``path`` only names the file in what is said.

    Raises:
        ProfileError: as ``load_profile``.
    """
    read = read_node(parse_tree(text, path), Profile, path, PROFILE_WORDS)
    mistakes = [read.mistake(trail, sentence) for trail, sentence in faults(read.value)]
    profile = _with_gaps(read, lambda trail, why: mistakes.append(read.mistake(trail, why)))
    if mistakes:
        raise ProfileError(path, tuple(sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column))))
    return msgspec.structs.replace(profile, notice_by_body=_notices(read))


def _notices(read: Read[Profile]) -> dict[str, NoticePeriods]:
    """The notice periods of single bodies; what a body does not say is as in the rest of the house."""
    house = read.value.notice
    return {
        body: NoticePeriods(
            **{
                name: getattr(own if ("notice_by_body", body, name) in read.places else house, name)
                for name in NoticePeriods.__struct_fields__
            }
        )
        for body, own in read.value.notice_by_body.items()
    }


def _with_gaps(read: Read[Profile], wrong: Callable[[Trail, str], None]) -> Profile:
    """The profile with the gaps in its lines named as the code names them."""

    def line(text: str, gaps: dict[str, str], trail: Trail) -> str:
        try:
            return with_our_gaps(text, gaps)
        except WrongGaps as why:
            wrong(trail, str(why))
            return text

    profile = read.value
    replace = msgspec.structs.replace
    return replace(
        profile,
        numbers=replace(
            profile.numbers,
            paper=line(profile.numbers.paper, NUMBER_GAPS, ("numbers", "paper")),
            running=line(profile.numbers.running, NUMBER_GAPS, ("numbers", "running")),
        ),
        paper=replace(profile.paper, title_line=line(profile.paper.title_line, TITLE_GAPS, ("paper", "title_line"))),
        phrases={
            key: line(text, EXEMPT_GAPS, ("phrases", key)) if key.startswith("exempt") else text
            for key, text in profile.phrases.items()
        },
    )
