"""The panel of a building: what it shows, what keys write, what undo brings back, and the ways that lead to it."""

from types import SimpleNamespace

import pytest
import shapely
from community_grids.adapters.running.settings import Settings
from community_grids.engine.premises.model import NO_FLOOR, addresses_of, buildings_of, dwellings_of
from community_grids.plugin.premises.building_panel import BuildingPanel
from community_grids.plugin.premises.elevation_model import HOME_ROLE
from community_grids.plugin.premises.places import Places
from drawn_plans import code
from qgis.core import QgsFeedback, QgsLocatorContext, QgsPointXY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QLineEdit, QSpinBox

# Buildings 1 to 4 of the board stand in its first column, each with 25 households: a slab that is known by room, one
# of which two entrances are counted, one of which there are numbers only, and one of which nothing is known.
SLAB, BY_ENTRANCE, NUMBERS, NOTHING = "1", "2", "3", "4"


@pytest.fixture()
def panel(opened, desk, project, monkeypatch):
    """The panel, with a plan whose first buildings are known; what flashes on the map is counted, not drawn."""
    flashed = []
    monkeypatch.setattr(desk.canvas, "flashGeometries", lambda geometries, *_: flashed.append(len(geometries)))
    side = Qt.DockWidgetArea.RightDockWidgetArea
    building = BuildingPanel(desk.iface, opened.work, Settings(), project, side)
    places = Places(desk.iface, opened.work, building)
    # The plan was open before the panel was.
    known = buildings_of(
        [SLAB, BY_ENTRANCE, NUMBERS, NOTHING],
        names=["翠湖花园2幢", "翠湖花园10幢", "临江大厦", ""],
        compounds=["翠湖花园", "翠湖花园", "", ""],
        uses=["residential", "residential", "commercial", ""],
        floors=[2, 3, 5, -1],
        entrances=[1, 2, 2, -1],
        dwellings=[4, 24, 30, -1],
    )
    rooms = [(0, "1", 1, "101", "occupied", 20), (0, "1", 1, "102", "shop", 0), (0, "1", 2, "201", "occupied", 3),
             (0, "1", 2, "202", "occupied", 2), (1, "1", NO_FLOOR, "", "unknown", 13),
             (1, "2", NO_FLOOR, "", "unknown", 12)]  # fmt: skip
    buildings, entrances, floors, names, states, households = zip(*rooms, strict=True)
    opened.work.session.premises.take(
        buildings=known,
        addresses=addresses_of(["临江路12号翠湖花园2幢", "临江路12号翠湖花园10幢"], buildings=[0, 1]),
        dwellings=dwellings_of(
            buildings,
            entrances=entrances,
            floors=floors,
            rooms=names,
            states=states,
            households=households,
            dwellings=[1, 1, 1, 1, 12, 12],
        ),
    )
    building.plan_opened()
    building.dock.show()
    found = SimpleNamespace(
        open=building.open,
        dock=building.dock,
        table=building.dock.table,
        model=building.dock.model,
        building=building,
        flashed=flashed,
        session=opened.work.session,
        grids=opened.dock,
        **{name: value for name, value in vars(opened).items() if name != "dock"},
    )
    yield found
    places.remove()
    building.remove()


def shown(panel):
    """The words of every cell, line by line."""
    model = panel.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def households(panel, building):
    held = panel.session.premises
    return int(held.buildings.households[held.rows[building]])


def point_at(panel, room):
    """Choose the cell of a room."""
    model = panel.model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            home = model.index(row, column).data(HOME_ROLE)
            if home is not None and home.room == room:
                panel.table.setCurrentIndex(model.index(row, column))
                return
    raise AssertionError(room)


def press(panel, *keys):
    """Press keys where the keyboard is: in the table, or in the line that a number is written into."""
    for key in keys:
        editors = [editor for editor in panel.table.findChildren(QLineEdit) if editor.isVisible()]
        QTest.keyClick((*editors, panel.table)[0], key)
        QApplication.sendPostedEvents()


def test_a_slab_is_drawn_floor_over_floor_and_can_be_heard(panel):
    assert panel.open(SLAB)
    assert shown(panel) == [["3", "2", "5"], ["20", "S", "20"], ["25", "", "25"]]
    assert [panel.model.headerData(row, Qt.Orientation.Vertical) for row in range(3)] == ["2", "1", "Total"]
    assert "翠湖花园2幢" in panel.dock.windowTitle()
    said = panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Entrance 1, floor 1, room 101: households: 20, Occupied"


def test_before_and_after_are_those_of_the_compound(panel):
    panel.open(SLAB)
    assert (panel.dock.card.place, panel.dock.card.count, panel.dock.card.group) == (1, 2, "翠湖花园")
    panel.dock.head.go_after()
    assert panel.dock.card.building_id == BY_ENTRANCE
    assert panel.dock.card.after == ""


