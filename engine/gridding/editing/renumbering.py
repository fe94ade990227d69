"""All grids of a community given codes in reading order, as when they were numbered first."""

from dataclasses import replace

import numpy as np
import shapely

from ..inner_places import inner_places
from ..numbering import reading_order
from .making import edit_of

__all__ = ["renumbered"]


def renumbered(draft, communities=None, profile=None, reason=""):
    """Number grids anew, from north to south and from west to east.

    Locked grids keep their codes, and a code of a retired grid is never given again. A grid that is named by its number
    is named by the new one; a name that somebody chose stays with its ground. Codes that are left over retire.

    Parameters
    ----------
    draft : Draft
    communities : int or iterable of int, rows of communities; all where None
    profile : CodeProfile, the draft's where None
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        All have the right codes already.
    """
    profile = profile or draft.profile
    wanted = range(len(draft.fabric.bands)) if communities is None else np.atleast_1d(communities).tolist()
    old = [
        code
        for code in draft.grid_codes()
        if draft.records[code].community in wanted and not draft.records[code].locked and len(draft.units_of(code))
        if not draft.is_divided(code)
    ]
    new = _codes_in_order(draft, old, profile)
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    records = {one: replace(draft.records[one], void=True) for one, _ in changed}
    records |= {other: _record_at(draft, one, other, profile) for one, other in changed}
    rows = [draft.units_of(one) for one, _ in changed]
    after = [np.full(len(own), other, dtype=object) for own, (_, other) in zip(rows, changed, strict=True)]
    return edit_of(
        draft, "renumber", np.concatenate([[], *rows]).astype(int), np.concatenate([[], *after]), records, reason
    )


def _codes_in_order(draft, old, profile):
    """The new code of each grid, in the order of the old ones."""
    taken = (set(draft.records) | set(draft.vertical.by_code)) - set(old)
    sequences = {}
    for row, code in enumerate(old):
        stem = profile.stem(str(draft.fabric.community_codes[draft.records[code].community]))
        sequences.setdefault(stem, []).append(row)
    new = [""] * len(old)
    for stem, rows in sequences.items():
        polygons = np.array([draft.polygon(old[row]) for row in rows], dtype=object)
        _, bottom, _, top = shapely.bounds(polygons).T
        places = inner_places(polygons)
        numbers = {special: profile.numbers(special=special) for special in (False, True)}
        if profile.zero_when_undivided and len(rows) == 1 and not any(code.startswith(stem) for code in taken):
            numbers = dict.fromkeys(numbers, iter([0]))
        for place in reading_order(places, np.median(top - bottom)):
            special = draft.records[old[rows[place]]].kind == "special"
            codes = (profile.code(stem, number) for number in numbers[special])
            new[rows[place]] = next(code for code in codes if code not in taken)
            taken.add(new[rows[place]])
    return new


def _record_at(draft, old, new, profile):
    """The record of a grid under its new code."""
    record = draft.records[old]
    stem = profile.stem(str(draft.fabric.community_codes[record.community]))
    before, after = profile.number(stem, old), profile.number(stem, new)
    by_number = not record.name or record.name == old or (before is not None and record.name == profile.name(before))
    return replace(record, code=new, name=profile.name(after) if by_number else record.name)
