"""No person gets through: columns are dropped by their header and by what stands in them, cells are blanked."""

import re
import sqlite3
from pathlib import Path
from typing import NamedTuple

import pytest
from community_grids.adapters.words.register_words import register_words
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.premises.register.columns import recognise
from community_grids.engine.premises.register.headers import Header
from community_grids.engine.premises.register.person_numbers import tells_of_person
from community_grids.engine.premises.register.persons import personal_header
from community_grids.engine.premises.register.reading import read_register
from community_grids.engine.premises.register.sheet import Sheet
from drawn_ledgers import blurred, identity, phone, read, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SAMPLE = Path(__file__).parents[2] / "sample_data" / "small.gpkg"
SHARED = ("beijing_haidian_osm", "cambridge_ma", "changde_wuling_admin", "hard_1", "monaco_case")

IDENTITY = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9Xx])")
PHONE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def written(reading):
    """All text of a register and its findings."""
    rows = reading.rows
    columns = [rows.keys, rows.codes, rows.addresses, rows.entrances, rows.rooms, rows.uses, rows.states]
    texts = [str(value) for column in columns for value in column]
    return [*texts, *(str(value) for finding in reading.findings for value in finding.numbers.values())]


def personal(text):
    number = IDENTITY.search(text)
    return bool(PHONE.search(text)) or (number is not None and tells_of_person(number[0]) == "identities")


ABOUT_PERSONS = (
    *(
        "户主姓名",
        "房主电话",
        "身份证号",
        "公民身份号码",
        "联 系 电 话",
        "楼长姓名",
        "户籍地址",
        "网格员",
        "与户主关系",
    ),
    *("户代表", "楼道长", "家属", "SSN", "Occupier", "Next of kin", "TAXPAYER NAME"),
    *("XM", "SFZH", "性别", "车牌号", "Owner name", "owner_name", "Tel.", "Mobile phone", "ID card", "E-mail"),
)


@pytest.mark.parametrize("header", ABOUT_PERSONS)
def test_a_header_about_persons_is_known(header):
    assert personal_header(header, register_words())


@pytest.mark.parametrize(
    "header",
    [
        "户数",
        "楼栋名称",
        "小区名称",
        "住户数",
        "人口",
        "房屋类型",
        "Hotel",
        "Building name",
        "Households",
        "Storeys",
        "单元号",
    ],
)
def test_a_header_about_houses_is_none(header):
    assert not personal_header(header, register_words())


@pytest.mark.parametrize("make", [identity, phone, blurred, lambda n: f"hu{n}@example.cn", lambda n: f"+86 {phone(n)}"])
def test_a_column_of_persons_is_dropped_by_what_stands_in_it(make):
    # Given a column whose header says nothing
    lines = "\n".join(f"A-{n} | 人民路{n}号 | {make(n)} | {n}" for n in range(1, 30))
    reading = read(f"楼栋编码 | 地址 | 其他信息 | 户数\n{lines}")
    # Then it is dropped and told, and nothing of it is written
    (dropped,) = said(reading, "register_personal_dropped")
    assert dropped["columns"] == "其他信息"
    assert not any(make(n) in text for text in written(reading) for n in range(1, 30))


@pytest.mark.parametrize("written_as", ["{} Doe", "DOE, {} Q", "Roe {} & {}"])
def test_names_in_latin_letters_are_names_too(written_as):
    given_names = ("Jane", "Thomas", "Mary", "Peter", "Alice", "John")
    lines = "\n".join(
        f"A-{n} | {n} Main Street | {written_as.format(name, name)} | {n}" for n, name in enumerate(given_names)
    )
    reading = read(f"Building code | Address | Remark 2 | Households\n{lines}")
    assert [(one["columns"], one["reason"]) for one in said(reading, "register_personal_dropped")] == [
        ("Remark 2", "names")
    ]


@pytest.mark.parametrize(
    "number", ["(617) 555-01{:02}", "617.555.01{:02}", "+1 617 555 01{:02}", "QQ号：1000{:02}", "Tel. 555-01{:02}"]
)
def test_a_column_of_numbers_by_which_one_reaches_persons_is_told(number):
    lines = "\n".join(f"A-{n} | {n} Main Street | {number.format(n)} | 3" for n in range(20))
    reading = read(f"Building code | Address | Column 3 | Households\n{lines}")
    assert [(one["columns"], one["reason"]) for one in said(reading, "register_personal_dropped")] == [
        ("Column 3", "phones")
    ]


