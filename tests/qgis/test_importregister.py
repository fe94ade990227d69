"""Registers in the files they arrive in, each made here with its trap, through the algorithm."""

import json
import shutil
import sqlite3

import openpyxl
import pytest
from drawn_ledgers import blurred, identity, phone
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsEditorWidgetSetup,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from run_algorithm import rows, run_algorithm

pytestmark = pytest.mark.usefixtures("provider")


def imported(path, **parameters):
    """The rows and the findings of a register, and the counts."""
    results = run_algorithm("importregister", {"INPUT": str(path), **parameters})
    return rows(results["REGISTER"]), {one["check"]: one["message"] for one in rows(results["FINDINGS"])}, results


def workbook(path, **sheets):
    """An XLSX: name of a sheet = (rows, merged areas)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (cells, merged) in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)
    return path


def dbf(folder, encoding, texts, side_file=None, points=False):
    """A shapefile or a DBF whose text is in an encoding that nothing, or `side_file`, tells."""
    driver = ogr.GetDriverByName("ESRI Shapefile")
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", encoding)  # QGIS sets it otherwise
    dataset = driver.CreateDataSource(str(folder))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4546)
    kind = ogr.wkbPoint if points else ogr.wkbNone
    layer = dataset.CreateLayer(
        "名册" if points else "register", system if points else None, kind, [f"ENCODING={encoding}"]
    )
    layer.CreateField(ogr.FieldDefn("楼栋编码", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("地址", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("户数", ogr.OFTInteger))
    for number, text in enumerate(texts):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, f"A-{number}")
        feature.SetField(1, text)
        feature.SetField(2, number)
        if points:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({500000 + number} 3200000)"))
        layer.CreateFeature(feature)
    layer = dataset = feature = None
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)
    (table,) = folder.glob("*.dbf")
    table.with_suffix(".cpg").unlink(missing_ok=True)
    if side_file:
        table.with_suffix(".cpg").write_text(side_file)
    content = bytearray(table.read_bytes())
    content[29] = 0
    table.write_bytes(content)
    return table


TWO_HEADERS = (
    [
        ["红旗社区房屋台账", None, None, None, None, None, None],
        ["序号", "房屋信息", None, None, None, "户主信息", None],
        [None, "楼栋编码", "地址", "单元", "房号", "姓名", "电话"],
        [1, "430702001001", "人民路１２号阳光小区3栋", "1单元", 101, blurred(1), int(phone(1))],
        [2, None, None, None, 102, blurred(2), int(phone(2))],
        [3, None, None, "2单元", 101, blurred(3), int(phone(3))],
        ["合计", None, None, None, 3, None, None],
    ],
    ["A1:G1", "A2:A3", "B2:E2", "F2:G2", "B4:B6", "C4:C6", "D4:D5"],
)


def test_a_workbook_with_merged_cells_and_two_header_rows(tmp_path):
    # Given two sheets, the second of which is the register
    notes = ([["说明"], ["本表由社区填报"], ["不得外传"]], [])
    path = workbook(tmp_path / "台账.xlsx", 填表说明=notes, 房屋=TWO_HEADERS)
    # When it is imported without a word on it
    table, told, results = imported(path)
    # Then each dwelling has its building, and the persons are gone
    assert [row["code"] for row in table] == ["430702001001"] * 3
    assert [(row["entrance"], row["room"], row["file_row"]) for row in table] == [
        ("1", "101", 4),
        ("1", "102", 5),
        ("2", "101", 6),
    ]
    assert results["ROWS"] == results["DWELLINGS"] == results["HOUSEHOLDS"] == 3
    assert "姓名, 电话" in told["register_personal_dropped"]
    assert "register_filled_down" in told


def test_sheets_with_the_same_headers_that_were_not_read_are_told(tmp_path):
    # Given a sheet for each of three buildings, and notes
    heads, path = ["地址", "户数"], tmp_path / "台账.xlsx"
    sheets = {f"{n}栋": ([heads, [f"建设路{n}号", n]], []) for n in (1, 2, 3)}
    workbook(path, **sheets, 说明=([["填写说明"]], []))
    # When no sheet is named, then the others are told; when one is, nobody expects them
    table, told, _ = imported(path)
    assert len(table) == 1
    assert "(number: 2): 2栋, 3栋" in told["register_tables_left"]
    assert "register_tables_left" not in imported(path, SHEET="2栋")[1]


def test_sheets_with_the_same_headers_can_be_read_as_one(tmp_path):
    # Given a sheet for each building, one of them spoilt, and notes
    head = ["楼号", "房号", "户数"]
    path = workbook(
        tmp_path / "a.xlsx",
        说明=([["说明"]], []),
        一栋=([head, ["1栋", 101, 1], ["1栋", 102, 2]], []),
        二栋=([head, ["2栋", 101, 1], [None, None, 5]], []),
        三栋=([head], []),
        旧表=([["楼号", "户数"], ["9栋", 7]], []),
    )
    # When they are read by the sign for all
    table, told, _ = imported(path, SHEET="*")
    # Then the rows are one register, and each finding names its sheet
    assert [row["row_key"] for row in table] == ["1栋/101", "1栋/102", "2栋/101"]
    assert told["register_rows_without_place"].startswith("二栋:")
    assert "三栋" in told["register_no_rows"]
    # And one of them alone where no sign is given
    assert len(imported(path)[0]) == 2


def test_the_fields_of_the_register_are_these_and_no_others(tmp_path):
    table, *_ = imported(workbook(tmp_path / "a.xlsx", 房屋=TWO_HEADERS))
    fields = "row_key file_row code address entrance floor room use state dwellings households"
    assert list(table[0]) == fields.split()


def test_nothing_of_a_person_is_in_the_files_that_are_written(tmp_path):
    # Given a register with persons in columns, in cells, and under headers that say nothing
    count = 40
    head = ["楼栋编码", "地址", "户主姓名", "身份证号", "联系方式", "附注", "户数", "其他"]
    body = [
        [
            f"A-{n}",
            f"人民路{n}号{phone(n) if n % 9 == 0 else ''}",
            blurred(n),
            identity(n),
            phone(n),
            identity(n),
            n,
            blurred(n + 7),
        ]
        for n in range(1, count)
    ]
    path = workbook(tmp_path / "a.xlsx", 房屋=([head, *body], []))
    # When it is written to GeoPackages
    outputs = {name: tmp_path / f"{name}.gpkg" for name in ("REGISTER", "FINDINGS")}
    run_algorithm("importregister", {"INPUT": str(path), **{name: str(file) for name, file in outputs.items()}})
    # Then no name, no identity number and no telephone number is in their bytes
    content = b"".join(file.read_bytes() for file in tmp_path.glob("*.gpkg*"))
    assert "人民路1号".encode() in content
    for number in range(1, count):
        for text in (identity(number), phone(number)):
            assert text.encode() not in content
        if len(blurred(number)) == 3:
            assert blurred(number).encode() not in content
    with sqlite3.connect(outputs["REGISTER"]) as database:
        assert database.execute("SELECT sum(households) FROM register").fetchone()[0] == sum(range(1, count))


@pytest.mark.parametrize(
    ("encoding", "separator", "encoding_told"),
    [
        ("utf-8", ",", ""),
        ("utf-8-sig", ";", ""),
        ("gb18030", "\t", "GB18030"),
        ("gbk", "，", "GB18030"),
        ("utf-16", "\t", "UTF-16"),
    ],
)
def test_text_in_any_encoding_with_any_separator(tmp_path, encoding, separator, encoding_told):
    lines = [
        ["楼栋编码", "地址", "户数"],
        ["A-1", '"人民路1号,东"', "１２户"],
        ["A-2", "柳叶路㙍2号"[: 3 if encoding == "gbk" else 9], "7"],
    ]
    path = tmp_path / "台账.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    table, told, _ = imported(path)
    assert table[0]["address"] == "人民路1号,东"
    assert [row["households"] for row in table] == [12, 7]
    assert (encoding_told in told.get("register_encoding", "")) is bool(encoding_told) or not encoding_told


def test_damaged_bytes_in_text_are_told_with_their_row(tmp_path):
    path = tmp_path / "台账.csv"
    path.write_bytes(
        "楼栋编码,地址,户数\nA-1,人民路".encode("gb18030") + b"\xff\xff" + ",3\nA-2,解放路,4\n".encode("gb18030")
    )
    table, told, _ = imported(path)
    assert [row["households"] for row in table] == [3, 4]
    assert "rows: 2" in told["register_bad_signs"]


@pytest.mark.parametrize(
    ("encoding", "side_file", "expected"),
    [
        ("GBK", None, "GB18030"),
        ("GBK", "GBK", "GB18030"),
        ("GBK", "UTF-8", "GB18030"),
        ("UTF-8", None, ""),
        ("UTF-8", "UTF-8", ""),
    ],
)
def test_a_dbf_in_chinese_whatever_is_told_of_its_encoding(tmp_path, encoding, side_file, expected):
    texts = ["人民路12号阳光小区", "柳叶大道7号", "桃花源路"]
    table, told, _ = imported(dbf(tmp_path / "d", encoding, texts, side_file))
    assert [row["address"] for row in table] == texts
    assert [row["households"] for row in table] == [0, 1, 2]
    assert ("register_encoding" in told) is bool(expected)


def test_a_dbf_whose_text_was_cut_in_the_middle_of_a_sign(tmp_path):
    path = dbf(tmp_path / "d", "UTF-8", ["人民路" * 26 + "末", "柳叶大道7号"])  # 81 signs of 3 bytes in 80 bytes
    table, told, _ = imported(path)
    assert table[0]["address"].startswith("人民路" * 8)
    assert "\ufffd" not in table[0]["address"]
    assert "register_bad_signs" not in told


def test_places_of_a_shapefile_come_along(tmp_path):
    path = dbf(tmp_path / "s", "GBK", ["人民路1号", "人民路2号"], points=True).with_suffix(".shp")
    results = run_algorithm("importregister", {"INPUT": str(path)})
    assert results["REGISTER"].crs().authid() == "EPSG:4546"
    assert [feature.geometry().asPoint().x() for feature in results["REGISTER"].getFeatures()] == [500000, 500001]


def test_coordinates_in_columns_need_a_reference_system(tmp_path):
    path = workbook(tmp_path / "a.xlsx", 房屋=([["楼栋编码", "经度", "纬度", "户数"], ["A-1", 111.69, 29.04, 3]], []))
    _, told, results = imported(path)
    assert "register_coordinates_unused" in told
    assert not results["REGISTER"].isSpatial()
    _, told, results = imported(path, CRS="EPSG:4490")
    assert "register_coordinates_unused" not in told
    assert next(results["REGISTER"].getFeatures()).geometry().asPoint().y() == 29.04


@pytest.mark.parametrize(("driver", "ending"), [("GPKG", "gpkg"), ("OpenFileGDB", "gdb")])
def test_coded_values_of_a_database_are_written_out(tmp_path, driver, ending):
    # Given a table of a geodatabase, where a state is a number that the database explains
    path = tmp_path / f"台账.{ending}"
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    dataset.AddFieldDomain(
        ogr.CreateCodedFieldDomain("状态", "", ogr.OFTInteger, ogr.OFSTNone, {"1": "自住", "2": "空置"})
    )
    layer = dataset.CreateLayer("房屋", None, ogr.wkbNone)
    for name, kind in (("地址", ogr.OFTString), ("房号", ogr.OFTString), ("使用状态", ogr.OFTInteger)):
        field = ogr.FieldDefn(name, kind)
        if kind == ogr.OFTInteger:
            field.SetDomainName("状态")
        layer.CreateField(field)
    for room, state in (("101", 1), ("102", 2)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, "人民路1号")
        feature.SetField(1, room)
        feature.SetField(2, state)
        layer.CreateFeature(feature)
    layer = dataset = feature = None
    table, *_ = imported(path)
    assert [row["state"] for row in table] == ["occupied", "empty"]


def test_a_layer_of_the_project_is_a_register_too(qgis_new_project):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:4546&field=楼栋编码:string&field=户数:double&field=用途:integer", "名册", "memory"
    )
    layer.setEditorWidgetSetup(2, QgsEditorWidgetSetup("ValueMap", {"map": [{"住宅": "1"}, {"商业": "2"}]}))
    for code, households, use in (("A-1", 12.0, 1), ("A-2", 7.0, 2)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POINT(500000 3200000)"))
        feature.setAttributes([code, households, use])
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    for given in ("名册", layer.id()):
        table, *_ = imported(given)
        assert [(row["code"], row["households"], row["use"]) for row in table] == [
            ("A-1", 12, "residential"), ("A-2", 7, "commercial"),
        ]  # fmt: skip


def test_a_meaning_can_be_told(tmp_path):
    path = workbook(tmp_path / "a.xlsx", 房屋=([["Ref", "N"], ["A-1", 3], ["A-2", 4]], []))
    with pytest.raises(QgsProcessingException, match=r"房屋.*does not say where"):
        imported(path)
    table, *_ = imported(path, MAPPING=json.dumps({"Ref": "code", "#2": "households"}))
    assert [(row["code"], row["households"]) for row in table] == [("A-1", 3), ("A-2", 4)]


def test_a_table_where_everything_is_wrong_is_refused_in_one_sentence(tmp_path):
    path = workbook(tmp_path / "a.xlsx", 表一=([["统计"], [], ["人口", "户数", "面积"], ["x", "y", "z"]], []))
    with pytest.raises(QgsProcessingException) as refused:
        imported(path)
    sentence = str(refused.value)
    assert all(word in sentence for word in ("表一", "row 3", "人口, 户数, 面积"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"PK\x03\x04 no zip", "damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 locked", "password"),
        ("a.xls", b"<html><table></table></html>", "web page"),
        ("a.dbf", b"nothing", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException, match=words):
        imported(path)


def test_what_is_missing_is_told(tmp_path):
    with pytest.raises(QgsProcessingException, match="no file"):
        imported(tmp_path / "nowhere.xlsx")
    path = workbook(tmp_path / "a.xlsx", 房屋=TWO_HEADERS, 说明=([["x"]], []))
    with pytest.raises(QgsProcessingException, match=r"no table 乙.*房屋, 说明"):
        imported(path, SHEET="乙")
    with pytest.raises(QgsProcessingException, match="JSON"):
        imported(path, MAPPING="code")


def test_a_cancelled_import_writes_nothing(tmp_path):
    path = workbook(tmp_path / "a.xlsx", 房屋=TWO_HEADERS)
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("importregister", {"INPUT": str(path), "REGISTER": str(tmp_path / "r.gpkg")}, feedback)
    assert not (tmp_path / "r.gpkg").exists()


def test_text_that_calls_itself_a_workbook_is_read_as_text(tmp_path):
    path = tmp_path / "导出.xls"
    path.write_bytes("楼栋编码\t户数\nA-1\t3\n".encode("gb18030"))
    table, *_ = imported(path)
    assert table[0]["households"] == 3


def test_an_open_document_is_read_as_it_stands(tmp_path):
    path = tmp_path / "a.ods"
    dataset = ogr.GetDriverByName("ODS").CreateDataSource(str(path))
    layer = dataset.CreateLayer("房屋")
    for name in ("楼栋编码", "户数"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField(0, "0012")
    feature.SetField(1, "12户")
    layer.CreateFeature(feature)
    layer = dataset = feature = None
    table, *_ = imported(path)
    assert [(row["code"], row["households"]) for row in table] == [("0012", 12)]


def test_the_rows_are_read_back_as_they_were(tmp_path):
    from community_grids.adapters.layers.reading import Source
    from community_grids.adapters.registers.rows import register_rows_of

    path = workbook(tmp_path / "a.xlsx", 房屋=TWO_HEADERS)
    layer = run_algorithm("importregister", {"INPUT": str(path), "REGISTER": str(tmp_path / "r.gpkg")})["REGISTER"]
    back = register_rows_of(Source.of_layer(layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(layer)))
    assert back.keys.tolist() == ["430702001001/1/101", "430702001001/1/102", "430702001001/2/101"]
    assert back.rows.tolist() == [4, 5, 6]
    assert back.floors.tolist() == [-32768] * 3
    assert back.households.tolist() == [1, 1, 1]


def test_it_runs_as_a_script_runs_it(qgis_process, tmp_path):
    path = workbook(tmp_path / "a.xlsx", 房屋=TWO_HEADERS)
    run = qgis_process(
        "importregister", {"INPUT": path, "REGISTER": tmp_path / "r.gpkg", "FINDINGS": tmp_path / "f.gpkg"}, seconds=60
    )
    assert run.returncode == 0, run.errors
    assert run.results["ROWS"] == 3
    shutil.rmtree(tmp_path)


def test_cells_in_which_a_formula_failed_are_blank_and_told(tmp_path):
    cells = [["地址", "户数"], ["人民路1号", "#REF!"], ["#VALUE!", 3], ["人民路4号", 4]]
    told, findings, _ = imported(workbook(tmp_path / "a.xlsx", 表=(cells, [])))
    assert [(row["address"], row["households"]) for row in told] == [("人民路1号", 0), ("人民路4号", 4)]
    assert "(number: 2, rows: 2–3)" in findings["register_error_cells"]
    assert "rows: 3" in findings["register_rows_without_place"]


def test_a_quotation_mark_that_is_not_closed_does_not_swallow_the_rest(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('address,households\n"12 Main St\nApt 2",1\n"15 Main St,3\n16 Main St,4\n', encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"a\.csv: a quotation mark in row 4"):
        imported(path)


def test_text_of_western_europe_is_recognised(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("Address;Units\n5 rue de l'Église;3\n7 rue de l'Été;4\n".encode("cp1252"))
    told, findings, _ = imported(path)
    assert [row["address"] for row in told] == ["5 rue de l'Église", "7 rue de l'Été"]
    assert "Windows-1252" in findings["register_encoding"]
