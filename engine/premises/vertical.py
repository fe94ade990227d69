"""A tower with more households than a grid may have, divided by entrance: which neighbouring entrances go together.

Of all ways to cut the row of entrances into runs, that one is taken by which the fewest households miss the band; of
those the one with the fewest grids, then the one with the most even sizes. The search is exact: a dynamic programme
over the places to cut, as in the word wrapping of Knuth and Plass (1981).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from .counting import rows_that_count
from .model import NO_FLOOR
from .natural import natural_key
from .scene.entrances import entrances_of

__all__ = ["EntranceCounts", "Grouping", "counts_of_entrances", "floors_of_entrance", "grouped", "slices"]


@dataclass(frozen=True)
class EntranceCounts:
    """What the entrances of a building hold.

    Attributes
    ----------
    names : tuple of str, in order
    households, dwellings : tuples of int
    elsewhere : int, households of the building that are in no known entrance
    """

    names: tuple
    households: tuple
    dwellings: tuple
    elsewhere: int


@dataclass(frozen=True)
class Grouping:
    """Entrances in groups.

    Attributes
    ----------
    groups : tuple of tuples of int, the places of the entrances of each new grid, in order
    kept : tuple of int, the places of those that stay with the grid on the ground
    off : int, households by which the grids miss their band
    """

    groups: tuple
    kept: tuple
    off: int


def counts_of_entrances(dwellings, households=None):
    """Count a building by entrance.

    Parameters
    ----------
    dwellings : Dwellings, the rows of one building; a row that says no more than finer ones do does not count
    households : int, of the whole building; by default the sum of the rows

    Returns
    -------
    EntranceCounts

    Examples
    --------
    >>> from .model import dwellings_of
    >>> entrances, rooms = ["10", "2", "", "2"], ["1", "1", "1", "2"]
    >>> rows = dwellings_of([0, 0, 0, 0], entrances=entrances, rooms=rooms, households=[3, 4, 5, 1])
    >>> counts = counts_of_entrances(rows)
    >>> counts.names, counts.households, counts.dwellings, counts.elsewhere
    (('2', '10'), (5, 3), (2, 1), 5)
    """
    counting = dwellings.taken(rows_that_count(dwellings))
    names = tuple(sorted(set(counting.entrances.tolist()) - {""}, key=natural_key))
    place = {name: number for number, name in enumerate(names)}
    at = np.array([place.get(name, len(names)) for name in counting.entrances.tolist()], dtype=int)
    held, homes = (
        np.bincount(at, weights=column, minlength=len(names) + 1).astype(int).tolist()
        for column in (counting.households, counting.dwellings)
    )
    total = sum(held) if households is None else int(households)
    return EntranceCounts(names, tuple(held[:-1]), tuple(homes[:-1]), total - sum(held[:-1]))


def grouped(households, band, outside=0):
    """Put entrances together.

    Parameters
    ----------
    households : sequence of int, of the entrances in order
    band : Band
    outside : int, households of the grid on the ground that are in none of these entrances. Where there are any, that
        grid may keep a run of entrances, so that it is within its band too

    Returns
    -------
    Grouping

    Examples
    --------
    >>> from ..gridding.model import Band
    >>> grouped([225, 225, 215, 215], Band(350, 500)).groups
    ((0, 1), (2, 3))
    >>> grouped([330, 330, 330, 330], Band(350, 500), outside=100)
    Grouping(groups=((0,), (1,), (2,)), kept=(3,), off=60)
    """
    count, sums = len(households), np.concatenate([[0], np.cumsum(households, dtype=int)]).tolist()

    def price(held, grids):
        off = max(band.minimum - held, held - band.maximum, 0)
        return off, grids, held * held

    # The cheapest way to place the first entrances, and whether what is outside of all is placed: price, cuts.
    ways = [{False: ((0, 0, 0), ())}]
    if outside:
        ways[0][True] = price(outside, 0), ((0, 0, False),)
    for end in range(1, count + 1):
        here = {}
        for start in range(end):
            held = sums[end] - sums[start]
            for placed, (paid, cuts) in ways[start].items():
                steps = [(placed, price(held, 1), True)]
                if outside and not placed:
                    steps.append((True, price(held + outside, 0), False))
                for after, more, is_new in steps:
                    total = tuple(map(sum, zip(paid, more, strict=True)))
                    if after not in here or total < here[after][0]:
                        here[after] = total, (*cuts, (start, end, is_new))
        ways.append(here)
    (off, _, _), cuts = ways[count][bool(outside)]
    runs = [(tuple(range(start, end)), is_new) for start, end, is_new in cuts]
    kept = next((run for run, is_new in runs if not is_new), ())
    return Grouping(tuple(run for run, is_new in runs if is_new), kept, off)


def floors_of_entrance(dwellings, entrance, band):
    """Divide the floors of an entrance that is over the maximum on its own; this is told, and no grid is made of it.

    Parameters
    ----------
    dwellings : Dwellings, the rows of one building
    entrance : str
    band : Band

    Returns
    -------
    list of (lowest floor, highest floor, households); [] where floors are not known
    """
    rows = dwellings.taken(rows_that_count(dwellings))
    rows = rows.taken(rows.entrances == entrance)
    if not len(rows) or (rows.floors == NO_FLOOR).any():
        return []
    floors = np.unique(rows.floors)
    held = np.bincount(np.searchsorted(floors, rows.floors), weights=rows.households).astype(int)
    return [
        (int(floors[run[0]]), int(floors[run[-1]]), int(held[list(run)].sum()))
        for run in grouped(held.tolist(), band).groups
    ]


def slices(footprint, count):
    """Cut a footprint across its long side into equal parts, one an entrance, numbered as in the scene.

    Parameters
    ----------
    footprint : Polygon, MultiPolygon, or anything else
    count : int, at least 1

    Returns
    -------
    (count,) array of Polygon, MultiPolygon or None, where there is nothing to cut

    Examples
    --------
    >>> [part.bounds for part in slices(shapely.box(0, 0, 40, 12), 2)]
    [(0.0, 0.0, 20.0, 12.0), (20.0, 0.0, 40.0, 12.0)]
    """
    parts = np.full(count, None, dtype=object)
    if footprint is None or not footprint.area:
        return parts
    made = entrances_of(np.array([footprint], dtype=object), [count])
    along = made.axes[0]
    beside = np.array([-along[1], along[0]])
    points = shapely.get_coordinates(footprint)
    places, reach = points @ along, points @ beside
    # The outermost reach a little further, so that nothing is lost to rounding.
    edges = [places.min() - 1.0, *made.between(0).tolist(), places.max() + 1.0]
    low, high = reach.min() - 1.0, reach.max() + 1.0
    for number, (first, last) in enumerate(pairwise(edges)):
        ring = [first * along + low * beside, last * along + low * beside, last * along + high * beside]
        parts[number] = shapely.intersection(footprint, shapely.Polygon([*ring, first * along + high * beside]))
    return parts
