"""Giving units to a grid: unit by unit, with a brush, or all inside a ring."""

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..band import Band
from .plan_tool import PlanTool
from .totals_label import short_code

__all__ = ["BrushTool", "ClickTool", "LassoTool"]

_CORNERS = 40
_LEAST, _MOST = 6, 200


class AssignTool(PlanTool):
    """Left draws, right or Shift picks the grid that gains; without one, the grid where a stroke begins is it.

    While nothing is pressed, the tool shows what a click would do. While `letting_go`, what is drawn is to belong to no
    grid.

    Signals
    -------
    units_drawn(rows, code, take_left_behind)
    """

    units_drawn = pyqtSignal(object, str, bool)

    def __init__(self, canvas, project):
        super().__init__(canvas, project)
        self._path, self._drawing, self._swept, self._rows = [], False, None, None
        self._last, self._take = None, False
        self.letting_go = False

    def let_go(self, on):
        """Give what is drawn to no grid, or to the target again."""
        self.letting_go = on
        self.reset()
        self.show_target()

    def show_target(self):
        """Outline the target, which is none while units are let go."""
        if self.letting_go and self.isActive():
            self.preview.clear()
        else:
            super().show_target()

    def in_gesture(self):
        return self._drawing

    def reset(self):
        super().reset()
        self._path, self._drawing, self._swept, self._rows = [], False, None, None

    def canvasPressEvent(self, event):
        if not self.ready():
            return
        place = self.place_of(event)
        picks = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.RightButton or picks:
            self._pick(place)
        elif event.button() == Qt.MouseButton.LeftButton:
            if not self.target and not self.letting_go:
                self._pick(place)
            self._drawing, self._path, self._swept, self._rows = True, [place], None, None
            self._look(event)

    def canvasMoveEvent(self, event):
        if self._view is None:
            return
        place = self.place_of(event)
        if not self._drawing:
            self._path, self._swept = [], None
        self._path.append(place)
        self._look(event)

    def canvasReleaseEvent(self, event):
        if not self._drawing or event.button() != Qt.MouseButton.LeftButton:
            return
        self._path.append(self.place_of(event))
        self._look(event)
        rows, take = self._rows, _takes_all(event.modifiers())
        self.reset()
        if rows is not None and len(rows) and (self.target or self.letting_go):
            self.units_drawn.emit(rows, self._gains(), take)

    def canvasDoubleClickEvent(self, event):
        """The second press of a quick pair is one more click."""
        self.canvasPressEvent(event)

    def key_pressed(self, event):
        if event.key() != Qt.Key.Key_Control:
            return super().key_pressed(event)
        self._look_again(take=True)
        return False

    def key_released(self, event):
        if event.key() == Qt.Key.Key_Control:
            self._look_again(take=False)

    def sweep(self, path):
        """The rows of the units under a path of one or two places: what a move of the mouse adds to the stroke."""
        return self._view.units.along(path)

    def swept(self):
        """The rows of all units that the stroke means so far."""
        new = self.sweep(self._path[-2:])
        self._swept = new if self._swept is None else self._view.joined(self._swept, new)
        return self._view.takeable(self._swept, self._gains())

    def show_shape(self, event):
        """Show the brush or the ring."""

    def _gains(self):
        """The code of the grid that gains, '' for none."""
        return "" if self.letting_go else self.target

    def _pick(self, place):
        code = self._view.grid_at(place)
        if code:
            self.target_picked.emit(code)

    def _look(self, event):
        self.show_shape(event)
        self._last = event.pos()
        take = _takes_all(event.modifiers())
        rows = self.swept()
        same = self._rows is not None and len(rows) == len(self._rows) and (rows == self._rows).all()
        if same and take == self._take and self.preview.label.isVisible():
            self.preview.label.show_words(self.preview.label.text(), self._last)
            return
        self._rows, self._take = rows, take
        self._show()

    def _look_again(self, take):
        if self._last is not None and self._rows is not None and take != self._take:
            self._take = take
            self._show()

    def _show(self):
        if not self.target and not self.letting_go:
            self.preview.label.show_words(self.tr("Click the grid that is to gain ground."), self._last)
            return
        prospect = self._view.assign_prospect(self._rows, self._gains(), self._take)
        if prospect is None:
            self._show_target_alone()
        else:
            self.preview.show_prospect(prospect, self._view.crs, self._last)

    def _show_target_alone(self):
        self.preview.show_prospect(_NOTHING, self._view.crs, self._last, self._target_words())

    def _target_words(self):
        if self.letting_go:
            return self.tr("Units to let go: they will belong to no grid. Right-click a grid to work for it.")
        draft = self._view.draft
        if self.target not in draft.grid_codes():
            return self.tr("Click the grid that is to gain ground.")
        words = self.tr("Grid {grid}, households: {households}. Right-click another grid to work for it.")
        return words.format(grid=short_code(self.target), households=draft.households(self.target))


