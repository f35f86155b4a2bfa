"""The words for a hit, the same on the screen and on the command line: what it is, and how it fits."""

from ...lookup import EntryKind, Match

KIND_WORDS = {
    EntryKind.DECISION: "Vedtak",
    EntryKind.CASE: "Sak",
    EntryKind.MEETING: "Møte",
    EntryKind.MEASURE: "Tiltak",
}
MATCH_WORDS = {Match.EXACT: "", Match.INFLECTED: "bøyning", Match.PART: "del av ord", Match.SIMILAR: "lignende"}
ONLY_SIMILAR = "Ingen treff på det du skrev. Dette ligner:"
