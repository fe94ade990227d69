"""Where docks on buildings lie beside the dock *Grids*."""

from qgis.PyQt.QtWidgets import QDockWidget

__all__ = ["LyingOnGrids"]

_GRIDS = "CommunityGridsGrids"


class LyingOnGrids:
    """Lays a dock on the grids, not under them, where both are docked on one side: each wants the whole height.

    Parameters
    ----------
    window : QMainWindow
    dock : QDockWidget
    """

    def __init__(self, window, dock):
        self._window, self._dock, self._laid = window, dock, False
        dock.visibilityChanged.connect(self._lay)

    def _lay(self, visible):
        window, dock = self._window, self._dock
        grids = window.findChild(QDockWidget, _GRIDS)
        if not visible or self._laid or grids is None or dock.isFloating() or grids.isFloating():
            return
        if grids.isVisible() and window.dockWidgetArea(grids) == window.dockWidgetArea(dock):
            self._laid = True  # once: from then on it is the person's
            window.tabifyDockWidget(grids, dock)
            dock.raise_()
