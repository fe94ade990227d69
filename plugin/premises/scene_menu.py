"""The menu beside the 2.5D button: what colours tell, and whether it is day or night; both are remembered."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction, QActionGroup
from qgis.PyQt.QtWidgets import QMenu

from ..icons import icon

__all__ = ["SceneMenu"]


class SceneMenu(QMenu):
    """Offers the choices, and writes down what was chosen.

    Parameters
    ----------
    settings : Settings

    Signals
    -------
    colouring_chosen(name), theme_chosen(name) : of `scene_colouring.COLOURINGS` and of `scene_theme.THEMES`
    """

    colouring_chosen = pyqtSignal(str)
    theme_chosen = pyqtSignal(str)

    def __init__(self, settings, parent=None):
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr("2.5D: colours"))
        self.setIcon(icon("scene"))
        self._offer(self._colourings(), settings.scene_colouring, self._colour_by)
        self.addSeparator()
        self._offer(self._themes(), settings.scene_theme, self._set_theme)

    def _colourings(self):
        return {
            "grid": self.tr("Colour by grid"),
            "load": self.tr("Colour by the load of its grid"),
            "floors": self.tr("Colour by floors"),
            "completeness": self.tr("Colour by what is known"),
        }

    def _themes(self):
        return {"light": self.tr("By day"), "dark": self.tr("By night")}

    def _offer(self, words, chosen, choose):
        """Add choices of which one is made."""
        group = QActionGroup(self)
        for name, said in words.items():
            action = QAction(said, self)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.setData(name)
            action.triggered.connect(lambda _, name=name: choose(name))
            group.addAction(action)
            self.addAction(action)

    def _colour_by(self, name):
        self._settings.scene_colouring = name
        self.colouring_chosen.emit(name)

    def _set_theme(self, name):
        self._settings.scene_theme = name
        self.theme_chosen.emit(name)
