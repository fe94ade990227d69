"""Edits that are refused."""

import pytest
from community_grids.engine.gridding.editing.model import RefusedError


def refused(edit, *given, **named):
    """The finding with which an edit is refused."""
    with pytest.raises(RefusedError) as refusal:
        edit(*given, **named)
    return refusal.value.finding
