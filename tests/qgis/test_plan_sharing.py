"""A plan file whose scenario is shared: what others did is adopted, conflicts stay until resolved, undo goes on."""

import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.sharing import Sharing, is_shared, read_sharing, share_as_it_stands
from community_grids.adapters.plans.session import PlanFileError, PlanSession, StalePlanError
from community_grids.engine.gridding.editing.codes import new_records
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.making import edit_of
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.editing.states import State
from drawn_plans import code, plan_file

A, B, C, D, E = map(code, range(1, 6))
SHARING = Sharing(district_id=1, connection="office", revision=3)


@pytest.fixture
def path(qgis_app, tmp_path):
    """Four grids of two columns of four units; the units of column k, from 0, are 4 k + 1 to 4 k + 4."""
    return plan_file(tmp_path, grids=4)


@pytest.fixture
def session(path):
    session = PlanSession.open(path, "officer")
    session.adopt(None, SHARING, State.of(session.draft), State.of(session.draft))
    yield session
    session.close()


@pytest.fixture
def colleague(session):
    """What the others have: a draft to edit."""
    return Draft(session.draft.fabric, session.theirs.codes, session.theirs.records)


def column(number):
    """The rows of the units of a column, from the south."""
    return [4 * number + row for row in range(4)]


def give(session, rows, target):
    session.do(session.draft.assigned(rows, target))


def take(colleague, rows, target):
    colleague.apply(colleague.assigned(rows, target))


def meet(session, colleague, revision=4):
    """Adopt what the others have, as a synchronization does."""
    theirs = State.of(colleague)
    done = session.reconciled(theirs)
    session.adopt(done.adopted, replace(session.sharing, revision=revision), done.base, theirs)
    return done


def whole(session):
    """Whether the file holds what the session says of it, units and grids."""
    again = PlanSession.open(session.path, "reader", scenario=session.scenario.name)
    same = State.of(again.draft).equals(State.of(session.draft)) and again.scenario == session.scenario
    if session.sharing is not None:
        same = same and again.base.equals(session.base) and again.theirs.equals(session.theirs)
        same = same and again.sharing.place == session.sharing.place
    again.close()
    return same


def test_a_plan_is_not_shared_until_it_is(path):
    session = PlanSession.open(path, "officer")
    assert (session.sharing, session.conflicts(), session.waiting()) == (None, (), (0, 0))
    with pytest.raises(PlanFileError, match="is not shared"):
        session.reconciled()
    tables = {name for (name,) in sqlite3.connect(path).execute("SELECT name FROM sqlite_master")}
    assert not any(name.startswith("shared_") for name in tables)
    session.close()


def test_what_is_done_after_sharing_waits(session):
    assert session.waiting() == (0, 0)
    give(session, column(1), B)
    session.do(session.draft.renamed(D, "park"))
    assert session.waiting() == (4, 3)
    session.undo()
    session.undo()
    assert session.waiting() == (0, 0)


def test_what_others_did_is_adopted_in_one_step_and_stays(session, colleague):
    told = []
    session.changed.connect(told.append)
    take(colleague, column(1), B)
    meet(session, colleague)
    assert told == [frozenset({A, B})]
    assert session.draft.households(B) == 300
    assert session.sharing.revision == 4
    assert session.waiting() == (0, 0)
    assert (session.history[-1].action, session.history[-1].place) == ("adopt", None)
    assert whole(session)


def test_layers_show_what_was_adopted(session, colleague):
    layer = session.layers()["grid"]
    take(colleague, column(1), B)
    meet(session, colleague)
    households = {feature["grid_code"]: feature["households"] for feature in layer.getFeatures()}
    assert (households[A], households[B]) == (100, 300)


def test_what_is_adopted_is_not_on_the_stack_of_undo(session, colleague):
    give(session, column(1), B)
    take(colleague, column(5), D)
    meet(session, colleague)
    assert session.undo_count == 1
    session.undo()
    assert session.draft.households(A) == 200
    assert session.draft.households(D) == 300
    session.redo()
    assert session.draft.households(A) == 100
    assert whole(session)


def test_a_step_whose_grid_others_changed_since_is_not_undone(session, colleague):
    give(session, [4], B)
    take(colleague, [12], C)
    meet(session, colleague)
    with pytest.raises(PlanFileError, match=f"others have changed grid {B} since"):
        session.undo()
    assert session.draft.codes[4] == B
    give(session, [20], D)
    session.undo()
    assert session.draft.codes[20] == C
    assert whole(session)


def test_a_step_taken_back_is_not_done_again_where_others_changed_its_grid(session, colleague):
    give(session, [4], B)
    session.undo()
    take(colleague, [12], C)
    meet(session, colleague)
    with pytest.raises(PlanFileError, match="cannot be done again"):
        session.redo()
    assert whole(session)


