"""Two officers, one plan, two files: what one does the other sees, and nothing of either is lost."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.connection import connect_dsn
from community_grids.database.live_link import LOST, OFF, ONLINE, LiveLink
from community_grids.plugin.sharing.sharing import Sharing
from drawn_plans import code, plan_file
from patience import wait_until
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QTableView
from shared_databases import brought, published, set_up

PAUSES = (0.2,)


class Colleague:
    """Somebody else with a file of the same plan, without a window."""

    def __init__(self, path, open_connection):
        self.session = PlanSession.open(path, "colleague")
        self.link = LiveLink(open_connection)
        self.link.author = "colleague"
        self.link.follow(self.session)

    def assign(self, unit_ids, number):
        rows = self.session.draft.fabric.unit_ids.searchsorted(unit_ids)
        self.session.do(self.session.draft.assigned(rows, code(number)))

    def holds(self, number):
        return self.session.draft.households(code(number))

    def leave(self):
        self.link.remove()
        self.session.close()


@pytest.fixture
def town(qgis_app, database, tmp_path):
    """A published plan of two grids of 400 households, and the files of two officers."""
    mine, theirs = plan_file(tmp_path, "mine.gpkg"), tmp_path / "theirs.gpkg"
    with set_up(database) as connection:
        published(connection, mine)
        brought(connection, theirs)
        connection.rows("DO $$ BEGIN CREATE ROLE wang LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        connection.rows("ALTER ROLE wang PASSWORD %s", [database.server.password])
        connection.rows("GRANT community_grids_editor TO wang")
        connection.rows("INSERT INTO scope (member, granted_by) VALUES ('wang', 'tests')")
    return SimpleNamespace(
        mine=mine,
        theirs=theirs,
        database=database,
        open=lambda _: connect_dsn(database.dsn),
        open_as_wang=lambda _: connect_dsn(database.server.dsn(database.name, "wang")),
    )


@pytest.fixture
def join(bench, project):
    """A function that gives the workbench its sharing."""
    made = []

    def join(open_connection):
        desk, area = bench.desk, Qt.DockWidgetArea.RightDockWidgetArea
        sharing = Sharing(desk.iface, bench.work, bench.dock, bench.work._settings, project, area, open_connection)
        made.append(sharing)
        return sharing

    yield join
    bench.work.close()
    for sharing in made:
        sharing.remove()


@pytest.fixture
def two(bench, join, town):
    """An officer at the workbench and a colleague, both online."""
    bench.sharing = join(town.open)
    assert bench.work.open(town.mine)
    bench.town, bench.link = town, bench.sharing.link
    bench.colleague = Colleague(town.theirs, town.open_as_wang)
    wait_until(lambda: quiet(bench.link) and quiet(bench.colleague.link))
    yield bench
    bench.colleague.leave()


def quiet(link):
    """Whether a link is online and has nothing to do."""
    return link.state == ONLINE and not link._syncing and not link._answers and not link._gesture.isActive()


def held(bench, number):
    return bench.work.session.draft.households(code(number))


def message(bench):
    item = bench.bar.currentItem()
    return item.text() if item else ""


def assign(bench, unit_ids, number):
    rows = bench.work.session.draft.fabric.unit_ids.searchsorted(unit_ids)
    bench.work.editing.assign(rows, code(number))


class TestLive:
    def test_an_edit_of_a_colleague_comes_by_itself_and_redraws_its_grids(self, two):
        changed = []
        two.work.session.changed.connect(changed.append)
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: held(two, 1) == 500)
        assert changed == [frozenset({code(1), code(2)})]
        assert two.dock.head._sharing.text() == "Online · colleague: 001, 002"
        rows = two.dock.model.rows()
        assert (rows[code(1)].households, rows[code(2)].households) == (500, 300)

    def test_an_own_edit_is_written_a_moment_later(self, two):
        assign(two, [17, 18, 19, 20], 1)
        assert two.work.session.waiting().units == 4
        wait_until(lambda: two.colleague.holds(1) == 500)
        wait_until(lambda: two.work.session.waiting().units == 0)
        ((grids,),) = two.town.database.run("SELECT count(*) FROM community_grids.unit WHERE grid_code = %s", [code(1)])
        assert grids == 20

    def test_without_at_once_it_waits_for_share_now(self, two):
        two.sharing._set_at_once(False)
        assign(two, [17, 18, 19, 20], 1)
        two.link.sync()
        wait_until(lambda: quiet(two.link))
        assert two.work.session.waiting().units == 4
        assert "units waiting: 4" in two.sharing.dock.connection._state.text()
        two.sharing.share_now()
        wait_until(lambda: two.colleague.holds(1) == 500)

    def test_undo_takes_back_an_own_edit_after_a_colleagues(self, two):
        assign(two, [17, 18, 19, 20], 1)
        wait_until(lambda: two.colleague.holds(1) == 500)
        two.work.editing.undo()
        wait_until(lambda: two.colleague.holds(1) == 400)

    def test_a_grid_that_came_back_and_changed_gets_another_code_and_that_is_told(self, two):
        draft = two.work.session.draft
        two.work.session.do(draft.merged([code(2)], code(1), "few people"))
        wait_until(lambda: two.colleague.holds(1) == 800)
        two.sharing._set_at_once(False)
        two.work.session.undo()
        assign(two, [17, 18, 19, 20], 1)
        two.sharing.share_now()
        wait_until(lambda: (two.colleague.holds(1), two.colleague.holds(3)) == (500, 300))
        wait_until(lambda: quiet(two.link) and not two.work.session.waiting().units)
        assert message(two) == f"Grid {code(2)} was retired before and has other ground now; its code is {code(3)}."

    def test_the_selection_and_the_tool_stay(self, two):
        two.work.box.actions["brush"].trigger()
        two.work.select([code(2)])
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: held(two, 1) == 500)
        assert two.dock.selected() == [code(2)]
        assert two.work.box.in_hand() is two.work.box.tools["brush"]
        assert two.work.box.tools["brush"].target == code(2)

    def test_nothing_comes_in_while_a_button_is_down(self, two):
        two.work.box.actions["lasso"].trigger()
        two.work.select([code(2)])
        two.mouse.press(50, 50)
        two.mouse.move(150, 150)
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: two.colleague.session.waiting().units == 0 and two.link._patience.isActive())
        assert held(two, 1) == 400
        assert two.work.box.tools["lasso"].in_gesture()
        two.mouse.key(Qt.Key.Key_Escape)
        two.mouse.release(150, 150)
        wait_until(lambda: held(two, 1) == 500)

    def test_a_half_drawn_line_survives(self, two):
        two.work.box.actions["split"].trigger()
        two.mouse.click(200, -20)
        before = list(two.work.box.tools["split"]._corners)
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: held(two, 1) == 500)
        assert two.work.box.tools["split"]._corners == before != []


class TestLostAndFound:
    def test_edits_go_on_in_the_file_and_are_written_on_return(self, two, postgis):
        two.link._listening._pauses = two.colleague.link._listening._pauses = PAUSES
        postgis.kill_hard()
        try:
            wait_until(lambda: two.link.state == LOST)
            assert "Connection lost: everything is kept in the file" in two.sharing.dock.connection._state.text()
            assign(two, [17, 18, 19, 20], 1)
            assert two.work.session.waiting().units == 4
            assert "4" in two.dock.head._sharing.text()
        finally:
            postgis.start_again()
        wait_until(lambda: two.colleague.holds(1) == 500)
        wait_until(lambda: two.work.session.waiting().units == 0)
        assert two.link.state == ONLINE

    def test_live_can_be_left_and_taken_up_again(self, two):
        two.sharing.set_live(False)
        assert two.link.state == OFF
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: quiet(two.colleague.link))
        assert held(two, 1) == 400
        two.sharing.set_live(True)
        wait_until(lambda: held(two, 1) == 500)

    def test_closing_the_plan_ends_the_connection(self, two):
        two.work.close()
        assert two.link.state == OFF
        assert not two.sharing.dock.shows_shared()


@pytest.fixture
def clashed(two):
    """Unit 17 went to grid 1 here; there it and its column were made a grid of their own."""
    two.sharing.set_live(False)
    assign(two, [17], 1)
    draft = two.colleague.session.draft
    rows = draft.fabric.unit_ids.searchsorted([17, 18, 19, 20])
    line = two.work.view.line([(500, -50), (500, 450)])
    two.colleague.session.do(draft.split_by_line(code(2), line))
    assert len(set(two.colleague.session.draft.codes[rows])) == 1
    wait_until(lambda: quiet(two.colleague.link) and two.colleague.session.waiting().units == 0)
    two.sharing.set_live(True)
    wait_until(lambda: two.work.session.conflicts() and quiet(two.link))
    return two


class TestConflicts:
    def test_it_is_listed_and_mine_stays(self, clashed):
        assert clashed.sharing.dock.conflicts.list.count() == 1
        words = clashed.sharing.dock.conflicts.list.item(0).text()
        assert "001" in words
        assert "colleague" in words
        assert held(clashed, 1) == 425
        assert "to resolve: 1" in clashed.dock.head._sharing.text()

    def test_it_is_shown_on_the_map_and_a_click_flips_a_unit(self, clashed):
        resolving = clashed.sharing.resolving
        clashed.sharing.dock.conflicts.list.setCurrentRow(0)
        assert resolving.tool.isActive()
        assert not resolving._drawing._legend.isHidden()
        row = clashed.work.session.draft.fabric.unit_ids.searchsorted(17)
        assert resolving.view.chosen[row] == "mine"
        clashed.mouse.click(450, 50)
        assert resolving.view.chosen[row] == "theirs"

    def test_theirs_is_taken(self, clashed):
        clashed.sharing.dock.conflicts.list.setCurrentRow(0)
        clashed.sharing.dock.conflicts._theirs.click()
        assert not clashed.work.session.conflicts()
        wait_until(lambda: quiet(clashed.link))
        assert clashed.work.session.draft.codes.tolist() == clashed.colleague.session.draft.codes.tolist()

    def test_mine_is_kept_and_goes_to_the_colleague(self, clashed):
        clashed.sharing.dock.conflicts.list.setCurrentRow(0)
        clashed.sharing.dock.conflicts._mine.click()
        wait_until(lambda: clashed.colleague.holds(1) == 425)
        assert not clashed.work.session.conflicts()

    def test_what_is_chosen_grid_by_grid_is_taken_where_it_is_sound(self, clashed):
        resolving, box = clashed.sharing.resolving, clashed.sharing.dock.conflicts
        box.list.setCurrentRow(0)
        assert not box._mix.isEnabled()
        row = int(clashed.work.session.draft.fabric.unit_ids.searchsorted(18))
        resolving.flip(row)
        assert box._mix.isEnabled()
        for unit in (19, 20):
            resolving.flip(row + unit - 18)
        theirs = {str(grid) for grid in clashed.colleague.session.draft.codes[row : row + 3]}
        box._mix.click()
        mine = clashed.work.session.draft.codes
        assert not clashed.work.session.conflicts(), message(clashed)
        assert str(mine[row - 1]) == code(1)
        assert {str(grid) for grid in mine[row : row + 3]} == theirs

    def test_a_mix_that_is_not_sound_is_refused_with_a_sentence(self, clashed):
        resolving, box = clashed.sharing.resolving, clashed.sharing.dock.conflicts
        box.list.setCurrentRow(0)
        for row in clashed.work.session.draft.fabric.unit_ids.searchsorted([18, 20]).tolist():
            resolving.flip(row)  # unit 19 between them stays where it is
        before = clashed.work.session.draft.codes.tolist()
        box._mix.click()
        assert "So it would not be sound, and nothing was done." in message(clashed)
        assert clashed.work.session.draft.codes.tolist() == before
        assert resolving.view is not None

    def test_unloading_leaves_nothing_on_the_map(self, clashed):
        drawn = len(clashed.canvas.scene().items())
        clashed.sharing.dock.conflicts.list.setCurrentRow(0)
        assert len(clashed.canvas.scene().items()) > drawn
        clashed.sharing.resolving.leave()
        assert len(clashed.canvas.scene().items()) == drawn
        assert not clashed.sharing.resolving.tool.isActive()

    def test_it_survives_closing_and_says_so_on_opening(self, clashed):
        clashed.work.close()
        clashed.sharing.dock.hide()
        assert clashed.work.open(clashed.town.mine)
        assert clashed.sharing.dock.conflicts.list.count() == 1
        assert "to be resolved: 1" in message(clashed)
        clashed.bar.currentItem().findChild(QPushButton).click()
        assert clashed.sharing.resolving.view is not None


class TestLife:
    def test_the_way_from_draft_to_in_force(self, two):
        wait_until(lambda: two.sharing.life is not None)
        assert set(two.sharing.life.ways) == {"checked", "retired"}
        for state in ("checked", "approved"):
            revision = two.sharing.life.revision
            two.sharing.put_into(state)
            wait_until(lambda revision=revision: two.sharing.life.revision > revision)
        assert two.sharing.life.life == "in_force"
        assert "In force since" in two.sharing.dock.life._words.text()
        shown = [state for state, button in two.sharing.dock.life.buttons.items() if not button.isHidden()]
        assert shown == ["retired"]

    def test_it_comes_into_force_on_a_date(self, two):
        wait_until(lambda: two.sharing.life is not None)
        two.sharing.put_into("checked")
        wait_until(lambda: two.sharing.life.life == "checked")
        two.sharing.put_into("approved", datetime.now(UTC) + timedelta(days=3), "by the council")
        wait_until(lambda: two.sharing.life.life == "approved")
        assert "in force from" in two.sharing.dock.life._words.text()
        wait_until(lambda: quiet(two.colleague.link))
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: quiet(two.colleague.link))
        assert two.colleague.session.waiting().units == 4
        two.sharing.put_into("draft")
        wait_until(lambda: held(two, 1) == 500)

    def test_what_is_refused_is_said(self, two):
        wait_until(lambda: two.sharing.life is not None)
        two.sharing.put_into("approved")
        wait_until(lambda: message(two))
        assert two.sharing.life.life == "draft"

    def test_changes_of_late_are_told(self, two):
        two.colleague.assign([17, 18, 19, 20], 1)
        table = two.sharing.dock.findChild(QTableView, "CommunityGridsSharedChanges")
        wait_until(lambda: table.model().rowCount() and table.model().index(0, 1).data() == "colleague")
        assert table.model().index(0, 3).data() == "001, 002"


class TestThePast:
    def test_the_whole_plan_is_restored_as_an_edit_that_can_be_undone(self, two):
        before = datetime.now(UTC)
        assign(two, [17, 18, 19, 20], 1)
        wait_until(lambda: two.colleague.holds(1) == 500)
        two.sharing.restoring.restore(before)
        wait_until(lambda: held(two, 1) == 400)
        wait_until(lambda: two.colleague.holds(1) == 400)
        assert two.work.session.undo_count == 2

    def test_a_chosen_grid_is_restored_and_what_is_the_same_is_not(self, two):
        before = datetime.now(UTC)
        assign(two, [17, 18, 19, 20], 1)
        wait_until(lambda: quiet(two.link) and two.work.session.waiting().units == 0)
        two.sharing.restoring.restore(before, [code(2)], "as it was")
        wait_until(lambda: held(two, 2) == 400)
        wait_until(lambda: quiet(two.link))
        two.sharing.restoring.restore(before)
        wait_until(lambda: "nothing to restore" in message(two))


class TestClaims:
    def test_a_colleagues_claim_is_shown_and_warned_of_once(self, two):
        two.colleague.assign([17, 18, 19, 20], 1)
        wait_until(lambda: two.link.claims)
        assert "wang is working in 红旗社区 until" in two.sharing.dock._claims.text()
        table = two.dock.findChild(QTableView, "CommunityGridsCommunities").model()
        assert "wang" in table.index(0, 3).data()
        assert len(two.sharing.claims.on_map._bands) == 1
        wait_until(lambda: held(two, 1) == 500 and quiet(two.link))
        assign(two, [20], 2)
        assert "wang is working in" in message(two)
        two.bar.clearWidgets()
        assign(two, [19], 2)
        assert "wang" not in message(two)

    def test_an_own_claim_is_let_go_at_close(self, two):
        assign(two, [17], 1)
        wait_until(lambda: two.colleague.link.claims)
        two.work.close()
        wait_until(lambda: not two.colleague.link.claims)


class TestUnshared:
    def test_a_plan_of_its_own_is_invited(self, bench, join, tmp_path):
        sharing = join(None)
        assert bench.work.open(plan_file(tmp_path))
        assert not sharing.dock.shows_shared()
        assert sharing.dock._publish.isEnabled()
        asked = []
        sharing.algorithm_asked.connect(lambda *words: asked.append(words[:2]))
        sharing.dock._publish.click()
        assert asked == [("communitygrids:publishplan", {"PLAN": str(tmp_path / "plan.gpkg")})]