def test_keys_write_a_count_and_all_totals_follow_there_and_back(panel):
    panel.open(SLAB)
    point_at(panel, "101")
    press(panel, Qt.Key.Key_7, Qt.Key.Key_Escape)
    assert households(panel, SLAB) == 25
    press(panel, Qt.Key.Key_1, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert shown(panel)[1] == ["18", "S", "18"]
    assert households(panel, SLAB) == 23
    assert panel.session.draft.households(code(1)) == 398
    assert panel.dock.card.grids[0].households == 398
    assert panel.grids.model.rows()[code(1)].households == 398
    point_at(panel, "201")
    press(panel, Qt.Key.Key_E)
    assert (households(panel, SLAB), shown(panel)[0][0]) == (20, "0")
    QTest.keyClick(panel.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (households(panel, SLAB), shown(panel)[0][0]) == (23, "3")
    QTest.keyClick(panel.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert households(panel, SLAB) == 20


def test_what_is_spread_is_written_where_it_was_counted(panel):
    panel.open(BY_ENTRANCE)
    assert shown(panel)[-1] == ["13", "12", "25"]
    panel.table.setCurrentIndex(panel.model.index(0, 1))
    press(panel, Qt.Key.Key_9, Qt.Key.Key_Return)
    assert shown(panel)[-1] == ["13", "9", "22"]
    # Nine households do not say which of the twelve dwellings are lived in
    assert panel.dock.card.elevation.total.states["unknown"] == 24
    panel.table.setCurrentIndex(panel.model.index(0, 1))
    press(panel, Qt.Key.Key_S)
    assert households(panel, BY_ENTRANCE) == 22
    panel.open(NUMBERS)
    assert panel.model.columnCount() == 3
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    press(panel, Qt.Key.Key_2, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert households(panel, NUMBERS) == 28


def test_a_click_on_the_map_opens_the_building_and_in_the_scene_chooses_the_cell(panel):
    panel.building.actions[0].trigger()
    panel.canvas.setExtent(panel.canvas.fullExtent())
    panel.mouse.click(50, 150)
    assert panel.dock.card.building_id == BY_ENTRANCE
    panel.mouse.move(50, 50)
    assert "翠湖花园2幢" in panel.building.tool._label.text()
    buildings = panel.session.premises.buildings
    panel.building.point_in(
        SimpleNamespace(
            source=SimpleNamespace(buildings=buildings),
            pick=lambda x, y: SimpleNamespace(building=0, floor=2, entrance="1"),
            sight=lambda row: shapely.box(0, 0, 40, 90),
        )
    )
    panel.mouse.click(300, 300)
    assert panel.table.currentIndex().data(HOME_ROLE).room == "201"


def test_the_table_is_copied_and_printed(panel, tmp_path, monkeypatch):
    panel.open(SLAB)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "临江路12号翠湖花园2幢" in text
    assert "2\t201: 3\t202: 2\t5" in text
    path = tmp_path / "slab.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    panel.dock.print_asked.emit()
    assert path.read_bytes().startswith(b"%PDF")


def search(panel, words):
    """What the locator bar lists, as its thread searches."""
    found, own = [], panel.desk.locator_filters[-1]
    one = own.clone()
    one.resultFetched.connect(found.append)
    context = QgsLocatorContext()
    one.prepare(words, context)
    one.fetchResults(words, context, QgsFeedback())
    return own, found


def test_the_locator_bar_finds_addresses_grids_and_compounds(panel):
    for words in ("临江路12号 2栋", "cg 临江路12号2号楼", "ljl12h 2z"):
        own, found = search(panel, words)
        assert found[0].displayString == "临江路12号翠湖花园2幢"
    own.triggerResult(found[0])
    assert panel.dock.card.building_id == SLAB
    own, found = search(panel, code(2))
    own.triggerResult(found[0])
    assert panel.grids.selected() == [code(2)]
    # A grid is found by the number that stands on the map, and a part of a code leads to grids before buildings
    for words in ("cg 002", "cg 2 网格"):
        assert code(2) in [one.displayString.split()[0] for one in search(panel, words)[1]]
    assert search(panel, code(2)[:-1])[1][0].displayString.startswith(code(1))
    own, found = search(panel, "翠湖花园")
    own.triggerResult(next(one for one in found if one.description.startswith("Compound")))
    assert panel.canvas.extent().contains(QgsPointXY(50, 100))
    assert panel.flashed == [1, 1, 2]


def test_a_scanned_code_opens_its_building_until_the_plan_is_closed(panel):
    panel.session.premises.set_public_ids({BY_ENTRANCE: "A123456M"})
    panel.building.find_by_code()
    dialog = panel.building._codes
    line = dialog.findChild(QLineEdit)
    QTest.keyClicks(line, "CG-A123456M")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert panel.dock.card.building_id == BY_ENTRANCE
    QTest.keyClicks(line, "X")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "has the code" in dialog._said.text()
    panel.open(NOTHING)
    panel.work.close()
    assert panel.dock.card is None
    assert not panel.open(SLAB)


def type_floors(panel, keys):
    (box,) = panel.dock.head.floors.findChildren(QSpinBox)
    box.selectAll()
    QTest.keyClicks(box, keys)
    QTest.keyClick(box, Qt.Key.Key_Return)
    return box


def test_floors_are_typed_as_one_edit_that_undo_takes_back(panel):
    panel.open(NOTHING)
    box = type_floors(panel, "7")
    assert panel.session.premises.buildings.floors[panel.session.premises.rows[NOTHING]] == 7
    assert (panel.dock.card.floors, panel.session.undo_text()) == (7, "Correct building: 4")
    steps = len(panel.session.history)
    type_floors(panel, "7")  # those that it has
    type_floors(panel, "0")  # nobody can unknow them
    assert len(panel.session.history) == steps
    assert box.value() == 7
    panel.work.editing.undo()
    assert (panel.dock.card.floors, box.text()) == (-1, "not known")
