"""What a register tells of the dwellings of buildings, once its rows are tied."""

import numpy as np

from .model import Dwellings

__all__ = ["dwellings_of_ties"]


def dwellings_of_ties(rows, ties, with_doubtful=False):
    """Put the dwellings together that the rows of a register tell of.

    Parameters
    ----------
    rows : RegisterRows
    ties : Ties, of these rows
    with_doubtful : bool, whether rows count whose tie waits for a person

    Returns
    -------
    Dwellings, in the order of the rows
    counted : (n,) array of bool, the rows that they are of

    Examples
    --------
    >>> from .model import register_rows_of, ties_of
    >>> rows = register_rows_of(["a", "b", "c"], rooms=["101", "102", ""], households=[2, 0, 7])
    >>> ties = ties_of([4, 4, 5], states=["sure", "decided", "doubtful"])
    >>> told, counted = dwellings_of_ties(rows, ties)
    >>> told.buildings.tolist(), told.households.tolist(), told.states.tolist(), counted.tolist()
    ([4, 4], [2, 0], ['occupied', 'unknown'], [True, True, False])
    """
    sure = (ties.states == "sure") | (ties.states == "decided")
    counted = (ties.buildings >= 0) & (sure | with_doubtful)
    told = rows.taken(counted)
    lived_in = (told.households > 0) & (told.states == "unknown")
    return (
        Dwellings(
            buildings=ties.buildings[counted],
            entrances=told.entrances,
            floors=told.floors,
            rooms=told.rooms,
            states=np.where(lived_in & (told.rooms != ""), "occupied", told.states).astype(object),
            dwellings=np.maximum(told.dwellings, 0),
            households=np.maximum(told.households, 0),
        ),
        counted,
    )
