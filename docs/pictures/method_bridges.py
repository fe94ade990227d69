"""A drawn community on both banks of a river, divided without a bridge and with one."""

from itertools import pairwise

import numpy as np
import shapely
from community_grids.engine.gridding.divide import divide
from community_grids.engine.gridding.model import District
from method_pictures import BOUNDARY, CUT, GRID_COLOURS, WATER
from method_steps import RULES
from sheet import Sheet

__all__ = ["bridges"]

WIDE, HIGH = 1000.0, 660.0
RIVER = shapely.box(0, 300, WIDE, 360)
BRIDGE = shapely.linestrings([(400, 285), (400, 375)])
NORTH, SOUTH = 600, 700  # households
COLUMNS = np.arange(0, WIDE + 1, 200)
ROWS = (0, 140, 285), (375, 520, 660)  # streets along the river, south and north of it


def bridges():
    """Two panels: no street crosses, and one does."""
    titles = [
        f"No bridge: {NORTH} households in the north fit no number of grids",
        "A bridge: one grid reaches across it",
    ]
    sheet = Sheet(titles, [(-20, -20, WIDE + 20, HIGH + 20)] * 2)
    for panel, crossed in zip(sheet.panels, (False, True)):
        district = _district(crossed)
        plan = divide(district, RULES)
        for row, grid in enumerate(plan.grids):
            panel.areas([grid], fill=GRID_COLOURS[row % len(GRID_COLOURS)])
        panel.areas([RIVER], fill=WATER)
        panel.areas(district.buildings, fill="#a59a90")
        panel.lines(district.streets, "#ffffff", 2)
        panel.lines(plan.grids, BOUNDARY, 3)
        if crossed:
            panel.lines([BRIDGE], "#5a4a3a", 8)
        for grid, households, status in zip(plan.grids, plan.grid_households, plan.grid_statuses):
            dry = max(shapely.get_parts(shapely.difference(grid, RIVER)), key=shapely.area)
            place = shapely.get_coordinates(shapely.point_on_surface(dry))
            panel.texts(place, [households], 22, BOUNDARY if status == "in_band" else CUT, bold=True)
    return sheet


def _district(crossed):
    streets = [shapely.linestrings([(0, y), (WIDE, y)]) for bank in ROWS for y in bank]
    streets += [shapely.linestrings([(x, bank[0]), (x, bank[-1])]) for x in COLUMNS for bank in ROWS]
    buildings, households = [], []
    for bank, total in zip(ROWS, (SOUTH, NORTH)):
        middles = [((low + high) / 2, left + 100) for low, high in pairwise(bank) for left in COLUMNS[:-1]]
        slabs = [shapely.box(x - 60, y + by - 12, x + 60, y + by + 12) for y, x in middles for by in (-33, 33)]
        buildings += slabs
        households += [total // len(slabs)] * len(slabs)
    return District(
        communities=np.array([shapely.box(0, 0, WIDE, HIGH)]),
        community_codes=np.array(["430702001001"], dtype=object),
        community_kinds=np.array(["urban"], dtype=object),
        buildings=np.array(buildings),
        households=np.array(households),
        streets=np.array([*streets, *([BRIDGE] if crossed else [])]),
        street_ranks=np.full(len(streets) + crossed, 2),
        barriers=np.array([RIVER]),
    )