class ClickTool(AssignTool):
    """One unit a click; with the button held, all that the pointer passes."""

    def hint(self):
        return self.tr("Click a unit to give it to the outlined grid, or drag over several. Right-click picks a grid.")

    def swept(self):
        """A single unit is never passed over in silence, unless the grid holds it: the click deserves its answer."""
        rows = super().swept()
        return self._view.strange(self._swept, self._gains()) if len(self._swept) == 1 else rows


class BrushTool(AssignTool):
    """A round brush; the wheel with Ctrl, or [ and ], make it larger and smaller.

    Signals
    -------
    radius_changed(pixels)
    """

    radius_changed = pyqtSignal(int)

    def __init__(self, canvas, project, radius):
        super().__init__(canvas, project)
        self.radius = radius
        self._ring = Band(canvas, Qgis.GeometryType.Line, QColor("#222222"), 1)
        self._ring.setSecondaryStrokeColor(QColor(255, 255, 255, 200))

    def hint(self):
        return self.tr("Sweep over units to give them to the outlined grid. [ and ] size the brush.")

    def sweep(self, path):
        return self._view.units.along(path, self.metres(self.radius))

    def show_shape(self, event):
        centre, reach = event.mapPoint(), self.radius * self.canvas().mapUnitsPerPixel()
        circle = QgsGeometry.fromPointXY(QgsPointXY(centre)).buffer(reach, _CORNERS // 4)
        self._ring.setToGeometry(QgsGeometry.fromPolylineXY(circle.asPolygon()[0]))

    def wheelEvent(self, event):
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._grow(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def key_pressed(self, event):
        step = {Qt.Key.Key_BracketRight: 1, Qt.Key.Key_BracketLeft: -1}.get(event.key())
        if not step:
            return super().key_pressed(event)
        self._grow(step)
        return True

    def deactivate(self):
        self._ring.clear()
        super().deactivate()

    def remove(self):
        self._ring.remove()
        super().remove()

    def _grow(self, step):
        self.radius = max(_LEAST, min(round(self.radius * 1.2**step), _MOST))
        self.radius_changed.emit(self.radius)


class LassoTool(AssignTool):
    """A ring drawn with the button held; the units whose middle lies inside are meant."""

    def __init__(self, canvas, project):
        super().__init__(canvas, project)
        self._ring = []

    def hint(self):
        return self.tr("Hold the button and draw round the units for the outlined grid. Right-click picks the grid.")

    def swept(self):
        return self._view.takeable(self._view.units.inside(self._path), self._gains())

    def show_shape(self, event):
        self._ring = [*self._ring, event.mapPoint()] if self._drawing else []
        self.preview.show_drawn([*self._ring, *self._ring[:1]])


class _Nothing:
    """A prospect in which nothing changes."""

    parts, pieces, trouble = (), (), ""
    gained = left_behind = QgsGeometry()


_NOTHING = _Nothing()


def _takes_all(modifiers):
    return bool(modifiers & Qt.KeyboardModifier.ControlModifier)
