"""qrsheets as QGIS runs it: what is printed can be scanned, says the id alone, and no half a file stays."""

import csv

import numpy as np
import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.premises.qr_paper import print_sheets
from community_grids.engine.premises.public_ids import ids_in, is_id
from community_grids.engine.premises.qr_sheets import Label, Layout, pages_of
from community_grids.engine.progress import CancelledError
from drawn_layers import draw
from drawn_ledgers import blurred, phone
from drawn_plans import code, plan_file
from osgeo import gdal
from qgis.core import QgsProcessingException
from run_algorithm import run_algorithm

FIELDS = [f"{name}:string" for name in ("building_id", "name", "address", "grid_code", "community_name", "public_id")]


def house(number, grid="001001001", public_id=None):
    return "POINT(0 0)", f"B{number}", f"锦绣花园{number}幢", f"人民路{number}号", grid, "红旗社区", public_id


@pytest.fixture
def printed(provider, tmp_path):
    """A function that runs the algorithm on some houses and gives the rows of its table and the path of the PDF."""

    def run(houses, **more):
        sheets, ids = tmp_path / "sheets.pdf", tmp_path / "ids.csv"
        layer = draw("houses", "Point", FIELDS, houses)
        outcome = run_algorithm("qrsheets", {"BUILDINGS": layer, "SHEETS": str(sheets), "IDS": str(ids), **more})
        with ids.open(encoding="utf-8-sig", newline="") as stream:
            return outcome, list(csv.DictReader(stream)), sheets

    return run


def scanned(file, layout, page, count):
    """What a scanner reads from each label of a page."""
    zxingcpp = pytest.importorskip("zxingcpp")
    sheets = gdal.OpenEx(f"PDF:{page}:{file}", gdal.OF_RASTER, open_options=["DPI=200"])
    picture = sheets.ReadAsArray()[:3].max(axis=0)
    scale = picture.shape[0] / 297
    said = []
    for cell in layout.cells(21)[:count]:
        left, top, width, height = (round(each * scale) for each in cell.box)
        found = zxingcpp.read_barcodes(np.ascontiguousarray(picture[top : top + height, left : left + width]))
        said += [barcode.text for barcode in found]
    return said


def test_every_code_is_read_back_from_the_pdf(printed):
    outcome, rows, sheets = printed([house(number, f"00100100{1 + number % 2}") for number in range(1, 31)])
    assert (outcome["LABELS"], outcome["NEW_IDS"]) == (30, 30)
    first, second = ([row["content"] for row in rows if row["page"] == page] for page in "12")
    assert scanned(sheets, Layout(3, 7, 25), 1, 15) == first and scanned(sheets, Layout(3, 7, 25), 2, 15) == second
    assert len({*first, *second}) == 30
    assert all(ids_in(row["content"]) == [row["public_id"]] and len(row["content"]) == 11 for row in rows)


def test_labels_are_filed_by_grid_and_address(printed):
    _, rows, _ = printed([house(10), house(2), house(1, "001001000"), house(3, "")], LAYOUT="4", SIZE=60)
    assert [(row["building_id"], row["page"]) for row in rows] == [("B1", "1"), ("B2", "2"), ("B10", "2"), ("B3", "3")]


def test_an_id_that_is_there_stays(printed):
    given = "A123456M"
    outcome, rows, _ = printed([house(1, public_id=given), house(2)], WITH=[])
    assert outcome["NEW_IDS"] == 1 and rows[0]["public_id"] == given and is_id(rows[1]["public_id"])
    assert rows[0]["address"] == rows[0]["number"] == ""


