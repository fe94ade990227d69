"""What all tools of the workbench have in common: the plan they look at, the preview, and the keys."""

from qgis.core import QgsPointXY
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence

from .preview import Preview

__all__ = ["PlanTool"]


class PlanTool(QgsMapTool):
    """A map tool on the units of the open plan. It looks ahead and tells what was drawn; it changes nothing.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject

    Signals
    -------
    undo_asked, redo_asked
    target_picked(code) : the grid that gestures are to work for was picked on the map
    """

    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    target_picked = pyqtSignal(str)

    def __init__(self, canvas, project):
        super().__init__(canvas)
        self._project = project
        self._view = None
        self._to_plan = None
        self.target = ""
        self.preview = Preview(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def hint(self):
        """Say in a sentence what to do with the tool."""
        return ""

    def show_plan(self, view):
        """Work on a PlanView; on none with None."""
        self.reset()
        self._view, self._to_plan = view, None
        self.preview.clear()

    def set_target(self, code):
        """Work for a grid; '' for none."""
        self.target = code
        self.show_target()

    def show_target(self):
        """Outline the target anew: another one, or its ground has changed."""
        if self.isActive() and self._view is not None:
            known = self.target in self._view.draft.records
            self.preview.show_target(self._view.outline_of(self.target if known else ""), self._view.crs)

    def in_gesture(self):
        """Whether the person is in the middle of a gesture, with a button held."""
        return False

    def reset(self):
        """Forget the gesture in hand."""
        self.preview.clear_gesture()

    def place_of(self, event):
        """The plan's coordinates of a mouse event."""
        return self._way_to_plan()(event.mapPoint())

    def on_map(self, place):
        """The map's coordinates of a place in the plan's, a QgsPointXY."""
        return self._view.transform_to(self.canvas().mapSettings().destinationCrs(), self._project)(place)

    def metres(self, pixels):
        """So many pixels on the ground: how far the plan's coordinates move over them in the middle of the map."""
        canvas = self.canvas()
        centre = canvas.mapSettings().visibleExtent().center()
        aside = QgsPointXY(centre.x() + pixels * canvas.mapUnitsPerPixel(), centre.y())
        (x0, y0), (x1, y1) = self._way_to_plan()(centre), self._way_to_plan()(aside)
        return ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5

    def ready(self):
        """Whether there is a plan that may be changed."""
        return self._view is not None and not self._view.read_only

    def activate(self):
        super().activate()
        self._to_plan = None
        self.canvas().destinationCrsChanged.connect(self._forget_way)
        self.canvas().installEventFilter(self)
        self.canvas().setFocus()
        self.show_target()

    def deactivate(self):
        self.canvas().removeEventFilter(self)
        self.canvas().destinationCrsChanged.disconnect(self._forget_way)
        self.reset()
        self.preview.clear()
        super().deactivate()

    def key_pressed(self, event):
        """Do what a key asks for. Returns whether it asks for anything."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.reset()
        else:
            return False
        return True

    def key_released(self, event):
        """Hear that a key was let go."""

    def eventFilter(self, watched, event):  # noqa: N802
        """Hear keys before the canvas, which swallows them while a mouse button is held."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyRelease:
            self.key_released(event)
        return event.type() == QEvent.Type.KeyPress and self._view is not None and self.key_pressed(event)

    def _is_ours(self, event):
        """Whether a key is for the map, though QGIS has a shortcut of its own for it."""
        return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)

    def remove(self):
        """Leave the canvas for good."""
        self.preview.remove()

    def _way_to_plan(self):
        if self._to_plan is None:
            crs = self.canvas().mapSettings().destinationCrs()
            self._to_plan = self._view.transform_from(crs, self._project)
        return self._to_plan

    def _forget_way(self):
        self._to_plan = None
