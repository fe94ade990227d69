"""What the table of grids says of a grid, put together from a draft."""

import numpy as np

from ...engine.gridding.findings import found
from ..sentences.saying import sentence
from .opening import VOID
from .vertical import divided_finding

__all__ = ["COLUMNS", "band_finding", "grid_row", "out_of_band", "reason_of", "visible_share"]

COLUMNS = (
    "grid_code, grid_name, community_code, kind, households, buildings, area_m2, status, reason, note, compactness, "
    "visible_boundary, locked"
)


def grid_row(draft, code, visible):
    """Put the values of one grid together.

    Parameters
    ----------
    draft : engine.gridding.editing.draft.Draft
    code : str
    visible : (e,) array of float, metres of each border that one can see

    Returns
    -------
    Polygon or None, tuple of the values of `COLUMNS`
    """
    record = draft.records[code]
    community = str(draft.fabric.community_codes[record.community])
    head = (code, record.name, community, record.kind)
    members = draft.units_of(code)
    if record.void or not len(members):
        return None, (*head, 0, 0, 0.0, VOID, "", record.note, None, None, int(record.locked))
    polygon = draft.polygon(code)
    return polygon, (
        *head,
        int(draft.households(code)),
        int(draft.buildings(code)),
        float(draft.area(code)),
        draft.status(code),
        reason_of(record, band_finding(draft, code)),
        record.note,
        float(draft.compactness(code)),
        visible_share(draft, code, visible),
        int(record.locked),
    )


def reason_of(record, finding):
    """Why a grid is out of its band, from its `band_finding`: what the officer said, else by how much.

    Of a grid that is divided it is told which vertical grids hold it, whether it is within its band or not.
    """
    if finding is not None and finding.check == "grid_divided":
        return sentence(finding)
    return "" if finding is None else record.note or sentence(finding)


def band_finding(draft, code):
    """Say by how much a grid is out of its band, or what holds it where it is divided: a Finding, None for neither."""
    divided = draft.is_divided(code)
    if draft.status(code) == "in_band" and not divided:
        return None
    community = str(draft.fabric.community_codes[draft.records[code].community])
    place = draft.ways.place(draft.units_of(code))
    if divided:
        above = draft.vertical.told(code)
        return divided_finding(code, community, draft.band(code), above, draft.households(code), place)
    return out_of_band(code, community, draft.households(code), draft.band(code), place)


def out_of_band(code, community, households, band, place):
    """Say by how much a grid with so many households is out of a band: a Finding, None where it is not."""
    status = band.status(households)
    if status == "in_band":
        return None
    where = {"grid_code": code, "community_code": community, "place": place}
    if status == "over":
        excess = households - band.maximum
        return found("grid_over", **where, value=excess, households=households, maximum=band.maximum, excess=excess)
    short = band.minimum - households
    return found("grid_under", **where, value=short, households=households, minimum=band.minimum, short=short)


def visible_share(draft, code, visible):
    """The share of a grid's outline that lies on a street, a barrier, a wall or a community's edge, 0 to 1."""
    borders, _, _ = draft.ways.beside(draft.units_of(code))
    hidden = np.maximum(draft.fabric.units.borders.lengths[borders] - visible[borders], 0).sum()
    return float(np.clip(1 - hidden / max(draft.perimeter(code), 1e-9), 0, 1))
