"""Make a plan file, or add the tables of a plan beside what a GeoPackage holds: all in one transaction."""

import os
import sqlite3
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import shapely

from ...engine.gridding.editing.draft import Draft
from .connection import PlanConnection, is_writable, now
from .errors import refusal, sqlite_refusal
from .finding_rows import write_findings
from .geopackage import add_layers, blobs, run_script, srs_id_of
from .grid_rows import band_finding
from .history import log
from .saving import write_grids
from .schema import LAYERS, SCHEMA_VERSION, TABLES, set_entry, table_names, tables_after
from .upgrading import add_later_tables

__all__ = ["NewPlan", "create_file", "create_plan", "make_tables", "refuse_target"]

_APPLICATION = "PRAGMA application_id = 1196444487"  # 'GPKG'
_VERSION = "PRAGMA user_version = 10200"


def _none():
    return np.empty(0, dtype=object)


@dataclass(frozen=True)
class NewPlan:
    """What a plan file begins with.

    Attributes
    ----------
    name, author : str, of the first scenario
    crs : QgsCoordinateReferenceSystem
    draft : Draft, its fabric, grids and code profile
    visible : (e,) array of float, metres of each border that one can see
    bands : dict of str (kind) to Band
    communities : (c,) array of Polygon or MultiPolygon
    community_codes, community_names, community_kinds : (c,) arrays of str; a code may stand there twice
    buildings : (b,) array of geometries
    building_ids : (b,) array of str
    building_units : (b,) array of int, unit_id, -1 outside every community
    building_households : (b,) array of int
    streets, barriers, compounds : arrays of geometries
    street_names, barrier_names, compound_names : arrays of str
    street_ranks : array of int
    barrier_kinds : array of str, 'water', 'railway' or 'street'
    findings : list of Finding, what was wrong with the layers
    reasons : dict of str (code) to str, why a grid is out of its band, where that was said before
    seed : int
    """

    name: str
    author: str
    crs: object
    draft: Draft
    visible: np.ndarray
    bands: dict
    communities: np.ndarray
    community_codes: np.ndarray
    community_names: np.ndarray
    community_kinds: np.ndarray
    buildings: np.ndarray = field(default_factory=_none)
    building_ids: np.ndarray = field(default_factory=_none)
    building_units: np.ndarray = field(default_factory=_none)
    building_households: np.ndarray = field(default_factory=_none)
    streets: np.ndarray = field(default_factory=_none)
    street_names: np.ndarray = field(default_factory=_none)
    street_ranks: np.ndarray = field(default_factory=_none)
    barriers: np.ndarray = field(default_factory=_none)
    barrier_names: np.ndarray = field(default_factory=_none)
    barrier_kinds: np.ndarray = field(default_factory=_none)
    compounds: np.ndarray = field(default_factory=_none)
    compound_names: np.ndarray = field(default_factory=_none)
    findings: list = field(default_factory=list)
    reasons: dict = field(default_factory=dict)
    seed: int = 0


def create_plan(path, plan):
    """Write a plan file.

    Parameters
    ----------
    path : path of a .gpkg; where it exists, the tables are added beside what is there
    plan : NewPlan

    Raises
    ------
    PlanFileError
        The file holds a plan already, or tables with the names of a plan's; it or its folder cannot be written, or
        the disk is full. Nothing was written then.
    """
    create_file(path, lambda sqlite: _write(sqlite, plan))


def create_file(path, write):
    """Make a GeoPackage with the tables of a plan, whatever is written to them.

    Parameters
    ----------
    path : path of a .gpkg; where it exists, the tables are added beside what is there
    write : callable of a sqlite3.Connection in a transaction, which makes the tables too; what it raises takes all back

    Raises
    ------
    PlanFileError
        As `create_plan`.
    """
    path = Path(path)
    refuse_target(path)
    if path.exists() and path.stat().st_size:
        _fill(path, write)
        return
    # It gets its name when it is whole: a process that is killed leaves no half a plan under it.
    unfinished = path.with_name(path.name + ".part")
    _remove(unfinished)
    try:
        unfinished.touch()
        _fill(unfinished, write)
        os.replace(unfinished, path)
    except OSError as error:
        raise refusal("unknown", file=path.name, said=error) from error
    finally:
        _remove(unfinished)


def refuse_target(path):
    """Raise where no plan can be written to a file, before the work of making one.

    Parameters
    ----------
    path : path

    Raises
    ------
    PlanFileError
        As `create_plan`.
    """
    path = Path(path)
    if not path.parent.is_dir() or not is_writable(path):
        raise refusal("read_only", file=path)
    if path.exists() and path.stat().st_size:
        connection = PlanConnection(path, writable=False)
        try:
            _refuse_tables(connection)
        finally:
            connection.close()


def _refuse_tables(connection):
    """Give the names of the tables that a file holds; raise where a plan's cannot stand beside them."""
    there = table_names(connection)
    if {"plan", "profile", "unit", "grid"} <= there:
        raise refusal("plan_there", file=connection.path.name)
    taken = sorted({name.lower() for name in there} & {*LAYERS, *TABLES, *tables_after(1)})
    if taken:
        raise refusal("tables_taken", file=connection.path.name, tables=", ".join(taken))
    return there


def _remove(path):
    for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        file.unlink(missing_ok=True)


def _fill(path, write):
    connection = PlanConnection(path)
    try:
        there = _refuse_tables(connection)
        with connection.transaction() as sqlite:
            if not there:
                sqlite.execute(_APPLICATION)
                sqlite.execute(_VERSION)
            write(sqlite)
    except sqlite3.Error as error:
        raise sqlite_refusal(error, path) from error
    finally:
        connection.close()


