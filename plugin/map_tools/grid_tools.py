"""Tools that point at whole grids: at one that something is done to, or from one to the other, to merge them."""

from qgis.PyQt.QtCore import Qt, pyqtSignal

from .plan_tool import PlanTool
from .totals_label import short_code

__all__ = ["GridTool", "MergeTool"]


class GridTool(PlanTool):
    """A click on a grid tells which; Enter tells the one that is outlined.

    Parameters
    ----------
    words : callable without arguments that gives the hint

    Signals
    -------
    grid_clicked(code)
    """

    grid_clicked = pyqtSignal(str)

    def __init__(self, canvas, project, words):
        super().__init__(canvas, project)
        self._words = words
        self._over = ""

    def hint(self):
        return self._words()

    def canvasMoveEvent(self, event):
        if self._view is None:
            return
        code = self._view.grid_at(self.place_of(event))
        if code != self._over:
            self._over = code
            self.preview.show_target(self._view.outline_of(code), self._view.crs)
        if code:
            words = self.tr("Grid {grid}, households: {households}")
            words = words.format(grid=short_code(code), households=self._view.draft.households(code))
            self.preview.label.show_words(words, event.pos())
        else:
            self.preview.label.hide()

    def canvasReleaseEvent(self, event):
        if self.ready() and event.button() == Qt.MouseButton.LeftButton:
            code = self._view.grid_at(self.place_of(event))
            if code:
                self.grid_clicked.emit(code)

    def key_pressed(self, event):
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.target or not self.ready():
            return super().key_pressed(event)
        self.grid_clicked.emit(self.target)
        return True

    def reset(self):
        super().reset()
        self._over = ""


class MergeTool(PlanTool):
    """Press in a grid and drag onto the neighbour that it is to join.

    Signals
    -------
    merge_drawn(code, into)
    """

    merge_drawn = pyqtSignal(str, str)

    def __init__(self, canvas, project):
        super().__init__(canvas, project)
        self._from, self._start = "", None

    def hint(self):
        return self.tr("Press in a grid and drag it onto the neighbour that it is to join; its code is given up.")

    def in_gesture(self):
        return bool(self._from)

    def reset(self):
        super().reset()
        self._from, self._start = "", None

    def canvasPressEvent(self, event):
        if self.ready() and event.button() == Qt.MouseButton.LeftButton:
            self._from = self._view.grid_at(self.place_of(event))
            self._start = event.mapPoint()
            self.preview.show_target(self._view.outline_of(self._from), self._view.crs)

    def canvasMoveEvent(self, event):
        if self._view is None:
            return
        code = self._view.grid_at(self.place_of(event))
        if self._from and code and code != self._from:
            self.preview.show_drawn([self._start, event.mapPoint()])
            prospect = self._view.merge_prospect(self._from, code)
            self.preview.show_prospect(prospect, self._view.crs, event.pos())
        elif self._from:
            self.preview.show_drawn([self._start, event.mapPoint()])
            self.preview.label.show_words(self.tr("Drag it onto a neighbour."), event.pos())
        else:
            self.preview.label.show_words(self.tr("Press in the grid that is to be given up."), event.pos())

    def canvasReleaseEvent(self, event):
        if not self._from or event.button() != Qt.MouseButton.LeftButton:
            return
        gone, into = self._from, self._view.grid_at(self.place_of(event))
        self.reset()
        self.show_target()
        if into and into != gone:
            self.merge_drawn.emit(gone, into)
