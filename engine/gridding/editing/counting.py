"""Counts and facts of buildings that change: what their units hold follows, and with them the grids."""

from dataclasses import replace

import numpy as np

from ..findings import found
from .model import UNASSIGNED, Edit, RefusedError

__all__ = ["counted", "fabric_after"]


def counted(draft, counts, reason="", facts=()):
    """Count buildings anew, or correct what else is known of them.

    A lock of a grid is about its ground, so that locked ones are counted like others.

    Parameters
    ----------
    draft : Draft
    counts : sequence of Count, each of another row of dwellings
    reason : str
    facts : sequence of Fact

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        It would change nothing.
    """
    counts = tuple(count for count in counts if count.before != count.after or count.more)
    facts = tuple(fact for fact in facts if fact.before != fact.after)
    if not (counts or facts):
        raise RefusedError(found("edit_nothing"))
    place = {int(unit): row for row, unit in enumerate(draft.fabric.unit_ids)}
    units = {count.unit for count in counts} | {unit for fact in facts for unit in _units_of(fact)}
    rows = np.array(sorted(place[unit] for unit in units if unit in place), dtype=int)
    records = _without_note(draft, counts, place)
    before = {code: draft.records[code] for code in records}
    action = "correct" if facts else "count"
    return Edit(action, rows, draft.codes[rows], draft.codes[rows], before, records, reason, counts, facts=facts)


def fabric_after(fabric, counts, facts=()):
    """The fabric with what its units hold after some counts and facts.

    Parameters
    ----------
    fabric : Fabric
    counts : sequence of Count
    facts : sequence of Fact

    Returns
    -------
    Fabric, that shares all but households and buildings with the other
    """
    households, buildings = fabric.units.households.copy(), fabric.units.buildings.copy()
    for count in counts:
        households[fabric.unit_ids == count.unit] += count.more
    for fact in facts:
        if fact.name == "unit":
            buildings[fabric.unit_ids == fact.before] -= 1
            buildings[fabric.unit_ids == fact.after] += 1
    return replace(fabric, units=replace(fabric.units, households=households, buildings=buildings))


def _units_of(fact):
    """The units that a fact is about."""
    return (fact.before, fact.after) if fact.name == "unit" else (fact.unit,)


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