def make_tables(sqlite, crs, extent):
    """Make the tables of a plan, all empty, inside a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    crs : QgsCoordinateReferenceSystem
    extent : (4,) sequence of float: minx, miny, maxx, maxy

    Returns
    -------
    int, the number of the CRS in this GeoPackage
    """
    run_script(sqlite, "geopackage.sql")
    run_script(sqlite, "schema_1.sql")
    srs_id = srs_id_of(sqlite, crs)
    add_layers(sqlite, LAYERS, TABLES, srs_id, extent)
    add_later_tables(sqlite, srs_id, extent)
    return srs_id


def _write(sqlite, plan):
    srs_id = make_tables(sqlite, plan.crs, shapely.total_bounds(plan.draft.fabric.polygons))
    at = now()
    plan_id = sqlite.execute(
        "INSERT INTO plan (name, created_at, created_by, seed) VALUES (?, ?, ?, ?)",
        (plan.name, at, plan.author, plan.seed),
    ).lastrowid
    _write_profile(sqlite, plan, plan_id)
    _write_context(sqlite, plan, srs_id)
    _write_units(sqlite, plan, plan_id, srs_id)
    shapes = write_grids(sqlite, plan_id, plan.draft, plan.visible, srs_id, sorted(plan.draft.records))
    sqlite.executemany(
        "INSERT INTO grid_version (geom, plan_id, grid_code, version, op, author, valid_from) "
        "VALUES (?, ?, ?, 1, 'make', ?, ?)",
        [(blob, plan_id, code, plan.author, at) for code, blob in shapes.items() if blob is not None],
    )
    sqlite.executemany(
        "UPDATE grid SET reason = ? WHERE plan_id = ? AND grid_code = ? AND status IN ('over', 'under')",
        [(reason, plan_id, code) for code, reason in plan.reasons.items()],
    )
    living = [code for code in plan.draft.grid_codes() if len(plan.draft.units_of(code))]
    out_of_band = [band_finding(plan.draft, code) for code in living]
    write_findings(sqlite, plan_id, [*plan.findings, *out_of_band], srs_id)
    log(sqlite, plan_id, at, plan.author, "make")


def _write_profile(sqlite, plan, plan_id):
    set_entry(sqlite, "schema_version", SCHEMA_VERSION)
    set_entry(sqlite, "bands", {kind: [band.minimum, band.maximum] for kind, band in plan.bands.items()})
    set_entry(sqlite, "code_profile", asdict(plan.draft.profile))
    set_entry(sqlite, "crs", plan.crs.authid() or plan.crs.toWkt())
    set_entry(sqlite, "open_plan_id", plan_id)


def _write_context(sqlite, plan, srs_id):
    """Write what all scenarios share: communities, buildings, streets, barriers and compounds."""
    texts = [list(map(str, column)) for column in (plan.community_codes, plan.community_names, plan.community_kinds)]
    sqlite.executemany(
        "INSERT INTO community (geom, community_code, name, kind) VALUES (?, ?, ?, ?)",
        zip(blobs(plan.communities, srs_id), *texts, strict=True),
    )
    units = [None if unit < 0 else int(unit) for unit in plan.building_units]
    sqlite.executemany(
        "INSERT INTO building (geom, building_id, unit_id, households) VALUES (?, ?, ?, ?)",
        zip(
            blobs(plan.buildings, srs_id),
            map(str, plan.building_ids),
            units,
            map(int, plan.building_households),
            strict=True,
        ),
    )
    sqlite.executemany(
        "INSERT INTO street (geom, name, rank) VALUES (?, ?, ?)",
        zip(blobs(plan.streets, srs_id), map(str, plan.street_names), map(int, plan.street_ranks), strict=True),
    )
    sqlite.executemany(
        "INSERT INTO barrier (geom, name, kind) VALUES (?, ?, ?)",
        zip(blobs(plan.barriers, srs_id), map(str, plan.barrier_names), map(str, plan.barrier_kinds), strict=True),
    )
    sqlite.executemany(
        "INSERT INTO compound (geom, name) VALUES (?, ?)",
        zip(blobs(plan.compounds, srs_id), map(str, plan.compound_names), strict=True),
    )


def _write_units(sqlite, plan, plan_id, srs_id):
    draft, fabric, units = plan.draft, plan.draft.fabric, plan.draft.fabric.units
    communities = fabric.community_codes[units.communities]
    locked = [int(code in draft.records and draft.records[code].locked) for code in draft.codes]
    sqlite.executemany(
        "INSERT INTO unit (geom, plan_id, unit_id, community_code, grid_code, households, buildings, locked, wet) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (blob, plan_id, *values)
            for blob, *values in zip(
                blobs(fabric.polygons, srs_id),
                fabric.unit_ids.tolist(),
                map(str, communities),
                draft.codes.tolist(),
                units.households.tolist(),
                units.buildings.tolist(),
                locked,
                units.wet.astype(int).tolist(),
                strict=True,
            )
        ],
    )
    borders = units.borders
    pairs = fabric.unit_ids[borders.pairs]
    sqlite.executemany(
        "INSERT INTO unit_border (plan_id, unit_id, other_id, length_m, visible_m, price, open) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (plan_id, *values)
            for values in zip(
                pairs[:, 0].tolist(),
                pairs[:, 1].tolist(),
                borders.lengths.tolist(),
                plan.visible.tolist(),
                borders.prices.tolist(),
                borders.open.astype(int).tolist(),
                strict=True,
            )
        ],
    )
