"""A plan is opened, seen and worked on: table, map, tools and file stay in step."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.plans.project import PLAN_PROPERTY
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.running.settings import Settings
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.findings import found
from community_grids.plugin import other_windows
from community_grids.plugin.grids_dock.grids_model import CODE_ROLE
from community_grids.plugin.workbench_actions import WorkbenchActions
from drawn_layers import draw, save, square
from drawn_plans import code, plan_file
from patience import wait_until
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QTabWidget


def table_of(bench, name="CommunityGridsTable"):
    return bench.dock.findChild(QTableView, name)


def listed(bench):
    model = table_of(bench).model()
    return [model.index(row, 0).data(CODE_ROLE)[-3:] for row in range(model.rowCount())]


def grid_layer(project):
    return next(layer for layer in project.mapLayers().values() if layer.customProperty(PLAN_PROPERTY) == "grid")


def on_map(project):
    return {grid["grid_code"][-3:]: grid["households"] for grid in grid_layer(project).getFeatures()}


def message(bench):
    item = bench.bar.currentItem()
    return item.text() if item else ""


class TestOpening:
    def test_without_a_plan_the_dock_says_how_to_begin(self, bench):
        assert bench.dock._pages.currentWidget() is bench.dock.empty
        words = [button.text() for button in bench.dock.empty.findChildren(QPushButton)]
        assert words[0] == "Open a plan file…"

    def test_a_division_is_offered_to_become_a_plan(self, bench, tmp_path):
        file = tmp_path / "divided.gpkg"
        save(draw("units", "Polygon", ["unit_id:integer", "grid_code:string"], [(square(0, 0), 1, "a1")]), file)
        asked = []
        bench.work.make_asked.connect(asked.append)
        assert not bench.work.open(file)
        assert "Make plan" in message(bench)
        next(iter(bench.bar.currentItem().findChildren(QPushButton))).click()
        assert asked == [str(file)]

    def test_a_plan_shows_its_grids_in_table_and_map(self, opened, project):
        assert listed(opened) == ["001", "002"]
        assert on_map(project) == {"001": 400, "002": 400}
        assert opened.dock.windowTitle() == "Grids: plan"

    def test_the_plan_is_offered_next_time_with_one_click(self, opened, tmp_path):
        opened.work.close()
        button = opened.dock.empty.findChildren(QPushButton)[-1]
        assert button.text() == "plan.gpkg"
        button.click()
        assert listed(opened) == ["001", "002"]

    def test_closing_takes_the_layers_out_of_the_project(self, opened, project):
        opened.work.close()
        assert project.mapLayers() == {}
        assert project.layerTreeRoot().children() == []
        assert listed(opened) == []

    def test_opening_again_adds_no_layer_twice(self, opened, project, tmp_path):
        before = len(project.mapLayers())
        assert opened.work.open(tmp_path / "plan.gpkg")
        assert len(project.mapLayers()) == before

    def test_what_is_no_plan_is_a_sentence(self, bench, tmp_path):
        wrong = tmp_path / "notes.gpkg"
        wrong.write_text("no database")
        assert not bench.work.open(wrong)
        assert "notes.gpkg" in message(bench)
        assert bench.work.session is None

    @pytest.mark.parametrize("name", ["50%.gpkg", "a#b.gpkg", "b?c.gpkg", "方案 2.gpkg"])
    def test_a_plan_with_signs_in_its_name_is_shown(self, bench, project, tmp_path, name):
        assert bench.work.open(plan_file(tmp_path, name))
        assert on_map(project) == {"001": 400, "002": 400}

    def test_a_plan_whose_name_qgis_takes_for_another_is_refused(self, bench, project, tmp_path):
        assert not bench.work.open(plan_file(tmp_path, "c%20d.gpkg"))
        assert "because of the %20 in its path" in message(bench)
        assert project.mapLayers() == {}

    def test_a_wrong_file_leaves_the_open_plan_alone(self, opened, tmp_path):
        assert not opened.work.open(tmp_path / "missing.gpkg")
        assert listed(opened) == ["001", "002"]

    def test_grids_taken_out_of_the_project_close_the_plan(self, opened, project):
        project.removeMapLayer(grid_layer(project).id())
        assert opened.work.session is None
        assert all(not action.isEnabled() for action in opened.work.box.actions.values())

    def test_a_new_project_closes_the_plan(self, opened, project):
        project.clear()
        assert opened.work.session is None

    def test_a_project_that_shows_a_plan_opens_it(self, opened, project, tmp_path):
        project.write(str(tmp_path / "work.qgz"))
        project.clear()
        assert project.read(str(tmp_path / "work.qgz"))
        assert opened.work.session is not None
        assert listed(opened) == ["001", "002"]

    def test_the_view_is_remembered_in_the_plan(self, opened, tmp_path):
        opened.work.zoom_to([code(2)])
        here = opened.canvas.extent()
        opened.work.close()
        opened.work.open(tmp_path / "plan.gpkg")
        assert opened.canvas.extent().center().distance(here.center()) < 1

    def test_a_read_only_plan_says_so_and_offers_no_tool(self, bench, tmp_path, monkeypatch):
        monkeypatch.setattr(PlanSession, "read_only", property(lambda session: True))
        assert bench.work.open(plan_file(tmp_path))
        assert any("read-only" in label.text() and label.isVisible() for label in bench.dock.findChildren(QLabel))
        assert all(not action.isEnabled() for action in bench.work.box.actions.values())


class TestOneSelection:
    def test_the_table_selects_on_the_map(self, opened, project):
        table_of(opened).selectRow(1)
        assert [grid["grid_code"] for grid in grid_layer(project).selectedFeatures()] == [code(2)]

    def test_the_map_selects_in_the_table(self, opened, project):
        grid_layer(project).selectByExpression(f"\"grid_code\" = '{code(2)}'")
        assert opened.dock.selected() == [code(2)]
        assert [index.data(CODE_ROLE) for index in table_of(opened).selectionModel().selectedRows()] == [code(2)]

    def test_the_histogram_selects_on_a_click(self, opened):
        histogram = opened.dock._histogram
        bar = histogram.place_of(0).center().toPoint()
        QTest.mouseClick(histogram, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar)
        assert opened.dock.selected() == [code(1), code(2)]

    def test_the_histogram_selects_by_keys(self, opened):
        opened.work.editing.assign([16], code(1))
        histogram = opened.dock._histogram
        QTest.keyClick(histogram, Qt.Key.Key_Right)
        QTest.keyClick(histogram, Qt.Key.Key_Return)
        assert opened.dock.selected() == [code(1)]

    def test_a_choice_outlives_an_edit(self, opened):
        opened.work.select([code(2)])
        opened.work.editing.assign([16], code(1))
        assert opened.dock.selected() == [code(2)]
        assert table_of(opened).selectionModel().selectedRows()[0].data(CODE_ROLE) == code(2)

    def test_enter_in_the_search_selects_and_goes_there(self, opened):
        box = opened.dock.findChild(QLineEdit)
        box.setText("001002")
        assert listed(opened) == ["002"]
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert opened.dock.selected() == [code(2)]
        assert opened.canvas.extent().center().x() == pytest.approx(600, abs=5)

    def test_a_search_for_nothing_says_so(self, opened):
        opened.dock.findChild(QLineEdit).setText("nowhere")
        assert "No grid matches" in opened.dock._status.text()


class TestEditing:
    @pytest.fixture()
    def large(self, monkeypatch):
        """Every plan counts as a large one."""
        monkeypatch.setattr("community_grids.plugin.slow_edits._AT_ONCE", 0)

    def test_table_map_and_totals_change_together_and_back(self, opened, project):
        opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
        assert on_map(project) == {"001": 525, "002": 275}
        assert "over: 1" in opened.dock._totals.text()
        assert opened.dock._only_wrong.text() == "2"
        opened.work.editing.undo()
        assert on_map(project) == {"001": 400, "002": 400}
        assert opened.dock._only_wrong.text() == "0"
        opened.work.editing.redo()
        assert on_map(project) == {"001": 525, "002": 275}

    def test_only_what_is_wrong_can_be_shown(self, opened):
        opened.work.editing.assign([16, 17, 18, 19], code(1))
        opened.dock._only_wrong.setChecked(True)
        assert listed(opened) == ["002"]
        assert Settings().only_wrong_grids

    def test_undo_reaches_across_sessions(self, opened, tmp_path, project):
        opened.work.editing.assign([16], code(1))
        opened.work.close()
        opened.work.open(tmp_path / "plan.gpkg")
        opened.work.editing.undo()
        assert on_map(project) == {"001": 400, "002": 400}

    def test_the_buttons_say_what_undo_would_do(self, opened):
        head = opened.dock.head
        assert not head._undo.isEnabled()
        opened.work.editing.assign([16], code(1))
        assert "Assign units" in head._undo.toolTip()
        head._undo.click()
        assert "Assign units" in head._redo.toolTip()

    def test_a_new_grid_gets_a_row_and_a_gone_one_loses_it(self, opened, monkeypatch):
        draft = opened.work.session.draft
        opened.work.editing.take(draft.split_proposals(code(1))[0].edit)
        assert listed(opened) == ["001", "002", "003"]
        opened.work.editing.merge([code(3)], code(1))
        assert listed(opened) == ["001", "002"]

    def test_locks_are_told_by_the_menu_of_the_table(self, opened):
        opened.work.editing.switch_lock([code(1)])
        assert opened.dock.model.row(0).locked
        opened.work.editing.switch_lock([code(1)])
        assert not opened.dock.model.row(0).locked

    def test_a_grid_is_renamed(self, opened, monkeypatch):
        monkeypatch.setattr("community_grids.plugin.editing.QInputDialog.getText", lambda *_: ("河东网格", True))
        opened.work.editing.rename(code(1))
        assert opened.dock.model.row(0).name == "河东网格"

    def test_filling_when_nothing_is_free_says_so(self, opened):
        opened.work.editing.fill()
        assert "nothing to fill" in message(opened)

    def test_free_ground_is_told_and_filled(self, opened):
        opened.work.editing.assign([0], "")
        assert "Units without a grid: 1" in opened.dock._totals.text()
        opened.work.editing.fill()
        assert "Units without a grid" not in opened.dock._totals.text()

    @pytest.mark.parametrize("verb", ["filled", "repair_of", "renumbered", "split_proposals"])
    def test_an_hourglass_is_shown_for_what_takes_long(self, opened, monkeypatch, verb):
        seen = []

        def slow(*_):
            seen.append(QGuiApplication.overrideCursor().shape())
            if verb == "repair_of":
                return SimpleNamespace(edit=None, findings=[])
            raise RefusedError(found("edit_nothing"))

        opened.work.editing.assign([0], "")
        monkeypatch.setattr(Draft, verb, slow)
        verbs = {
            "filled": opened.work.editing.fill,
            "repair_of": lambda: opened.work.editing.repair(code(1)),
            "renumbered": lambda: opened.work.editing.renumber([]),
            "split_proposals": lambda: opened.work.propose(code(1)),
        }
        verbs[verb]()
        assert seen == [Qt.CursorShape.WaitCursor]
        assert QGuiApplication.overrideCursor() is None

    def test_what_is_large_is_filled_and_repaired_in_the_background(self, opened, large):
        opened.work.editing.assign([0], "")
        opened.work.editing.fill()
        assert "in the background" in message(opened)
        assert "Units without a grid" in opened.dock._totals.text()
        wait_until(lambda: "Units without a grid" not in opened.dock._totals.text())
        opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
        opened.work.editing.repair(code(1))
        wait_until(lambda: "Repaired" in message(opened))
        assert opened.dock._only_wrong.text() == "0"

    def test_what_was_made_for_another_state_of_the_plan_is_not_done(self, opened, large):
        opened.work.editing.assign([0], "")
        opened.work.editing.fill()
        opened.work.editing.assign([16], code(1))
        wait_until(lambda: "changed meanwhile" in message(opened))
        assert "Units without a grid: 1" in opened.dock._totals.text()

    def test_a_refusal_from_the_background_is_told(self, opened, large, monkeypatch):
        def refused(*_):
            raise RefusedError(found("edit_nothing"))

        opened.work.editing.assign([0], "")
        monkeypatch.setattr(Draft, "filled", refused)
        opened.work.editing.fill()
        wait_until(lambda: "would change nothing" in message(opened))

    def test_what_is_cancelled_in_the_list_of_tasks_is_not_done_and_nothing_is_said(self, opened, large):
        opened.work.editing.assign([0], "")
        opened.work.editing.fill()
        QgsApplication.taskManager().cancelAll()
        wait_until(lambda: "in the background" not in message(opened))
        assert opened.bar.currentItem() is None
        assert len(opened.work.session.draft.units_of("")) == 1

    def test_closing_the_plan_forgets_what_is_being_made(self, opened, large, tmp_path):
        opened.work.editing.assign([0], "")
        opened.work.editing.fill()
        opened.work.close()
        QTest.qWait(200)
        assert opened.work.open(tmp_path / "plan.gpkg")
        assert "Units without a grid: 1" in opened.dock._totals.text()

    def test_repair_brings_a_community_into_band(self, opened):
        opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
        opened.work.editing.repair(code(1))
        assert opened.dock._only_wrong.text() == "0"
        assert "Repaired" in message(opened)

    def test_repair_of_what_is_whole_says_so(self, opened):
        opened.work.editing.repair(code(1))
        assert "whole and in band" in message(opened)

    def test_the_history_tells_who_and_what(self, opened):
        opened.work.editing.assign([16], code(1))
        opened.dock.findChild(QTabWidget).setCurrentIndex(2)
        model = table_of(opened, "CommunityGridsHistory").model()
        assert model.index(0, 1).data() == "Assign units"

    def test_communities_say_in_words_what_is_possible(self, opened):
        model = table_of(opened, "CommunityGridsCommunities").model()
        assert model.index(0, 0).data() == "红旗社区"
        assert "Only 2 grids can all be within the limits" in model.index(0, 3).data()


class TestScenarios:
    @pytest.fixture()
    def name(self, monkeypatch):
        answers = []
        monkeypatch.setattr(
            "community_grids.plugin.scenario_steps.QInputDialog.getText", lambda *_: (answers.pop(), True)
        )
        return answers.append

    def box(self, opened):
        return opened.dock.head.findChild(QComboBox)

    def test_a_branch_opens_and_the_first_one_comes_back_as_it_was(self, opened, name, project):
        name("改划")
        opened.dock.head.branch_asked.emit()
        assert self.box(opened).currentText() == "改划"
        opened.work.editing.assign([16], code(1))
        self.box(opened).setCurrentIndex(0)
        self.box(opened).activated.emit(0)
        assert on_map(project) == {"001": 400, "002": 400}
        assert [self.box(opened).itemText(row) for row in range(2)] == ["现状", "改划"]

    def test_a_name_that_is_taken_is_a_sentence(self, opened, name):
        name("现状")
        opened.dock.head.branch_asked.emit()
        assert "现状" in message(opened)

    def test_a_scenario_is_renamed(self, opened, name):
        name("二〇二六")
        opened.dock.head.rename_asked.emit()
        assert self.box(opened).currentText() == "二〇二六"


class TestTwoWindows:
    @pytest.fixture()
    def other(self, opened, tmp_path):
        session = PlanSession.open(tmp_path / "plan.gpkg", "colleague")
        yield session
        session.close()

    def test_an_edit_behind_ones_back_is_told_and_shown(self, opened, other):
        other.do(other.draft.assigned([16], code(1)))
        opened.work.editing.assign([20], code(2))
        opened.work.editing.assign([17], code(1))
        assert opened.work.session.draft.households(code(1)) == 425
        assert "colleague" in message(opened)

    def test_coming_back_to_the_window_shows_what_changed(self, opened, other):
        other.do(other.draft.assigned([16], code(1)))
        opened.work.others._state_changed(Qt.ApplicationState.ApplicationActive)
        assert opened.dock.model.row(0).households == 425
        assert "another window or by an algorithm" in message(opened)

    def test_what_an_algorithm_does_is_seen_without_leaving_the_window(self, opened, other):
        other.do(other.draft.assigned([16], code(1)))
        wait_until(lambda: opened.dock.model.row(0).households == 425)
        opened.work.editing.assign([17], code(1))
        assert opened.work.session.draft.households(code(1)) == 450, "and the next edit is not lost"

    def test_nothing_is_read_anew_while_a_button_is_pressed(self, opened, other, monkeypatch):
        with monkeypatch.context() as pressed:
            pressed.setattr(other_windows.QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
            other.do(other.draft.assigned([16], code(1)))
            opened.work.others._look_in_passing()
            assert opened.dock.model.row(0).households == 400
        wait_until(lambda: opened.dock.model.row(0).households == 425)

    def test_a_scenario_made_elsewhere_is_listed(self, opened, other):
        opened.work.others.look()
        other.branch("方案二")
        box = opened.dock.head.findChild(QComboBox)
        wait_until(lambda: [box.itemText(row) for row in range(box.count())] == ["现状", "方案二"])

    def test_a_scenario_deleted_elsewhere_gives_way_to_the_first(self, opened, other):
        opened.work.session.branch("方案二")
        other.delete_scenario(opened.work.session.scenario.plan_id)
        opened.work.editing.assign([16], code(1))
        assert "方案二 was deleted" in message(opened)
        assert opened.work.session.scenario.name == "现状"
        opened.work.editing.assign([16], code(1))
        assert opened.dock.model.row(0).households == 425


class TestActions:
    @pytest.fixture()
    def actions(self, opened, desk, monkeypatch):
        monkeypatch.setattr(desk.iface, "addToolBar", desk.window.addToolBar, raising=False)
        actions = WorkbenchActions(desk.iface, opened.work, opened.dock)
        yield actions
        actions.remove()

    def test_they_follow_what_is_chosen_on_the_map(self, opened, actions, project):
        grid_layer(project).selectAll()
        assert actions._merge.isEnabled()
        assert not actions._rename.isEnabled()
        grid_layer(project).removeSelection()
        assert not any(action.isEnabled() for action in actions._on_table if action is not actions._rebalance)

    def test_they_follow_what_a_tool_chooses(self, opened, actions):
        opened.work.select([code(1)])
        assert actions._rename.isEnabled()
        opened.work.select([])
        assert not actions._rename.isEnabled()

    @pytest.fixture()
    def answers(self, monkeypatch):
        """Answers the two questions, and keeps what was asked."""
        asked = SimpleNamespace(neighbours=None, trouble="", agreed=True, reason="the school moves in")

        def choose(window, title, words, lines, *_):
            asked.neighbours = lines
            return lines[0], asked.agreed

        def why(window, title, words):
            asked.trouble = words
            return asked.reason, bool(asked.reason)

        monkeypatch.setattr("community_grids.plugin.editing.QInputDialog.getItem", choose)
        monkeypatch.setattr("community_grids.plugin.editing.QInputDialog.getMultiLineText", why)
        return asked

    def test_a_grid_retires_into_a_neighbour_and_over_the_maximum_with_a_reason(self, opened, actions, answers):
        opened.work.select([code(2)])
        actions._retire.trigger()
        assert answers.neighbours == [f"{code(1)} 第1网格 (households then: 800)"]
        assert "300 over" in answers.trouble
        draft = opened.work.session.draft
        assert draft.records[code(2)].void
        assert draft.records[code(1)].note == "the school moves in"
        assert listed(opened) == ["001"]

    @pytest.mark.parametrize("answer", ["not agreed", "no reason"])
    def test_a_grid_stays_where_the_questions_are_not_answered(self, opened, actions, answers, answer):
        answers.agreed, answers.reason = answer != "not agreed", ""
        opened.work.select([code(2)])
        actions._retire.trigger()
        assert listed(opened) == ["001", "002"]

    def test_a_grid_between_locked_ones_cannot_retire(self, opened, actions, answers):
        opened.work.editing.switch_lock([code(1)])
        opened.work.select([code(2)])
        actions._retire.trigger()
        assert answers.neighbours is None
        assert "no neighbour that is not locked" in message(opened)

    def test_without_a_choice_nothing_is_done(self, opened, actions):
        opened.work.select([])
        actions._merge_chosen()
        actions._lock_chosen()
        for act in (opened.work.editing.rename, opened.work.propose, opened.work.editing.repair):
            actions._with_chosen(act)
        assert len(opened.work.session.history) == 1


def test_the_boundaries_of_the_chosen_grid_are_told_and_keep_step(opened):
    opened.work.session.boundaries.describe()
    opened.work.select([code(1)])
    words = opened.dock._boundary.text()
    assert "人民路" in words or "Renmin" in words
    opened.work.select([])
    assert not opened.dock._boundary.isVisible()
