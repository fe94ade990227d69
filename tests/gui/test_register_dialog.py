"""Importing a register as a person does: choose the file, look, say what a column means, import, tie."""

import openpyxl
import pytest
from community_grids.adapters.registers.mappings import recalled
from community_grids.adapters.running.settings import Settings
from community_grids.engine.premises.model import buildings_of
from community_grids.plugin.premises.importing_register import ImportingRegister
from drawn_ledgers import blurred, identity, phone
from patience import wait_until
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QTextBrowser


@pytest.fixture()
def importing(bench, project, provider):
    importing = ImportingRegister(bench.desk.iface, bench.work, Settings(), project)
    yield importing
    importing.remove()


@pytest.fixture()
def ledger(tmp_path):
    """A workbook of two sheets: notes, and forty dwellings with persons, of which one has no place."""
    book = openpyxl.Workbook()
    book.active.append(["填表说明"])
    sheet = book.create_sheet("房屋")
    sheet.append(["建筑物标识码", "坐落", "单元", "房号", "户主姓名", "联系电话", "附注", "住户数"])
    for n in range(1, 41):
        where = [f"A-{n // 10}", f"人民路{n // 10}号"] if n != 7 else [None, None]
        sheet.append([*where, "1单元", f"{n:03}", blurred(n), phone(n), identity(n), 1])
    book.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def look(importing, path):
    """Choose a file and wait until it is seen what would become of it."""
    importing.start(str(path))
    wait_until(lambda: not importing.question.is_open)
    return importing.dialog


def press(dialog, role):
    buttons = dialog.findChild(QDialogButtonBox)
    (button,) = [one for one in buttons.buttons() if buttons.buttonRole(one) == role]
    button.click()


def taken_in(importing):
    """Click *Import*, and wait for the layer."""
    layers = []
    importing.imported.connect(layers.append)
    press(importing.dialog, QDialogButtonBox.ButtonRole.AcceptRole)
    wait_until(lambda: layers)
    return layers[0]


def shown(table, row):
    model = table.model()
    return [model.data(model.index(row, place), Qt.ItemDataRole.DisplayRole) for place in range(model.columnCount())]


def test_the_sheet_its_columns_and_what_is_dropped_are_seen(importing, ledger):
    # Given a workbook whose second sheet is the register
    dialog = look(importing, ledger)
    # Then that sheet is chosen, each column has its meaning in a box, and persons are hidden and struck through
    assert dialog.sheet() == "房屋"
    table = dialog.table
    assert [table.box(place) and table.box(place).currentData() for place in range(8)] == [
        "code", "address", "entrance", "room", None, None, None, "households",
    ]  # fmt: skip
    assert shown(table, 1)[4:7] == ["•••"] * 3
    font = table.model().headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole)
    assert font.strikeOut()
    assert shown(table, 0)[6] == "dropped: identity numbers"
    # And the refused row is listed
    findings = dialog.findChild(QTextBrowser).toPlainText()
    assert "neither a code nor an address were refused (number: 1, rows: 8)" in findings
    assert "rows refused: 1" in dialog._summary.text()


def test_one_click_imports_into_a_layer_without_persons(importing, ledger, project):
    look(importing, ledger)
    layer = taken_in(importing)
    assert project.mapLayersByName("房屋") == [layer]
    assert layer.featureCount() == 39
    texts = {str(value) for feature in layer.getFeatures() for value in feature.attributes()}
    assert not texts & {made(n) for n in range(41) for made in (blurred, phone, identity)}
    assert importing.dialog is None


def test_what_a_person_says_of_a_column_is_believed_and_remembered(importing, tmp_path):
    # Given a table that nothing is understood of
    book = openpyxl.Workbook()
    for row in (["Ref", "Stuff"], ["A-1", 3], ["A-2", 4]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    dialog = look(importing, tmp_path / "a.xlsx")
    assert "does not say where" in dialog._said.text()
    # When the person says what two columns mean
    for place, role in ((0, "code"), (1, "households")):
        box = importing.dialog.table.box(place)
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
        wait_until(lambda: not importing.question.is_open)
    assert importing._trial.counts == {"rows": 2, "dwellings": 7, "households": 7}
    taken_in(importing)
    # Then the next table with these headers is understood at once
    look(importing, tmp_path / "a.xlsx")
    assert importing._trial.trouble == ""
    assert importing._trial.counts["households"] == 7


def test_a_register_goes_beside_an_open_plan(importing, opened, ledger, tmp_path, project):
    dialog = look(importing, ledger)
    assert dialog.place().startswith("ogr:dbname=")
    layer = taken_in(importing)
    assert "_register.gpkg" in layer.source()
    assert layer.featureCount() == 39


def test_rows_are_tied_to_the_buildings_of_the_open_plan(importing, opened, tmp_path):
    # Given a plan that knows its buildings, and a register that names one that it does not have
    opened.work.session.premises.take(buildings=buildings_of([str(n) for n in range(1, 11)]))
    book = openpyxl.Workbook()
    for row in (["楼栋编码", "户数"], *([str(n), 10 + n] for n in (*range(1, 11), 999))):
        book.active.append(row)
    book.save(tmp_path / "名册.xlsx")
    look(importing, tmp_path / "名册.xlsx")
    done = []
    importing.tied.connect(lambda: done.append(True))
    # When it is imported with the box ticked that is ticked by itself
    taken_in(importing)
    wait_until(lambda: done)
    # Then the plan has the ties
    opened.work.session.premises.refresh()
    ties = opened.work.session.premises.ties
    assert len(ties) == 11


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(importing, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    dialog = look(importing, path)
    assert "damaged" in dialog._said.text()
    assert not dialog.table.isVisible()


def test_leaving_stops_and_forgets(importing, ledger):
    importing.start(str(ledger))
    importing.dialog.reject()
    assert importing.dialog is None
    assert not importing.question.is_open


def test_meanings_are_kept_for_each_set_of_headers_and_the_oldest_go(qgis_app, clean_profile):
    from community_grids.adapters.registers.mappings import remember

    settings = Settings()
    for number in range(50):
        remember(settings, f"a{number}|b", {"b": "households"})
    assert recalled(settings, "a49|b") == {"b": "households"}
    assert recalled(settings, "a0|b") == {}
    remember(settings, "a49|b", {})
    assert recalled(settings, "a49|b") == {}
    remember(settings, f"{phone(1)}|b", {"b": "code"})
    assert phone(1) not in settings.register_mappings
    settings.register_mappings = "no JSON"
    assert recalled(settings, "a|b") == {}


def test_rows_that_are_none_of_the_register_are_grey_and_say_why(importing, tmp_path):
    # Given a ledger with a total among its rows
    path = tmp_path / "台账.csv"
    path.write_text(
        "楼栋编码,地址,户数\nA-1,人民路1号,3\nA-2,人民路2号,4\n合计,,7\nA-3,人民路3号,5\n", encoding="utf-8"
    )
    table = look(importing, path).table
    model = table.model()
    shades = [model.data(model.index(row, 0), Qt.ItemDataRole.ForegroundRole) for row in range(1, 5)]
    # Then the total alone is grey
    assert [shade is not None for shade in shades] == [False, False, True, False]
    assert model.data(model.index(3, 0), Qt.ItemDataRole.ToolTipRole) == "left out: totals"
