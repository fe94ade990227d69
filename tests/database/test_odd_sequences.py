"""Sequences that are rare and real: unlocked and locked again, undone after it was written, databases set back."""

import pytest
from two_officers import FOUR, ONE, THREE, TWO, in_database, same_everywhere, two_officers


@pytest.fixture
def officers(qgis_app, database, tmp_path):
    yield from two_officers(database, tmp_path)


def test_a_grid_that_was_unlocked_changed_and_locked_again_is_written(officers):
    she, he = officers
    she.session.do(she.session.draft.locked([TWO], True))
    she.sync()
    she.session.do(she.session.draft.locked([TWO], False))
    she.give([17, 18], ONE)
    she.session.do(she.session.draft.locked([TWO], True))
    outcome = she.sync()
    assert (outcome.waiting, in_database(she.connection, 17, 18)) == (0, [ONE, ONE])
    he.sync()
    assert he.session.draft.record(TWO).locked
    assert same_everywhere(she, he)
    assert she.connection.rows("SELECT * FROM verify_audit(1, 1)") == []
    assert she.connection.rows("SELECT * FROM check_grids(1, 1)") == []


def test_undo_of_what_was_retired_and_written(officers):
    she, he = officers
    she.session.do(she.session.draft.merged([FOUR], THREE, "few people"), "few people")
    she.sync()
    he.sync()
    she.session.undo()
    she.sync()
    he.sync()
    assert same_everywhere(she, he)
    she.session.redo()
    she.session.undo()
    she.sync()
    he.sync()
    assert same_everywhere(she, he)
