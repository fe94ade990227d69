"""Which rows of dwellings count, and what buildings hold by them."""

import numpy as np

from .model import NO_FLOOR

__all__ = ["held_after", "held_by_building", "rows_that_count"]


def rows_that_count(dwellings):
    """Say which rows count: the finest there are of every floor, entrance and building.

    A dwelling counts; a floor of an entrance counts where no dwelling on it is told, an entrance where none of its
    floors or dwellings is, a building where nothing else of it is.

    Parameters
    ----------
    dwellings : Dwellings

    Returns
    -------
    (d,) array of bool

    Examples
    --------
    >>> from .model import dwellings_of
    >>> rows = dwellings_of([0, 0, 0, 1], entrances=["1", "1", "2", ""], rooms=["101", "", "", ""])
    >>> rows_that_count(rows).tolist()
    [True, False, True, True]
    """
    if not len(dwellings):
        return np.zeros(0, dtype=bool)
    entrance = _places(dwellings.buildings, _numbered(dwellings.entrances))
    floor = _places(entrance, dwellings.floors)
    room = dwellings.rooms != ""
    on_floor = ~room & (dwellings.floors != NO_FLOOR)
    whole = ~room & ~on_floor
    of_entrance, of_building = whole & (dwellings.entrances != ""), whole & (dwellings.entrances == "")
    finer = room | on_floor
    return (
        room
        | (on_floor & ~_any_of(floor, room))
        | (of_entrance & ~_any_of(entrance, finer))
        | (of_building & ~_any_of(dwellings.buildings, finer | of_entrance))
    )


def held_by_building(dwellings, count):
    """Add up the rows that count.

    Parameters
    ----------
    dwellings : Dwellings
    count : int, of buildings

    Returns
    -------
    households, dwellings : (count,) arrays of int
    told : (count,) array of bool, whether there is any row of the building

    Examples
    --------
    >>> from .model import dwellings_of
    >>> rows = dwellings_of([0, 0, 0], rooms=["101", "102", ""], households=[1, 2, 9], dwellings=[1, 1, 5])
    >>> [column.tolist() for column in held_by_building(rows, 2)]
    [[3, 0], [2, 0], [True, False]]
    """
    counts = rows_that_count(dwellings)
    buildings = dwellings.buildings[counts]
    households, homes = (
        np.bincount(buildings, weights=column[counts], minlength=count).astype(int)
        for column in (dwellings.households, dwellings.dwellings)
    )
    return households, homes, np.bincount(dwellings.buildings, minlength=count) > 0


def _numbered(texts):
    """A number for each text, the same for the same."""
    numbers = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts.tolist()], dtype=int)


def _places(first, second):
    """A number for each pair of numbers, the same for the same."""
    least = second.min()
    key = first.astype(np.int64) * (int(second.max()) - int(least) + 1) + (second - least)
    return np.unique(key, return_inverse=True)[1].ravel()


def _any_of(group, marked):
    """Whether any row of the same group is marked, for every row."""
    return np.bincount(group, weights=marked, minlength=int(group.max()) + 1)[group] > 0


def held_after(held, before, after):
    """What a building holds after one of its rows has changed.

    A building may hold more households than its rows tell, where not all of its dwellings are known. One of those that
    are told now was among them; one that was told before brings the difference.

    Parameters
    ----------
    held : int, the households of the building before
    before, after : Dwellings, its rows before and after, in the same order; `after` may have one more

    Returns
    -------
    int

    Examples
    --------
    >>> from .model import dwellings_of
    >>> none, one, two = (dwellings_of([0] * n, rooms=["101", "102"][:n], households=[2, 2][:n]) for n in range(3))
    >>> held_after(12, none, one), held_after(2, one, two), held_after(5, two, two)
    (12, 4, 5)
    """
    was, is_ = (int(rows.households[rows_that_count(rows)].sum()) for rows in (before, after))
    if len(before) == len(after):
        return max(held + is_ - was, is_)
    return max(held, is_)
