"""Mouse and keys on a map canvas, at places given in the map's own coordinates."""

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest

__all__ = ["Mouse"]


class Mouse:
    """A hand on the canvas: every event goes the way of a real one."""

    def __init__(self, canvas):
        self.canvas = canvas
        self.held = Qt.MouseButton.NoButton

    def at(self, x, y):
        """The pixel of a place on the map."""
        pixel = self.canvas.getCoordinateTransform().transform(x, y)
        return QPoint(round(pixel.x()), round(pixel.y()))

    def move(self, x, y, keys=Qt.KeyboardModifier.NoModifier):
        here = QPointF(self.at(x, y))
        there = QPointF(self.canvas.viewport().mapToGlobal(here.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, here, there, Qt.MouseButton.NoButton, self.held, keys)
        QCoreApplication.sendEvent(self.canvas.viewport(), event)

    def press(self, x, y, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
        self.held = button
        QTest.mousePress(self.canvas.viewport(), button, keys, self.at(x, y))

    def release(self, x, y, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
        self.held = Qt.MouseButton.NoButton
        QTest.mouseRelease(self.canvas.viewport(), button, keys, self.at(x, y))

    def click(self, x, y, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
        self.press(x, y, button, keys)
        self.release(x, y, button, keys)

    def drag(self, *places, keys=Qt.KeyboardModifier.NoModifier):
        """Press at the first place, pass the others, release at the last."""
        self.press(*places[0], keys=keys)
        for place in places[1:]:
            self.move(*place, keys)
        self.release(*places[-1], keys=keys)

    def double_click(self, x, y):
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseDClick(self.canvas.viewport(), left, plain, self.at(x, y))

    def key(self, key, keys=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.canvas, key, keys)
