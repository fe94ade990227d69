"""The map tools, driven by mouse and keys on the canvas: one gesture is one edit, and the totals are told before it."""

import pytest
from community_grids.adapters.running.settings import Settings
from drawn_plans import code
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsSnappingConfig, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture()
def take(opened):
    """A function that takes a tool in hand, for a grid or for none."""

    def take(name, target=None):
        opened.work.select([code(target)] if target else [])
        opened.work.box.actions[name].trigger()
        return opened.work.box.tools[name]

    return take


def households(bench):
    draft = bench.work.session.draft
    return [draft.households(one) for one in draft.grid_codes()]


def steps(bench):
    return bench.work.session.scenario.history_place


def message(bench):
    item = bench.bar.currentItem()
    return item.text() if item else ""


def test_a_click_gives_a_unit_to_the_outlined_grid(opened, take):
    take("click", 1)
    opened.mouse.click(450, 50)
    assert households(opened) == [425, 375]
    assert steps(opened) == 1


def test_totals_stand_at_the_cursor_before_the_click(opened, take):
    tool = take("click", 1)
    opened.mouse.move(450, 50)
    words = tool.preview.label.text()
    assert tool.preview.label.isVisible()
    assert "400 → <b>425</b>" in words
    assert "400 → <b>375</b>" in words
    assert households(opened) == [400, 400]


def test_without_a_target_the_first_click_picks_the_grid(opened, take):
    tool = take("click")
    opened.mouse.click(150, 150)
    assert tool.target == code(1)
    assert opened.dock.selected() == [code(1)]
    assert steps(opened) == 0


@pytest.mark.parametrize(
    ("button", "keys"),
    [(Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier), (Qt.MouseButton.LeftButton, SHIFT)],
)
def test_another_grid_is_picked_by_right_click_or_shift(opened, take, button, keys):
    tool = take("click", 1)
    opened.mouse.click(650, 150, button, keys)
    assert tool.target == code(2)
    assert steps(opened) == 0


def test_a_stroke_of_the_brush_is_one_edit(opened, take):
    tool = take("brush", 1)
    tool.radius = 6
    opened.mouse.press(420, 50)
    opened.mouse.move(450, 50)
    opened.mouse.move(450, 150)
    assert "450" in tool.preview.label.text()
    assert steps(opened) == 0
    opened.mouse.release(450, 250)
    assert households(opened) == [475, 325]
    assert steps(opened) == 1


def test_the_brush_is_sized_by_keys_and_remembered(opened, take):
    tool = take("brush", 1)
    before = tool.radius
    opened.mouse.key(Qt.Key.Key_BracketRight)
    assert tool.radius > before
    assert Settings().brush_radius == tool.radius


def test_a_lasso_gives_what_lies_inside(opened, take):
    take("lasso", 1)
    opened.mouse.drag((390, -20), (510, -20), (510, 210), (390, 210))
    assert households(opened) == [450, 350]
    assert steps(opened) == 1


def test_escape_forgets_a_stroke(opened, take):
    tool = take("lasso", 1)
    opened.mouse.press(390, -20)
    opened.mouse.move(510, -20)
    opened.mouse.move(510, 210)
    opened.mouse.key(Qt.Key.Key_Escape)
    opened.mouse.release(390, 210)
    assert steps(opened) == 0
    assert not tool.preview.label.isVisible()


class TestLeftBehind:
    """Three units of grid 2 are taken round a fourth, which would then hang on grid 2 by nothing."""

    WAY = ((450, 150), (550, 150), (550, 50))

    @pytest.fixture()
    def tool(self, opened, take):
        return take("click", 1)

    def go(self, opened, keys=Qt.KeyboardModifier.NoModifier):
        opened.mouse.press(*self.WAY[0], keys=keys)
        for place in self.WAY[1:]:
            opened.mouse.move(*place, keys)

    def test_it_is_named_and_hatched_while_the_mouse_is_down(self, opened, tool):
        self.go(opened)
        words = tool.preview.label.text()
        assert "A piece of 002 would be left behind (households: 25)" in words
        assert "Ctrl" in words
        assert tool.preview._left.asGeometry().area() == pytest.approx(100 * 100)
        assert households(opened) == [400, 400]

    def test_the_release_is_refused_and_the_way_out_is_a_button(self, opened, tool):
        self.go(opened)
        opened.mouse.release(*self.WAY[-1])
        assert households(opened) == [400, 400]
        button = opened.bar.currentItem().findChild(QPushButton)
        assert button.text() == "Take them too"
        button.click()
        assert households(opened) == [500, 300]
        assert steps(opened) == 1

    def test_with_ctrl_it_comes_along(self, opened, tool):
        self.go(opened, CTRL)
        assert "400 → <b>500</b>" in tool.preview.label.text()
        opened.mouse.release(*self.WAY[-1], keys=CTRL)
        assert households(opened) == [500, 300]
        assert steps(opened) == 1

    def test_ctrl_pressed_in_mid_stroke_changes_the_card(self, opened, tool):
        self.go(opened)
        QTest.keyPress(opened.canvas, Qt.Key.Key_Control)
        assert "<b>500</b>" in tool.preview.label.text()
        QTest.keyRelease(opened.canvas, Qt.Key.Key_Control)
        assert "left behind" in tool.preview.label.text()


