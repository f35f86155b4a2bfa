"""The decision editor driven by keys and mouse, as a secretary would."""

from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.outline.steps import Position as At
from sekretariat_tui.domain.points import Point, as_text
from sekretariat_tui.ui.outline import layout as outline_layout
from sekretariat_tui.ui.outline.cursor import OutlineCursor
from sekretariat_tui.ui.outline.editor import LEAVE_HINT, PLACEHOLDER, OutlineEditor
from sekretariat_tui.ui.outline.view import OutlineView


def point(text: str, *points: Point, style: PointStyle = PointStyle.NUMBER) -> Point:
    return Point(id=text, text=text, style=style, points=points)


DECISION = (
    point(
        "SSU godkjenner kriteriene:",
        point("Drift", style=PointStyle.LETTER),
        point("Utvikling", point("Forskning", style=PointStyle.BULLET), style=PointStyle.LETTER),
    ),
    point("Sekretariatet følger opp."),
    point("Saken tas til orientering."),
)


class EditorApp(App[None]):
    """Only an editor, a field after it, and the undo of the program behind it."""

    BINDINGS = [("ctrl+z", "undo_last", "Angre"), ("slash", "search", "Søk")]  # noqa: RUF012
    CSS = "OutlineEditor { height: 1fr; } Input { height: 3; }"

    def __init__(self, points: tuple[Point, ...] = (), **options: Any) -> None:
        super().__init__()
        self.editor = OutlineEditor(points, **options)
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.editor
        yield Input()

    def on_mount(self) -> None:
        self.editor.focus()

    def on_outline_editor_changed(self, message: OutlineEditor.Changed) -> None:
        assert message.control is self.editor
        assert message.points == self.editor.points
        self.heard.append("changed")

    def on_outline_editor_left(self, message: OutlineEditor.Left) -> None:
        self.heard.append("left")

    def on_outline_editor_hint(self, message: OutlineEditor.Hint) -> None:
        if message.text:
            self.heard.append(message.text)

    def on_outline_editor_cursor_moved(self, message: OutlineEditor.CursorMoved) -> None:
        self.heard.append("moved")

    def action_undo_last(self) -> None:
        self.heard.append("app undo")

    def action_search(self) -> None:
        self.heard.append("search")

    @property
    def shown(self) -> list[str]:
        return as_text(self.editor.points, indent=". ").split("\n") if self.editor.points else []

    @property
    def screen_lines(self) -> list[str]:
        region = self.editor.scrollable_content_region
        return [self.editor.render_line(y).text.rstrip() for y in range(region.height)]


async def type_keys(pilot: Any, text: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in text))


# ---------------------------------------------------------------- writing


async def test_a_decision_of_three_levels_is_built_pasted_into_moved_undone_and_redone_by_keys() -> None:
    app = EditorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "Mål")
        await pilot.press("enter", "tab")
        await type_keys(pilot, "Drift")
        await pilot.press("enter")
        await type_keys(pilot, "Vekst")
        await pilot.press("enter", "tab")
        await type_keys(pilot, "penger")
        await pilot.press("enter", "enter", "enter")
        await type_keys(pilot, "Slutt")
        assert app.shown == ["1. Mål", ". a) Drift", ". b) Vekst", ". . • penger", "2. Slutt"]
        await pilot.press("enter")
        app.copy_to_clipboard("1.\tFra Word\r\na)\tunder\r\n2.\tOgså\r\n")
        await pilot.press("ctrl+v")
        assert app.shown[4:] == ["2. Slutt", "3. Fra Word", ". a) under", "4. Også"]
        await pilot.press("f7", "f8", "alt+up", "tab", "shift+tab", "up", "ctrl+l", "home", "delete", "F")
        end = app.editor.points
        assert app.shown == [
            "a) Mål",
            ". a) Drift",
            ". b) Vekst",
            ". . • penger",
            "b) Flutt",
            "c) Også",
            "d) Fra Word",
            ". a) under",
        ]
        while app.editor.outline.can_undo:
            await pilot.press("ctrl+z")
        assert app.editor.points == ()
        while app.editor.outline.can_redo:
            await pilot.press("ctrl+y")
        assert app.editor.points == end


