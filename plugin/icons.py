"""The pictures on buttons, by their names."""

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

__all__ = ["icon", "icon_file"]

_FOLDER = Path(__file__).parent.parent / "icons"


def icon(name):
    """Return the icon in `icons/` of this name."""
    return QIcon(icon_file(name))


def icon_file(name):
    """Return the path of the icon of this name."""
    return str(_FOLDER / f"{name}.svg")
