"""Codes of grids that two sides made or lost, so that a code means one grid to both."""

from dataclasses import replace

import numpy as np

from .codes import new_records
from .draft import Draft
from .states import State, difference

__all__ = ["renewed", "renumbered_apart", "with_retired"]


def with_retired(state, base):
    """A state where the grids that it no longer knows are retired: once others saw a code it is never given again.

    Parameters
    ----------
    state : State
    base : State, what others saw

    Returns
    -------
    State
    """
    lost = {code: replace(record, void=True) for code, record in base.records.items() if code not in state.records}
    return replace(state, records={**state.records, **lost}) if lost else state


def renumbered_apart(fabric, base, mine, theirs, profile):
    """Give new codes to my new grids whose codes others gave to other new grids.

    Parameters
    ----------
    fabric : Fabric
    base, mine, theirs : State
    profile : CodeProfile

    Returns
    -------
    State, mine with the new codes; a retired grid of mine whose code others gave to one is taken out
    dict of str to str, the codes that were renumbered
    """
    both = sorted(code for code in mine.records if code not in base.records and code in theirs.records)
    clashing = [code for code in both if not _same_ground(mine, theirs, code)]
    retired = [code for code in clashing if mine.records[code].void]
    living = [code for code in clashing if not mine.records[code].void]
    if retired:
        kept = {code: record for code, record in mine.records.items() if code not in retired}
        mine = replace(mine, records=kept)
    taken = {**base.records, **theirs.records, **mine.records}
    return _renumbered(fabric, mine, living, taken, profile)


def renewed(fabric, base, mine, theirs, codes, profile):
    """Give some grids new codes: others know the old ones as retired for good, and so they stay.

    Parameters
    ----------
    fabric : Fabric
    base, mine, theirs : State, of which none has any of the new codes
    codes : iterable of str, of grids that are retired in theirs
    profile : CodeProfile

    Returns
    -------
    Edit, 'adopt'
    """
    taken = {**base.records, **theirs.records, **mine.records}
    after, _ = _renumbered(fabric, mine, sorted(codes), taken, profile)
    kept = {code: theirs.records[code] for code in codes}
    return difference("adopt", mine, State(after.codes, after.records | kept))


def _same_ground(one, other, code):
    """Whether a grid is the same ground in two states, and alive in both."""
    return not other.records[code].void and np.array_equal(one.units_of(code), other.units_of(code))


def _renumbered(fabric, state, old_codes, taken, profile):
    """Give grids the next free codes, without their old ones.

    Parameters
    ----------
    taken : dict of str to GridRecord, whose codes cannot be given

    Returns
    -------
    State, dict of str (old code) to str (new)
    """
    if not old_codes:
        return state, {}
    codes, records, given = state.codes.copy(), dict(state.records), {}
    for old in old_codes:
        record = records.pop(old)
        giver = Draft(fabric, [], taken, profile, state.vertical)
        (new,) = new_records(giver, record.community, record.kind, 1)
        stem = profile.stem(str(fabric.community_codes[record.community]))
        number = profile.number(stem, old)
        own_name = number is None or record.name != profile.name(number)
        new = replace(record, code=new.code, name=record.name if own_name else new.name)
        codes[state.codes == old] = new.code
        records[new.code] = taken[new.code] = new
        given[old] = new.code
    return State(codes, records, state.vertical), given