def test_a_conflict_stays_mine_and_is_there_after_reopening(session, colleague):
    give(session, column(2), A)
    take(colleague, column(2) + column(3), C)
    meet(session, colleague)
    (conflict,) = session.conflicts()
    assert (conflict.why, conflict.grids) == ("moved", (A, B, C))
    assert session.draft.households(A) == 300
    session.close()
    again = PlanSession.open(session.path, "officer")
    assert [one.same_as(conflict) for one in again.conflicts()] == [True]
    assert again.waiting() == (4, 2)
    again.close()


def quarrel(session, colleague):
    give(session, column(2), A)
    take(colleague, column(2) + column(3), C)
    take(colleague, column(6), C)
    meet(session, colleague)
    return session.conflicts()[0]


def test_a_conflict_is_resolved_by_theirs(session, colleague):
    session.resolve(quarrel(session, colleague), "theirs", "as agreed")
    assert session.conflicts() == ()
    assert session.waiting() == (0, 0)
    assert session.draft.codes.tolist() == colleague.codes.tolist()
    assert session.draft.records[B].void
    assert (session.history[-1].action, session.history[-1].reason) == ("resolve", "as agreed")
    assert whole(session)


def test_a_conflict_is_resolved_by_mine_and_waits_to_be_written(session, colleague):
    session.resolve(quarrel(session, colleague), "mine")
    assert session.conflicts() == ()
    assert [session.draft.households(grid) for grid in (A, C, D)] == [300, 200, 200]
    assert session.draft.units_of(E).tolist() == column(3), "the others retired B, whose code is never given again"
    assert session.waiting().units == 12
    written = session.theirs.after(session.reconciled().writable)
    assert written.equals(State.of(session.draft))
    assert whole(session)


def test_a_conflict_is_resolved_by_some_of_each(session, colleague):
    conflict = quarrel(session, colleague)
    session.resolve(conflict, dict.fromkeys(column(6), "theirs"))
    assert session.conflicts() == ()
    assert session.draft.households(C) == 300
    assert session.draft.households(A) == 300
    assert whole(session)


def test_some_of_each_that_cuts_a_grid_is_refused_and_changes_nothing(session, colleague):
    conflict = quarrel(session, colleague)
    with pytest.raises(RefusedError):
        session.resolve(conflict, dict.fromkeys(column(2), "theirs"))
    assert len(session.conflicts()) == 1
    assert whole(session)


def test_a_conflict_that_changed_is_to_be_looked_at_again(session, colleague):
    conflict = quarrel(session, colleague)
    give(session, [12], A)
    with pytest.raises(PlanFileError, match="not the same any more"):
        session.resolve(conflict, "mine")


def test_what_was_resolved_is_not_undone_under(session, colleague):
    session.resolve(quarrel(session, colleague), "theirs")
    with pytest.raises(PlanFileError, match="cannot be undone"):
        session.undo()


def test_another_window_that_adopted_makes_this_one_read_anew(session, colleague):
    other = PlanSession.open(session.path, "colleague")
    take(colleague, column(1), B)
    meet(other, colleague)
    with pytest.raises(StalePlanError):
        give(session, [20], D)
    assert session.draft.households(B) == 300
    assert session.sharing.revision == 4
    assert session.theirs.equals(State.of(colleague))
    other.close()


def test_of_two_windows_that_meet_the_others_the_second_is_refused(session, colleague):
    other = PlanSession.open(session.path, "colleague")
    take(colleague, column(1), B)
    theirs = State.of(colleague)
    done = session.reconciled(theirs)
    meet(other, colleague)
    with pytest.raises(StalePlanError):
        session.adopt(done.adopted, replace(SHARING, revision=4), done.base, theirs)
    assert session.waiting() == (0, 0)
    assert whole(session)
    other.close()


def test_of_two_windows_that_write_to_the_others_the_second_is_refused(session):
    other = PlanSession.open(session.path, "colleague")
    other.adopt(None, replace(SHARING, change_id="one"))
    with pytest.raises(StalePlanError, match="Another window brought"):
        session.adopt(None, replace(SHARING, change_id="two"))
    assert session.sharing.change_id == "one"
    other.close()


def test_what_is_being_written_is_known_after_a_restart(session):
    give(session, column(1), B)
    writable = session.reconciled().writable
    revision = session.scenario.revision
    session.adopt(None, replace(session.sharing, change_id="one", writing=writable))
    assert session.scenario.revision == revision
    session.close()
    again = PlanSession.open(session.path, "officer")
    assert (again.sharing.change_id, again.sharing.writing.units.tolist()) == ("one", column(1))
    base, theirs = (state.after(again.sharing.writing) for state in (again.base, again.theirs))
    again.adopt(None, replace(again.sharing, revision=4, change_id="", writing=None), base, theirs)
    assert again.waiting() == (0, 0)
    assert whole(again)
    again.close()


