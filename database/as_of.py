"""The grids of a district as they were at a moment."""

from typing import NamedTuple

from .districts import plan_named

__all__ = ["GridAsOf", "grids_as_of"]


class GridAsOf(NamedTuple):
    """A grid at a moment, in the words of the public layer of grids.

    Attributes
    ----------
    grid_code, grid_name, community_code, kind : str
    households, buildings : int
    area_m2 : float
    status : str
    reason : str, always ''
    compactness, visible_boundary : float or None
    wkb : bytes
    """

    grid_code: str
    grid_name: str
    community_code: str
    kind: str
    households: int
    buildings: int
    area_m2: float
    status: str
    reason: str
    compactness: float
    visible_boundary: float
    wkb: bytes


def grids_as_of(connection, district, at, plan=""):
    """Read the grids of a district as they were at a moment.

    Parameters
    ----------
    connection : SharedConnection
    district : District
    at : str, the time in ISO 8601 with its zone; '' for now
    plan : str, the name of a plan; '' for the one that was in force

    Returns
    -------
    list of GridAsOf, by their codes

    Raises
    ------
    SharedError
    """
    plan_id = plan_named(connection, district, plan) if plan else None
    rows = connection.rows(
        "SELECT grid_code, grid_name, community_code, kind, households, buildings, area_m2, status, '', compactness,"
        " visible_boundary, ST_AsBinary(geom, 'NDR')"
        " FROM grids_as_of(coalesce(%s::timestamptz, now()), %s, %s) ORDER BY grid_code",
        [at or None, district.district_id, plan_id],
    )
    return [GridAsOf(*row[:-1], bytes(row[-1])) for row in rows if row[-1] is not None]
