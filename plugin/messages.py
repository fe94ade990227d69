"""Sentences in QGIS's message bar: what a tool is for, why something was refused, and a way out on a button."""

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

__all__ = ["Messages"]

_SECONDS = 8


class Messages(QObject):
    """One hint and one answer at a time: a new one takes the place of the old; '' only takes the old one away.

    Parameters
    ----------
    bar : QgsMessageBar
    """

    def __init__(self, bar, parent=None):
        super().__init__(parent)
        self._bar = bar
        self._hint = self._answer = None
        bar.widgetRemoved.connect(self._forget)

    def hint(self, words):
        """Say what the tool in hand is for, until another takes its place."""
        self._drop(self._hint)
        self._hint = self._push(words, Qgis.MessageLevel.Info, 0) if words else None

    def say(self, words):
        """Say what was done."""
        self._tell(words, Qgis.MessageLevel.Success)

    def refuse(self, words, button="", way_out=None):
        """Say why something was not done; where there is a way out, offer it on a button."""
        self._tell(words, Qgis.MessageLevel.Warning, button, way_out)

    def fail(self, words):
        """Say what went wrong."""
        self._tell(words, Qgis.MessageLevel.Critical)

    def clear(self):
        """Take away what is shown."""
        self._drop(self._hint)
        self._drop(self._answer)
        self._hint = self._answer = None

    def _tell(self, words, level, button="", way_out=None):
        self._drop(self._answer)
        seconds = 0 if button else _SECONDS
        self._answer = self._push(words, level, seconds, button, way_out) if words else None

    def _push(self, words, level, seconds, button="", way_out=None):
        item = QgsMessageBar.createMessage(self.tr("Grids"), words)
        if button:
            press = QPushButton(button)
            press.clicked.connect(lambda: (self._drop(self._answer), way_out()))
            item.layout().addWidget(press)
        self._bar.pushWidget(item, level, seconds)
        return item

    def _drop(self, item):
        if item is not None:
            self._bar.popWidget(item)

    def _forget(self, item):
        """A message that the bar took away, by time or by hand, is gone."""
        if item is self._hint:
            self._hint = None
        if item is self._answer:
            self._answer = None