async def test_keys_are_taken_in_the_order_they_come_even_in_a_burst() -> None:
    app = EditorApp((point("midt"),))
    async with app.run_test() as pilot:
        for key, letter in [("end", None), ("x", "x"), ("home", None), ("y", "y"), ("enter", "\r"), ("z", "z")]:
            app.post_message(events.Key(key, letter))
        await pilot.pause()
        await pilot.pause()
        assert app.shown == ["1. y", "2. zmidtx"]


async def test_enter_splits_a_point_at_the_cursor_and_backspace_joins_it_again() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        app.editor.move_cursor(At(4, 14))
        await pilot.press("enter")
        assert app.shown[4:6] == ["2. Sekretariatet ", "3. følger opp."]
        await pilot.press("backspace")
        assert app.editor.points == DECISION
        await pilot.press("home", "left", "delete")
        assert app.shown[3] == ". . • ForskningSekretariatet følger opp."


async def test_words_are_deleted_whole() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        app.editor.move_cursor(At(4, 20))
        await pilot.press("ctrl+w")
        assert app.shown[4] == "2. Sekretariatet  opp."
        await pilot.press("ctrl+delete")
        assert app.shown[4] == "2. Sekretariatet ."
        await pilot.press("ctrl+z", "ctrl+z")
        assert app.editor.points == DECISION


async def test_what_cannot_be_done_says_why_and_changes_nothing() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        await pilot.press("tab")
        assert any("rykkes inn" in heard for heard in app.heard)
        assert "changed" not in app.heard
        assert "rykkes inn" in str(app.editor.border_subtitle)
        await pilot.press("down")
        assert not app.editor.border_subtitle
        assert app.editor.has_focus


async def test_one_change_is_told_as_one_message() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        await pilot.press("x")
        await pilot.press("left")
        assert app.heard.count("changed") == 1
        assert "moved" in app.heard


async def test_points_are_indented_moved_and_marked_together_when_selected() -> None:
    app = EditorApp(tuple(point(text) for text in ("En", "To", "Tre", "Fire")))
    async with app.run_test() as pilot:
        app.editor.select(At(1, 1), At(2, 2))
        await pilot.press("tab")
        assert app.shown == ["1. En", ". a) To", ". b) Tre", "2. Fire"]
        await pilot.press("shift+tab", "f8")
        assert app.shown == ["1. En", "2. Fire", "3. To", "4. Tre"]
        assert app.editor.selection == (At(2, 1), At(3, 2))
        await pilot.press("f7", "ctrl+d")
        assert app.shown == ["1. En", "2. Fire"]


# ---------------------------------------------------------------- keys that mean something further out


async def test_undo_with_nothing_left_goes_on_to_the_program() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        await pilot.press("x", "ctrl+z")
        assert "app undo" not in app.heard
        await pilot.press("ctrl+z")
        assert app.heard.count("app undo") == 1
        assert app.editor.points == DECISION


async def test_esc_never_leaves_at_the_first_press_and_never_discards() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        await type_keys(pilot, "Utkast")
        await pilot.press("escape")
        assert LEAVE_HINT in app.heard
        assert "left" not in app.heard
        await pilot.press("!", "escape")
        assert "left" not in app.heard
        await pilot.press("escape")
        assert app.heard[-1] == "left"
        assert app.shown == ["1. Utkast!"]


async def test_esc_clears_the_selection_first() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+a", "escape")
        assert not app.editor.has_selection
        assert "left" not in app.heard
        await pilot.press("escape")
        assert app.heard[-1] == "left"


async def test_letters_bound_further_out_are_text_here() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        await pilot.press("slash")
        assert app.shown == ["1. /"]
        assert "search" not in app.heard
        assert "slash" not in app.screen.active_bindings


async def test_read_only_points_can_be_copied_and_tab_goes_on() -> None:
    app = EditorApp(DECISION, read_only=True)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "backspace", "ctrl+l", "f8", "delete")
        app.editor.post_message(events.Paste("En\nTo"))
        await pilot.pause()
        assert app.editor.points == DECISION
        await pilot.press("ctrl+home", "shift+end", "ctrl+c")
        assert app.clipboard == "SSU godkjenner kriteriene:"
        await pilot.press("slash")
        assert "search" in app.heard
        await pilot.press("tab")
        assert app.focused is app.query_one(Input)


