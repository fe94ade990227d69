"""Communities of an open plan: which ones grids lie in, and their ground."""

import numpy as np
import shapely

from .units import as_geometry

__all__ = ["communities_of", "community_outline"]


def communities_of(draft, codes):
    """The codes of the communities that some grids lie in: set of str.

    Parameters
    ----------
    draft : Draft
    codes : iterable of str; one that is no grid is passed over
    """
    known = draft.fabric.community_codes
    return {str(known[draft.records[code].community]) for code in codes if code in draft.records}


def community_outline(view, community):
    """The ground of a community as a QgsGeometry, None where the plan has no such community.

    Parameters
    ----------
    view : PlanView
    community : str, its code
    """
    fabric = view.draft.fabric
    places = np.flatnonzero(fabric.community_codes == community)
    if not len(places):
        return None
    return as_geometry(shapely.union_all(fabric.polygons[fabric.units.communities == places[0]]))
