"""The house's own letterhead: a Word file with fields, and one of them where the text goes."""

from .kinds import DocumentKind
from .placeholders import PLACEHOLDERS, Placeholder
from .template_file import HouseTemplate
from .wrong import TemplateWrong

__all__ = ["PLACEHOLDERS", "DocumentKind", "HouseTemplate", "Placeholder", "TemplateWrong"]