PINYIN = ("Zhang Mou", "LI Na", "Wang Moumou", "Moumou Chen", "Liu Mou Mou", "Zhou, Jie", "Ouyang Mou")


@pytest.mark.parametrize("header", ["Field 7", "备用1", "", "结构", "状态", "Community"])
def test_names_in_pinyin_are_names_whatever_the_header(header):
    (column,) = recognise(Header(0, 1, (header,), (header,)), [[name] for name in PINYIN * 2], register_words())
    assert column.personal == "names"


BARE = {
    "phones": ("617555{:04}", "1617555{:04}", "0770090{:04}", "07700 90{:04}", "020 7946 {:04}", "+44 7700 90{:04}",
               "01632 96{:04}"),
    "identities": ("000-{1:02}-{0:04}", "666 {1:02} {0:04}"),
}  # fmt: skip


@pytest.mark.parametrize(("reason", "shape"), [(reason, shape) for reason, all_ in BARE.items() for shape in all_])
def test_numbers_of_persons_are_known_without_a_word_that_says_so(reason, shape):
    values = [[shape.format(100 + 83 * n, 13 + 7 * n)] for n in range(10)]
    (column,) = recognise(Header(0, 1, ("Field 7",), ("Field 7",)), values, register_words())
    assert column.personal == reason


NO_PERSONS = {
    "Field 7": [f"430702{n:04}" for n in range(30)],  # codes, one after the other
    "Parcel number": [f"{2 + n % 7}17{4000000 + 7919 * n * n}" for n in range(30)],
    "Dwelling": [f"{n % 5 + 101}-{n % 3 + 1:02}-{n % 9 + 1:02}0{n % 4 + 1}" for n in range(30)],
    "Zone": [f"{n:03}-{n % 4:02}-{n:04}" for n in range(30)],
    "Moment": [f"20261126{n:02}" for n in range(30)],
    "Road": ["Renmin Lu", "Jiefang Jie", "Huang He", "Bai Shan", "Zhang Qiao", "Long Street"] * 3,
    "Place": ["Zhangjia Cun", "Lijia Zhen", "Chang De", "Wu Ling", "Bei Jing"] * 3,
    "用途": ["车间", "宿舍", "公建", "公共"],
    "房屋状态": ["常住", "空置", "商住改", "出租"],
    "Colour": ["Light Tan", "Sand", "Song Blue", "He", "An Old House"] * 3,
}


@pytest.mark.parametrize("header", NO_PERSONS)
def test_codes_and_places_of_like_shape_stay(header):
    (column,) = recognise(Header(0, 1, (header,), (header,)), [[one] for one in NO_PERSONS[header]], register_words())
    assert column.personal == ""


@pytest.mark.parametrize("name", ["small", *SHARED])
def test_no_column_of_the_samples_is_taken_for_one_of_persons_by_its_values(name, shared_data):
    path = SAMPLE if name == "small" else shared_data(f"{name}.gpkg")
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    taken = []
    for (table,) in database.execute("SELECT table_name FROM gpkg_contents"):
        for column in columns_of(database, table):
            values = [["" if value is None else str(value)] for (value,) in column.values]
            (seen,) = recognise(Header(0, 1, ("zz",), ("zz",)), values, register_words())
            taken += [(table, column.name)] if seen.personal else []
    database.close()
    assert taken == []


class Values(NamedTuple):
    name: str
    values: list


def columns_of(database, table):
    """What stands in the columns of a table that are no shapes."""
    names = [name for _, name, *_ in database.execute("SELECT * FROM pragma_table_info(?)", (table,))]
    columns = zip(*database.execute(f'SELECT * FROM "{table}" LIMIT 6000'))
    return [Values(name, [(one,) for one in values]) for name, values in zip(names, columns)
            if not isinstance(values[0], bytes)]  # fmt: skip


def test_a_header_that_says_whose_it_is_is_told_though_it_could_be_a_name():
    # 楼, 房 and 单 are surnames, and 楼长, 房主 and 单元长 could be names
    headers = ("楼长", "房主", "单元长", "与户主关系")
    rows = "\n".join(f"A-{n} | 人民路{n}号 | {' | '.join('x' for _ in headers)} | 3" for n in range(5))
    reading = read(f"楼栋编码 | 地址 | {' | '.join(headers)} | 户数\n{rows}")
    assert said(reading, "register_personal_dropped")[0]["columns"] == ", ".join(headers)


