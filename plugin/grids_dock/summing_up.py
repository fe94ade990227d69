"""The grids of a plan in a line: how many, how many households, and how many are in band."""

from collections import Counter

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["summed_up"]

translate = QCoreApplication.translate


def summed_up(grids, communities):
    """Say how a plan stands, with what belongs to no grid in bold.

    Parameters
    ----------
    grids, communities : the rows of the two tables; households of vertical grids count with the grid on the ground

    Returns
    -------
    str, rich text
    """
    vertical = sum(bool(row.base) for row in grids)
    grids = [row for row in grids if not row.base]
    counted = {"in_band": 0, "over": 0, "under": 0} | Counter(row.status for row in grids)
    total = translate("GridsDock", "Grids: {grids}, households: {households}.")
    states = translate("GridsDock", "In band: {in_band}, over: {over}, under: {under}.")
    words = f"{total} {states}".format(
        grids=len(grids), households=f"{sum(row.households for row in grids):,}", **counted
    )
    if vertical:
        words += " " + translate("GridsDock", "Vertical grids: {count}.").format(count=vertical)
    free = sum(row.unassigned for row in communities)
    without = translate("GridsDock", "Units without a grid: {count}.").format(count=free)
    return f"{words} <b>{without}</b>" if free else words
