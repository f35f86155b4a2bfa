"""Word out: the case paper as the secretariat sends it, and the file on the disk."""

from .case_paper import case_paper, check_template, decision_excerpt, starting_template
from .file_names import case_paper_name, safe_file_name
from .letterhead import PLACEHOLDERS, DocumentKind, HouseTemplate, Placeholder, TemplateWrong
from .written_file import FileChangedByHand, WrittenFile, within_limit, write_new

__all__ = [
    "PLACEHOLDERS",
    "DocumentKind",
    "FileChangedByHand",
    "HouseTemplate",
    "Placeholder",
    "TemplateWrong",
    "WrittenFile",
    "case_paper",
    "case_paper_name",
    "check_template",
    "decision_excerpt",
    "safe_file_name",
    "starting_template",
    "within_limit",
    "write_new",
]
