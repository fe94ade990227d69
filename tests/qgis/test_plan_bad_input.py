"""Plan files that cannot be opened or written, or whose writing was cut off: a sentence each, and nothing lost."""

import sqlite3
import subprocess
import sys
import time
from pathlib import PurePath

import pytest
from community_grids.adapters.plan_file import connection as plan_connection
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.session import PlanFileError, PlanSession, is_division, is_plan
from drawn_layers import draw, save, square
from drawn_plans import board, code, new_plan, plan_file

WEST, EAST = code(1), code(2)

# A process of its own that edits a plan: {folder} is on its path, and {killed} says where it dies.
EDITING = """
import os, signal, sys
sys.path[:0] = [{folder!r}]
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
from community_grids.adapters.plan_file import saving
from community_grids.adapters.plans.session import PlanSession

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

session = PlanSession.open({path!r}, "officer")
{killed}
print("ready", flush=True)
while True:
    session.do(session.draft.assigned([16, 17], {west!r}))
    session.undo()
"""


@pytest.fixture
def path(qgis_app, tmp_path):
    return plan_file(tmp_path)


def sql(path, *statements):
    connection = plan_connection.PlanConnection(path)
    for statement in statements:
        connection.sqlite.execute(statement)
    connection.close()


def edit(session):
    session.do(session.draft.assigned([16, 17], WEST))


def whole(path):
    """A plan whose grids hold what its units say, in one of the two states that the tests go to and fro between."""
    session = PlanSession.open(path)
    drawn = {feature["grid_code"]: feature["households"] for feature in session.layers()["grid"].getFeatures()}
    counted = {grid: session.draft.households(grid) for grid in session.draft.grid_codes()}
    edits = session.scenario.history_place
    session.close()
    assert drawn == counted
    assert (counted, edits) in (({WEST: 400, EAST: 400}, 0), ({WEST: 450, EAST: 350}, 1))
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return edits


@pytest.mark.parametrize(
    "killed",
    [
        pytest.param("saving.write_versions = die", id="between the grids and their versions"),
        pytest.param("saving.log = die", id="before the log"),
        pytest.param("saving.write_grids = die", id="between the units and the grids"),
    ],
)
def test_a_process_killed_while_it_writes_leaves_the_plan_as_it_was(path, package_folder, killed):
    script = EDITING.format(folder=package_folder, path=str(path), killed=killed, west=WEST)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == -9, done.stderr
    assert whole(path) == 0


def test_a_process_killed_at_any_time_leaves_a_whole_plan(path, package_folder):
    script = EDITING.format(folder=package_folder, path=str(path), killed="", west=WEST)
    for wait in (0.01, 0.05, 0.11):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "ready\n"
        time.sleep(wait)
        process.kill()
        process.wait(timeout=60)
        if whole(path):
            session = PlanSession.open(path)
            session.undo()
            session.close()


def test_a_killed_process_leaves_no_half_a_plan(qgis_app, tmp_path, monkeypatch):
    def cut_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("community_grids.adapters.plan_file.creating._write_units", cut_off)
    with pytest.raises(KeyboardInterrupt):
        create_plan(tmp_path / "plan.gpkg", new_plan(board()))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_sentence_and_the_edit_is_not_done(path):
    session = PlanSession.open(path)
    sqlite = session._connection.sqlite
    (pages,) = sqlite.execute("PRAGMA page_count").fetchone()
    sqlite.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(PlanFileError, match=r"plan\.gpkg is full"):
        for _ in range(50):
            edit(session)
            session.undo()
    sqlite.execute(f"PRAGMA max_page_count = {10 * pages}")
    assert session.draft.households(WEST) in (400, 450)
    session.close()
    whole(path)


def test_a_plan_that_another_program_writes_waits_and_says_so(path):
    session = PlanSession.open(path)
    session._connection.sqlite.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(PlanFileError, match="being written by another program"):
        edit(session)
    assert session.draft.households(WEST) == 400
    other.execute("ROLLBACK")
    edit(session)
    assert session.draft.households(WEST) == 450
    other.close()
    session.close()


def test_a_read_only_plan_opens_and_refuses_edits(path, monkeypatch):
    monkeypatch.setattr(plan_connection, "is_writable", lambda _: False)
    session = PlanSession.open(path)
    assert session.read_only
    assert session.draft.households(WEST) == 400
    assert all(layer.isValid() for layer in session.layers().values())
    for action in (
        lambda: edit(session),
        lambda: session.branch("方案二"),
        lambda: session.rename_scenario(1, "方案二"),
    ):
        with pytest.raises(PlanFileError, match="reading only"):
            action()
    assert session.draft.households(WEST) == 400
    session.set_view((0, 0, 1, 1))
    session.close()
    with pytest.raises(PlanFileError, match="read-only"):
        create_plan(path.with_name("other.gpkg"), new_plan(board()))


