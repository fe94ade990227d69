"""The vertical grids of a plan file: a tower divided by entrance, on the ground of one grid.

What a vertical grid holds is counted from the rows of dwellings, which belong to all scenarios; so is whether its grid
on the ground is within its limits. A dissolved one stays as a row that is 'void': its code is never given again.
"""

import json
from dataclasses import dataclass, replace

import numpy as np
import shapely

from ...engine.gridding.editing import model
from ...engine.gridding.editing.vertical import status_of_divided
from ...engine.gridding.findings import found
from ...engine.premises.model import NO_FLOOR, dwellings_of
from ...engine.premises.vertical import counts_of_entrances, slices
from ..sentences.saying import sentence
from .errors import refusal
from .finding_rows import write_findings
from .geopackage import blobs, geometries
from .schema import VOID, bands_of, table_names

__all__ = [
    "VerticalGrid",
    "band_of_kinds",
    "bring_in_step",
    "divided_finding",
    "entrance_counts",
    "living_in",
    "recounted",
    "vertical_of_draft",
    "write_vertical",
]

_READ = (
    "SELECT grid_code, grid_name, community_code, base_code, building_id, entrances, households, dwellings, status "
    "FROM vertical_grid WHERE plan_id = ? ORDER BY grid_code"
)
_INSERT = (
    "INSERT INTO vertical_grid (geom, plan_id, grid_code, grid_name, community_code, base_code, building_id, "
    "entrances, households, dwellings, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHECKS = ("grid_over", "grid_under", "grid_divided", "grid_divided_off")


@dataclass(frozen=True)
class VerticalGrid:
    """Some entrances of a building as a grid of its own, as the file holds it.

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


def living_in(draft):
    """The vertical grids of a draft that are not dissolved.

    Parameters
    ----------
    draft : Draft

    Yields
    ------
    VerticalGrid, in the order of their codes
    """
    for code in draft.vertical.codes():
        grid = draft.vertical.by_code[code]
        record = draft.records[grid.base]
        yield VerticalGrid(
            code,
            grid.name,
            str(draft.fabric.community_codes[record.community]),
            grid.base,
            grid.building_id,
            grid.entrances,
            grid.held,
            sum(grid.dwellings),
            draft.band_of(record).status(grid.held),
        )


def vertical_of_draft(connection, plan_id):
    """Read all vertical grids of a scenario as a draft wants them, dissolved ones too.

    Returns
    -------
    list of engine.gridding.editing.model.VerticalGrid
    """
    grids, counts = [], {}
    for row in _rows(connection, plan_id):
        building = row.building_id
        if building not in counts:
            counts[building] = _held(entrance_counts(connection, building)), _unit_of(connection, building)
        held, unit = counts[building]
        columns = _columns(held, row.entrances)
        grids.append(
            model.VerticalGrid(
                row.code, row.name, row.base_code, building, unit, row.entrances, *columns, void=row.status == VOID
            )
        )
    return grids


def recounted(connection, edit):
    """An edit whose vertical grids hold what is counted in the file now, whatever it was when the edit was made.

    Parameters
    ----------
    connection : PlanConnection
    edit : Edit

    Returns
    -------
    Edit
    """
    if not edit.vertical_after:
        return edit
    buildings = {grid.building_id for grid in edit.vertical_after.values() if grid is not None}
    counts = {building: _held(entrance_counts(connection, building)) for building in buildings}

    def counted(grid):
        households, dwellings = _columns(counts[grid.building_id], grid.entrances)
        return replace(grid, households=households, dwellings=dwellings)

    after = {code: None if grid is None else counted(grid) for code, grid in edit.vertical_after.items()}
    return replace(edit, vertical_after=after)


def _columns(held, entrances):
    """Households and dwellings of some entrances, a tuple each."""
    return tuple(zip(*(held.get(name, (0, 0)) for name in entrances), strict=True))


def _rows(connection, plan_id):
    if "vertical_grid" not in table_names(connection):
        return
    for *head, entrances, households, dwellings, status in connection.rows(_READ, (plan_id,)):
        yield VerticalGrid(*head, _listed(connection, head[0], entrances), households, dwellings, status)


def _listed(connection, code, text):
    try:
        listed = tuple(map(str, json.loads(text)))
    except (TypeError, ValueError):
        listed = ()
    if not listed:
        raise refusal("vertical_wrong", file=connection.path.name, grid=code)
    return listed


def entrance_counts(connection, building_id):
    """Count a building by entrance: engine.premises.vertical.EntranceCounts."""
    rows = connection.rows(
        "SELECT entrance, coalesce(floor, ?), room, state, dwellings, households FROM household_stat "
        "WHERE building_id = ? ORDER BY fid",
        (NO_FLOOR, building_id),
    )
    names = ("entrances", "floors", "rooms", "states", "dwellings", "households")
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    held = connection.rows("SELECT households FROM building WHERE building_id = ?", (building_id,))
    dwellings = dwellings_of(
        [0] * len(rows), **{name: list(values) for name, values in zip(names, columns, strict=True)}
    )
    return counts_of_entrances(dwellings, held[0][0] if held else None)


def _held(counts):
    """What each entrance holds: dict of str to (households, dwellings)."""
    return dict(zip(counts.names, zip(counts.households, counts.dwellings, strict=True), strict=True))


def _unit_of(connection, building_id):
    rows = connection.rows("SELECT unit_id FROM building WHERE building_id = ? ORDER BY fid LIMIT 1", (building_id,))
    return -1 if not rows or rows[0][0] is None else int(rows[0][0])


def write_vertical(connection, sqlite, plan_id, draft, codes, srs_id):
    """Write what a draft says of some vertical grids, in a transaction.

    Parameters
    ----------
    connection : PlanConnection
    sqlite : sqlite3.Connection
    plan_id : int
    draft : Draft
    codes : iterable of str; a code that the draft does not know is taken out
    srs_id : int

    Returns
    -------
    dict of str (code) to bytes, the ground of the entrances as written; None where dissolved or gone
    """
    shapes, fabric = {}, draft.fabric
    for code in sorted(codes):
        sqlite.execute("DELETE FROM vertical_grid WHERE plan_id = ? AND grid_code = ?", (plan_id, code))
        grid = draft.vertical.by_code.get(code)
        shapes[code] = None
        if grid is None:
            continue
        if not grid.void:
            (shapes[code],) = blobs([_ground_of(connection, grid)], srs_id)
        record = draft.records[grid.base]
        community = str(fabric.community_codes[record.community])
        status = VOID if grid.void else draft.band_of(record).status(grid.held)
        numbers = (0, 0) if grid.void else (grid.held, sum(grid.dwellings))
        entrances = json.dumps(list(grid.entrances), ensure_ascii=False)
        head = (shapes[code], plan_id, code, grid.name, community, grid.base, grid.building_id)
        sqlite.execute(_INSERT, (*head, entrances, *numbers, status))
    return shapes


def _ground_of(connection, grid):
    """The part of a building's footprint that some entrances take up; the point of one that is only a point."""
    rows = connection.rows("SELECT geom FROM building WHERE building_id = ? ORDER BY fid LIMIT 1", (grid.building_id,))
    footprint = geometries([rows[0][0]])[0] if rows else None
    names = entrance_counts(connection, grid.building_id).names
    parts = slices(footprint, max(len(names), 1))
    own = [parts[names.index(name)] for name in grid.entrances if name in names]
    own = [part for part in own if part is not None]
    return shapely.union_all(own) if own else footprint


def divided_finding(code, community, band, above, households, place):
    """Say of a grid that is divided which vertical grids hold it, and whether all is within its limits.

    Parameters
    ----------
    code, community : str
    band : Band
    above : tuple of (code, entrances, households), its vertical grids
    households : int, on its ground
    place : (float, float) or None

    Returns
    -------
    Finding
    """
    held = [each for _, _, each in above]
    rest = max(households - sum(held), 0)
    where = {"grid_code": code, "community_code": community, "value": len(above), "place": place}
    if status_of_divided(band, held, households) == "in_band":
        return found("grid_divided", **where, vertical=above, rest=rest)
    limits = {"minimum": band.minimum, "maximum": band.maximum}
    return found("grid_divided_off", **where, vertical=above, rest=rest, **limits)


def bring_in_step(connection, sqlite, srs_id, buildings=None, grids=frozenset()):
    """Count vertical grids anew in all scenarios, and what is told of the grids on their ground, in a transaction.

    Parameters
    ----------
    connection : PlanConnection
    sqlite : sqlite3.Connection
    srs_id : int
    buildings : set of str, those whose dwellings changed; all where None
    grids : set of (int plan_id, str code), those on whose ground something else was counted
    """
    bands, counts, bases = bands_of(connection), {}, {}
    living = connection.rows(
        "SELECT v.fid, v.plan_id, v.grid_code, v.base_code, v.building_id, v.entrances, g.kind, c.kind "
        "FROM vertical_grid v LEFT JOIN grid g ON g.plan_id = v.plan_id AND g.grid_code = v.base_code "
        "LEFT JOIN community c ON c.community_code = v.community_code WHERE v.status <> ? "
        "GROUP BY v.fid ORDER BY v.plan_id, v.grid_code",
        (VOID,),
    )
    for fid, plan_id, code, base, building, text, kind, community_kind in living:
        if building not in counts:
            counts[building] = _held(entrance_counts(connection, building))
        entrances = _listed(connection, code, text)
        households, dwellings = map(sum, _columns(counts[building], entrances))
        band, above, known = bases.setdefault((plan_id, base), (band_of_kinds(bands, kind, community_kind), [], set()))
        above.append((code, entrances, households))
        known.add(building)
        if buildings is None or building in buildings:
            sqlite.execute(
                "UPDATE vertical_grid SET households = ?, dwellings = ?, status = ? WHERE fid = ?",
                (households, dwellings, band.status(households), fid),
            )
    for (plan_id, base), (band, above, known) in bases.items():
        if buildings is None or known & buildings or (plan_id, base) in grids:
            _tell_of_base(connection, sqlite, plan_id, base, band, tuple(above), srs_id)


def _tell_of_base(connection, sqlite, plan_id, code, band, above, srs_id):
    rows = connection.rows(
        "SELECT households, community_code, geom FROM grid WHERE plan_id = ? AND grid_code = ? AND status <> ?",
        (plan_id, code, VOID),
    )
    if not rows:
        return
    households, community, blob = rows[0]
    ground = geometries([blob])[0]
    place = None if ground is None else np.ravel(shapely.get_coordinates(shapely.point_on_surface(ground))).tolist()
    finding = divided_finding(code, community, band, above, households, place)
    status = status_of_divided(band, [held for _, _, held in above], households)
    sqlite.execute(
        "UPDATE grid SET status = ?, reason = ? WHERE plan_id = ? AND grid_code = ?",
        (status, sentence(finding), plan_id, code),
    )
    sqlite.execute(
        'DELETE FROM finding WHERE plan_id = ? AND grid_code = ? AND "check" IN (?, ?, ?, ?)', (plan_id, code, *_CHECKS)
    )
    write_findings(sqlite, plan_id, [finding], srs_id)


def band_of_kinds(bands, kind, community_kind):
    """The band of a grid by its kind, where it is another than its community's; else the community's.

    Parameters
    ----------
    bands : dict of str (kind) to Band
    kind, community_kind : str, None where not known
    """
    own = bands.get(community_kind) or bands["urban"]
    return own if kind in (community_kind, None) else bands.get(kind, own)
