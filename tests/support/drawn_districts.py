"""Districts that one can draw on paper: a few streets, blocks of 100 m, a house or two in each."""

import numpy as np
import shapely
from community_grids.engine.gridding.divide import divide
from community_grids.engine.gridding.model import Band, District, Rules
from community_grids.engine.gridding.numbering import CodeProfile

BLOCK_M = 100.0
URBAN = Band(350, 500)


def drawn(communities, houses=(), streets=(), rank=2, **layers):
    """Make a district.

    `houses` are pairs of geometry and households; `streets` are lines of one rank, or pairs of line and rank. Other
    layers go by the names of `District`; communities are urban and coded 110101001001, … unless told otherwise.
    """
    ranked = [street if isinstance(street, tuple) else (street, rank) for street in streets]
    codes = layers.pop("community_codes", [f"1101010010{row:02d}" for row in range(1, len(communities) + 1)])
    kinds = layers.pop("community_kinds", ["urban"] * len(communities))
    for name in ("barriers", "compounds", "locked", "locked_codes"):
        layers[name] = objects(layers.get(name, ()))
    return District(
        communities=objects(communities),
        community_codes=objects(codes),
        community_kinds=objects(kinds),
        buildings=objects([shape for shape, _ in houses]),
        households=np.array([number for _, number in houses], dtype=int),
        streets=objects([line for line, _ in ranked]),
        street_ranks=np.array([number for _, number in ranked], dtype=int),
        **layers,
    )


def objects(values):
    """An array of objects, whatever they are."""
    values = list(values)
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def rules(minimum=350, maximum=500, seed=1):
    """Make rules with the same band for towns and villages; special communities know no limits."""
    band = Band(minimum, maximum)
    return Rules({"urban": band, "rural": band, "special": Band(0, 10**9)}, seed, CodeProfile())


def plan_of(district, minimum=350, maximum=500, seed=1, **how):
    """Divide a drawn district."""
    return divide(district, rules(minimum, maximum, seed), **how)


def line(*coordinates):
    """A line through (x, y) pairs."""
    return shapely.LineString(coordinates)


def box(x, y, width, height):
    """A rectangle by its lower left corner."""
    return shapely.box(x, y, x + width, y + height)


def house(x, y, size=20.0):
    """A square footprint round a point."""
    return box(x - size / 2, y - size / 2, size, size)


def point(x, y):
    """A building that the register knows by a point only."""
    return shapely.Point(x, y)


def lattice_streets(columns, rows, x=0.0, y=0.0, side=BLOCK_M):
    """The streets of a chessboard, those round it included."""
    right, top = x + columns * side, y + rows * side
    return [
        *(line((x + column * side, y), (x + column * side, top)) for column in range(columns + 1)),
        *(line((x, y + row * side), (right, y + row * side)) for row in range(rows + 1)),
    ]


def lattice_houses(columns, rows, households, x=0.0, y=0.0, side=BLOCK_M, shape=house):
    """One house in the middle of each block of a chessboard, with as many households in each."""
    return [
        (shape(x + (column + 0.5) * side, y + (row + 0.5) * side), households)
        for column in range(columns)
        for row in range(rows)
    ]


def lattice(columns, rows, households, shape=house, **layers):
    """One community, a chessboard of blocks with a house in each."""
    return drawn(
        [box(0, 0, columns * BLOCK_M, rows * BLOCK_M)],
        lattice_houses(columns, rows, households, shape=shape),
        lattice_streets(columns, rows),
        **layers,
    )


def two_banks(barrier, households, bridge=None):
    """A community of 6 by 2 blocks, 3 of them left and 3 right of a gap from x = 300 to 340 in which a barrier lies.

    No street crosses the gap but the bridge, if there is one.
    """
    return drawn(
        [box(0, 0, 640, 200)],
        [*lattice_houses(3, 2, households), *lattice_houses(3, 2, households, x=340)],
        [*lattice_streets(3, 2), *lattice_streets(3, 2, x=340), *([bridge] if bridge else [])],
        barriers=[barrier],
    )


RIVER = box(305, -50, 30, 300)
RAILWAY = line((320, -50), (320, 250))
BRIDGE = line((0, 100), (640, 100))


def shuffled(district, seed):
    """The same district with the rows of buildings, streets, barriers and compounds in another order.

    Gives the order of the buildings too: row i was row order[i].
    """
    draw = np.random.default_rng(seed)
    buildings, streets = draw.permutation(len(district.buildings)), draw.permutation(len(district.streets))
    return District(
        **{
            **vars(district),
            "buildings": district.buildings[buildings],
            "households": district.households[buildings],
            "streets": district.streets[streets],
            "street_ranks": district.street_ranks[streets],
            "barriers": district.barriers[draw.permutation(len(district.barriers))],
            "compounds": district.compounds[draw.permutation(len(district.compounds))],
        }
    ), buildings
