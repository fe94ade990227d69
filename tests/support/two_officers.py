"""Two officers with copies of one plan, and the database that they share it through."""

from community_grids.adapters.plans.session import PlanSession
from community_grids.database.connection import connect_dsn
from community_grids.database.syncing import sync
from drawn_plans import code, plan_file
from shared_databases import brought, published, set_up

ONE, TWO, THREE, FOUR = (code(number) for number in (1, 2, 3, 4))
"""The codes of the grids."""


class Officer:
    """An officer with a copy of the plan and a connection."""

    def __init__(self, name, path, dsn):
        self.name, self.path, self.dsn = name, path, dsn
        self.session, self.connection = PlanSession.open(path, name), connect_dsn(dsn)

    def sync(self):
        return sync(self.session, self.connection, self.name)

    def give(self, units, target, reason=""):
        """Give units, by their ids, to a grid."""
        rows = [self.session.draft.fabric.unit_ids.tolist().index(unit) for unit in units]
        self.session.do(self.session.draft.assigned(rows, target), reason)

    def grid_of(self, *units):
        codes = dict(zip(self.session.draft.fabric.unit_ids.tolist(), self.session.draft.codes.tolist(), strict=True))
        return [codes[unit] for unit in units]

    def restart(self):
        """End QGIS and start it again."""
        self.close()
        self.session, self.connection = PlanSession.open(self.path, self.name), connect_dsn(self.dsn)

    def close(self):
        self.session.close()
        self.connection.close()


def two_officers(database, tmp_path):
    """Two officers with the same plan: 16 columns of 4 units, four grids beside each other."""
    path = plan_file(tmp_path, "mine.gpkg", columns=16, grids=4, households=25)
    with set_up(database) as connection:
        published(connection, path)
        other = brought(connection, tmp_path / "theirs.gpkg")
    two = Officer("she", path, database.dsn), Officer("he", other, database.dsn)
    yield two
    for officer in two:
        officer.close()


def in_database(connection, *units):
    found = dict(connection.rows("SELECT unit_id, grid_code FROM unit WHERE plan_id = 1"))
    return [found[unit] for unit in units]


def same_everywhere(she, he):
    """Whether both files and the database hold the same grids."""
    codes = she.session.draft.codes.tolist()
    there = [row[0] for row in she.connection.rows("SELECT grid_code FROM unit WHERE plan_id = 1 ORDER BY unit_id")]
    living = she.connection.rows("SELECT grid_code FROM grid WHERE plan_id = 1 AND status <> 'void' ORDER BY grid_code")
    return (
        codes == he.session.draft.codes.tolist() == there
        and she.session.draft.grid_codes() == he.session.draft.grid_codes() == [row[0] for row in living]
    )
