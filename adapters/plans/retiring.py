"""Which neighbours could take the ground of a grid that retires."""

from typing import NamedTuple

from ...engine.gridding.editing.model import UNASSIGNED

__all__ = ["Heir", "heirs_of"]


class Heir(NamedTuple):
    """A grid with the ground of another one.

    Attributes
    ----------
    code, name : str
    households : int, of both
    """

    code: str
    name: str
    households: int


def heirs_of(draft, code):
    """Name the neighbours of a grid that are not locked, those first that would hold the fewest households.

    Parameters
    ----------
    draft : engine.gridding.editing.draft.Draft
    code : str

    Returns
    -------
    list of Heir
    """
    beside = [other for other in draft.neighbours(code) if other != UNASSIGNED and not draft.records[other].locked]
    own = draft.households(code)
    heirs = [Heir(other, draft.records[other].name, draft.households(other) + own) for other in beside]
    return sorted(heirs, key=lambda heir: (heir.households, heir.code))
