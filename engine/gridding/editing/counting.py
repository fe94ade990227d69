"""Counts of buildings that change: the households of their units follow, and with them those of the grids."""

from dataclasses import replace

import numpy as np

from ..findings import found
from .model import UNASSIGNED, Edit, RefusedError

__all__ = ["counted", "fabric_after"]


def counted(draft, counts, reason=""):
    """Count buildings anew. A lock of a grid is about its ground, so that locked ones are counted like others.

    Parameters
    ----------
    draft : Draft
    counts : sequence of Count, each of another row of dwellings
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        It would change nothing.
    """
    counts = tuple(count for count in counts if count.before != count.after or count.more)
    if not counts:
        raise RefusedError(found("edit_nothing"))
    place = {int(unit): row for row, unit in enumerate(draft.fabric.unit_ids)}
    rows = np.array(sorted({place[count.unit] for count in counts if count.unit in place}), dtype=int)
    records = _without_note(draft, counts, place)
    before = {code: draft.records[code] for code in records}
    return Edit("count", rows, draft.codes[rows], draft.codes[rows], before, records, reason, counts)


def fabric_after(fabric, counts):
    """The fabric with the households that its units hold after some counts.

    Parameters
    ----------
    fabric : Fabric
    counts : sequence of Count

    Returns
    -------
    Fabric, that shares all but the households with the other
    """
    households = fabric.units.households.copy()
    for count in counts:
        households[fabric.unit_ids == count.unit] += count.more
    return replace(fabric, units=replace(fabric.units, households=households))


def _without_note(draft, counts, place):
    """The records of the grids that are in their band again: nobody need say any more why they are not."""
    more = {}
    for count in counts:
        code = draft.codes[place[count.unit]] if count.unit in place else UNASSIGNED
        more[code] = more.get(code, 0) + count.more
    return {
        code: replace(draft.records[code], note="")
        for code, households in sorted(more.items())
        if code != UNASSIGNED
        and draft.records[code].note
        and draft.status_of(draft.households(code) + households, code) == "in_band"
    }
