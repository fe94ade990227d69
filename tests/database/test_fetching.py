"""What is fetched is of one moment, whatever colleagues write meanwhile; what is not whole is told, not taken in."""

import pytest
import shapely
from community_grids.database.connection import SharedConnection
from community_grids.database.errors import SharedError
from two_officers import FOUR, ONE, THREE, TWO, same_everywhere, two_officers


@pytest.fixture
def officers(qgis_app, database, tmp_path):
    yield from two_officers(database, tmp_path)


class Interrupted(SharedConnection):
    """A connection on which a colleague's change is committed after each read of a table."""

    def __init__(self, raw, table, meanwhile):
        super().__init__(raw)
        self.find_names()
        self._table, self._meanwhile = table, meanwhile

    def rows(self, statement, values=None):
        rows = super().rows(statement, values)
        if getattr(self, "_table", None) and f"FROM {self._table}" in statement:
            self._table = None
            self._meanwhile()
        return rows


def retire(officer):
    officer.session.do(officer.session.draft.merged([FOUR], THREE, "few people"), "few people")
    officer.sync()


def split(officer):
    draft = officer.session.draft
    middle = draft.polygon(FOUR).centroid
    line = shapely.LineString([(middle.x - 9000, middle.y), (middle.x + 9000, middle.y)])
    officer.session.do(draft.split_by_line(FOUR, line))
    officer.sync()


@pytest.mark.parametrize("table", ["plan", "unit", "grid", "audit_log"])
@pytest.mark.parametrize("meanwhile", [retire, split])
def test_what_is_committed_meanwhile_comes_the_next_time(officers, table, meanwhile):
    she, he = officers
    she.give([17, 18], ONE)
    she.sync()
    he.connection = Interrupted(he.connection.raw, table, lambda: meanwhile(she))
    he.session.do(he.session.draft.renamed(TWO, "east"))
    he.sync()
    he.sync()
    she.sync()
    assert same_everywhere(she, he)


def test_a_database_that_is_not_whole_is_told(officers):
    she, he = officers
    with she.connection.transaction() as cursor:  # somebody who may do everything
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE unit SET grid_code = 'nowhere', revision = 1 WHERE unit_id = 17")
        cursor.execute("UPDATE plan SET revision = 1")
    before = he.session.draft.codes.tolist()
    with pytest.raises(SharedError, match="In the database units belong to grid nowhere, which it does not hold"):
        he.sync()
    assert he.session.draft.codes.tolist() == before
    he.restart()
    assert he.session.draft.codes.tolist() == before
