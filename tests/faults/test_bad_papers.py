"""Thousands of bad files: each is read or refused in a sentence, and none of them takes the program or another along."""

import contextlib
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutated_files import mutated, originals

from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.reading.sources import Read, Source, crew, read_all, sources
from sekretariat_tui.reading.sources.archives import Archives

SHORT, LONG = 40, 10_000  # files of each kind; in all
FILES = originals()
WHOLE = FILES[".zip"][1]


def kind_of(read: Read) -> str:
    """What became of the file, in a word for the summary."""
    if read.document is not None:
        return "read"
    if read.known:
        return "known"
    for words, kind in (
        (crew._FELL, "crash"),
        ("ikke lest ferdig", "hang"),
        ("mer minne", "memory"),
        ("feilet", "fault"),
    ):
        if words in read.why:
            return kind
    return "refused"


def peaks() -> str:
    """The most memory this process and any of its children has taken, where the system tells."""
    if sys.platform == "win32":
        return "not known here"
    import resource

    scale = 1_000_000 if sys.platform == "darwin" else 1_000  # macOS counts bytes
    ours, theirs = (
        resource.getrusage(who).ru_maxrss // scale for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"{theirs} MB in a reading process, {ours} MB here"


@pytest.mark.parametrize("suffix", list(FILES))
def test_a_mutated_file_is_read_or_refused_and_the_rest_goes_on(
    tmp_path: Path, suffix: str, long: bool, figure: Callable[[str], None]
) -> None:
    count = LONG // len(FILES) if long else SHORT
    found: Counter[str] = Counter()
    for start in range(0, count, 500):  # not all at once on the disk
        folder = tmp_path / str(start)
        folder.mkdir()
        for number in range(start, min(start + 500, count)):
            (folder / f"{number:05}{suffix}").write_bytes(mutated(number, suffix, FILES[suffix]))
        seen = set()
        for read in read_all(sources([folder])):
            seen.add(read.source.name.partition(" › ")[0])
            kind = kind_of(read)
            found[kind] += 1
            assert read.why == "" or (read.source.name in read.why and read.why.endswith(".") and "\n" not in read.why)
            assert kind in {"read", "known", "refused"}, read.why
        missing = {path.name for path in folder.iterdir()} - seen
        assert not missing or suffix == ".zip", missing  # a zip file may turn into one with nothing in it
        for path in folder.iterdir():
            path.unlink()
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()))
    figure(f"{count} mutated {suffix} files: {told}; no crash, no hang; at most so far {peaks()}")


@settings(max_examples=150)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12),
    length=st.integers(0, len(WHOLE)) | st.just(len(WHOLE)),
)
def test_no_damage_to_a_zip_file_gets_past_its_sentence(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    path = tmp_path_factory.getbasetemp() / "skadet.zip"
    path.write_bytes(data[:length])
    with Archives() as archives:
        for found in sources([path]):
            assert found.name.startswith("skadet.zip")
            if isinstance(found, Source):
                with contextlib.suppress(CannotRead):
                    archives.fetch(found)