def test_a_read_only_plan_shows_what_a_killed_process_had_written(path, monkeypatch):
    session = PlanSession.open(path)
    edit(session)  # and the session is never closed
    monkeypatch.setattr(plan_connection, "is_writable", lambda _: False)
    reader = PlanSession.open(path)
    assert reader.draft.households(WEST) == 450
    reader.close()
    session.close()


def test_who_may_only_read_sees_what_others_write(path, monkeypatch):
    with monkeypatch.context() as reading:
        reading.setattr(plan_connection, "is_writable", lambda _: False)
        reader = PlanSession.open(path)
    writer = PlanSession.open(path, "colleague")
    edit(writer)
    assert reader.reload_if_newer()
    assert reader.draft.households(WEST) == 450
    writer.branch("方案二")
    writer.close()
    assert [scenario.name for scenario in reader.scenarios()] == ["现状", "方案二"]
    assert not reader.reload_if_newer()
    reader.close()


def test_a_plan_in_a_folder_without_room_for_a_log_is_read_and_read_anew(path, monkeypatch):
    connect = sqlite3.connect

    def refusing(place, **how):
        """As SQLite does where a file wants a log beside it, and nothing can be written there."""
        if place.endswith("mode=ro"):
            raise sqlite3.OperationalError("unable to open database file")
        return connect(place, **how)

    with monkeypatch.context() as reading:
        reading.setattr(plan_connection, "is_writable", lambda _: False)
        reading.setattr(plan_connection.sqlite3, "connect", refusing)
        reader = PlanSession.open(path)
    assert reader.draft.households(WEST) == 400
    writer = PlanSession.open(path, "colleague")
    edit(writer)
    assert reader.reload_if_newer()
    assert reader.draft.households(WEST) == 450
    writer.close()
    reader.close()


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ("UPDATE profile SET value = '99' WHERE key = 'schema_version'", "newer version .*schema 99"),
        ("UPDATE profile SET value = '\"x\"' WHERE key = 'schema_version'", "not a plan"),
        ("UPDATE profile SET value = '{' WHERE key = 'bands'", "bands .* cannot be read"),
        ("UPDATE profile SET value = '{\"urban\": 3}' WHERE key = 'bands'", "bands .* cannot be read"),
        ("UPDATE profile SET value = '{\"no\": 3}' WHERE key = 'code_profile'", "code_profile .* cannot be read"),
        ("DROP TABLE unit_border", "tables unit_border are missing"),
        ("ALTER TABLE grid DROP COLUMN note", "grid lacks the fields note"),
        ("DELETE FROM plan", "holds no scenario"),
        ("DELETE FROM unit", "现状 of plan.gpkg has no units"),
        ("UPDATE unit SET geom = NULL WHERE unit_id = 7", "unit 7 has no polygon"),
        ("UPDATE unit SET community_code = 'x' WHERE unit_id = 7", "unit 7 belongs to community x"),
        ("DELETE FROM unit WHERE unit_id = 7", "names unit 7"),
    ],
)
def test_a_plan_that_is_not_whole_is_named(path, spoilt, said):
    sql(path, spoilt)
    with pytest.raises(PlanFileError, match=said):
        PlanSession.open(path)


def test_a_plan_without_its_streets_opens_all_the_same(path):
    sql(path, "DROP TABLE street", "DROP TABLE building")
    session = PlanSession.open(path)
    assert "street" not in session.layers()
    edit(session)
    session.close()


def test_a_grid_without_a_row_and_one_without_units_are_kept(path):
    sql(path, f"DELETE FROM grid WHERE grid_code = '{WEST}'", "UPDATE unit SET grid_code = '' WHERE unit_id > 28")
    session = PlanSession.open(path)
    assert session.draft.households(WEST) == 400
    assert len(session.draft.units_of("")) == 4
    session.do(session.draft.assigned(session.draft.units_of(""), EAST))
    assert session.draft.households(EAST) == 400
    session.close()