def test_undo_and_redo_by_keys_on_the_map(opened, take):
    take("click", 1)
    opened.mouse.click(450, 50)
    opened.mouse.key(Qt.Key.Key_Z, CTRL)
    assert households(opened) == [400, 400]
    opened.mouse.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert households(opened) == [425, 375]


def test_units_are_let_go_and_fill_takes_them_back(opened, take):
    """The brush takes two units of the east away; the card tells what is left there."""
    tool, let_go = take("brush", 1), opened.work.box.let_go
    let_go.trigger()
    opened.mouse.press(450, 50)
    opened.mouse.move(450, 150)
    assert "400 → <b>350</b>" in tool.preview.label.text()
    assert code(1)[-3:] not in tool.preview.label.text()
    opened.mouse.release(450, 150)
    assert households(opened) == [400, 350]
    assert opened.work.session.draft.units_of("").tolist() == [16, 17]
    assert let_go.isChecked()
    opened.work.editing.fill()
    assert sum(households(opened)) == 800
    assert steps(opened) == 2


def test_letting_go_takes_a_tool_in_hand_and_ends_with_another_or_with_a_grid(opened, take):
    box = opened.work.box
    box.let_go.trigger()
    assert box.tools["click"].isActive()
    opened.mouse.click(450, 50)
    assert households(opened) == [400, 375]
    opened.mouse.click(650, 50, Qt.MouseButton.RightButton)
    assert not box.let_go.isChecked()
    opened.mouse.click(450, 50)
    assert households(opened) == [400, 400]
    box.let_go.trigger()
    take("split")
    assert not box.let_go.isChecked()


def test_a_locked_grid_lets_nothing_go(opened, take):
    opened.work.editing.switch_lock([code(2)])
    take("click")
    opened.work.box.let_go.trigger()
    opened.mouse.click(450, 50)
    assert households(opened) == [400, 400]
    assert "locked" in message(opened)


def test_a_line_splits_the_grid_under_it(opened, take):
    take("split")
    for place in ((-30, 205), (200, 205)):
        opened.mouse.click(*place)
    opened.mouse.click(380, 205)
    opened.mouse.key(Qt.Key.Key_Return)
    assert sorted(households(opened)) == [200, 200, 400]
    assert steps(opened) == 1


def test_a_double_click_ends_the_line(opened, take):
    take("split")
    opened.mouse.click(-30, 205)
    opened.mouse.click(380, 205)
    opened.mouse.double_click(380, 205)
    assert len(households(opened)) == 3


def test_a_line_lies_on_the_corner_or_the_edge_that_is_near(opened, take):
    """Corners of units are 100 m apart; a pixel is about a metre."""
    tool = take("split")
    opened.mouse.move(103, 204)
    assert tool._sign.isVisible()
    for place in ((103, 204), (150, 204), (150, 150)):
        opened.mouse.click(*place)
    corner, edge, middle = tool._corners
    assert corner == pytest.approx((100, 200), abs=1e-6)
    assert edge == pytest.approx((150, 200), abs=1.5)
    assert edge[1] == pytest.approx(200, abs=1e-6)
    assert middle == pytest.approx((150, 150), abs=1.5)
    assert not tool._sign.isVisible()


