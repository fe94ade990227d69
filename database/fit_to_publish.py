"""Whether a plan file is such that a database can take it, found out before anything is sent."""

import struct

from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plan_file.geopackage import crs_of, wkb_of
from .districts import crs_of_database
from .errors import SharedError

__all__ = ["refuse_other_crs", "refuse_pieces"]

translate = QCoreApplication.translate

_POLYGON = 3  # as WKB numbers kinds of geometry


def refuse_other_crs(connection, plan):
    """Give the EPSG code that file and database have in common."""
    (wanted, srid), (crs, _) = crs_of_database(connection), crs_of(plan, "unit")
    authority, _, code = crs.authid().partition(":")
    if authority != "EPSG" or not code.isdigit():
        words = translate(
            "Shared",
            "The CRS of {file} has no EPSG code, so the database cannot hold its plan. The database has EPSG:{srid}."
        )  # fmt: skip
    elif int(code) != srid:
        words = translate(
            "Shared",
            "The plan {file} is in EPSG:{code}, the database in EPSG:{srid} ({name}). Make the plan in the database's "
            "CRS, or publish it to a database of its own."
        )  # fmt: skip
    else:
        return srid
    raise SharedError(words.format(file=plan.path.name, code=code, srid=srid, name=wanted.description()))


def refuse_pieces(plan, scenarios):
    """Name a grid that lies in pieces: the database has no column for one."""
    for scenario in scenarios:
        for code, geom in plan.rows(
            "SELECT grid_code, geom FROM grid WHERE plan_id = ? AND geom IS NOT NULL ORDER BY grid_code",
            (scenario.plan_id,),
        ):
            wkb = wkb_of(geom)
            if wkb is not None and struct.unpack_from("<I" if wkb[0] else ">I", wkb, 1)[0] % 1000 != _POLYGON:
                words = translate(
                    "Shared",
                    "Grid {grid} of the scenario {scenario} lies in pieces, and the database takes none such. "
                    "Repair its community first."
                )  # fmt: skip
                raise SharedError(words.format(grid=code, scenario=scenario.name))
