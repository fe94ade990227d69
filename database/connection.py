"""The one door to the shared database: a QGIS connection by its name, and transactions that are whole or not at all."""

from contextlib import contextmanager

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import TRANSACTION_STATUS_IDLE, parse_dsn
from qgis.core import QgsDataSourceUri, QgsProviderConnectionException, QgsProviderRegistry
from qgis.PyQt.QtCore import QCoreApplication

from .errors import SharedError, shared_error, told

__all__ = ["SCHEMA", "SharedConnection", "connect", "connect_dsn", "qgis_uri"]

translate = QCoreApplication.translate

SCHEMA = "community_grids"

# A server that went away is noticed within a minute, also by one who only listens.
_NETWORK = {
    "connect_timeout": 10,
    "keepalives": 1,
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 40_000,
    "application_name": "Community Grids",
    "client_encoding": "UTF8",
}

_POSTGIS = "SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'postgis'"


def connect(name):
    """Connect by one of the connections that the person has set up in QGIS.

    Secrets of QGIS's authentication store are read here, kept in memory, and shown nowhere.

    Parameters
    ----------
    name : str
        The connection's name in QGIS's browser.

    Returns
    -------
    SharedConnection

    Raises
    ------
    SharedError
        There is no connection of this name, or the database does not take it.
    """
    uri = QgsDataSourceUri(qgis_uri(name))
    try:
        words = parse_dsn(uri.connectionInfo(True))
    except psycopg2.Error:  # its message quotes the text that it could not read
        said = translate("Shared", "The PostgreSQL connection {name} cannot be read. Look at its settings in QGIS.")
        raise SharedError(said.format(name=name)) from None
    return _connected(words, uri.param("session_role"))


def qgis_uri(name):
    """Read where one of QGIS's connections leads, without the secrets of the authentication store.

    Parameters
    ----------
    name : str

    Returns
    -------
    str, to be made a QgsDataSourceUri; never to be shown or logged, for a password of QGIS's settings stands in it

    Raises
    ------
    SharedError
        There is no connection of this name.
    """
    try:
        found = QgsProviderRegistry.instance().providerMetadata("postgres").findConnection(name)
    except QgsProviderConnectionException:
        found = None
    if found is None:
        words = translate("Shared", "QGIS has no PostgreSQL connection of the name {name}.")
        raise SharedError(words.format(name=name))
    return found.uri()


def connect_dsn(dsn):
    """Connect as libpq reads it, without QGIS's list of connections: for tests and benchmarks."""
    return _connected(parse_dsn(dsn))


def _connected(words, role=""):
    words = {key: value for key, value in words.items() if key not in _NETWORK}
    try:
        connection = psycopg2.connect(**words, **_NETWORK)
    except psycopg2.Error as error:
        raise shared_error(error) from None
    shared = SharedConnection(connection)
    if role:
        shared.rows("SELECT set_config('role', %s, false)", [role])
    shared.find_names()
    return shared


class SharedConnection:
    """A connection to the shared database.

    Statements name tables and PostGIS's functions without their schemas: `search_path` holds both, and the schema of
    temporary tables last, so that none of those stands in for one of ours.

    Parameters
    ----------
    connection : a psycopg2 connection, which belongs to this object from now on
    """

    def __init__(self, connection):
        self.raw = connection
        self._inside = False  # of a `with`: psycopg2 begins a transaction only with its first statement

    def find_names(self):
        """Set the search path, to be done again when the schema was made or PostGIS installed."""
        self.rows("SELECT set_config('search_path', %s, false)", [self.search_path()])

    def search_path(self):
        """The schemas to look for names in, as SET search_path takes them."""
        names = [SCHEMA, *(row[0] for row in self.rows(_POSTGIS)), "pg_temp"]
        return ", ".join(sql.Identifier(name).as_string(self.raw) for name in names)

    @contextmanager
    def transaction(self, isolation=None, read_only=False):
        """Do what stands in the `with` as one transaction: committed at its end, rolled back by any exception.

        Within another transaction of this connection it is a part of that one.

        Parameters
        ----------
        isolation : str, optional
            'REPEATABLE READ' for several reads of one state of the database.
        read_only : bool

        Yields
        ------
        a psycopg2 cursor

        Raises
        ------
        SharedError
            The database refused something, or is gone.
        """
        with told():
            outermost = not self._inside and self.raw.info.transaction_status == TRANSACTION_STATUS_IDLE
            if outermost:
                self.raw.set_session(isolation_level=isolation or "READ COMMITTED", readonly=read_only)
                self._inside = True
            try:
                with self.raw.cursor() as cursor:
                    yield cursor
                if outermost:
                    self.raw.commit()
            except BaseException:
                if outermost:
                    self._roll_back()
                raise
            finally:
                if outermost:
                    self._inside = False

    def rows(self, statement, values=None):
        """Execute a statement, in the transaction that is open or in one of its own; a list of tuples."""
        with self.transaction() as cursor:
            cursor.execute(statement, values)
            if cursor.description:
                return cursor.fetchall()
            # SELECT FROM, without a column, has rows too, and psycopg2 no word for them.
            return [()] * cursor.rowcount if (cursor.statusmessage or "").startswith("SELECT") else []

    def run_file(self, path):
        """Execute a file of SQL, in the transaction that is open or in one of its own.

        Parameters
        ----------
        path : pathlib.Path
        """
        text = path.read_text(encoding="utf-8")
        with self.transaction() as cursor:
            cursor.execute(text)

    def schema_version(self):
        """Read the version of the schema, None where there is none or it is not ours."""
        if not self.rows("SELECT to_regclass(%s)", [f"{SCHEMA}.schema_version"])[0][0]:
            return None
        return self.rows("SELECT max(version) FROM community_grids.schema_version")[0][0]

    def close(self):
        """Give the connection back. Does no harm a second time."""
        self.raw.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _roll_back(self):
        """Undo what is open; where the connection itself is gone, the server has done so."""
        try:
            self.raw.rollback()
        except psycopg2.Error:
            self.raw.close()
