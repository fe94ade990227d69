"""Grids that changes link: those that a unit left and entered, on either side, belong together."""

from dataclasses import dataclass

import numpy as np

from .model import UNASSIGNED

__all__ = ["Group", "linked_grids"]


@dataclass(frozen=True)
class Group:
    """Grids that changes link, and the units that moved among them.

    Attributes
    ----------
    grids : tuple of str, their codes, sorted
    rows : (n,) array of int, ascending
    """

    grids: tuple
    rows: np.ndarray


def linked_grids(base, mine, theirs):
    """Find the groups of grids that the changes of two sides link.

    Parameters
    ----------
    base, mine, theirs : State

    Returns
    -------
    list of Group, by their first codes
    """
    rows = np.flatnonzero((base.codes != mine.codes) | (base.codes != theirs.codes))
    home = {code: code for code in _changed_records(base, mine, theirs)}

    def root(code):
        while home.setdefault(code, code) != code:
            home[code] = home[home[code]]
            code = home[code]
        return code

    triples = list(zip(base.codes[rows], mine.codes[rows], theirs.codes[rows], strict=True))
    firsts = []
    for triple in triples:
        first, *others = (code for code in triple if code != UNASSIGNED)
        for other in others:
            low, high = sorted((root(first), root(other)))
            home[high] = low
        firsts.append(root(first))
    grids, members = {}, {}
    for code in sorted(home):
        grids.setdefault(root(code), []).append(code)
    for row, first in zip(rows.tolist(), firsts, strict=True):
        members.setdefault(root(first), []).append(row)
    return [Group(tuple(codes), np.array(members.get(first, []), dtype=int)) for first, codes in grids.items()]


def _changed_records(base, mine, theirs):
    """The codes of which either side changed what is known. A grid that only came and went on my side is nothing."""
    changed = set()
    for code in {*base.records, *mine.records, *theirs.records}:
        was, my, their = (state.records.get(code) for state in (base, mine, theirs))
        passing = was is None and their is None and my.void
        if (my, their) != (was, was) and not passing:
            changed.add(code)
    return changed
