"""The elevation table of a building (楼盘表): its floors by its entrances, and in each cell the dwellings there.

It is made of what is known: of rows of single dwellings where there are such, of rows of entrances, whose dwellings are
then spread over the floors and marked as not known singly, or of the building's numbers alone. What has no floor
stands in a line of its own. No household is lost and none is made up: the sums equal the counts.
"""

from dataclasses import dataclass, field

import numpy as np

from .elevation_lines import entrances_of_homes, floors_of_homes, laid_out
from .homes import homes_of
from .model import STATES

__all__ = ["Elevation", "Tally", "elevation_of", "switched", "tally_of", "typed"]


@dataclass(frozen=True)
class Tally:
    """What some homes hold together.

    Attributes
    ----------
    dwellings, households : int
    states : dict of str (of model.STATES) to int, how many dwellings are in it
    """

    dwellings: int
    households: int
    states: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Elevation:
    """The table.

    Attributes
    ----------
    floors : tuple of int, of every line from the top down, cellars last; then NO_FLOOR for lines of homes without one
    entrances : tuple of str, from the first; '' for what belongs to none that is known
    widths : tuple of int, how many homes stand side by side in each entrance, at least 1
    homes : tuple of Home, in the order of reading: from the top down, from the left
    slots : dict of (int line, int column) to Home; columns count over all entrances, sum(widths) in all. A dwelling of
        several floors stands at each of them.
    known : str, 'singly', 'floors', 'entrances', 'building' or 'nothing': the coarsest that was needed
    left_over : Tally, what the building counts and no row does; below zero where rows count more than the building
    total : Tally, of the building: the table and what is left over
    """

    floors: tuple
    entrances: tuple
    widths: tuple
    homes: tuple
    slots: dict
    known: str
    left_over: Tally
    total: Tally

    @property
    def columns(self):
        """The entrance of every column, as its place in `entrances`: (sum(widths),) array of int."""
        return np.repeat(np.arange(len(self.entrances)), self.widths)

    def on_floor(self, floor):
        """The Tally of a floor; a dwelling of several floors counts at its lowest."""
        return tally_of(home for home in self.homes if home.floor == floor)

    def in_entrance(self, entrance):
        """The Tally of an entrance."""
        return tally_of(home for home in self.homes if home.entrance == entrance)


def tally_of(homes):
    """Sum homes up.

    Parameters
    ----------
    homes : iterable of Home

    Returns
    -------
    Tally
    """
    dwellings = households = 0
    states = dict.fromkeys(STATES, 0)
    for home in homes:
        dwellings += home.dwellings
        households += home.households
        states[home.state] += home.dwellings
    return Tally(dwellings, households, states)


def elevation_of(building, dwellings):
    """Make the elevation table of a building.

    Parameters
    ----------
    building : Buildings, of one row
    dwellings : Dwellings, the rows of this building; a row that says no more than finer ones do does not count

    Returns
    -------
    Elevation

    Raises
    ------
    ValueError : more or less than one building

    Examples
    --------
    >>> from .model import buildings_of, dwellings_of
    >>> house = buildings_of(["A-1"], floors=[2], households=[3])
    >>> rooms = dwellings_of([0] * 4, entrances=["1"] * 4, rooms=["101", "102", "201", "202"], households=[1, 0, 1, 1])
    >>> table = elevation_of(house, rooms)
    >>> table.floors, table.entrances, table.widths, table.known
    ((2, 1), ('1',), (2,), 'singly')
    >>> [(home.room, home.households) for home in table.homes]
    [('201', 1), ('202', 1), ('101', 1), ('102', 0)]
    >>> table.total.dwellings, table.total.households
    (4, 3)
    """
    if len(building) != 1:
        raise ValueError(f"one building is needed, not {len(building)}")
    homes, known = homes_of(building, dwellings)
    entrances = entrances_of_homes(homes, int(building.entrances[0]))
    floors = floors_of_homes(homes, int(building.floors[0]), int(building.floors_below[0]))
    lines, widths, slots = laid_out(homes, floors, entrances)
    sums = tally_of(homes)
    households, count = int(building.households[0]), max(int(building.dwellings[0]), 0) or sums.dwellings
    return Elevation(
        floors=lines,
        entrances=entrances,
        widths=widths,
        homes=tuple(dict.fromkeys(slots[place] for place in sorted(slots))),
        slots=slots,
        known=known,
        left_over=Tally(count - sums.dwellings, households - sums.households),
        total=Tally(count, households, sums.states),
    )


def typed(state, households, alone=True):
    """What a dwelling becomes when a person writes a number of households into it.

    Parameters
    ----------
    state : str, of model.STATES, as it is
    households : int, 0 or more
    alone : bool, whether it is one dwelling; of several the number does not say which are lived in

    Returns
    -------
    (int, str), households and state

    Examples
    --------
    >>> typed("empty", 2), typed("occupied", 0), typed("shop", 0)
    ((2, 'occupied'), (0, 'empty'), (0, 'shop'))
    >>> typed("unknown", 9, alone=False)
    (9, 'unknown')
    """
    if households and state in ("empty", "unknown"):
        return households, "occupied" if alone else "unknown"
    if not households and state == "occupied":
        return 0, "empty"
    return households, state


def switched(households, state):
    """What a dwelling becomes when a person says its state.

    Nobody lives in one that is empty, and at least one household in one that is occupied; of a shop and of one of which
    nothing is known the count stays what it is.

    Parameters
    ----------
    households : int, as it is
    state : str, of model.STATES, as it is to be

    Returns
    -------
    (int, str), households and state

    Examples
    --------
    >>> switched(2, "empty"), switched(0, "occupied"), switched(1, "unknown")
    ((0, 'empty'), (1, 'occupied'), (1, 'unknown'))
    """
    if state == "empty":
        return 0, state
    if state == "occupied":
        return max(households, 1), state
    return households, state
