"""Tools that draw a line: through a grid, to divide it; or where a boundary is to lie from now on."""

from qgis.core import QgsPointXY
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor

from .plan_tool import PlanTool

__all__ = ["BoundaryTool", "SplitLineTool"]

# How long the mouse rests before the tool looks ahead, so that drawing itself never waits.
_REST_MS = 40

# How near the edge of a unit a corner must be to be drawn on it; and the sign of that, on a corner and along an edge.
_NEAR_PX = 8
_SIGN_PX, _SIGN = 12, QColor("#c2188f")


class LineTool(PlanTool):
    """Every click adds a corner; right click, Enter or a double click ends the line, Backspace takes a corner back.

    What is drawn close to a corner or an edge of a unit lies on it, else on what the project snaps to where snapping is
    on in it, unless Ctrl is held.

    Signals
    -------
    line_drawn(points) : the line's corners, in the plan's coordinates
    """

    line_drawn = pyqtSignal(list)

    def __init__(self, canvas, project):
        super().__init__(canvas, project)
        self._corners, self._shown, self._last = [], [], None
        self._sign = QgsVertexMarker(canvas)
        self._sign.setColor(_SIGN)
        self._sign.setFillColor(QColor(0, 0, 0, 0))
        self._sign.setIconSize(_SIGN_PX)
        self._sign.setPenWidth(2)
        self._sign.hide()
        self._rest = QTimer()
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)

    def reset(self):
        super().reset()
        self._corners, self._shown = [], []
        self._sign.hide()
        self._rest.stop()

    def canvasPressEvent(self, event):
        if not self.ready():
            return
        if event.button() == Qt.MouseButton.RightButton:
            self._end_or_pick(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pick(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._add(event)

    def canvasMoveEvent(self, event):
        if self._view is None:
            return
        self._last = event.pos()
        self._cursor, shown = self._snapped(event)
        if self._corners:
            self.preview.show_drawn([*self._shown, shown])
            self._rest.start()
        else:
            self.preview.label.show_words(self.hint_at_cursor(), self._last)

    def canvasDoubleClickEvent(self, event):
        self._end()

    def key_pressed(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._corners:
            self._corners, self._shown = self._corners[:-1], self._shown[:-1]
            self.preview.show_drawn(self._shown)
        else:
            return super().key_pressed(event)
        return True

    def prospect(self, points):
        """Look ahead: (code, line, Prospect or None) for the line so far."""
        raise NotImplementedError

    def hint_at_cursor(self):
        """Say what the first click is for."""
        return self.hint()

    def _add(self, event):
        self._last = event.pos()
        self._cursor, shown = self._snapped(event)
        self._corners.append(self._cursor)
        self._shown.append(shown)
        self.preview.show_drawn(self._shown)

    def _snapped(self, event):
        """Where the cursor is, on an edge that is near: (plan's coordinates, QgsPointXY of the map)."""
        place, near = self.place_of(event), None
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            near = self._view.units.nearest_edge(*place, self.metres(_NEAR_PX)) or self._snapped_by_project(event)
        self._sign.setVisible(near is not None)
        if near is None:
            return place, QgsPointXY(event.mapPoint())
        place, corner = near
        shown = self.on_map(place)
        self._sign.setIconType(QgsVertexMarker.IconType.ICON_BOX if corner else QgsVertexMarker.IconType.ICON_X)
        self._sign.setCenter(shown)
        return place, shown

    def _snapped_by_project(self, event):
        """What the person has the project snap to, a planned road of another layer say: as of `nearest_edge`."""
        utils = self.canvas().snappingUtils()
        match = utils.snapToMap(event.mapPoint()) if utils.config().enabled() else None
        if match is None or not match.isValid():
            return None
        return self._way_to_plan()(match.point()), match.hasVertex()

    def remove(self):
        self.canvas().scene().removeItem(self._sign)
        super().remove()

    def _end_or_pick(self, event):
        if self._corners:
            self._end()
        else:
            self._pick(event)

    def _pick(self, event):
        code = self._view.grid_at(self.place_of(event))
        if code:
            self.target_picked.emit(code)

    def _end(self):
        corners = self._corners
        self.reset()
        if len(corners) > 1:
            self.line_drawn.emit(corners)

    def _look(self):
        if not self._corners:
            return
        _, _, prospect = self.prospect([*self._corners, self._cursor])
        if prospect is not None:
            self.preview.show_prospect(prospect, self._view.crs, self._last)


class SplitLineTool(LineTool):
    """Divides the grid that most of the line lies in."""

    def hint(self):
        return self.tr(
            "Draw a line right through a grid, click by click; a double click ends it. The grid is split there."
        )

    def hint_at_cursor(self):
        return self.tr("Click where the line begins.")

    def prospect(self, points):
        return self._view.split_prospect(points)


class BoundaryTool(LineTool):
    """Moves the boundary of the outlined grid, which gains, to a line drawn in its neighbour."""

    def hint(self):
        return self.tr("Draw along the street in the neighbour up to which the outlined grid is to reach.")

    def hint_at_cursor(self):
        if not self.target:
            return self.tr("Right-click the grid that is to gain ground.")
        return self.tr("Draw the new boundary in the neighbour.")

    def prospect(self, points):
        return self._view.boundary_prospect(points, self.target)
