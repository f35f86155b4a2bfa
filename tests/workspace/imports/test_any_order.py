"""Whatever a handful of documents say, also against each other, their order makes no difference to the register."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sekretariat_tui.domain.kinds import Outcome
from sekretariat_tui.reading.document import ReadDocument

from .documents import agenda, as_proposed, case_line, decided, minutes, paper, quoting
from .test_order import Desk

DAYS = (date(2025, 9, 4), date(2025, 11, 20))
TITLES = ("Felles vaktordning", "Felles vaktordning i regionen", "Noe helt annet")


@st.composite
def archives(draw: st.DrawFn) -> list[ReadDocument]:
    """At most one paper of each case: of two papers of a case, the first one read is the one that stands.

    Two cases may have one number, and then nothing quotes it: a quotation without a title cannot tell which is meant.
    """
    found: list[ReadDocument] = []
    quoted = draw(st.booleans())
    title = st.sampled_from(TITLES[:2] if quoted else TITLES)
    for number in (11, 12):
        if draw(st.booleans()):
            found.append(
                paper(number, draw(title), meeting_date=draw(st.sampled_from((None, *DAYS, date(2025, 9, 3)))))
            )
            if not quoted and found[-1].title != TITLES[2] and draw(st.booleans()):
                found.append(paper(number, TITLES[2], name=f"en annen sak {number}.docx"))
    for at, day in enumerate(DAYS):
        numbers = (11, 12) if at == 0 else (21, 22)
        if draw(st.booleans()):
            found.append(
                agenda(
                    *(case_line(n, draw(title)) for n in numbers),
                    day=draw(st.sampled_from((day, date(2025, 9, 3)))) if at == 0 else day,
                    name=f"i{at}.docx",
                )
            )
        if draw(st.booleans()):
            decision = st.sampled_from(
                (None, as_proposed(), decided("SSU sier ja."), decided("SSU sier nei.", outcome=Outcome.AMENDED))
            )
            lines = [case_line(n, draw(title), decision=draw(decision)) for n in numbers]
            found.append(minutes(*lines, day=day, name=f"p{at}.docx"))
    if quoted:
        found.append(quoting(30, "Oppfølging", 11, draw(st.sampled_from(("SSU sier ja.", "SSU sier kanskje.")))))
    return found


@given(read=archives(), data=st.data())
@settings(max_examples=80, deadline=None)
def test_any_documents_in_any_order(read: list[ReadDocument], data: st.DataObject) -> None:
    order = data.draw(st.permutations(read))
    assert Desk().take(order).words() == Desk().take(read).words()
