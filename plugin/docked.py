"""A dock in QGIS's window: put there out of sight, shown by its action, laid on the grids, and taken out again."""

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget

from .icons import icon

__all__ = ["Docked"]

_GRIDS = "CommunityGridsGrids"


class Docked:
    """Puts a dock on a side of the window, out of sight.

    Parameters
    ----------
    iface : QgisInterface
    area : Qt.DockWidgetArea
    dock : QDockWidget

    Attributes
    ----------
    action : QAction, shows and hides it
    """

    def __init__(self, iface, area, dock):
        self._iface, self._window, self._dock, self._laid = iface, iface.mainWindow(), dock, False
        self.action = dock.toggleViewAction()
        iface.addDockWidget(area, dock)
        dock.hide()  # QGIS shows what is added

    def remove(self):
        """Take the dock out again."""
        self._iface.removeDockWidget(self._dock)
        self._dock.deleteLater()

    def dress_action(self, picture, told="", words=""):
        """Give the action its icon and what it says, by itself the title of the dock.

        Returns
        -------
        QAction
        """
        self.action.setIcon(icon(picture))
        if words:
            self.action.setText(words)
        if told:
            self.action.setToolTip(told)
        return self.action

    def lie_on_grids(self):
        """Lay it on the dock *Grids*, not under it, where both are on one side: each wants the whole height."""
        self._dock.visibilityChanged.connect(self._lie)
        return self

    def stand_only_while(self, is_on):
        """Keep it out of sight while there is nothing in it: QGIS shows at its start what it was left with.

        Parameters
        ----------
        is_on : callable that says whether there is something in it
        """
        soon = QTimer(self._dock)  # by then whoever shows it for a reason has begun with it
        soon.setSingleShot(True)
        soon.timeout.connect(lambda: is_on() or self._dock.hide())
        self._dock.visibilityChanged.connect(lambda visible: visible and not is_on() and soon.start(0))
        return self

    def _lie(self, visible):
        window, dock = self._window, self._dock
        grids = window.findChild(QDockWidget, _GRIDS)
        if not visible or self._laid or grids is None or dock.isFloating() or grids.isFloating():
            return
        if grids.isVisible() and window.dockWidgetArea(grids) == window.dockWidgetArea(dock):
            self._laid = True  # once: from then on it is the person's
            window.tabifyDockWidget(grids, dock)
            dock.raise_()
