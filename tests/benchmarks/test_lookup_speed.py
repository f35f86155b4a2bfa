"""How long an answer takes at each key, beside the plain ways. Ratios count; milliseconds measure the machine."""

import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from norwegian_texts import texts, vocabulary

from sekretariat_tui.lookup import Entry, EntryKind, Field, Index, Synonyms, parse_query
from sekretariat_tui.lookup.stored import as_bytes, from_bytes
from sekretariat_tui.profiles.synonyms import shipped_synonyms

pytestmark = pytest.mark.benchmark

SHOWN = 50
QUERIES = 40


def typed() -> Iterator[str]:
    """What stands in the field after each key: one word, or two."""
    rnd = random.Random(3)
    words = vocabulary()
    for number in range(QUERIES):
        asked = rnd.choice(words[:4_000]) if number % 2 else f"{rnd.choice(words[:4_000])} {rnd.choice(words[:400])}"
        for end in range(1, len(asked) + 1):
            yield asked[:end]


def measured(find: Callable[[str], object], keys: list[str]) -> list[float]:
    """Milliseconds for each key, in rising order."""
    took = []
    for key in keys:
        start = time.perf_counter()
        find(key)
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def at(took: list[float], part: float) -> float:
    return took[min(int(len(took) * part), len(took) - 1)]


@pytest.mark.parametrize("size", [200, 1_000, 3_000, 10_000])
def test_an_answer_at_each_key(tmp_path: Path, size: int, request: pytest.FixtureRequest) -> None:
    if size > request.config.getoption("--benchmark-size"):
        pytest.skip(f"left out: more than --benchmark-size is {size} cases")
    written = list(texts(size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    index = Index(Synonyms(shipped_synonyms()))
    for number, text in enumerate(written):
        title, decision = text[:60], text[200:900]
        order = (2016 + number % 10, number)
        case = Entry(
            kind=EntryKind.CASE,
            record=f"{number}",
            title=title,
            fields=(Field(title, 0), Field(text)),
            sort_key=order,
        )
        decided = Entry(
            kind=EntryKind.DECISION,
            record=f"{number}",
            title=title,
            fields=(Field(title, 0), Field(decision)),
            sort_key=order,
        )
        index.put([case, decided])
    built = time.perf_counter() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / (1024 if sys.platform != "darwin" else 1e6)
    data = as_bytes(index, "k")
    start = time.perf_counter()
    assert from_bytes(data, "k", Synonyms()) is not None
    loaded = time.perf_counter() - start

    keys = list(typed())
    few = keys[:: max(len(keys) // 60, 1)]
    ours = measured(lambda text: list(islice(index.search(parse_query(text)), SHOWN)), keys)
    start = time.perf_counter()
    index.put([Entry(kind=EntryKind.CASE, record="0", title="ny", fields=(Field(written[0] + " helgnytt"),))])
    assert list(index.search(parse_query("helgnytt")))
    saved = (time.perf_counter() - start) * 1000

    rows = {"ours": ours}
    lowered = [text.lower() for text in written]
    rows["plain scan"] = measured(lambda text: scan(lowered, text), few)
    fts = full_text(written)
    rows["FTS5, prefix index"] = measured(lambda text: fts_find(fts, text), few)
    if ripgrep := shutil.which("rg"):
        folder = tmp_path / "texts"
        folder.mkdir()
        for number, text in enumerate(written):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        rows["ripgrep"] = measured(lambda text: grep(ripgrep, folder, text), few[:20])
    print(
        f"\n{size} cases of 8 KB, {len(index.vocabulary)} words: built {built:.1f} s, {memory:.0f} MB more; kept "
        f"{len(data) / 1e6:.0f} MB, taken back {loaded:.2f} s; a save and its word found {saved:.1f} ms"
    )
    for name, took in rows.items():
        ratio = at(took, 0.95) / at(ours, 0.95)
        print(f"  {name:20} p50 {statistics.median(took):7.2f} ms   p95 {at(took, 0.95):7.2f} ms   {ratio:6.1f} × ours")
    if size >= 3_000:
        assert at(rows["plain scan"], 0.95) > at(ours, 0.95), "slower than looking through everything"
        assert at(rows["FTS5, prefix index"], 0.95) > at(ours, 0.95), "slower than a plain full-text index"


def scan(lowered: list[str], text: str) -> list[int]:
    words = text.lower().split()
    return [number for number, one in enumerate(lowered) if all(word in one for word in words)][:SHOWN]


def full_text(written: list[str]) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(text, content='', prefix='1 2 3')")
    base.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", enumerate(written))
    return base


def fts_find(base: sqlite3.Connection, text: str) -> list[tuple[int]]:
    words = text.lower().split()
    asked = " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'
    return base.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (asked, SHOWN)).fetchall()


def grep(ripgrep: str, folder: Path, text: str) -> bytes:
    words = text.split()
    command = [ripgrep, "--files-with-matches", "--ignore-case", "--fixed-strings", words[-1], str(folder)]
    return subprocess.run(command, capture_output=True, check=False).stdout
