"""What can be done to the points of an outline on the screen: written, arranged, pasted, undone."""

from typing import ClassVar

from ...domain.kinds import PointStyle
from ...domain.outline import Position
from ...domain.points.pasted import is_list, points_from_text
from ...domain.texts import clean_text
from . import steering
from .cells import next_cluster, previous_cluster
from .view import OutlineView

_STYLE_ORDER = list(PointStyle)


class OutlineActs(OutlineView):
    """The acts behind the editor's keys. Each ends in ``_edited``, which shows what was done or says why nothing was."""

    EDITS: ClassVar[frozenset[str]] = frozenset(
        "new_point indent outdent move_up move_down cycle_style style delete_points backspace delete delete_word_left "
        "delete_word_right cut paste".split()
    )
    """The actions that change the points."""

    def _say(self, text: str) -> None:
        """Shows a hint; the editor knows where."""

    def _tell_change(self) -> None:
        """Tells the screen that the points were changed; the editor knows how."""

    # ------------------------------------------------------------ edits

    def _edited(self, cursor: Position, anchor: Position | None = None) -> None:
        """After an edit: shows it and tells of it, or says why nothing was done."""
        if self.outline.refusal:
            self._say(self.outline.refusal)
        if not self._changed:
            self._stand(cursor, anchor)
            return
        self._changed = False
        self._stand(cursor, anchor)
        self.refresh_bindings()
        self._tell_change()

    def _type(self, text: str) -> None:
        start, end = self.selection
        self._edited(self.outline.type_text(start, text, end if start != end else None))

    def _delete_selection(self) -> bool:
        if not self.has_selection:
            return False
        self.outline.pause()
        self._edited(self.outline.delete(*self.selection, self.cursor))
        self.outline.pause()
        return True

    def action_backspace(self) -> None:
        if self._delete_selection():
            return
        at = self.cursor
        if at.offset == 0:
            self._edited(self.outline.join_with_previous(at))
        else:
            start = previous_cluster(self.outline.rows[at.row].text, at.offset)
            self._edited(self.outline.delete(Position(at.row, start), at))

    def action_delete(self) -> None:
        if self._delete_selection() or not self.outline.rows:
            return
        at = self.cursor
        text = self.outline.rows[at.row].text
        if at.offset == len(text):
            self._edited(self.outline.join_with_next(at))
        else:
            self._edited(self.outline.delete(at, Position(at.row, next_cluster(text, at.offset)), at))

    def action_delete_word_left(self) -> None:
        if not self._delete_selection():
            self.outline.pause()
            self._edited(self.outline.delete(steering.word_left(self.layout_lines, self.cursor), self.cursor))

    def action_delete_word_right(self) -> None:
        if not self._delete_selection():
            self.outline.pause()
            end = steering.word_right(self.layout_lines, self.cursor)
            self._edited(self.outline.delete(self.cursor, end, self.cursor))

    def action_new_point(self) -> None:
        self._delete_selection()
        self._edited(self.outline.split(self.cursor))

    def _arrange(self, act: str) -> None:
        """Indents, outdents or moves the points of the selection, which stays."""
        anchor = self._anchor
        cursor = getattr(self.outline, act)(self.cursor, anchor)
        if anchor is not None:
            anchor = Position(anchor.row + cursor.row - self.cursor.row, anchor.offset)
        self._edited(cursor, anchor)

    def action_indent(self) -> None:
        self._arrange("indent")

    def action_outdent(self) -> None:
        self._arrange("outdent")

    def action_move_up(self) -> None:
        self._arrange("move_up")

    def action_move_down(self) -> None:
        self._arrange("move_down")

    def action_delete_points(self) -> None:
        self._edited(self.outline.delete_points(self.cursor, self._anchor))

    def action_style(self, style: str, only: bool = False) -> None:
        """Marks the list at the cursor as ``style`` (a value of PointStyle); with ``only`` just the point itself."""
        anchor = self._anchor
        self._edited(self.outline.set_style(self.cursor, PointStyle(style), anchor, only=only), anchor)

    def action_cycle_style(self) -> None:
        """Numbers, then letters, bullets, nothing, and numbers again."""
        if self.outline.rows:
            style = self.outline.rows[self.cursor.row].style
            following = _STYLE_ORDER[(_STYLE_ORDER.index(style) + 1) % len(_STYLE_ORDER)]
            self.action_style(following.value)

    # ------------------------------------------------------------ clipboard

    def action_cut(self) -> None:
        if self.has_selection:
            self.action_copy()
            self._delete_selection()

    def action_paste(self) -> None:
        self._put_in(self.app.clipboard)

    def _put_in(self, text: str) -> None:
        """A list becomes points; a line, or a paragraph a PDF broke into lines, goes in at the cursor."""
        copied, own = OutlineView.copied
        points = own if text == copied and own else ()
        text = clean_text(text)
        in_empty_point = not self.outline.rows or not self.outline.rows[self.cursor.row].text
        self._delete_selection()
        self.outline.pause()
        if not points and is_list(text) and ("\n" in text.strip() or in_empty_point):
            points = points_from_text(text)
            if len(points) == 1 and not points[0].points and not in_empty_point:
                text, points = points[0].text, ()
        if points:
            self._edited(self.outline.insert_points(self.cursor, points))
        else:
            self._edited(self.outline.type_text(self.cursor, " ".join(text.strip("\n").split("\n"))))
        self.outline.pause()

    # ------------------------------------------------------------ undo

    def action_undo(self) -> None:
        cursor = self.outline.undo()
        if cursor is not None:
            self._edited(cursor)

    def action_redo(self) -> None:
        cursor = self.outline.redo()
        if cursor is not None:
            self._edited(cursor)
