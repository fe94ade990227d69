"""The buildings of an open plan as checks and counts want them: with their communities and grids."""

import numpy as np

from ...engine.gridding.editing.model import UNASSIGNED
from ...engine.premises.checking.model import Premises
from ..layers.reading import Source

__all__ = ["communities_of", "grids_of_buildings", "premises_of"]


def grids_of_buildings(session):
    """Where the buildings of an open plan stand.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession

    Returns
    -------
    (b,) array of str, grid codes, '' for none; (b,) array of str, community codes, '' for none
    """
    draft, buildings = session.draft, session.premises.buildings
    rows = np.array([-1 if row is None else row for row in map(session.unit_row, buildings.units.tolist())], dtype=int)
    grids = np.append(draft.codes, "")[rows]
    grids[grids == UNASSIGNED] = ""
    communities = np.append(draft.fabric.community_codes, "").astype(object)
    return grids.astype(object), communities[np.append(draft.fabric.units.communities, -1)[rows]]


def communities_of(session):
    """The layer of a plan's communities: adapters.layers.reading.Source; call this in the session's own thread."""
    return Source.of_layer(session.layers()["community"])


def premises_of(session):
    """Put together all that a plan file knows of its buildings; call this in the session's own thread.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession

    Returns
    -------
    engine.premises.checking.model.Premises, without the communities' areas
    """
    premises, stored = session.premises, session.premises.ties
    grids, communities = grids_of_buildings(session)
    ties = []
    for register in dict.fromkeys(stored.registers.tolist()):
        own = stored.registers == register
        ties.append((stored.rows.taken(own), stored.ties.taken(own)))
    return Premises(premises.buildings, premises.addresses, premises.dwellings, ties, communities, grids)