def test_some_grids_and_communities(printed):
    houses = [house(1), house(2, "001001002")]
    assert [row["building_id"] for row in printed(houses, GRIDS="001001002")[1]] == ["B2"]
    assert len(printed(houses, COMMUNITY="红旗社区，别的")[1]) == 2
    with pytest.raises(QgsProcessingException, match="no building of these"):
        printed(houses, GRIDS="9")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"TEMPLATE": "https://city.example/"}, "TEMPLATE needs {id} once"),
        ({"TEMPLATE": "{id} {address}"}, "nothing but the id"),
        ({"TEMPLATE": "{id}" + "x" * 3000}, "too long"),
        ({"SIZE": 60}, "do not fit 21 times"),
    ],
)
def test_what_cannot_be_printed_is_refused(printed, tmp_path, more, words):
    with pytest.raises(QgsProcessingException, match=words):
        printed([house(1)], **more)
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_none_or_stands_twice_is_refused(printed):
    with pytest.raises(QgsProcessingException, match="A123456X is no id"):
        printed([house(1, public_id="A123456X")])
    with pytest.raises(QgsProcessingException, match="two buildings have the id A123456M"):
        printed([house(1, public_id="A123456M"), house(2, public_id="A123456M")])


def test_a_cancel_leaves_the_old_file(qgis_app, tmp_path):
    file = tmp_path / "sheets.pdf"
    file.write_text("old")
    pages = pages_of([Label("A123456M", "1", "", "", "g", "c")] * 3, 1)
    codes = iter([(21, [[(0, 0), (21, 0), (21, 21)]])] * 3)
    left = iter([False, True])
    with pytest.raises(CancelledError):
        print_sheets(file, pages, Layout(1, 1, 50).cells(21), codes, lambda: next(left))
    assert [each.name for each in tmp_path.iterdir()] == ["sheets.pdf"] and file.read_text() == "old"


def test_a_folder_that_is_not_there_is_refused(qgis_app, tmp_path):
    with pytest.raises(OSError, match="cannot be written"):
        print_sheets(tmp_path / "no" / "a.pdf", [], Layout(1, 1, 50).cells(21), iter(()))


def test_a_plan_keeps_the_ids_that_it_gave(provider, tmp_path):
    path = plan_file(tmp_path)

    def labels(name, **more):
        ids = tmp_path / name
        outcome = run_algorithm(
            "qrsheets", {"PLAN": str(path), "SHEETS": str(tmp_path / "a.pdf"), "IDS": str(ids), **more}
        )
        with ids.open(encoding="utf-8-sig", newline="") as stream:
            return outcome["NEW_IDS"], {row["building_id"]: row["public_id"] for row in csv.DictReader(stream)}

    fresh, west = labels("west.csv", GRIDS=code(1))
    assert fresh == len(west) == 16
    fresh, all_ = labels("all.csv", COMMUNITY="红旗社区")
    assert fresh == 16 and len(all_) == 32 and all_.items() >= west.items()
    session = PlanSession.open(path)
    assert session.premises.building_of_public_id(west["1"]) == "1"
    session.close()
    path.chmod(0o444)
    assert labels("again.csv") == (0, all_)


def test_a_plan_or_a_layer_but_not_both(printed, provider, tmp_path):
    with pytest.raises(QgsProcessingException, match="one of the two"):
        printed([house(1)], PLAN=str(tmp_path / "plan.gpkg"))
    with pytest.raises(QgsProcessingException, match="one of the two"):
        run_algorithm("qrsheets", {"SHEETS": str(tmp_path / "a.pdf")})


def test_what_tells_of_a_person_stands_on_no_label(printed):
    told = f"人民路2号 {phone(2)}"
    home = f"{blurred(1)}家"
    houses = [house(1), ("POINT(0 0)", "B2", "2幢", told, "001001001", "红旗社区", None),
              ("POINT(0 0)", "B3", home, "人民路3号", "001001001", "红旗社区", None)]  # fmt: skip
    _, table, _ = printed(houses)
    assert {row["building_id"]: (row["number"], row["address"]) for row in table} == {
        "B1": ("锦绣花园1幢", "人民路1号"), "B2": ("2幢", ""), "B3": ("B3", "人民路3号")
    }  # fmt: skip
