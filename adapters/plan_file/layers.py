"""The tables of a plan file as layers of QGIS, showing one scenario."""

import re

from qgis.core import QgsVectorLayer

from .errors import refusal
from .schema import table_names

__all__ = ["make_layers", "refuse_unseen"]

# What QGIS and GDAL take for a sign in disguise when they open a GeoPackage to be read: they look for another file.
_DISGUISED = re.compile("%[0-9A-Fa-f]{2}")

# What a layer of a scenario shows; the other tables belong to all scenarios.
_SUBSETS = {
    "grid": '"plan_id" = {plan_id} AND "status" <> \'void\'',
    "unit": '"plan_id" = {plan_id}',
    "finding": '"plan_id" = {plan_id}',
    "vertical_grid": '"plan_id" = {plan_id} AND "status" <> \'void\'',
}
_LAYERS = ("grid", "vertical_grid", "unit", "community", "street", "barrier", "compound", "building", "finding")


def refuse_unseen(path):
    """Refuse a plan whose layers QGIS could not open.

    Raises
    ------
    PlanFileError
        There is a sign such as %20 in the name of the file, or of a folder that it lies in.
    """
    found = _DISGUISED.search(str(path))
    if found:
        raise refusal("unseen", file=path, sign=found.group())


def make_layers(connection, plan_id):
    """Make layers of a scenario, to be put into a project; they show an edit once they are repainted.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int

    Returns
    -------
    dict of str (table) to QgsVectorLayer; a table that the file lacks has none
    """
    layers, tables = {}, table_names(connection)
    for table in filter(tables.__contains__, _LAYERS):
        subset = _SUBSETS.get(table, "").format(plan_id=plan_id)
        uri = f"{connection.path}|layername={table}" + (f"|subset={subset}" if subset else "")
        layers[table] = QgsVectorLayer(uri, table, "ogr")
    return layers
