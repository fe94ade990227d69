"""The dwellings of a building one by one, or as nearly so as its rows tell: which floors and entrance each is at."""

from dataclasses import dataclass

import numpy as np

from .counting import rows_that_count
from .model import NO_FLOOR
from .rooms import place_of_room

__all__ = ["LEVELS", "MOST_BELOW", "MOST_FLOORS", "Home", "homes_of"]

LEVELS = ("singly", "floors", "entrances", "building")
"""What a row may tell of: a dwelling, a floor of an entrance, an entrance, the building; the finest first."""

MOST_FLOORS, MOST_BELOW = 180, 10
"""Numbers beyond these are none of floors, whoever wrote them down: the floor is not known then."""

# Floors at the ground that may hold no dwelling (shops, a hall), where the rest then comes out even.
_MOST_GROUND_FLOORS = 2


@dataclass(frozen=True)
class Home:
    """One dwelling, or several of a floor or of an entrance that are not known one by one.

    Attributes
    ----------
    row : int, of the Dwellings that the table was made of; -1 for the building's own numbers
    entrance : str, '' where not known
    floor, top : int, the lowest and the highest floor it takes up; NO_FLOOR where not known
    room : str, '' where it is no single one
    dwellings, households : int
    state : str, of model.STATES
    level : str, of `LEVELS`, what its row tells of; what is finer than that is spread, not known
    order : tuple, by which homes of a floor are sorted from the left
    """

    row: int
    entrance: str
    floor: int
    top: int
    room: str
    dwellings: int
    households: int
    state: str
    level: str
    order: tuple = ()

    @property
    def single(self):
        """Whether it is known singly: one dwelling of which its row tells alone."""
        return self.level == "singly" or (self.level == "floors" and self.dwellings == 1)


def homes_of(building, dwellings):
    """List the homes of a building.

    Parameters
    ----------
    building : Buildings, of one row
    dwellings : Dwellings, the rows of this building; a row that says no more than finer ones do does not count

    Returns
    -------
    homes : list of Home
    known : str, of `LEVELS`, the coarsest that was needed; 'nothing' where there are no homes

    Examples
    --------
    >>> from .model import buildings_of, dwellings_of
    >>> homes, known = homes_of(buildings_of(["A-1"], floors=[2], dwellings=[4], households=[3]), dwellings_of([]))
    >>> [(home.floor, home.dwellings, home.households) for home in homes], known
    ([(2, 2, 1), (1, 2, 2)], 'building')
    """
    rows = rows_that_count(dwellings).nonzero()[0].tolist()
    homes = [home for row in rows for home in _homes_of_row(dwellings, row, building)]
    homes = homes or list(_homes_of_numbers(building))
    return homes, max((home.level for home in homes), key=LEVELS.index, default="nothing")


def _level(dwellings, row):
    if dwellings.rooms[row]:
        return "singly"
    if dwellings.floors[row] != NO_FLOOR:
        return "floors"
    return "entrances" if dwellings.entrances[row] else "building"


# Where the dwellings of a row are


def _homes_of_row(dwellings, row, building):
    level = _level(dwellings, row)
    entrance, floor, room = str(dwellings.entrances[row]), int(dwellings.floors[row]), str(dwellings.rooms[row])
    floor = floor if -MOST_BELOW <= floor <= MOST_FLOORS else NO_FLOOR
    floors, counts = int(building.floors[0]), _counts(dwellings.dwellings[row], dwellings.households[row])
    state = str(dwellings.states[row])
    if level == "singly":
        place = place_of_room(room, floors, entrance)
        low = floor if floor != NO_FLOOR else place.floor
        top = place.top if low == place.floor else low
        order = (*place.order, room)
        yield Home(row, entrance or place.entrance, low, top, room, *counts, state, level, order)
    elif level == "floors":
        yield Home(row, entrance, floor, floor, "", *counts, state, level)
    elif level == "entrances":
        for low, top, *part in _over_floors(floors, *counts):
            yield Home(row, entrance, low, top, "", *part, state, level)
    else:
        yield from _over_entrances(row, building, *counts, state)


def _homes_of_numbers(building):
    """The homes of a building of which there is no row."""
    counts = _counts(building.dwellings[0], building.households[0])
    if any(counts):
        yield from _over_entrances(-1, building, *counts, "unknown")


def _counts(dwellings, households):
    return max(int(dwellings), 0), max(int(households), 0)


def _over_entrances(row, building, dwellings, households, state):
    entrances, floors = int(building.entrances[0]), int(building.floors[0])
    names = [str(number + 1) for number in range(entrances)]
    if entrances < 2 or dwellings < entrances:
        names = names if entrances == 1 else [""]
    of_entrance = _even(dwellings, len(names))
    for name, *counts in zip(names, of_entrance, _in_proportion(households, of_entrance), strict=True):
        for low, top, *part in _over_floors(floors, *counts):
            yield Home(row, name, low, top, "", *part, state, "building")


def _over_floors(floors, dwellings, households):
    """Spread dwellings over the floors of an entrance; where they are too few for that, name no floor.

    Yields
    ------
    (lowest floor, highest floor, dwellings, households)
    """
    if floors < 1 or dwellings < 1 or 1 < dwellings < floors / 2:
        yield NO_FLOOR, NO_FLOOR, dwellings, households
    elif dwellings == 1:
        yield 1, floors, 1, households
    else:
        of_floor = _even(dwellings, _floors_lived_on(floors, dwellings))
        for down, counts in enumerate(zip(of_floor, _in_proportion(households, of_floor), strict=True)):
            yield floors - down, floors - down, *counts


def _floors_lived_on(floors, dwellings):
    """How many floors, from the top, dwellings come out even on: there may be shops or a hall below; else all."""
    most_below = min(_MOST_GROUND_FLOORS, floors // 3)
    even = [floors - below for below in range(most_below + 1) if dwellings % (floors - below) == 0]
    return even[0] if even else min(floors, dwellings)


def _even(count, parts):
    """A count in parts that differ by 1 at most, the larger ones first: list of int."""
    return [count // parts + (part < count % parts) for part in range(parts)]


def _in_proportion(count, weights):
    """A count in parts in proportion to weights, as list of int; all in the first where nothing has a weight."""
    ends = np.cumsum([0, *weights])
    if ends[-1] == 0:
        return [count, *[0] * (len(weights) - 1)]
    return np.diff(ends * count // int(ends[-1])).tolist()