def keys_of(widget: type[OutlineEditor]) -> set[str]:
    bindings = [*OutlineCursor.BINDINGS, *OutlineView.BINDINGS, *widget.BINDINGS]
    return {key.strip() for binding in bindings for key in binding.key.split(",")}


def test_no_key_is_bound_that_terminals_cannot_tell_apart_or_that_the_program_has() -> None:
    never = {f"ctrl+{letter}" for letter in "imhkesqfp"} | {"ctrl+enter", "f1", "f2", "f3", "f4"}
    keys = keys_of(OutlineEditor)
    assert not keys & never
    assert not {key for key in keys if key.startswith("ctrl+shift+") and len(key) == len("ctrl+shift+x")}


def test_every_binding_has_an_id_of_its_own_and_words_for_the_help() -> None:
    bindings = [*OutlineCursor.BINDINGS, *OutlineView.BINDINGS, *OutlineEditor.BINDINGS]
    ids = [binding.id for binding in bindings]
    assert all(id and id.startswith("outline.") for id in ids)
    assert len(set(ids)) == len(ids)
    assert all(binding.description for binding in bindings)
    keys = [key for binding in bindings for key in binding.key.split(",")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("points", [(), (point(""),), DECISION], ids=["nothing", "an empty point", "a decision"])
async def test_every_key_in_every_place_leaves_a_decision_that_can_be_undone(points: tuple[Point, ...]) -> None:
    app = EditorApp(points)
    async with app.run_test() as pilot:
        for key in sorted(keys_of(OutlineEditor)):
            for place in {At(0, 0), *map(app.editor.outline.within, (At(2, 4), At(3, 0), At(9, 99)))}:
                app.copy_to_clipboard("• En\n• To")
                app.editor.move_cursor(place)
                app.post_message(events.Key(key, None))
                await pilot.pause()
                assert app.editor.outline.within(app.editor.cursor) == app.editor.cursor
                assert app.editor.has_focus, f"{key} took the focus away"
            while app.editor.outline.can_undo:
                app.editor.action_undo()
            assert app.editor.points == points, key


# ---------------------------------------------------------------- moving about


async def test_up_and_down_keep_to_their_column_through_wrapped_lines() -> None:
    text = "Et punkt som er så langt at det må brytes over flere linjer i en smal rute på skjermen"
    app = EditorApp((point(text), point("kort"), point(text)))
    async with app.run_test(size=(40, 20)) as pilot:
        app.editor.move_cursor(At(0, 20))
        x, y = app.editor.layout_lines.cell_of(app.editor.cursor)
        await pilot.press("down", "down")
        assert app.editor.cursor.row == 0
        assert app.editor.layout_lines.cell_of(app.editor.cursor) == (x, y + 2)
        while app.editor.cursor.row < 2:
            await pilot.press("down")
        assert app.editor.layout_lines.cell_of(app.editor.cursor)[0] == x


async def test_home_and_end_go_to_the_line_and_then_to_the_point() -> None:
    text = "ord " * 30
    app = EditorApp((point(text),))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("down", "end")
        first = app.editor.cursor.offset
        await pilot.press("end")
        assert first < app.editor.cursor.offset == len(text)
        await pilot.press("up", "home")
        assert 0 < app.editor.cursor.offset < len(text)
        await pilot.press("home")
        assert app.editor.cursor == At(0, 0)


async def test_the_cursor_is_always_in_view() -> None:
    app = EditorApp(tuple(point(f"Punkt {number}") for number in range(200)))
    async with app.run_test(size=(60, 12)) as pilot:
        for keys in (["ctrl+end"], ["pageup", "pageup"], ["ctrl+home"], ["pagedown"] * 5, ["enter"] * 3):
            await pilot.press(*keys)
            _, y = app.editor.layout_lines.cell_of(app.editor.cursor)
            top = app.editor.scroll_offset.y
            assert top <= y < top + app.editor.scrollable_content_region.height


async def test_words_are_stepped_over_and_selected_with_shift() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+right", "ctrl+right", "ctrl+shift+right")
        assert app.editor.selected_text == " kriteriene"
        await pilot.press("ctrl+left", "shift+right", "shift+right")
        assert app.editor.selected_text == "kr"
        await pilot.press("left")
        assert app.editor.cursor == At(0, 15)
        assert not app.editor.has_selection


# ---------------------------------------------------------------- wide signs


async def test_wide_signs_are_stepped_over_erased_and_measured_whole() -> None:
    app = EditorApp((point("漢e\u0301👩\u200d⚕\ufe0fz"),))
    async with app.run_test() as pilot:
        cells = []
        for _ in range(5):
            cells.append(app.editor.layout_lines.cell_of(app.editor.cursor)[0])
            await pilot.press("right")
        assert [cell - cells[0] for cell in cells] == [0, 2, 3, 5, 6]
        await pilot.press("left", "backspace")
        assert app.editor.points[0].text == "漢e\u0301z"
        await pilot.press("backspace")
        assert app.editor.points[0].text == "漢z"
        width = app.editor.scrollable_content_region.width
        assert all(app.editor.render_line(y).cell_length == width for y in range(5))


async def test_a_loose_accent_is_typed_onto_its_letter() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        await pilot.press("a")
        app.post_message(events.Key("combining_ring_above", "\u030a"))
        await pilot.pause()
        assert app.editor.points[0].text == "å"


# ---------------------------------------------------------------- clipboard


async def test_a_list_pasted_by_the_terminal_becomes_points() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        app.editor.post_message(events.Paste("1.\tEn\r\na.\tTo\r\n•\tTre\r\n2.\tFire"))
        await pilot.pause()
        assert app.shown == ["1. En", ". a) To", ". . • Tre", "2. Fire"]
        await pilot.press("ctrl+z")
        assert app.editor.points == ()


async def test_a_sentence_is_pasted_into_the_point_and_so_is_one_broken_into_lines() -> None:
    app = EditorApp((point("Før etter"),))
    async with app.run_test() as pilot:
        app.editor.move_cursor(At(0, 4))
        app.copy_to_clipboard("under ")
        await pilot.press("ctrl+v")
        assert app.shown == ["1. Før under etter"]
        app.copy_to_clipboard("en setning som er brutt fordi den var lang i filen\nog som går videre")
        await pilot.press("ctrl+z", "ctrl+v")
        assert app.shown == ["1. Før en setning som er brutt fordi den var lang i filen og som går videreetter"]


async def test_points_cut_in_one_place_are_the_same_in_another() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        app.editor.select(At(1, 0), At(3, 9))
        await pilot.press("ctrl+x")
        assert app.clipboard == "a) Drift\nb) Utvikling\n   • Forskning"
        assert app.shown == [
            "1. SSU godkjenner kriteriene:",
            ". a) ",
            "2. Sekretariatet følger opp.",
            "3. Saken tas til orientering.",
        ]
        await pilot.press("ctrl+v")
        assert app.shown[1:4] == [". a) Drift", ". b) Utvikling", ". . • Forskning"]


# ---------------------------------------------------------------- mouse


async def test_a_click_sets_the_cursor_a_drag_selects_and_a_double_click_takes_the_word() -> None:
    app = EditorApp(DECISION)
    async with app.run_test(size=(80, 24)) as pilot:
        left, top = app.editor.gutter.left, app.editor.gutter.top
        await pilot.click(app.editor, offset=(left + 3 + 4, top))
        assert app.editor.cursor == At(0, 4)
        await pilot.click(app.editor, offset=(left + 60, top + 3))
        assert app.editor.cursor == At(3, 9)
        await pilot.click(app.editor, offset=(left, top + 15))
        assert app.editor.cursor.row == 5
        await pilot.mouse_down(app.editor, offset=(left + 3, top))
        await pilot.hover(app.editor, offset=(left + 6, top + 1))
        await pilot.mouse_up(app.editor, offset=(left + 6, top + 1))
        assert app.editor.selection == (At(0, 0), At(1, 0))
        await pilot.click(app.editor, offset=(left + 3 + 5, top), times=2)
        assert app.editor.selected_text == "godkjenner"
        await pilot.click(app.editor, offset=(left + 3 + 5, top), times=3)
        assert app.editor.selected_text == "SSU godkjenner kriteriene:"


# ---------------------------------------------------------------- drawing


async def test_labels_hang_and_texts_wrap_under_themselves() -> None:
    app = EditorApp((point("Første punkt er langt nok til å brytes", point("under", style=PointStyle.LETTER)),))
    async with app.run_test(size=(40, 12)):
        assert app.screen_lines[:3] == ["1. Første punkt er langt nok til å", "   brytes", "   a) under"]


async def test_an_empty_editor_says_what_to_do() -> None:
    app = EditorApp()
    async with app.run_test() as pilot:
        assert app.screen_lines[0] == PLACEHOLDER
        await pilot.press("enter")
        assert app.screen_lines[0] == f"1. {PLACEHOLDER}"
        await pilot.press("x")
        assert app.screen_lines[0] == "1. x"


async def test_only_the_lines_in_view_are_drawn_and_a_key_wraps_only_its_own_point(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrapped: list[str] = []
    for name in ("line_starts", "line_starts_again"):
        real = getattr(outline_layout, name)
        monkeypatch.setattr(
            outline_layout, name, lambda *parts, real=real, name=name: wrapped.append(name) or real(*parts)
        )
    app = EditorApp(tuple(point(f"Punkt {number} med noen ord") for number in range(3_000)))
    async with app.run_test() as pilot:
        await pilot.pause()
        wrapped.clear()
        await pilot.press("x", "y", "left", "backspace")
        assert wrapped == ["line_starts_again"] * 3


async def test_a_line_of_200_000_characters_can_be_edited() -> None:
    text = "ord og flere " * 16_000
    app = EditorApp((point(text), point("etter")))
    async with app.run_test() as pilot:
        app.editor.move_cursor(At(0, 100_000))
        await pilot.press("x", "enter", "backspace", "ctrl+end", "up", "ctrl+left", "y")
        assert len(app.editor.points[0].text) == len(text) + 2
        for _ in range(6):
            app.editor.action_undo()
        assert app.editor.points[0].text == text


async def test_the_narrowest_pane_still_shows_words() -> None:
    deep = point("innerst", style=PointStyle.BULLET)
    for depth in range(4):
        deep = point(f"nivå {depth}", deep, style=PointStyle.BULLET)
    app = EditorApp((deep,))
    async with app.run_test(size=(20, 12)):
        assert any("innerst" in line for line in app.screen_lines)


async def test_a_text_with_control_characters_cannot_disturb_the_terminal() -> None:
    app = EditorApp((point("a\x1b[31mb\tc\nny linje"),))
    async with app.run_test() as pilot:
        assert app.screen_lines[:2] == ["1. a·[31mb c", "   ny linje"]
        await pilot.press("x")
        assert app.editor.points[0].text == "xa\x1b[31mb\tc\nny linje"


# ---------------------------------------------------------------- other windows


async def test_what_another_window_saved_is_shown_without_moving_the_cursor_or_losing_the_undo() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        app.editor.move_cursor(At(5, 5))
        await pilot.press("!")
        app.heard.clear()
        theirs = (point("Nytt punkt fra et annet vindu"), *app.editor.points)
        app.editor.show(theirs)
        await pilot.pause()
        assert app.editor.cursor == At(6, 6)
        assert "changed" not in app.heard
        await pilot.press("ctrl+z")
        assert app.shown[0] == "1. Nytt punkt fra et annet vindu"
        assert app.shown[-1] == "4. Saken tas til orientering."


async def test_another_case_starts_with_an_undo_of_its_own() -> None:
    app = EditorApp(DECISION)
    async with app.run_test() as pilot:
        await pilot.press("x")
        app.editor.load((point("En annen sak"),))
        await pilot.press("ctrl+z")
        assert app.shown == ["1. En annen sak"]
        assert app.heard[-1] == "app undo"


# ---------------------------------------------------------------- as high as its text


async def test_an_editor_may_be_as_high_as_its_points() -> None:
    app = EditorApp((point("En"), point("To")))
    app.editor.styles.height = "auto"
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert app.editor.scrollable_content_region.height == 2
        await pilot.press("ctrl+end", "enter")
        await type_keys(pilot, "et punkt som brytes fordi det er langt")
        await pilot.pause()
        assert app.editor.scrollable_content_region.height == app.editor.layout_lines.height == 4
        assert not app.editor.show_vertical_scrollbar
