"""A real PostgreSQL with PostGIS: one server for all tests, a fresh database for each.

Fixtures of all tests: `tests/conftest.py` takes them in.
"""

from dataclasses import dataclass
from itertools import count

import psycopg2
import pytest
from postgis_server import SUPERUSER, NoPostgisError, PostgisServer

__all__ = ["Database", "database", "make_database", "postgis"]


@dataclass
class Database:
    """A database of the tests' server, with PostGIS; where it is not there yet, it is made when it is first needed."""

    server: PostgisServer
    name: str
    is_there: bool = False

    @property
    def dsn(self):
        self._make_sure()
        return self.server.dsn(self.name)

    def become(self, what, prepare):
        """Make this still empty database what `prepare(database)` makes of one: a copy of the first that it made."""
        first = f"prepared_{what}"
        if not self.server.has_database(first):
            self.server.create_database(first)
            prepare(Database(self.server, first, is_there=True))
        if self.is_there:
            self.server.drop_database(self.name)
        self.server.copy_database(first, self.name)
        self.is_there = True

    def parameters(self, user=SUPERUSER, password=None):
        """A dict of host, port, dbname, user and password; a role made with `server.password` needs none named."""
        self._make_sure()
        return self.server.parameters(self.name, user, password)

    def _make_sure(self):
        if not self.is_there:
            self.server.create_database(self.name)
            self.is_there = True

    def connect(self, user=SUPERUSER, password=None):
        return psycopg2.connect(**self.parameters(user, password))

    def run(self, statement, values=None):
        """Execute and commit one statement as the superuser; its rows, if it has any."""
        connection = self.connect()
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def uri(self, user=SUPERUSER, password=None):
        """A QgsDataSourceUri, with the password in it."""
        from qgis.core import QgsDataSourceUri

        words = self.parameters(user, password)
        uri = QgsDataSourceUri()
        uri.setConnection(words["host"], str(words["port"]), words["dbname"], words["user"], words["password"])
        return uri


@pytest.fixture(scope="session")
def postgis():
    """The `PostgisServer` that the tests share: kill it only if you start it again."""
    try:
        with PostgisServer() as server:
            yield server
    except NoPostgisError as error:
        pytest.skip(f"no PostgreSQL with PostGIS can be started: {error}")


@pytest.fixture(scope="session")
def make_database(postgis):
    """A function that makes a fresh `Database`, with PostGIS in the schema named or, where that is None, without."""
    numbers = count(1)

    def make(extension_schema="public"):
        name = f"test_{next(numbers)}"
        if extension_schema == "public":
            return Database(postgis, name)
        postgis.create_database(name, extension_schema)
        return Database(postgis, name, is_there=True)

    return make


@pytest.fixture
def database(make_database):
    """A fresh `Database` with PostGIS in the schema public, gone after the test."""
    made = make_database()
    yield made
    made.server.drop_database(made.name)