# A process of its own that adopts; {folder} is on its path, and it dies after what others have was written, before
# the transaction ends.
ADOPTING = """
import os, signal, sys
sys.path.insert(0, {folder!r})
from dataclasses import replace
from qgis.core import QgsApplication
application = QgsApplication([], False)
from community_grids.adapters.plans import shared_scenario
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.gridding.editing.states import State
from community_grids.engine.gridding.editing.draft import Draft
write = shared_scenario.write_sharing
def written(*given):
    write(*given)
    os.kill(os.getpid(), signal.SIGKILL)
shared_scenario.write_sharing = written
session = PlanSession.open({path!r}, "officer")
colleague = Draft(session.draft.fabric, session.theirs.codes, session.theirs.records)
colleague.apply(colleague.assigned([4, 5, 6, 7], {target!r}))
theirs = State.of(colleague)
done = session.reconciled(theirs)
session.adopt(done.adopted, replace(session.sharing, revision=4), done.base, theirs)
"""


def test_a_process_killed_while_it_adopts_leaves_the_plan_as_it_was(session, package_folder):
    script = ADOPTING.format(folder=package_folder, path=str(session.path), target=B)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert whole(session)
    give(session, column(1), B)
    assert session.waiting() == (4, 2)


def test_where_it_cannot_be_written_nothing_is_adopted(session, colleague, monkeypatch):
    take(colleague, column(1), B)
    theirs = State.of(colleague)
    done = session.reconciled(theirs)
    monkeypatch.setattr(
        "community_grids.adapters.plans.shared_scenario.write_sharing",
        lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("database or disk is full")),
    )
    with pytest.raises(PlanFileError, match="full"):
        session.adopt(done.adopted, replace(SHARING, revision=4), done.base, theirs)
    assert session.draft.households(B) == 200
    assert session.sharing.revision == 3
    assert whole(session)


def split(draft, grid, rows):
    record = new_records(draft, 0, "urban", 1)[0]
    return edit_of(draft, "split", rows, record.code, {record.code: record})


def test_a_grid_that_others_know_is_retired_by_undo_and_comes_back_by_redo(session):
    session.do(split(session.draft, A, column(0)))
    agreed = State.of(session.draft)
    session.adopt(None, replace(SHARING, revision=4), agreed, agreed)
    session.undo()
    assert session.draft.records[E].void
    assert session.reconciled().writable.records_after[E].void
    assert whole(session)
    session.redo()
    assert session.draft.units_of(E).tolist() == column(0)
    assert session.waiting() == (0, 0)
    assert whole(session)


def test_a_grid_that_nobody_saw_is_forgotten_by_undo(session):
    session.do(split(session.draft, A, column(0)))
    session.undo()
    assert E not in session.draft.records


def test_two_new_grids_of_one_code_are_told_apart(session, colleague):
    session.do(split(session.draft, A, column(0)))
    colleague.apply(split(colleague, D, column(7)))
    done = meet(session, colleague)
    new = code(6)
    assert done.renumbered == {E: new}
    assert session.draft.units_of(E).tolist() == column(7)
    assert session.draft.units_of(new).tolist() == column(0)
    assert session.conflicts() == ()
    assert whole(session)


def test_a_copy_of_a_shared_scenario_is_not_shared(session):
    session.branch("copy")
    assert session.sharing is None
    give(session, column(1), B)
    assert session.waiting() == (0, 0)
    session.switch(1)
    assert session.sharing.revision == 3
    assert session.waiting() == (0, 0)


def test_a_scenario_that_is_deleted_leaves_nothing_shared(session):
    session.branch("copy")
    session.delete_scenario(1)
    rows = sqlite3.connect(session.path)
    for table in ("shared_plan", "shared_unit", "shared_grid"):
        assert rows.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_scenario_can_be_shared_no_more(session, path):
    session.adopt(None, None)
    assert (session.sharing, session.base, session.theirs) == (None, None, None)
    assert whole(session)
    give(session, column(1), B)


def test_a_scenario_is_shared_as_it_stands_without_a_session(path):
    connection = PlanConnection(path)
    assert not is_shared(connection, 1)
    with connection.transaction():
        share_as_it_stands(connection, 1, SHARING)
    assert read_sharing(connection, 1).place == SHARING.place
    connection.close()
    session = PlanSession.open(path, "officer")
    assert session.waiting() == (0, 0)
    assert session.base.equals(State.of(session.draft))
    assert session.theirs.equals(session.base)
    session.close()


def test_a_file_for_reading_only_adopts_nothing(session, colleague, monkeypatch):
    take(colleague, column(1), B)
    monkeypatch.setattr("community_grids.adapters.plan_file.connection.is_writable", lambda path: False)
    reading = PlanSession.open(session.path, "officer")
    with pytest.raises(PlanFileError, match="reading only"):
        meet(reading, colleague)
    assert reading.draft.households(B) == 200
    assert reading.sharing.revision == 3
    reading.close()


def test_a_standing_that_cannot_be_read_is_a_sentence(session):
    session.close()
    with sqlite3.connect(session.path) as rows:
        rows.execute("UPDATE shared_grid SET base = '[1]'")
    with pytest.raises(PlanFileError, match="what stands there of the shared plan cannot be read"):
        PlanSession.open(session.path, "officer")
