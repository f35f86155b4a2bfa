"""Saksgang: what a case builds on and what came of it, from case to case and body to body."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from ...domain.case import Case
from ...domain.caseref import CaseRef
from ...domain.kinds import LinkKind
from ...domain.meeting import Meeting
from ...domain.points import has_text
from ...domain.points.differences import PointChange
from ...domain.quoting import quoted_otherwise
from ...domain.thread import AHEAD_WORDS, BACK_WORDS, Branch, Relation, Tie, Way, first_words, flat, grown
from ..cases import Cases
from ..office import Office
from .proposed import ProposedStandings
from .read_texts import ReadTexts, TextQuote
from .relations import Progress, Relations
from .standing_words import standing_words
from .thread_step import ThreadStep

if TYPE_CHECKING:
    from .earlier import EarlierTreatment

AT_ONCE = 200  # cases whose texts are read while a screen waits: 200 took some 0.3 s


class Thread:
    """What cases hang together with."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases
        self.texts = ReadTexts(office.profile)
        self.relations = Relations(office, self.texts)
        self.proposed = ProposedStandings(office, cases, self.texts, self.relations)

    @cached_property
    def earlier(self) -> "EarlierTreatment":
        """«Tidligere behandling» in the paper. Loaded when first used."""
        from .earlier import EarlierTreatment

        return EarlierTreatment(self._office, self._cases, self)

    @property
    def is_ready(self) -> bool:
        """Whether the thread can be shown without waiting for thousands of texts to be read."""
        return self.relations.behind() <= AT_ONCE

    def read(self, progress: Progress | None = None) -> None:
        """Reads what is not read yet. Takes seconds on a large register: call it off the interface thread."""
        self.relations.catch_up(progress)

    def steps(self, case_id: str, most: int | None = None) -> list[ThreadStep]:
        """The thread of the case from the top down: what lies behind it, beside it, and what came of it.

        ``most`` is how many cases each way to stop at, the nearest first; None for the whole of it.
        """
        return list(self._steps(case_id, grown(case_id, self.relations.of, most)))

    def root(self, case_id: str) -> ThreadStep:
        """The case itself, as a step."""
        relation = Relation(way=Way.BESIDE, tie=Tie.RELATED, case=case_id, ref=None)
        step = self._step(case_id, 0, Branch(relation))
        return msgspec.structs.replace(step, words="", quoted_otherwise=False)

    def around(self, case_id: str) -> list[ThreadStep]:
        """The cases right beside this one."""
        return list(self._steps(case_id, [Branch(relation) for relation in self.relations.of(case_id)]))

    def lines(self, case_id: str) -> list[str]:
        """The thread as lines of text, a step's decision on the line below it."""
        lines: list[str] = []
        for step in self.steps(case_id):
            indent = "  " * step.depth
            notes = step.notes
            lines.append(f"{indent}{step.words} {step.label}" + (f" – {notes}" if notes else ""))
            if not step.again:
                lines += [f"{indent}  {said}" for said in step.said]
        return lines

    # ------------------------------------------------------------------ quoted decisions

    def quotes(self, case: Case) -> Iterator[tuple[TextQuote, Case, tuple[PointChange, ...]]]:
        """The decisions that the case quotes and the register has, each with how the quoted words differ."""
        for quote in self.texts.of(case).quotes:
            owner = self._office.register.find(Case, self.relations.case_of(quote.of) or "")
            if owner is not None and owner.id != case.id and has_text(owner.decision.points):
                yield quote, owner, quoted_otherwise(owner.decision.points, quote.points)

    def quoted_otherwise(self, case: Case) -> list[tuple[TextQuote, Case, tuple[PointChange, ...]]]:
        """The decisions that the case quotes in other words than those that stand on them."""
        return [(quote, owner, changes) for quote, owner, changes in self.quotes(case) if changes]

    # ------------------------------------------------------------------ steps

    def _steps(self, root: str, branches: Sequence[Branch]) -> Iterator[ThreadStep]:
        above = [root]
        for depth, branch in flat(branches):
            del above[depth + 1 :]
            yield self._step(above[-1], depth, branch)
            above.append(branch.relation.case or "")

    def _step(self, above: str, depth: int, branch: Branch) -> ThreadStep:
        relation = branch.relation
        case = self._office.register.find(Case, relation.case) if relation.case else None
        profile = self._office.profile
        if case is None:
            known = relation.ref is not None and profile.body(relation.ref.body) is not None
            return ThreadStep(
                depth=depth,
                way=relation.way,
                words=self._words(relation),
                label=self._ref_label(relation.ref),
                case=None,
                ref=relation.ref,
                link=relation.link if depth == 0 else "",
                from_text=not relation.link,
                doubtful=relation.doubtful,
                elsewhere=relation.ref is not None and not known,
            )
        meeting = self._office.register.find(Meeting, case.meeting) if case.meeting else None
        decided = has_text(case.decision.points)
        return ThreadStep(
            depth=depth,
            way=relation.way,
            words=self._words(relation),
            label=self._cases.label(case),
            case=case.id,
            ref=case.ref,
            link=relation.link if depth == 0 else "",
            from_text=not relation.link,
            doubtful=relation.doubtful,
            again=branch.again,
            cut=branch.cut,
            day=(meeting.first_day if meeting else None) or case.document_date,
            status=profile.word(case.status),
            outcome=profile.word(case.decision.outcome) if case.decision.outcome else "",
            decision=first_words(case),
            standing=standing_words(self._office, case) if decided else "",
            quoted_otherwise=self._differs(above, case),
        )

    def _differs(self, above: str, case: Case) -> bool:
        other = self._office.register.find(Case, above)
        if other is None:
            return False
        pairs = ((other, case), (case, other))
        return any(owner.id == quoted.id for quoting, quoted in pairs for _, owner, _ in self.quoted_otherwise(quoting))

    def _words(self, relation: Relation) -> str:
        tie = relation.tie
        if relation.way is Way.AHEAD:
            return AHEAD_WORDS[tie]
        if tie in BACK_WORDS:
            return BACK_WORDS[tie]
        return self._office.profile.word(LinkKind(tie.value))

    def _ref_label(self, ref: CaseRef | None) -> str:
        return f"{ref.body} {self._office.profile.case_number(ref)}" if ref else "?"
