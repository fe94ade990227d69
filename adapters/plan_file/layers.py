"""The tables of a plan file as layers of QGIS, showing one scenario."""

from qgis.core import QgsVectorLayer

from .schema import table_names

__all__ = ["make_layers"]

# What a layer of a scenario shows; the other tables belong to all scenarios.
_SUBSETS = {
    "grid": '"plan_id" = {plan_id} AND "status" <> \'void\'',
    "unit": '"plan_id" = {plan_id}',
    "finding": '"plan_id" = {plan_id}',
}
_LAYERS = ("grid", "unit", "community", "street", "barrier", "compound", "building", "finding")


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
