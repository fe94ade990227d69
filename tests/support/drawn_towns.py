"""Towns drawn with letters: a letter is a unit of 100 by 100 m and names its grid.

``town("AAB", "AAB")`` has the grids A and B; the first line is the north. A dot is a unit without a grid, a space is no
ground at all, and a small letter is ground of that grid where nobody lives and where no way leads to.
"""

from dataclasses import replace

import numpy as np
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import UNASSIGNED, GridRecord, fabric_of
from community_grids.engine.gridding.model import Band
from drawn_districts import objects

STEM = "430702001001"
SIDE = 100.0


def code(letter):
    """The code of a grid by its letter; '' for a dot."""
    return UNASSIGNED if letter == "." else f"{STEM}{ord(letter.upper()) - ord('A') + 1:03d}"


def town(
    *lines, households=50, closed=(), locked="", retired="", special="", communities=(), band=(350, 500), profile=None
):
    """Draw a draft.

    `households` is a number, or lines of numbers; `closed` are pairs of units, by their rows in reading order, between
    which no way leads; `communities` are lines of digits, one community by default. Special grids have no limits.
    """
    places = [(x, y) for y, line in enumerate(lines) for x, letter in enumerate(line) if letter != " "]
    letters = [lines[y][x] for x, y in places]
    home = np.array([int(communities[y][x]) if communities else 0 for x, y in places])
    counts = _counts(households, len(places))
    counts[[letter.islower() for letter in letters]] = 0
    polygons = objects(
        shapely.box(x * SIDE, (len(lines) - y - 1) * SIDE, (x + 1) * SIDE, (len(lines) - y) * SIDE) for x, y in places
    )
    told = {
        "polygons": shapely.normalize(polygons),
        "unit_ids": np.arange(1, len(places) + 1),
        "communities": home,
        "households": counts,
        "buildings": (counts > 0).astype(int),
        "community_codes": [f"{int(STEM) + row}" for row in range(int(home.max()) + 1)],
        "bands": [Band(*band)] * (int(home.max()) + 1),
        "kind_bands": {"special": Band(0, 10**9)},
    }
    borders = fabric_of(**told).units.borders
    shut = {tuple(sorted(pair)) for pair in closed}
    lonely = {row for row, letter in enumerate(letters) if letter.islower()}
    open_ = [tuple(pair) not in shut and not lonely & set(pair) for pair in borders.pairs.tolist()]
    fabric = fabric_of(**told, borders=replace(borders, open=np.array(open_, dtype=bool)))
    names = sorted({letter.upper() for letter in letters} - {"."})
    records = {
        code(letter): GridRecord(
            code(letter),
            f"grid {letter}",
            int(home[[one.upper() == letter for one in letters]].max(initial=0)),
            "special" if letter in special else "urban",
            locked=letter in locked,
            void=letter in retired,
        )
        for letter in sorted({*names, *retired})
    }
    return Draft(fabric, objects(map(code, letters)), records, profile)


def _counts(households, count):
    if isinstance(households, int):
        return np.full(count, households)
    return np.array([int(number) for line in households for number in line.split()])


def drawn_again(draft):
    """The letters of a draft's units, line by line: ["AAB", "AAB"]."""
    places = shapely.get_coordinates(shapely.centroid(draft.fabric.polygons))
    columns, rows = (places // SIDE).astype(int).T
    lines = [[" "] * (columns.max() + 1) for _ in range(rows.max() + 1)]
    for column, row, own in zip(columns, rows, draft.codes, strict=True):
        lines[rows.max() - row][column] = chr(int(own[len(STEM) :]) + ord("A") - 1) if own else "."
    return ["".join(line) for line in lines]
