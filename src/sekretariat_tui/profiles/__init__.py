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
from .seed import Seed, load_seed

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
    "Seed",
    "install_profile",
    "load_profile",
    "load_seed",
    "open_profile",
    "seed_file",
    "shipped_profiles",
]