def test_a_spoilt_line_of_the_history_stops_undo_only(path):
    session = PlanSession.open(path)
    edit(session)
    session.close()
    sql(path, "UPDATE audit_log SET edit = '{' WHERE place = 1")
    session = PlanSession.open(path)
    assert session.undo_text() == ""
    with pytest.raises(PlanFileError, match="step 2 of the history"):
        session.undo()
    session.do(session.draft.renamed(EAST, "东网格"))
    session.undo()
    session.close()


def test_what_is_no_plan_is_named(qgis_app, tmp_path, path):
    text = tmp_path / "notes.gpkg"
    text.write_text("not a database, but long enough to be looked at as one " * 20)
    with pytest.raises(PlanFileError, match=r"notes\.gpkg is not a GeoPackage"):
        PlanSession.open(text)
    with pytest.raises(PlanFileError, match="There is no file"):
        PlanSession.open(tmp_path / "none.gpkg")
    units = tmp_path / "units.gpkg"
    save(draw("units", "Polygon", ["grid_code:string"], [(square(0, 0), WEST)]), units)
    with pytest.raises(PlanFileError, match="division, but no plan"):
        PlanSession.open(units)
    named = tmp_path / "my units.gpkg"
    save(draw("my units", "Polygon", ["unit_id:integer", "grid_code:string"], [(square(0, 0), 1, WEST)]), named)
    with pytest.raises(PlanFileError, match="division, but no plan"):
        PlanSession.open(named)
    grids = tmp_path / "my grids.gpkg"
    save(draw("my grids", "Polygon", ["grid_code:string", "grid_name:string"], [(square(0, 0), WEST, "")]), grids)
    with pytest.raises(PlanFileError, match="not its units"):
        PlanSession.open(grids)
    streets = tmp_path / "streets.gpkg"
    save(draw("streets", "LineString", [], [("LINESTRING(0 0, 1 1)",)]), streets)
    with pytest.raises(PlanFileError, match="not a plan"):
        PlanSession.open(streets)
    assert [is_plan(file) for file in (path, units, streets, text)] == [True, False, False, False]
    files = (path, units, named, grids, streets, text)
    assert [is_division(file) for file in files] == [False, True, True, False, False, False]


def test_a_plan_is_never_written_over(path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(PlanFileError, match="holds a plan already"):
        create_plan(path, new_plan(board()))
    assert path.read_bytes() == before
    taken = tmp_path / "taken.gpkg"
    save(draw("Grid", "Polygon", ["grid_code:string"], [(square(0, 0), WEST)]), taken)
    with pytest.raises(PlanFileError, match="tables of its own named grid"):
        create_plan(taken, new_plan(board()))


def test_a_plan_is_added_beside_what_a_geopackage_holds(qgis_app, tmp_path):
    path = tmp_path / "区域.gpkg"
    uri = save(draw("units", "Polygon", ["grid_code:string"], [(square(0, 0), WEST)]), path)
    create_plan(path, new_plan(board()))
    session = PlanSession.open(path)
    edit(session)
    session.close()
    from qgis.core import QgsVectorLayer

    assert QgsVectorLayer(uri, "units", "ogr").featureCount() == 1


def test_a_plan_on_a_share_is_written_without_a_log_beside_it(path, monkeypatch):
    monkeypatch.setattr(plan_connection, "is_remote", lambda _: True)
    session = PlanSession.open(path)
    assert session._connection.rows("PRAGMA journal_mode") == [("delete",)]
    layer = session.layers()["unit"]
    reading = layer.getFeatures()
    next(reading)
    edit(session)
    session.undo()
    session.close()
    assert whole(path) == 0


def test_a_path_with_signs_that_mean_something_elsewhere(qgis_app, tmp_path):
    folder = tmp_path / "方案 #1?a=b%20"
    folder.mkdir()
    session = PlanSession.open(plan_file(folder, "计划 2.gpkg"))
    edit(session)
    session.close()
    assert [file.name for file in folder.iterdir()] == ["计划 2.gpkg"]
    assert plan_connection._uri(folder, "mode=ro").count("?") == 1


@pytest.mark.parametrize("place", ["//server/share/plan.gpkg", "\\\\server\\share\\plan.gpkg"])
def test_a_windows_share_is_on_another_computer(qgis_app, place):
    assert plan_connection.is_remote(PurePath(place))


def test_what_sqlite_says_beyond_that_is_passed_on(qgis_app):
    from community_grids.adapters.plan_file.errors import sqlite_refusal

    refused = sqlite_refusal(sqlite3.OperationalError("no such column: wet"), PurePath("plan.gpkg"))
    assert "plan.gpkg" in str(refused)
    assert "no such column: wet" in str(refused)
