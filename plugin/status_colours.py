"""The colours of a grid's status, those of the map: told apart by people with any colour vision."""

from qgis.PyQt.QtGui import QColor

__all__ = ["GROUND", "INK", "LEFT_BEHIND", "STATUS_COLOURS", "TARGET", "status_colour"]

STATUS_COLOURS = {"in_band": QColor("#0072b2"), "over": QColor("#d55e00"), "under": QColor("#f0c400")}

INK, GROUND = QColor("#333333"), QColor("#e9ecef")

# What a gesture would give to the target, and what it would leave behind.
TARGET, LEFT_BEHIND = QColor("#009e73"), QColor("#cc2f7b")


def status_colour(status):
    """Return the colour of a status; grey where it is none."""
    return STATUS_COLOURS.get(status, QColor("#8a8a8a"))
