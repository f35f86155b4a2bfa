"""``sekretariat søk``: what was found, as lines or as JSON."""

import time

import click

from ..lookup import Hit
from ..workspace import Workspace
from ..workspace.search.hit_words import KIND_WORDS, MATCH_WORDS, ONLY_SIMILAR
from .json_output import write_json


def show_search(workspace: Workspace, query: str, limit: int, *, as_json: bool) -> int:
    """Prints the hits, best first. Gives the exit code."""
    query = query.rstrip()
    asked = f"{query} "  # nothing on a command line is still being typed
    begun = time.perf_counter()
    results = next(workspace.search.answer(asked, limit))
    hits = results.hits
    elapsed = round((time.perf_counter() - begun) * 1000, 1)
    for sentence in (*workspace.search.wrong(asked), workspace.search.problem):
        if sentence:
            click.echo(sentence, err=True)
    if as_json:
        write_json({"query": query, "hits": [_as_json(hit) for hit in hits], "elapsed_ms": elapsed})
        return 0
    if results.only_similar:
        click.echo(ONLY_SIMILAR)
    for hit in hits:
        click.echo(_line(workspace, hit))
        if hit.snippet and hit.snippet != hit.entry.title:
            click.echo(f"        {_marked(hit)}")
    if not hits:
        click.echo("Ingen treff.")
    return 0


def _as_json(hit: Hit) -> dict[str, object]:
    ref = hit.entry.ref
    return {
        "case": {"body": ref.body, "number": ref.number, "year": ref.year} if ref else None,
        "title": hit.entry.title,
        "source": hit.entry.source,
        "kind": hit.entry.kind.value,
        "match": hit.match.value,
        "snippet": hit.snippet,
    }


def _line(workspace: Workspace, hit: Hit) -> str:
    entry = hit.entry
    number = f"{entry.ref.body} {workspace.profile.case_number(entry.ref)}" if entry.ref else entry.body
    notes = [note for note in (entry.note, MATCH_WORDS[hit.match]) if note]
    tail = f"  ({', '.join(notes)})" if notes else ""
    return f"{KIND_WORDS[entry.kind]:7} {number + '  ' if number else ''}{entry.title}{tail}"


def _marked(hit: Hit) -> str:
    """The words around the match, with the match between stars: readable where there is no colour."""
    out, at = [], 0
    for start, end in hit.marks:
        if start < at:
            continue
        out += [hit.snippet[at:start], "*", hit.snippet[start:end], "*"]
        at = end
    return "".join([*out, hit.snippet[at:]])
