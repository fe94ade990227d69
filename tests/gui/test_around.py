"""One click tells what is round an event: in the dock, on the map, and on paper."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.events.around.sheet import head_html, lists_html
from community_grids.adapters.running.settings import Settings
from community_grids.engine.events.model import cameras_of, events_of, resources_of
from community_grids.plugin.events.around.around_panel import AroundPanel
from drawn_layers import draw
from patience import wait_until
from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication

GRID = "430702001001001"


class Showing(QObject):
    """The events on the map, as far as they are followed."""

    event_chosen = pyqtSignal(int)

    def __init__(self, shown):
        super().__init__()
        self.shown = shown


@pytest.fixture
def around(opened, desk, project):
    """An event of the open plan with two cameras, one of them secret, a broken one, a duty point and a street."""
    session = opened.work.session
    session.events.take(
        events=events_of(
            ["E-1", "E-2"],
            places=[(200, 200), (240, 200)],
            states=[40, 50],
            categories=["市容环境", "消防"],
            addresses=["人民路1号", "人民路2号"],
            urgencies=[3, 1],
            times={"reported": [1_733_011_200.0] * 2},
        ),
        cameras=cameras_of(
            ["C-1", "C-2", "C-3"],
            names=["北球机", "密球机", "坏球机"],
            places=[(200, 240), (200, 170), (190, 200)],
            kinds=["dome"] * 3,
            statuses=["on", "on", "off"],
            secrecy=[0, 1, 0],
        ),
        resources=resources_of(["R-1"], names=["社区网格服务站"], kinds=["网格服务站"], places=[(500, 200)]),
    )
    project.addMapLayer(draw("streets", "LineString", [], [("LINESTRING(0 200, 800 200)",)], crs=session.crs.authid()))
    panel = AroundPanel(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    desk.canvas.setDestinationCrs(session.crs)
    desk.canvas.setExtent(QgsRectangle(0, -100, 800, 500))
    desk.canvas.setMapTool(panel.tool)
    yield SimpleNamespace(panel=panel, dock=panel.dock, canvas=desk.canvas, mouse=opened.mouse, session=session)
    panel.remove()


def answered(around):
    wait_until(lambda: not around.panel.question.is_open)
    assert around.dock.answer is not None, around.dock._empty.text()
    return around.dock.answer


def listed(dock):
    """The rows of the dock below their heads."""
    tree, told = dock.list, {}
    for number in range(tree.topLevelItemCount()):
        head = tree.topLevelItem(number)
        told[head.text(0)] = [[head.child(row).text(column) for column in range(4)] for row in range(head.childCount())]
    return told


def test_a_click_on_an_event_lists_what_is_round_it(around):
    around.mouse.click(202, 203)

    answer = answered(around)
    told = listed(around.dock)
    assert answer.number == "E-1"
    assert [row[0] for row in told["Cameras that see it (3)"]] == ["密球机", "北球机", "坏球机"]
    assert told["Cameras that see it (3)"][2][1:3] == ["Broken", "10 m"]
    assert told["Duty point (1)"] == [["社区网格服务站", "", "300 m", "4 min"]]
    assert told["Other open events (1)"][0][0] == "消防 · 人民路2号"
    assert GRID in around.dock._facts.text() and "人民路1号" in around.dock._facts.text()
    assert around.dock.isUserVisible()


def test_a_click_elsewhere_tells_of_the_place(around):
    around.mouse.click(600, 100)

    answer = answered(around)
    assert answer.number == "" and answer.found.grid == "430702001001002"
    assert listed(around.dock)["Cameras that see it (0)"] == [["No camera sees this place.", "", "", ""]]


def test_signs_stand_on_the_map_until_they_are_taken_away(around):
    before = around.canvas.grab().toImage()
    around.panel.ask_event("E-1")
    answered(around)

    assert [sign.words for sign in around.panel.on_map.signs.signs] == ["1", "2", "3", "1", "1"]
    assert around.canvas.grab().toImage() != before
    around.mouse.key(Qt.Key.Key_Escape)
    assert around.panel.on_map.signs is None and around.dock.answer is None


def test_another_event_of_the_list_is_looked_round_in_turn(around):
    around.panel.ask_event("E-1")
    wait_until(lambda: around.dock.list.topLevelItemCount() == 5)
    head = around.dock.list.topLevelItem(4)
    around.dock.list.itemActivated.emit(head.child(0), 0)

    assert answered(around).number == "E-2"


def test_an_event_that_comes_meanwhile_is_found_without_opening_anew(around):
    around.panel.ask_event("E-1")
    answered(around)
    around.session.events.take(events=events_of(["E-3"], places=[(200, 210)], states=[10]))

    around.mouse.click(200, 210)

    wait_until(lambda: around.dock.answer is not None and around.dock.answer.number == "E-3")


def test_an_unknown_event_is_told(around):
    around.panel.ask_event("E-9")
    wait_until(lambda: not around.panel.question.is_open)
    assert "E-9" in around.dock._empty.text()


def test_the_sheet_is_saved_without_secret_cameras(around, tmp_path):
    around.panel.ask_event("E-1")
    answer = answered(around)
    path = tmp_path / "sheet.pdf"

    around.panel.save(str(path))

    wait_until(lambda: path.exists() and around.panel._job is None)
    assert path.read_bytes().startswith(b"%PDF")
    page = head_html(answer) + lists_html(answer)
    assert "北球机" in page and "坏球机" in page and "密球机" not in page
    assert "left out (number: 1)" in page
    assert Settings().around_folder == str(tmp_path)
    around.dock.copy_asked.emit()
    assert "密球机" not in QGuiApplication.clipboard().text() and "北球机" in QGuiApplication.clipboard().text()


def test_a_sheet_that_cannot_be_written_is_told(around, tmp_path):
    around.panel.ask_event("E-1")
    answered(around)
    around.panel.save(str(tmp_path / "nowhere" / "sheet.pdf"))
    wait_until(lambda: around.panel._job is None)
    assert around.dock._status.text() == ""


def test_without_any_layer_the_dock_says_so(desk, bench, project):
    panel = AroundPanel(desk.iface, bench.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    panel.ask_place(QgsPointXY(0, 0))
    assert "None of the layers" in panel.dock._empty.text()
    panel.remove()


def test_an_event_that_is_chosen_in_another_dock_is_looked_round_while_this_one_is_seen(around):
    events = around.session.events.events
    given = SimpleNamespace(given=SimpleNamespace(events=events))
    showing = Showing(given)
    around.panel.follow_map(showing)

    showing.event_chosen.emit(0)
    assert not around.panel.question.is_open
    around.dock.setUserVisible(True)
    showing.event_chosen.emit(1)

    assert answered(around).number == "E-2"
