"""A click on a unit of a conflict: the other side is chosen for it."""

from qgis.PyQt.QtCore import Qt, pyqtSignal

from ..map_tools.plan_tool import PlanTool

__all__ = ["ConflictTool"]


class ConflictTool(PlanTool):
    """In hand while a conflict is looked at.

    Signals
    -------
    unit_clicked(row)
    """

    unit_clicked = pyqtSignal(int)

    def hint(self):
        return self.tr("Click a unit to choose between your change and the colleague's.")

    def canvasReleaseEvent(self, event):
        if self.ready() and event.button() == Qt.MouseButton.LeftButton:
            row = self._view.unit_at(self.place_of(event))
            if row >= 0:
                self.unit_clicked.emit(row)
