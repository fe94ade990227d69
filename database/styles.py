"""Looks in the database: the styles of the published views, which QGIS then loads by default, and a project of both.

QGIS keeps styles of PostgreSQL layers in a table `layer_styles` of the first schema of the account's search path,
`public` as a rule, for all schemas together; it makes the table with the first style. Projects it keeps in a table
`qgis_projects` of a schema that is named: ours.
"""

from psycopg2 import sql
from qgis.core import Qgis, QgsDataSourceUri, QgsProject, QgsReferencedRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QUrl, QUrlQuery

from ..adapters.layers.roles import mark
from ..adapters.looks.style_words import layer_name
from ..adapters.looks.styles import apply_style
from .connection import SCHEMA, connect, qgis_uri
from .districts import crs_of_database, refuse_other_schema
from .errors import SharedError

__all__ = ["PROJECT", "store_looks"]

translate = QCoreApplication.translate

PROJECT = "Community Grids"
"""The name of the project in the database."""

# The views, the uppermost first: the role of the style, what tells rows apart, the kind of geometry.
_VIEWS = {
    "published_grid": ("grids", '"district_id","grid_code"', Qgis.WkbType.Polygon),
    "published_community": ("communities", '"district_id","community_code"', Qgis.WkbType.MultiPolygon),
}


def store_looks(name, project_name=PROJECT, progress=None):
    """Store the styles of the published views, and a project that shows them, for everybody who reads them.

    Parameters
    ----------
    name : str, of a QGIS connection that keeps its account in QGIS's authentication store, or needs none
    project_name : str
    progress : engine.progress.Progress, optional

    Raises
    ------
    SharedError
        The connection keeps a password in QGIS's settings, which would be written into the project; or the database
        does not take it.
    """
    uri = _uri_without_secrets(name)
    with connect(name) as connection:
        refuse_other_schema(connection)
        _, srid = crs_of_database(connection)
    layers = {view: _layer(uri, srid, view, *words) for view, words in _VIEWS.items()}
    for layer in layers.values():
        _store_style(layer)
    if progress is not None:
        progress.lock()
    _store_project(uri, layers, project_name)
    with connect(name) as connection:
        _let_readers_read(connection)


def _uri_without_secrets(name):
    """Where the database is, as QGIS writes it, with nothing but the number of an entry of the store."""
    uri = QgsDataSourceUri(qgis_uri(name))
    if uri.password():
        said = translate(
            "Shared", "The connection {name} keeps its password in QGIS's settings, where all could read it."
        )
        advice = translate("Shared", "Let it take its account from an authentication configuration.")
        raise SharedError(f"{said} {advice}".format(name=name))
    return uri


def _layer(uri, srid, view, role, key, shape):
    """Make a layer of a view, dressed; what its geometries are is said, for there may be no rows to see it by."""
    uri = QgsDataSourceUri(uri)
    uri.setSrid(str(srid))
    uri.setWkbType(shape)
    uri.setDataSource(SCHEMA, view, "geom", "", key)
    layer = QgsVectorLayer(uri.uri(False), layer_name(role), "postgres")
    if not layer.isValid():
        words = translate("Shared", "QGIS cannot show {view} of the shared database.")
        raise SharedError(words.format(view=view))
    apply_style(layer, role)
    mark(layer, role)
    return layer


def _store_style(layer):
    """Store a layer's style as the one that QGIS loads by default."""
    said = layer.saveStyleToDatabase(PROJECT, layer.name(), True, "")
    trouble = next((word for word in said if isinstance(word, str) and word), "") if not isinstance(said, str) else said
    if trouble:
        words = translate("Shared", "The style of {layer} could not be stored: {reason}")
        raise SharedError(words.format(layer=layer.name(), reason=trouble))


def _store_project(uri, layers, project_name):
    project = QgsProject()
    project.setTitle(project_name)
    first = layers["published_grid"]
    project.setCrs(first.crs())
    for layer in layers.values():
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
    extent = first.extent()
    if not extent.isEmpty():
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, first.crs()))
    if not project.write(_project_address(uri, project_name)):
        words = translate("Shared", "The project could not be stored: {reason}")
        raise SharedError(words.format(reason=project.error()))


def _project_address(uri, project_name):
    """Where QGIS finds a project in a database, with no account but the number of an entry of the store."""
    address, query = QUrl(), QUrlQuery()
    address.setScheme("postgresql")
    if uri.service():
        query.addQueryItem("service", uri.service())
    else:
        address.setHost(uri.host())
        if uri.port():
            address.setPort(int(uri.port()))
    if uri.username():
        address.setUserName(uri.username())
    words = {
        "authcfg": uri.authConfigId(),
        "dbname": uri.database(),
        "sslmode": QgsDataSourceUri.encodeSslMode(uri.sslMode()),
        "schema": SCHEMA,
        "project": project_name,
    }
    for key, value in words.items():
        if value:
            query.addQueryItem(key, value)
    address.setQuery(query)
    return address.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def _let_readers_read(connection):
    """Let everybody who may read the views read their looks too; where the tables are another's, they stay as set."""
    tables = connection.rows(
        "SELECT n.nspname, c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
        " WHERE c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE')"
        " AND (c.relname = 'layer_styles' OR (c.relname = 'qgis_projects' AND n.nspname = %s))",
        [SCHEMA],
    )
    for table in tables:
        connection.rows(sql.SQL("GRANT SELECT ON {} TO community_grids_reader").format(sql.Identifier(*table)))
