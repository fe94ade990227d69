"""Households carry counts, never persons: no table, style, sample or fixture names a column for one."""

import re
import sqlite3

import pytest
from rooms import HOUSE, sources

PERSONAL = re.compile(
    r"^(person|resident|owner|tenant|holder|first|last|family|full|householder)_?(name|id|no|number)s?$"
    r"|^(id|identity|passport|plate|licen[cs]e|phone|mobile|telephone|cell|face|email|wechat)(_?(card|no|nr|num|number|plate|photo|id))*$"
    r"|^(birth_?(date|day)?|date_of_birth|dob|gender|sex|nationality|ethnicity|religion|marital_status|trajectory|track)$"
    r"|姓名|户主|身份证|手机|电话|车牌|人脸|出生|性别|民族"
)  # fmt: skip
# A feature's own number in a GeoPackage is called id by some writers.
HARMLESS = {"id"}
# Where such a name must stand because it is what an import looks for and drops.
DROPPED_BY = ("adapters/words/personal_columns", "engine/premises/register/person")


def personal(name):
    return name.lower() not in HARMLESS and PERSONAL.search(name.lower()) is not None


@pytest.mark.parametrize(
    "name", ["id_card", "phone", "mobile_no", "owner_name", "plate_number", "birth_date", "户主姓名"]
)
def test_a_personal_column_is_known(name):
    assert personal(name)


@pytest.mark.parametrize("name", ["households", "grid_name", "camera_id", "unit_id", "building_name", "phase", "id"])
def test_a_count_is_not_personal(name):
    assert not personal(name)


@pytest.mark.parametrize(
    "path",
    sorted([*HOUSE.glob("sample_data/*.gpkg"), *HOUSE.glob("tests/**/*.gpkg")]),
    ids=lambda path: str(path.relative_to(HOUSE)),
)
def test_no_committed_layer_has_a_personal_column(path):
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
        tables = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")]
        columns = [
            f"{table}.{row[1]}"
            for table in tables
            for row in database.execute("SELECT * FROM pragma_table_info(?)", [table])
            if personal(row[1])
        ]
    assert tables
    assert columns == []


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(HOUSE)))
def test_no_code_names_a_personal_column(file):
    if str(file.relative_to(HOUSE)).startswith(DROPPED_BY):
        pytest.skip("names such columns to drop them")
    words = re.findall(r"""["']([^"'\s]{2,40})["']""", file.read_text(encoding="utf-8"))
    assert [word for word in words if personal(word)] == []


@pytest.mark.parametrize(
    "file", sorted([*HOUSE.glob("database/**/*.sql"), *HOUSE.glob("styles/**/*.qml")]), ids=lambda file: file.name
)
def test_no_schema_or_style_names_a_personal_column(file):
    text = file.read_text(encoding="utf-8").replace("GENERATED ALWAYS AS IDENTITY", "")
    assert [word for word in re.findall(r"\w+", text) if personal(word)] == []