def test_where_snapping_is_on_in_the_project_a_line_lies_on_other_layers_too(opened, take, project):
    """A planned road 30 m above the edges of the units at 200 m."""
    road = QgsVectorLayer("LineString?crs=EPSG:4547", "planned road", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("LINESTRING(120 230, 180 230)"))
    road.dataProvider().addFeature(feature)
    project.addMapLayer(road)
    utils, before = opened.canvas.snappingUtils(), opened.canvas.snappingUtils().config()
    utils.setMapSettings(opened.canvas.mapSettings())
    tool, config = take("split"), QgsSnappingConfig(before)
    config.setMode(Qgis.SnappingMode.AllLayers)
    config.setTypeFlag(Qgis.SnappingTypes(Qgis.SnappingType.Segment))
    config.setTolerance(10)
    config.setUnits(Qgis.MapToolUnit.Pixels)
    for on in (True, False):
        config.setEnabled(on)
        utils.setConfig(config)
        opened.mouse.click(150, 234)
    utils.setConfig(before)
    snapped, free = tool._corners
    assert snapped[1] == pytest.approx(230, abs=1e-6)
    assert free[1] == pytest.approx(234, abs=1.5)


def test_with_ctrl_a_line_lies_where_it_is_drawn(opened, take):
    tool = take("split")
    opened.mouse.click(103, 204, keys=CTRL)
    assert tool._corners[0] == pytest.approx((103, 204), abs=1.5)
    assert not tool._sign.isVisible()


def test_backspace_takes_a_corner_back(opened, take):
    tool = take("split")
    opened.mouse.click(-30, 205)
    opened.mouse.click(380, 205)
    opened.mouse.key(Qt.Key.Key_Backspace)
    assert len(tool._corners) == 1


def test_a_boundary_moves_to_a_line_in_the_neighbour(opened, take):
    take("boundary", 1)
    opened.mouse.click(500, 430)
    opened.mouse.click(500, -30)
    opened.mouse.key(Qt.Key.Key_Return)
    assert households(opened) == [500, 300]


def test_a_boundary_wants_to_know_who_gains(opened, take):
    take("boundary")
    opened.mouse.click(500, 430)
    opened.mouse.click(500, -30)
    opened.mouse.key(Qt.Key.Key_Return)
    assert "gain ground" in message(opened)
    assert steps(opened) == 0


def test_merging_over_the_maximum_asks_for_a_reason(opened, take, monkeypatch):
    asked = []

    def answer(parent, title, words, *rest):
        asked.append(words)
        return "New school", True

    monkeypatch.setattr("community_grids.plugin.editing.QInputDialog.getMultiLineText", answer)
    tool = take("merge")
    opened.mouse.press(600, 200)
    opened.mouse.move(200, 200)
    assert "800" in tool.preview.label.text()
    opened.mouse.release(200, 200)
    assert "300" in asked[0]
    assert households(opened) == [800]
    assert opened.work.session.history[-1].reason == "New school"


def test_merging_without_a_reason_is_left(opened, take, monkeypatch):
    monkeypatch.setattr("community_grids.plugin.editing.QInputDialog.getMultiLineText", lambda *_: ("", False))
    take("merge")
    opened.mouse.drag((600, 200), (200, 200))
    assert households(opened) == [400, 400]


def test_a_locked_grid_gives_nothing_and_the_card_says_so(opened, take):
    take("lock")
    opened.mouse.click(600, 200)
    assert opened.work.session.draft.records[code(2)].locked
    tool = take("click", 1)
    opened.mouse.move(450, 50)
    assert "locked" in tool.preview.label.text()
    opened.mouse.click(450, 50)
    assert households(opened) == [400, 400]
    assert "locked" in message(opened)


def test_proposals_are_paged_through_and_one_is_taken(opened, take):
    take("propose")
    opened.mouse.click(600, 200)
    bar = opened.work.chooser.bar
    assert bar.isVisible()
    seen = []
    bar.shown.connect(seen.append)
    bar.page(1)
    bar.page(-1)
    assert seen[-1] == 0
    bar._take.click()
    assert not bar.isVisible()
    assert len(households(opened)) == 3
    assert steps(opened) == 1


def test_the_hint_of_the_tool_in_hand_stands_in_the_message_bar(opened, take):
    take("lasso", 1)
    assert "draw round" in message(opened)


def test_the_tools_leave_a_read_only_plan_alone(opened):
    opened.work.box.set_enabled(False)
    assert all(not action.isEnabled() for action in opened.work.box.actions.values())
