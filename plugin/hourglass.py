"""An hourglass for what takes a while."""

from contextlib import contextmanager

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication

__all__ = ["hourglass"]


@contextmanager
def hourglass():
    """Show it as long as what is inside lasts, whatever becomes of it."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
