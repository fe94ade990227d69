"""Several edits of a plan as one, so that they are done, written and taken back together."""

import numpy as np

from ...engine.gridding.editing.model import Edit

__all__ = ["joined_edits"]


def joined_edits(edits):
    """Join edits that change different units and grids.

    Parameters
    ----------
    edits : list of Edit, at least one, of one action; each may be made for what those before it leave

    Returns
    -------
    Edit
    """
    units = np.concatenate([edit.units for edit in edits])
    order = np.argsort(units)
    records_before, records_after = {}, {}
    for edit in edits:
        records_before |= edit.records_before
        records_after |= edit.records_after
    before, after = (np.concatenate([getattr(edit, side) for edit in edits])[order] for side in ("before", "after"))
    return Edit(edits[0].action, units[order], before, after, records_before, records_after, edits[0].reason)
