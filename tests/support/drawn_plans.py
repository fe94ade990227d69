"""Plan files that one can draw on paper: a chessboard of units of 100 m, two grids left and right, or as told."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import shapely
from community_grids.adapters.plan_file.creating import NewPlan, create_plan
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import GridRecord, fabric_of
from community_grids.engine.gridding.model import Band
from drawn_districts import objects
from drawn_layers import METRIC
from qgis.core import QgsCoordinateReferenceSystem

COMMUNITY = "430702001001"
BANDS = {"urban": Band(350, 500), "rural": Band(150, 350), "special": Band(0, 10**9)}
SIDE = 100.0


def code(number):
    """The code of a grid by its number."""
    return f"{COMMUNITY}{number:03d}"


def board(columns=8, rows=4, households=25, grids=2, locked=()):
    """A draft: units numbered from 1, column by column from the left, in `grids` grids of as many columns each."""
    polygons = shapely.normalize(
        objects(
            shapely.box(column * SIDE, row * SIDE, (column + 1) * SIDE, (row + 1) * SIDE)
            for column in range(columns)
            for row in range(rows)
        )
    )
    count = columns * rows
    fabric = fabric_of(
        polygons,
        np.arange(1, count + 1),
        np.zeros(count, dtype=int),
        np.full(count, households),
        np.ones(count, dtype=int),
        [COMMUNITY],
        [BANDS["urban"]],
    )
    of_column = np.minimum(np.arange(columns) * grids // columns, grids - 1) + 1
    codes = objects(code(number) for number in np.repeat(of_column, rows).tolist())
    records = {
        code(number): GridRecord(code(number), f"第{number}网格", 0, locked=number in locked)
        for number in range(1, grids + 1)
    }
    return Draft(fabric, codes, records)


def two_towns():
    """Two communities of eight columns and four rows, one above the other, each with grids of six and of two columns.

    They hold 600 and 200 households, and their codes end in 001 and 002.
    """
    whole = board(rows=8, grids=1).fabric
    column, row = np.divmod(np.arange(64), 8)
    towns, units = row // 4, whole.units
    names = [COMMUNITY, f"{COMMUNITY[:-1]}2"]
    fabric = fabric_of(
        whole.polygons, whole.unit_ids, towns, units.households, units.buildings, names, [BANDS["urban"]] * 2
    )
    codes = objects(f"{names[town]}{1 if place < 6 else 2:03d}" for town, place in zip(towns, column, strict=True))
    records = {grid: GridRecord(grid, grid[-3:], names.index(grid[:-3])) for grid in sorted(set(codes))}
    return Draft(fabric, codes, records)


def many_towns(towns=6, households=50):
    """Communities of eight columns and eight rows, one above the other, each with a grid to a column."""
    whole = board(rows=8 * towns, grids=1, households=households).fabric
    column, row = np.divmod(np.arange(64 * towns), 8 * towns)
    town, units = row // 8, whole.units
    names = [f"{COMMUNITY[:-3]}{number + 1:03d}" for number in range(towns)]
    fabric = fabric_of(
        whole.polygons, whole.unit_ids, town, units.households, units.buildings, names, [BANDS["urban"]] * towns
    )
    codes = objects(f"{names[one]}{place + 1:03d}" for one, place in zip(town.tolist(), column.tolist(), strict=True))
    records = {grid: GridRecord(grid, grid[-3:], names.index(grid[:-3])) for grid in sorted(set(codes))}
    return Draft(fabric, codes, records)


def new_plan(draft, name="现状", author="officer"):
    """What a plan file of a board begins with."""
    units, towns = draft.fabric.units, len(draft.fabric.community_codes)
    return NewPlan(
        name=name,
        author=author,
        crs=QgsCoordinateReferenceSystem(METRIC),
        draft=draft,
        visible=np.zeros(len(units.borders.lengths)),
        bands=BANDS,
        communities=objects(shapely.union_all(draft.fabric.polygons[units.communities == row]) for row in range(towns)),
        community_codes=objects(draft.fabric.community_codes),
        community_names=objects([f"{'红旗东风向阳新华建设胜利'[2 * row : 2 * row + 2]}社区" for row in range(towns)]),
        community_kinds=objects(["urban"] * towns),
        buildings=shapely.centroid(draft.fabric.polygons),
        building_ids=draft.fabric.unit_ids,
        building_units=draft.fabric.unit_ids,
        building_households=units.households,
        streets=objects([shapely.LineString([(400, 0), (400, 400)])]),
        street_names=objects(["人民路"]),
        street_ranks=np.array([3]),
    )


def plan_file(folder, name="plan.gpkg", **board_):
    """Write the plan file of a board and give its path."""
    path = folder / name
    path.write_bytes(_made(**board_))
    return path


@cache
def _made(**board_):
    """The bytes of the plan file of a board, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "plan.gpkg")
        create_plan(path, new_plan(board(**board_)))
        return path.read_bytes()
