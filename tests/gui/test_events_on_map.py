"""Events over the map: switched on, pointed at, filtered, kept as views, played, on a wall."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.running.settings import Settings
from community_grids.engine.events.model import events_of
from community_grids.engine.events.showing.view import View
from community_grids.plugin.events.on_map.showing_events import ShowingEvents
from drawn_layers import draw
from patience import wait_until
from qgis.core import QgsGroupLayer, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

HOUR, DAY = 3600.0, 86_400.0
START = 1_733_011_200.0  # 2024-12-01 08:00 in China
NOW = START + 10 * DAY


def some_events():
    """A crowd of thirty done ones at one place, and three open ones apart: in time, nearly late, late."""
    count = 33
    done = [True] * 30 + [False] * 3
    places = [(100 + row % 6, 100 + row // 6) for row in range(30)] + [(400, 100), (500, 200), (600, 300)]
    reported = [START + row * HOUR for row in range(30)] + [NOW - DAY] * 3
    due = [when + 2 * DAY for when in reported[:30]] + [NOW + 5 * DAY, NOW + HOUR, NOW - HOUR]
    return events_of(
        [f"E-{row:03}" for row in range(count)],
        places=places,
        sources=["01"] * 20 + ["02"] * 13,
        categories=["市容环境"] * 30 + ["消防"] * 3,
        urgencies=[1] * 30 + [2, 3, 4],
        states=[70] * 30 + [50] * 3,
        addresses=[f"人民路{row}号" for row in range(count)],
        times={
            "reported": reported,
            "dispatched": [when + HOUR for when in reported],
            "due": due,
            "closed": [when + DAY if ended else float("nan") for when, ended in zip(reported, done)],
        },
    )


@pytest.fixture
def showing(opened, desk, project):
    """Events of the open plan, shown at NOW on a map of 800 by 600 m."""
    session = opened.work.session
    session.events.take(events=some_events())
    work = ShowingEvents(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.clock = lambda: NOW
    work.start()
    desk.canvas.setExtent(QgsRectangle(0, 0, 800, 600))
    yield SimpleNamespace(work=work, session=session, canvas=desk.canvas, mouse=opened.mouse)
    work.remove()


def painted(showing):
    """What lies on the map now."""
    wait_until(lambda: showing.canvas.grab() and showing.work.item.painted is not None)
    showing.canvas.grab()
    return showing.work.item.painted


def test_open_events_are_seen_first_each_with_its_own_sign(showing):
    signs = painted(showing)
    assert sorted(signs.rows.tolist()) == [30, 31, 32]
    assert len(signs.radii) == 0
    assert "3 open" in showing.work.dock.said.text()
    assert "1 overdue" in showing.work.dock.said.text()


def test_the_table_begins_with_what_is_late(showing):
    model = showing.work.dock.model
    assert [model.event_at(row) for row in range(model.rowCount())] == [32, 31, 30]
    assert model.index(0, 0).data() == "1 h late"


def test_many_at_one_place_become_a_number_that_opens(showing):
    showing.work.show_view(View(only="all"))
    signs = painted(showing)
    assert sorted(signs.rows.tolist()) == [30, 31, 32]
    assert len(signs.radii) >= 1
    wide = showing.canvas.extent().width()
    x, y = signs.crowd_pixels[0].round().astype(int).tolist()
    from qgis.PyQt.QtCore import QPoint

    QTest.mouseClick(showing.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert showing.canvas.extent().width() < wide


def test_a_sign_that_is_clicked_is_told(showing):
    painted(showing)
    told = []
    showing.work.event_chosen.connect(told.append)
    showing.mouse.click(600, 300)
    assert told == [32]


def test_filters_leave_out_and_are_remembered(showing, project, desk):
    box = showing.work.dock.filters
    box.only.setCurrentIndex(box.only.findData("all"))
    sources = box.lists["sources"]
    sources.setItemCheckState(0, Qt.CheckState.Checked)
    sources.checkedItemsChanged.emit([])
    assert box.view().sources == ("01",)
    assert len(showing.work.shown.situation().rows) == 20
    showing.work.stop()
    showing.work.start()
    assert showing.work.shown.view.sources == ("01",)
    assert box.view().sources == ("01",)


def test_words_find_an_address(showing):
    box = showing.work.dock.filters
    box.text.setText("路31号")
    wait_until(lambda: showing.work.shown.view.text == "路31号")
    assert showing.work.shown.situation().rows.tolist() == [31]


def test_views_are_saved_in_the_plan_with_their_place(showing):
    box = showing.work.dock.filters
    box.show_view(View(only="overdue"))
    showing.work.save_view("值班长")
    saved = showing.session.events.profile["views"]
    assert [view["name"] for view in saved] == ["值班长"]
    showing.canvas.setExtent(QgsRectangle(0, 0, 80, 60))
    showing.work.show_view(View(only="all"))
    view = next(view for view in showing.work.views.every() if view.name == "值班长")
    showing.work.show_view(view)
    assert showing.work.shown.situation().rows.tolist() == [32]
    assert showing.canvas.extent().width() > 700
    showing.work.delete_view("值班长")
    assert showing.session.events.profile.get("views") == []


def test_a_change_in_the_plan_is_seen_without_being_asked(showing):
    showing.session.events.move("E-032", 60, NOW + 1)
    wait_until(lambda: showing.work.shown.given.events.states[32] == 60)


def test_time_passes_and_the_past_is_as_it_was(showing):
    showing.work.play()
    bar = showing.work.bar
    showing.work.show_view(View(only="open"))
    bar.go(START + 5.5 * HOUR)
    seen = showing.work.shown.situation()
    assert seen.rows.tolist() == [0, 1, 2, 3, 4, 5]
    assert "2024-12-01 13:30" in bar.said.text()
    bar.speed.setCurrentIndex(bar.speed.findData(86_400.0))
    bar.start()
    wait_until(lambda: bar.moment > START + 12 * HOUR)
    bar.stop()
    assert not bar.playing()
    bar.now.click()
    assert showing.work.shown.situation().rows.tolist() == [30, 31, 32]


def test_closing_the_time_bar_brings_now_back(showing):
    showing.work.play()
    showing.work.bar.go(START)
    showing.work.play(False)
    assert not showing.work.shown.played


def test_a_layer_in_a_group_layer_is_read_and_its_dots_step_aside(bench, desk, project):
    fields = ["event_no:string", "state:string", "reported_at:string"]
    rows = [(f"POINT ({row + 1} 5)", f"E-{row}", "处置中", f"2024-12-{row + 1:02} 08:00") for row in range(12)]
    layer = draw("事件", "Point", fields, rows)
    project.addMapLayer(layer, False)
    group = project.layerTreeRoot().addGroup("值班")
    node = group.addLayer(layer)
    group.convertToGroupLayer(QgsGroupLayer.LayerOptions(project.transformContext()))
    work = ShowingEvents(desk.iface, bench.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.clock = lambda: NOW
    work.start()
    wait_until(lambda: work.shown is not None)
    assert len(work.shown.situation().rows) == 12
    assert not node.itemVisibilityChecked()
    desk.canvas.setExtent(QgsRectangle(-5, -5, 20, 15))
    work.play()
    for days, seen in ((0.5, 1), (5, 6)):
        work.bar.go(START + days * DAY)
        desk.canvas.grab()
        assert len(work.item.painted.rows) + len(work.item.painted.radii) >= 1
        assert len(work.shown.situation().rows) == seen
    work.stop()
    assert node.itemVisibilityChecked()
    work.remove()


def test_without_events_it_says_how_to_come_to_some(opened, desk, project):
    work = ShowingEvents(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.start()
    assert work.shown is None
    assert "layer of events" in work.dock.said.text()
    work.remove()


def test_two_lives_leave_nothing_behind(opened, desk, project):
    before = len(desk.canvas.scene().items()), len(desk.docks)
    for _ in range(2):
        work = ShowingEvents(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
        work.start()
        work.remove()
    assert (len(desk.canvas.scene().items()), len(desk.docks)) == before


def test_the_wall_goes_from_view_to_view_and_ends_with_escape(showing, desk):
    for name, only in (("逾期", "overdue"), ("全部", "all")):
        showing.work.dock.filters.show_view(View(only=only))
        showing.work.save_view(name)
    showing.work.on_wall.start()
    wall = showing.work.on_wall.wall
    assert wall.view.name == "逾期"
    assert wall.shown.counts().overdue == 1
    for _ in range(Settings().wall_seconds):
        wall._pass()
    assert wall.view.name == "全部"
    assert len(wall.shown.situation().rows) == 33
    assert wall.canvas.canvasColor().lightness() < 40
    showing.session.events.move("E-032", 60, NOW + 1)
    wait_until(lambda: wall.shown.given.events.states[32] == 60)
    QTest.keyClick(wall, Qt.Key.Key_Left)
    assert wall.view.name == "逾期"
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert showing.work.on_wall.wall is None


def test_what_qgis_was_left_with_stands_at_its_start_only_where_there_is_something_in_it(showing, desk):
    # Given that QGIS was left while events played
    work = showing.work
    work.play()
    state = desk.window.saveState()
    work.stop()
    # When it starts, and shows its panels as they were
    desk.window.restoreState(state)
    assert work.bar.isVisible()
    # Then those of the events, which are off, go
    wait_until(lambda: work.bar.isHidden() and work.dock.isHidden())
    # And what is chosen in QGIS's list of panels comes with events
    work.bar.toggleViewAction().trigger()
    assert work.is_on()
    QTest.qWait(50)
    assert work.bar.isVisible() and work.dock.isVisible()
    assert work.time.isChecked()
    wait_until(lambda: work.bar.widget().isEnabled())
    work.stop()
    work.dock.toggleViewAction().trigger()
    assert work.is_on()
    assert not work.bar.isVisible()


def test_patrols_go_over_the_map_while_time_passes(bench, desk, project):
    rows = [(f"POINT ({x} {y})", shift, f"2024-12-01 08:{minute:02}:00") for shift, y in (("早班", 100), ("二班", 200))
            for minute, x in enumerate((0, 60, 120))]  # fmt: skip
    project.addMapLayer(draw("巡逻", "Point", ["班次:string", "时间:string"], rows))
    work = ShowingEvents(desk.iface, bench.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.play()
    wait_until(lambda: work.patrols.shown is not None)
    desk.canvas.setExtent(QgsRectangle(0, 0, 400, 300))
    work.bar.go(START + 90)
    desk.canvas.grab()
    assert work.patrols.item.painted == 2
    work.bar.go(START + 120)
    desk.canvas.grab()
    assert work.patrols.item.painted == 0
    work.play(False)
    assert work.patrols.shown is None
    work.remove()
