"""Two scenarios compared: what moved, in numbers and on two maps, and what is taken from one into the other."""

import pytest
from community_grids.adapters.plans.comparison import compare_drafts
from community_grids.adapters.plans.session import PlanSession
from drawn_plans import code
from patience import wait_until
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture()
def branched(opened):
    """A second scenario, open, in which one unit of grid 2 went to grid 1."""
    session = opened.work.session
    opened.first = session.scenario.plan_id
    session.branch("改划")
    opened.work.editing.assign([16], code(1))
    assert session.draft.households(code(1)) == 425
    return opened


@pytest.fixture()
def window(branched):
    branched.work.compare()
    return branched.work.comparing.window


def cells(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_the_moved_unit_is_counted_and_the_codes_are_paired(branched):
    session = branched.work.session
    comparison = compare_drafts(session.draft_of(branched.first), session.draft)
    assert comparison.moved.tolist() == [16]
    assert comparison.households == 25
    assert [(row.before[-3:], row.after[-3:], row.households) for row in comparison.codes] == [
        ("002", "001", 25),
        ("001", "001", 400),
        ("002", "002", 375),
    ]
    scores = {score.words: (score.before, score.after) for score in comparison.scores}
    assert scores["Grids in band"] == (2, 2)


def test_before_is_the_scenario_that_it_was_branched_from(window):
    assert [box.currentText() for box in (window._before, window._after)] == ["现状", "改划"]
    assert cells(window._codes)[0][:3] == [code(2), code(1), 25]
    assert "25" in window._summary.text()


def test_both_maps_show_the_same_place(window):
    left, right = window.maps.maps
    extent = left.extent()
    extent.scale(0.5)
    left.setExtent(extent)
    assert right.extent().center() == left.extent().center()
    assert [len(canvas.layers()) for canvas in (left, right)] == [5, 5]


def test_swiping_shows_before_left_of_the_line_and_after_right_of_it(window):
    left, right = window.maps.maps
    extent = right.extent()
    window._swipe.click()
    QTest.qWait(20)
    divider = window.maps.divider
    assert left.geometry() == right.geometry()
    assert left.parentWidget() is right.parentWidget()
    assert right.width() > 0.9 * window.maps.width()
    assert [left.extent().center().x(), left.extent().center().y()] == pytest.approx(
        [right.extent().center().x(), right.extent().center().y()]
    )
    assert right.extent().contains(extent.center())
    middle = divider.rect().center()
    QTest.mousePress(divider, LEFT, NONE, middle)
    there = QPointF(middle.x() - right.width() // 4, middle.y())
    QCoreApplication.sendEvent(divider, QMouseEvent(QEvent.Type.MouseMove, there, there, LEFT, LEFT, NONE))
    QTest.mouseRelease(divider, LEFT, NONE, middle)
    assert divider.share == pytest.approx(0.25, abs=0.01)
    assert left.mask().boundingRect().width() == pytest.approx(right.width() / 4, abs=2)
    whose = right.parentWidget()
    y = right.y() + right.height() // 2
    assert left.isAncestorOf(whose.childAt(right.width() // 8, y))
    assert right.isAncestorOf(whose.childAt(right.width() // 2, y))


def test_after_swiping_both_maps_stand_side_by_side_again(window):
    left, right = window.maps.maps
    window._swipe.click()
    window._swipe.click()
    QTest.qWait(20)
    assert left.mask().isEmpty()
    assert window.maps.widget(0).isAncestorOf(left)
    assert window.maps.widget(0).isVisible()
    assert left.width() == pytest.approx(right.width(), abs=0.2 * right.width())
    assert [caption.text() for caption in window.maps._captions] == ["现状", "改划"]


def test_each_map_shows_the_grids_of_its_scenario(window):
    households = [
        {grid["grid_code"][-3:]: grid["households"] for grid in canvas.layers()[1].getFeatures()}
        for canvas in window.maps.maps
    ]
    assert households == [{"001": 400, "002": 400}, {"001": 425, "002": 375}]


def test_grids_are_taken_over_into_the_open_scenario(branched, window):
    window._table.selectAll()
    window._take.click()
    assert branched.work.session.draft.households(code(1)) == 400
    wait_until(lambda: "same grids" in window._summary.text())


def test_the_map_of_who_moves_becomes_a_layer(branched, window, project):
    before = set(project.mapLayers())
    window._layer.click()
    (new,) = set(project.mapLayers()) - before
    layer = project.mapLayer(new)
    assert [field.name() for field in layer.fields()] == ["unit_id", "from_code", "to_code", "households"]
    assert [feature.attributes() for feature in layer.getFeatures()] == [[17, code(2), code(1), 25]]


def test_an_edit_is_seen_in_the_open_window(branched, window):
    branched.work.editing.assign([17], code(1))
    wait_until(lambda: "50" in window._summary.text())
    moved, grids, *_ = window.maps.maps[1].layers()
    counted = {grid["grid_code"]: grid["households"] for grid in grids.getFeatures()}
    assert counted == {code(1): 450, code(2): 350}
    assert sorted(unit["unit_id"] for unit in moved.getFeatures()) == [17, 18]


@pytest.fixture()
def comparisons(monkeypatch):
    """Counts how often two scenarios are compared."""
    counted = []

    def counting(*drafts):
        counted.append(drafts)
        return compare_drafts(*drafts)

    monkeypatch.setattr("community_grids.adapters.plans.comparison.compare_drafts", counting)
    return counted


def test_edits_in_a_row_are_compared_once_and_no_layer_is_made_anew(branched, window, comparisons):
    before = [[layer.id() for layer in canvas.layers()] for canvas in window.maps.maps]
    for row in (17, 18, 19):
        branched.work.editing.assign([row], code(1))
    wait_until(lambda: "100" in window._summary.text())
    assert len(comparisons) == 1
    assert [[layer.id() for layer in canvas.layers()] for canvas in window.maps.maps] == before


def test_the_other_scenario_is_read_anew_only_after_an_edit_of_it(branched, window, comparisons, tmp_path):
    branched.work.editing.assign([17], code(1))
    wait_until(lambda: len(comparisons) == 1)
    other = PlanSession.open(tmp_path / "plan.gpkg", "colleague", scenario="现状")
    other.do(other.draft.assigned([16], code(1)))
    other.close()
    branched.work.editing.assign([18], code(1))
    wait_until(lambda: len(comparisons) == 2)
    branched.work.editing.assign([19], code(1))
    wait_until(lambda: len(comparisons) == 3)
    first, second, third = (before for before, _ in comparisons)
    assert first.households(code(1)) == 400
    assert second.households(code(1)) == 425
    assert third is second


def test_a_window_that_is_not_seen_compares_once_it_is(branched, window, comparisons):
    window.showMinimized()
    branched.work.editing.assign([17], code(1))
    QTest.qWait(400)
    assert comparisons == []
    window.showNormal()
    wait_until(lambda: "50" in window._summary.text())


def test_one_scenario_alone_says_how_to_get_another(opened):
    opened.work.compare()
    assert "Branch it" in opened.work.comparing.window._summary.text()


def test_closing_the_plan_closes_the_window(branched, window):
    branched.work.close()
    assert branched.work.comparing.window is None
