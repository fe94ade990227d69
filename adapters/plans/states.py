"""Another state of an open plan: the same units in other grids."""

import numpy as np

from ...engine.gridding.editing.draft import Draft

__all__ = ["draft_of_state"]


def draft_of_state(draft, grid_of_unit, records):
    """Make a draft of the same units as another, in other grids.

    Parameters
    ----------
    draft : Draft
    grid_of_unit : dict of int (unit_id) to str (code); a unit that it lacks stays in the grid that it has
    records : dict of str (code) to GridRecord

    Returns
    -------
    Draft
    """
    ids = draft.fabric.unit_ids.tolist()
    codes = np.array([grid_of_unit.get(unit, code) for unit, code in zip(ids, draft.codes, strict=True)], dtype=object)
    held = set(codes.tolist())
    records = {code: record for code, record in records.items() if code in held or record.void}
    return Draft(draft.fabric, codes, records, draft.profile, draft.vertical)
