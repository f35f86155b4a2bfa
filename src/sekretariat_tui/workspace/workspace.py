"""A secretariat's folder, opened."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ..domain.errors import CannotRead, CannotWrite, NotFound
from ..profiles import Profile, install_profile, open_profile, seed_file
from ..store import Register
from .aside import Aside
from .cases import Cases
from .company import Around
from .folders import Folders
from .meetings import Meetings
from .office import Office
from .overview import Overview
from .strategy import Strategy

if TYPE_CHECKING:
    from .acts import Acts
    from .backups import Backups
    from .bin import Bin
    from .bringing_back import BringingBack
    from .control import Control
    from .copies import Copies
    from .decisions import Decisions
    from .erasure import Erasure
    from .history import History
    from .imports import Imports
    from .names import Names
    from .papers import Papers
    from .quoting import Quoting
    from .restoring import Restoring
    from .returned import Returned
    from .search import Search
    from .templates import Templates
    from .thread import Thread
    from .unsettled import UnsettledTexts

DEFAULT_PROFILE = "innlandet"


class Workspace:
    """Everything a screen or a command can ask for, kind by kind of act."""

    def __init__(self, office: Office, notices: list[str]) -> None:
        self.office = office
        self.notices = notices
        self.cases = Cases(office)
        self.meetings = Meetings(office, self.cases)
        self.strategy = Strategy(office)
        self.overview = Overview(office, self.cases, self.meetings)
        self.around = Around(office)
        self.aside = Aside()

    @classmethod
    def open(
        cls,
        folders: Folders,
        who: str,
        *,
        profile: str = DEFAULT_PROFILE,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> "Workspace":
        """Opens the folder; a new one gets the shipped profile named and the plan and areas that come with it.

        ``notices`` holds sentences the user should see: mistakes in the profile, records that cannot be read.

        Raises:
            SekretariatError: with the sentence to show, when the register cannot be opened or the folder not written.
        """
        register = Register.open(folders.root, clock=clock)
        if not register.readonly and not folders.profile.exists() and not folders.last_good_profile.exists():
            install_profile(profile, folders.root)
        opened = open_profile(
            folders.root, last_good=folders.last_good_profile, shipped=profile, keep=not register.readonly
        )
        if register.is_erasing and not register.readonly:
            with contextlib.suppress(CannotWrite):  # the register says by itself that it is not done
                register.clear_away()
        office = Office(folders, register, opened.profile, who, clock=clock)
        notices = [opened.notice] if opened.notice else []
        if register.readonly:
            notices.append(register.readonly_reason)
        notices += [notice for notice in register.notices if notice not in notices]
        unreadable = register.unreadable()
        if unreadable:
            notices.append(
                f"{len(unreadable)} oppføringer i registeret kan ikke leses. De er latt urørt; "
                "kjør «sekretariat kontroll» for å se hvilke."
            )
        if register.is_empty and not register.readonly and folders.backups.is_dir():
            notices.append(
                f"Registeret i {folders.root} er tomt, men det er sikkerhetskopier der. "
                "Er noe borte, så hent det tilbake med «sekretariat gjenopprett»."
            )
        elif register.is_empty and not register.readonly:
            try:
                _seed(office, opened.profile)
            except (CannotRead, NotFound) as error:  # a mistake in the seed must not keep anybody from working
                notices.append(error.sentence)
        return cls(office, notices)

    @cached_property
    def decisions(self) -> "Decisions":
        """Acts on proposals and decisions. Loaded when first used."""
        from .decisions import Decisions

        return Decisions(self.office, self.cases)

    @cached_property
    def search(self) -> "Search":
        """Lookup over the register. Loaded when first used."""
        from .search import Search

        return Search(self.office, self.cases, self.meetings)

    @cached_property
    def thread(self) -> "Thread":
        """What a case hangs together with. Loaded when first used."""
        from .thread import Thread

        return Thread(self.office, self.cases)

    @cached_property
    def papers(self) -> "Papers":
        """Word documents. Loaded when first used."""
        from .papers import Papers

        return Papers(self.office, self.cases, self.templates)

    @cached_property
    def templates(self) -> "Templates":
        """The house's own Word templates. Loaded when first used."""
        from .templates import Templates

        return Templates(self.office)

    @cached_property
    def returned(self) -> "Returned":
        """Drafts that come back from Word. Loaded when first used."""
        from .returned import Returned

        return Returned(self.office, self.cases)

    @cached_property
    def imports(self) -> "Imports":
        """Reading papers in. Loaded when first used."""
        from .imports import Imports

        return Imports(self.office, before=self.backups.take_before_import)

    @cached_property
    def names(self) -> "Names":
        """What a person calls a record. Loaded when first used."""
        from .names import Names

        return Names(self.office, self.cases, self.meetings)

    @cached_property
    def history(self) -> "History":
        """What a record has been. Loaded when first used."""
        from .history import History

        return History(self.office, self.names)

    @cached_property
    def bringing_back(self) -> "BringingBack":
        """Bringing back what was. Loaded when first used."""
        from .bringing_back import BringingBack

        return BringingBack(self.office, self.meetings, self.names)

    @cached_property
    def bin(self) -> "Bin":
        """What has been deleted. Loaded when first used."""
        from .bin import Bin

        return Bin(self.office, self.names)

    @cached_property
    def acts(self) -> "Acts":
        """What has been done. Loaded when first used."""
        from .acts import Acts

        return Acts(self.office, self.names)

    @cached_property
    def control(self) -> "Control":
        """What is wrong or doubtful. Loaded when first used."""
        from .control import Control

        return Control(self.office, self.cases, self.meetings, self.templates, self.thread)

    @cached_property
    def erasure(self) -> "Erasure":
        """Deleting for good. Loaded when first used."""
        from .erasure import Erasure

        return Erasure(self.office, self.cases)

    @cached_property
    def unsettled(self) -> "UnsettledTexts":
        """Texts that two windows have written at once. Loaded when first used."""
        from .unsettled import UnsettledTexts

        return UnsettledTexts(self.office, self.around.window)

    @cached_property
    def copies(self) -> "Copies":
        """Conflict copies of the register. Loaded when first used."""
        from .copies import Copies

        return Copies(self.office, self.cases, self.meetings)

    @cached_property
    def backups(self) -> "Backups":
        """Backups of the folder. Loaded when first used."""
        from .backups import Backups

        return Backups(self.office, self.cases)

    @cached_property
    def restoring(self) -> "Restoring":
        """Taking back from a backup. Loaded when first used."""
        from .restoring import Restoring

        return Restoring(self.office, self.backups)

    @cached_property
    def quoting(self) -> "Quoting":
        """Citing and quoting decisions. Loaded when first used."""
        from .quoting import Quoting

        return Quoting(self.office, self.cases)

    @property
    def profile(self) -> Profile:
        """The house rules."""
        return self.office.profile

    def close(self) -> None:
        """Lets go of the folder."""
        self.around.leave()
        self.office.register.close()


def _seed(office: Office, profile: Profile) -> None:
    """Plan, areas, measures and members from the house's seed, in one act. It is not offered as an undo."""
    path = seed_file(profile, office.folders.root)
    if path is None:
        return
    from ..profiles.seed import load_seed  # an empty register is rare, and the first picture waits for every import

    seed = load_seed(path)
    with office.register.change(office.who, f"La inn grunnlaget for {profile.name}") as change:
        for record in (*seed.plans, *seed.areas, *seed.measures, *seed.members):
            change.put(record)
