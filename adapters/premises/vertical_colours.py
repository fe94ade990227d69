"""The colours of vertical grids: the same in a building's panel, in its division, and on the bands of the scene."""

from itertools import cycle

__all__ = ["STRIPS", "entrance_colours"]

STRIPS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")
"""Colours in the order of the codes: Okabe and Ito's, told apart by people with any colour vision."""


def entrance_colours(draft, building_id):
    """The colour of each entrance of a divided building.

    Parameters
    ----------
    draft : Draft
    building_id : str

    Returns
    -------
    dict of str (entrance) to (str (code of its vertical grid), str (colour)); entrances that stay with the grid on the
    ground are not in it, and nothing is where the building is whole
    """
    grids = draft.vertical.of_building(building_id)
    return {
        entrance: (grid.code, colour)
        for grid, colour in zip(grids, cycle(STRIPS), strict=False)
        for entrance in grid.entrances
    }
