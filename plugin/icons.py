"""The pictures on buttons, by their names."""

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

__all__ = ["icon"]

_FOLDER = Path(__file__).parent.parent / "icons"


def icon(name):
    """Return the icon in `icons/` of this name."""
    return QIcon(str(_FOLDER / f"{name}.svg"))
