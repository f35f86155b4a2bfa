"""``sekretariat søk``: what was found, as lines or as JSON."""

import time

import click

from ..lookup import Hit, Match
from ..workspace import Workspace
from .json_output import write_json

KINDS = {"decision": "Vedtak", "case": "Sak", "meeting": "Møte", "measure": "Tiltak"}
TIERS = {Match.EXACT: "", Match.INFLECTED: "annen form", Match.PART: "del av ord", Match.SIMILAR: "lignende"}


def show_search(workspace: Workspace, query: str, limit: int, *, as_json: bool) -> int:
    """Prints the hits, best first. Gives the exit code."""
    begun = time.perf_counter()
    hits = workspace.search.find(query, limit)
    elapsed = round((time.perf_counter() - begun) * 1000, 1)
    if as_json:
        write_json({"query": query, "hits": [_as_json(hit) for hit in hits], "elapsed_ms": elapsed})
        return 0
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
    notes = [note for note in (entry.note, TIERS[hit.match]) if note]
    tail = f"  ({', '.join(notes)})" if notes else ""
    return f"{KINDS[entry.kind.value]:7} {number + '  ' if number else ''}{entry.title}{tail}"


def _marked(hit: Hit) -> str:
    """The words around the match, with the match between stars: readable where there is no colour."""
    out, at = [], 0
    for start, end in hit.marks:
        if start < at:
            continue
        out += [hit.snippet[at:start], "*", hit.snippet[start:end], "*"]
        at = end
    return "".join([*out, hit.snippet[at:]])
