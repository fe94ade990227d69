"""The colours of mine, theirs and before: of the map, its legend and the table; told apart by any colour vision."""

from qgis.PyQt.QtGui import QColor

from ...adapters.plans.on_map.conflict_view import BEFORE, MINE, THEIRS

__all__ = ["PALE", "SIDE_COLOURS"]

SIDE_COLOURS = {MINE: QColor("#6a3d9a"), THEIRS: QColor("#e66100"), BEFORE: QColor("#333333")}
PALE = {MINE: QColor("#e2d7ee"), THEIRS: QColor("#fbdcc4")}
