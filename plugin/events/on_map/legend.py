"""What the signs of events mean."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPixmap
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from ....adapters.events.on_map.looks import LIGHT, Signs
from ....engine.events.showing.stages import IN_TIME, NEAR, OVERDUE, STAGES

__all__ = ["Legend"]

_ORDINARY, _URGENT, _MOST_URGENT = 2, 3, 4
_OLDER, _WEEK = 3, 1


class Legend(QWidget):
    """Signs with their words, in two columns."""

    def __init__(self, theme=LIGHT, parent=None):
        super().__init__(parent)
        signs = Signs(theme, 1.0, self.devicePixelRatioF())
        under_way, closed = STAGES.index("under_way"), STAGES.index("closed")
        rows = [
            (signs.single(STAGES.index(stage), _ORDINARY, IN_TIME, _WEEK), words)
            for stage, words in self._stages().items()
        ]
        rows += [
            (signs.single(under_way, _URGENT, IN_TIME, _WEEK), self.tr("Urgent")),
            (signs.single(under_way, _MOST_URGENT, IN_TIME, _WEEK), self.tr("Most urgent")),
            (signs.single(under_way, _ORDINARY, NEAR, _WEEK), self.tr("Nearly overdue")),
            (signs.single(under_way, _ORDINARY, OVERDUE, _WEEK), self.tr("Overdue")),
            (signs.single(under_way, _ORDINARY, IN_TIME, 0), self.tr("Of the last 24 hours")),
            (signs.single(closed, _ORDINARY, IN_TIME, _OLDER), self.tr("The paler, the longer done")),
            (signs.crowd(24, (12, 7, 2, 3), 13), self.tr("Many: done, open, nearly overdue, overdue")),
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        half = (len(rows) + 1) // 2
        for number, (image, words) in enumerate(rows):
            picture, text = QLabel(), QLabel(words)
            picture.setPixmap(QPixmap.fromImage(image))
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setWordWrap(True)
            column = 0 if number < half else 2
            grid.addWidget(picture, number % half, column)
            grid.addWidget(text, number % half, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def _stages(self):
        return {
            "new": self.tr("Reported"),
            "known": self.tr("Received, verified"),
            "under_way": self.tr("Dispatched, handled"),
            "submitted": self.tr("Submitted"),
            "held": self.tr("Returned, suspended, escalated"),
            "closed": self.tr("Closed"),
            "evaluated": self.tr("Evaluated"),
            "dropped": self.tr("Rejected, merged, cancelled"),
        }
