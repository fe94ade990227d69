"""The look of every table of the workbench: whole rows are chosen, lines alternate, no row numbers."""

from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView

__all__ = ["row_table"]

_HEIGHT = 23


def row_table(model, name):
    """Make a table for a model; `name` is what tests and scripts find it by."""
    table = QTableView()
    table.setObjectName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_HEIGHT)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
    return table
