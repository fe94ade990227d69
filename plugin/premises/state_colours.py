"""The colours of dwellings by what they are, told apart by people with any colour vision."""

from qgis.PyQt.QtGui import QColor

__all__ = ["EARTH", "EDGE", "FAINT", "STATE_COLOURS", "WALL", "state_colour"]

STATE_COLOURS = {
    "occupied": QColor("#8ec3e6"),
    "empty": QColor("#ffffff"),
    "shop": QColor("#f5b26b"),
    "unknown": QColor("#d4d4d4"),
}

EDGE, WALL, EARTH, FAINT = QColor("#5f6b75"), QColor("#eef0f2"), QColor("#d9cdbd"), QColor("#6b6b6b")


def state_colour(state):
    """Return the colour of a state; that of one not known where it is none."""
    return STATE_COLOURS.get(state, STATE_COLOURS["unknown"])
