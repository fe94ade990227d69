"""What the database holds: the version of its schema, its CRS, and the districts that were published to it."""

from typing import NamedTuple

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication

from .connection import SCHEMA
from .errors import SharedError
from .migrations import VERSION

__all__ = ["District", "crs_of_database", "district_named", "list_districts", "plan_named", "refuse_other_schema"]

translate = QCoreApplication.translate


class District(NamedTuple):
    """A district that was published.

    Attributes
    ----------
    district_id : int
    name : str
    """

    district_id: int
    name: str


def refuse_other_schema(connection):
    """Raise where the database is not set up, or not in this plugin's version.

    Parameters
    ----------
    connection : SharedConnection

    Raises
    ------
    SharedError
    """
    version = connection.schema_version()
    if version is None:
        words = translate("Shared", "This database has no shared plans yet. Run Set up shared database first.")
    elif version < VERSION:
        words = translate(
            "Shared",
            "The shared database is in version {version}, older than this plugin. Run Upgrade shared database."
        )  # fmt: skip
    elif version > VERSION:
        words = translate(
            "Shared",
            "The shared database is in version {version}, made by a newer plugin than this one. Update the plugin."
        )  # fmt: skip
    else:
        return
    raise SharedError(words.format(version=version))


def crs_of_database(connection):
    """Read the one CRS of the database.

    Returns
    -------
    QgsCoordinateReferenceSystem, int, its EPSG code
    """
    ((srid,),) = connection.rows(
        "SELECT srid FROM geometry_columns WHERE f_table_schema = %s AND f_table_name = 'unit'", [SCHEMA]
    )
    return QgsCoordinateReferenceSystem(f"EPSG:{srid}"), srid


def list_districts(connection):
    """All districts of the database, by name: list of District."""
    return [District(*row) for row in connection.rows("SELECT district_id, name FROM district ORDER BY name")]


def district_named(connection, name):
    """Find a district by its name; without a name the only one that there is.

    Returns
    -------
    District

    Raises
    ------
    SharedError
        There is none, or several and no name.
    """
    districts = list_districts(connection)
    name = str(name).strip()
    found = [district for district in districts if not name or district.name == name]
    if len(found) == 1:
        return found[0]
    if not districts:
        raise SharedError(translate("Shared", "No plan was published to this database yet."))
    listed = translate("Shared", ", ").join(district.name for district in districts)
    if name:
        words = translate("Shared", "The database has no district {name}. It has: {districts}.")
    else:
        words = translate("Shared", "The database has several districts. Name one of them: {districts}.")
    raise SharedError(words.format(name=name, districts=listed))


def plan_named(connection, district, name):
    """Find a scenario of a district by its name: its plan_id.

    Raises
    ------
    SharedError
        There is none.
    """
    plans = dict(
        connection.rows("SELECT name, plan_id FROM plan WHERE district_id = %s ORDER BY name", [district.district_id])
    )
    if name not in plans:
        words = translate("Shared", "The district {district} has no plan {name}. It has: {plans}.")
        listed = translate("Shared", ", ").join(plans)
        raise SharedError(words.format(district=district.name, name=name, plans=listed))
    return plans[name]