def test_a_column_of_addresses_that_are_names_is_dropped_too():
    lines = "\n".join(f"A-{n} | {blurred(n)} | {n}" for n in range(1, 30))
    reading = read(f"楼栋编码 | 住址 | 户数\n{lines}")
    assert [finding["reason"] for finding in said(reading, "register_personal_dropped")] == ["names"]
    assert set(reading.rows.addresses) == {""}


@pytest.mark.parametrize(
    "values",
    [
        ["金色家园", "万家花园", "阳光小区", "高山小区", "江南苑"],
        ["张家湾", "李家村", "王家组", "白石桥", "石门村"],
        ["常住", "空置", "出租", "自住", "商铺"],
        ["一号楼", "东方大厦", "金桥大厦", "和平楼", "安康公寓"],
        ["Martin House", "Elizabeth Tower", "St. James Court", "James & Sons Inc", "Rose Garden"],
        ["Charles Street", "Main Street", "Broadway", "Martin Way", "Lee Avenue"],
    ],
)
def test_names_of_places_and_states_are_no_names_of_persons(values):
    rows = [[value] for value in values * 5]
    (column,) = recognise(Header(0, 1, ("名称",), ("名称",)), rows, register_words())
    assert column.personal == ""


def test_a_cell_with_a_number_of_a_person_is_blanked_and_counted():
    # Given addresses, two of which hold what they should not
    lines = [f"A-{n} | 人民路{n}号 | {n}" for n in range(1, 41)]
    lines[3] = f"A-4 | 人民路4号 联系{phone(4)} | 4"
    lines[8] = f"A-9 | 人民路9号（{identity(9)}） | 9"
    reading = read("楼栋编码 | 地址 | 户数\n" + "\n".join(lines))
    # Then those are blank, the rows still count, and the finding says which rows of the file they are
    assert said(reading, "register_cells_blanked") == [{"column": "地址", "count": 2, "rows": (5, 10)}]
    assert reading.rows.addresses[3] == reading.rows.addresses[8] == ""
    assert reading.rows.households.sum() == sum(range(1, 41))


ABOUT_SOMEBODY = (
    "人民路4号302（户主张伟一）",
    "人民路4号 业主:李某某",
    "人民路4号 湘J·1A345",
    "人民路4号 电话7712345",
    "4 Main Street c/o Doe",
)


@pytest.mark.parametrize("address", ABOUT_SOMEBODY)
def test_an_address_that_says_whose_it_is_is_blanked(address):
    reading = read(f"楼栋编码 | 地址 | 户数\nA-3 | 人民路3号 | 3\nA-4 | {address} | 4\nA-5 | 人民路5号 | 5")
    assert reading.rows.addresses.tolist() == ["人民路3号", "", "人民路5号"]
    assert said(reading, "register_cells_blanked") == [{"column": "地址", "count": 1, "rows": (3,)}]


@pytest.mark.parametrize(
    "address",
    ["4号业主委员会", "4号业主方便超市", "住户活动中心2栋", "湘A座1203", "电话局宿舍12栋"],
)
def test_an_address_with_such_a_word_in_its_name_stays(address):
    assert read(f"楼栋编码 | 地址 | 户数\nA-4 | {address} | 4").rows.addresses.tolist() == [address]


def test_a_room_that_is_called_by_a_name_is_blanked():
    cells = ("302", blurred(1), f"303{blurred(2)}", "304车库", "门卫", "东户")
    lines = "\n".join(f"A-1 | {cell} | 1" for cell in cells)
    rooms = read(f"楼栋编码 | 房号 | 户数\n{lines}").rows.rooms.tolist()
    assert rooms == ["302", "", "", "304车库", "门卫", "东"]


def test_names_where_headers_should_stand_are_not_told():
    names = [blurred(number) for number in range(3)]
    with pytest.raises(RefusedError) as refused:
        read(f"{names[0]} | 东方 | 户\n{names[1]} | 阳光小区 | 303\n{names[2]} | 阳光小区 | 101")
    assert refused.value.finding.numbers["columns"] == "#1, 东方, 户"


