"""The look of every table of the workbench: whole rows are chosen, lines alternate, no row numbers."""

from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView

__all__ = ["let_rows_hold", "row_table"]

_HEIGHT, _AIR = 23, 6

# Letters of two scripts: where a font lacks one of them the line is as high as the font that helps out.
_LETTERS = "Ag字"


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


def let_rows_hold(table, lines):
    """Make all rows as high as so many lines of text, in words of any script, and break long words into them.

    All have one height: to measure each anew after every edit would take as long as there are rows.
    """
    table.setWordWrap(True)
    high = table.fontMetrics().size(0, "\n".join([_LETTERS] * lines)).height()
    table.verticalHeader().setDefaultSectionSize(high + _AIR)
