"""House rules read from YAML into records."""

from .load import load_profile
from .mistake import Mistake, ProfileError
from .opened import (
    OpenedProfile,
    ProfileOrigin,
    install_profile,
    open_profile,
    seed_file,
    shipped_profiles,
)
from .profile import FixedAgendaItem, LayoutSection, LegalBasis, NoticePeriods, NumberStyle, PaperLayout, Profile

__all__ = [
    "FixedAgendaItem",
    "LayoutSection",
    "LegalBasis",
    "Mistake",
    "NoticePeriods",
    "NumberStyle",
    "OpenedProfile",
    "PaperLayout",
    "Profile",
    "ProfileError",
    "ProfileOrigin",
    "install_profile",
    "load_profile",
    "open_profile",
    "seed_file",
    "shipped_profiles",
]