def test_no_decision_brings_a_column_of_persons_back():
    lines = "\n".join(f"A-{n} | {phone(n)} | {n}" for n in range(1, 20))
    reading = read(f"楼栋编码 | 联系电话 | 户数\n{lines}", {"联系电话": "address"})
    assert set(reading.rows.addresses) == {""}
    assert said(reading, "register_personal_dropped")[0]["columns"] == "联系电话"


def test_codes_with_a_date_in_them_stay():
    # Given codes of 18 digits: district, date, number; one in eleven has an identity number's check digit by chance
    codes = [f"430702{2015 + n % 5}0{1 + n % 9}{10 + n % 19}{1000 + n}" for n in range(100)]
    lines = "\n".join(f"{code} | 人民路{n}号 | 3" for n, code in enumerate(codes))
    reading = read(f"楼栋编码 | 地址 | 户数\n{lines}")
    kept = set(reading.rows.codes) - {""}
    assert len(kept) > 80
    assert not any(personal(text) for text in written(reading))


SCRAPS = st.one_of(
    st.integers(0, 5000).map(identity),
    st.integers(0, 5000).map(phone),
    st.integers(0, 5000).map(lambda n: f"{phone(n)[:3]} {phone(n)[3:7]} {phone(n)[7:]}"),
    st.integers(0, 5000).map(lambda n: "".join(chr(ord(sign) + 0xFEE0) for sign in phone(n))),
    st.integers(0, 5000).map(lambda n: f"{float(phone(n)):.10E}"),
    st.integers(0, 5000).map(lambda n: f"{phone(n)}.0"),
    st.integers(0, 40).map(str),
    st.sampled_from(
        ["", "人民路", "3栋", "1单元", "101", "12户", "A-1", "合计", "空置", "138", "1381234", "12345678", "无", "号"]
    ),
    st.text(max_size=6),
)
CELLS = st.lists(SCRAPS, min_size=1, max_size=3).map("".join)
HEADERS = st.sampled_from(
    [*("楼栋编码", "房屋编码", "地址", "街路巷", "门牌号", "小区名称", "楼号", "单元号", "房号", "户数", "套数"),
     *("使用状态", "备注", "户编号", "所属组", "", "经度")]
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.integers(2, 6).flatmap(lambda width: st.tuples(
    st.lists(HEADERS, min_size=width, max_size=width),
    st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8),
)))  # fmt: skip
def test_whatever_the_table_nothing_written_looks_like_a_number_of_a_person(table):
    header, rows = table
    sheet = Sheet("台账", [header, *rows], range(1, len(rows) + 2))
    try:
        reading = read_register(sheet, register_words())
    except RefusedError as refused:
        assert not any(personal(str(value)) for value in refused.finding.numbers.values())
        return
    assert [text for text in written(reading) if personal(text)] == []


@pytest.mark.parametrize("address", ["{}家", "石门村{}家", "{}家旁边", "石门村3组{}家12号", "解放路某某·某某家5号"])
def test_an_address_that_is_somebodys_home_is_blanked(address):
    told = address.format(blurred(1))
    reading = read(f"楼栋编码 | 地址 | 户数\nA-3 | 人民路3号 | 3\nA-4 | {told} | 4")
    assert reading.rows.addresses.tolist() == ["人民路3号", ""]


PLACES = ("江南人家6栋", "青年之家3号", "张家6号", "李家湾3组", "金色家园2栋", "国家电网宿舍3栋")


@pytest.mark.parametrize("address", PLACES)
def test_a_place_with_the_word_home_in_its_name_stays(address):
    assert read(f"楼栋编码 | 地址 | 户数\nA-4 | {address} | 4").rows.addresses.tolist() == [address]


def test_a_telephone_number_does_not_hide_before_the_number_of_a_building():
    reading = read(f"地址 | 楼名 | 户数\n人民路3号 {phone(1)} | 5号楼 | 3\n人民路4号 | 6号楼 | 3")
    assert reading.rows.addresses.tolist() == ["5号楼", "人民路4号6号楼"]


def test_a_register_of_nothing_but_homes_is_refused_with_the_reason():
    with pytest.raises(RefusedError) as refused:
        read("地址 | 户数\n" + "\n".join(f"{blurred(number)}家 | 1" for number in range(5)))
    assert refused.value.finding.check == "register_no_places"
