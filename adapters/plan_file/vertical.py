"""The vertical grids of a scenario: a tower divided by entrance, on the ground of one grid."""

import json
from dataclasses import dataclass

from .errors import refusal
from .geopackage import blobs
from .schema import table_names

__all__ = ["VerticalGrid", "read_vertical", "write_vertical"]

_READ = (
    "SELECT grid_code, grid_name, community_code, base_code, building_id, entrances, households, dwellings, status "
    "FROM vertical_grid WHERE plan_id = ? ORDER BY fid"
)
_INSERT = (
    "INSERT INTO vertical_grid (geom, plan_id, grid_code, grid_name, community_code, base_code, building_id, "
    "entrances, households, dwellings, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True)
class VerticalGrid:
    """Some entrances of a building as a grid of its own.

    Attributes
    ----------
    code, name, community_code : str
    base_code : str, the grid that the building stands in and that keeps the ground
    building_id : str
    entrances : tuple of str, the bare numbers or letters
    households, dwellings : int
    status : str, 'in_band', 'over' or 'under'
    """

    code: str
    name: str
    community_code: str
    base_code: str
    building_id: str
    entrances: tuple
    households: int
    dwellings: int
    status: str


def read_vertical(connection, plan_id):
    """Read the vertical grids of a scenario.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int

    Returns
    -------
    tuple of VerticalGrid

    Raises
    ------
    PlanFileError
        The entrances of one cannot be read.
    """
    if "vertical_grid" not in table_names(connection):
        return ()
    grids = []
    for *head, entrances, households, dwellings, status in connection.rows(_READ, (plan_id,)):
        try:
            listed = tuple(map(str, json.loads(entrances)))
        except (TypeError, ValueError) as error:
            raise refusal("vertical_wrong", file=connection.path.name, grid=head[0]) from error
        grids.append(VerticalGrid(*head, listed, households, dwellings, status))
    return tuple(grids)


def write_vertical(sqlite, plan_id, building_id, footprint, grids, srs_id):
    """Write the vertical grids of a building in place of those that are there, in a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    plan_id : int
    building_id : str
    footprint : geometry or None
    grids : sequence of VerticalGrid, none where the building is whole again
    srs_id : int
    """
    sqlite.execute("DELETE FROM vertical_grid WHERE plan_id = ? AND building_id = ?", (plan_id, building_id))
    sqlite.executemany(
        _INSERT,
        [
            (
                blob,
                plan_id,
                grid.code,
                grid.name,
                grid.community_code,
                grid.base_code,
                building_id,
                json.dumps(list(grid.entrances), ensure_ascii=False),
                int(grid.households),
                int(grid.dwellings),
                grid.status,
            )
            for grid, blob in zip(grids, blobs([footprint] * len(grids), srs_id), strict=True)
        ],
    )
