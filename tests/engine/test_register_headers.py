"""Which row is the header, and what its columns mean: in Chinese, English and initials, over one row or several."""

import pytest
from community_grids.adapters.words.register_words import register_words
from community_grids.engine.premises.register.columns import SECOND
from community_grids.engine.premises.register.reading import look_at
from drawn_ledgers import ledger, read, said


def roles(text, mapping=None, **told):
    return [column.role for column in look_at(ledger(text, **told), register_words(), mapping).columns]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("楼栋编码 | 标准地址 | 单元号 | 所在楼层 | 户室号 | 户数", "code address entrance floor room households"),
        ("LDBM | BZDZ | DYH | LCH | FJH | HS", "code address entrance floor room households"),
        (
            "Building_ID | Full address | Entrance | Floor | Room no. | Households",
            "code address entrance floor room households",
        ),
        (
            "小区名称 | 街路巷 | 门牌号 | 幢号 | 实有房屋（套） | 住户数",
            "compound road door_number building dwellings households",
        ),
        ("经度 | 纬度 | 地址 | 总层数 | 房屋用途 | 居住情况", "x y address floors use state"),
        ("建筑物编码（必填） | *详细地址 | 户 数 | 人口数", "code address households population"),
    ],
)
def test_headers_are_understood(header, expected):
    # Given a header
    # Then each column means what it says
    assert roles(header)[: len(expected.split())] == expected.split()


def test_a_title_stands_above_the_header():
    reading = read("""
红旗社区房屋底册
填报单位：红旗社区 | | 日期：2023-05
楼栋编码 | 地址 | 户数
A-1 | 人民路1号 | 12
""")
    assert reading.rows.codes.tolist() == ["A-1"]
    assert said(reading, "register_rows_left_out") == [{"reason": "titles", "count": 2, "rows": (1, 2)}]


def test_headings_over_several_columns_belong_to_them():
    # Given a header of two rows: 编码 is the community's under one heading and the building's under the other
    sheet = """
社区 | | 楼栋 | | 户数 |
编码 | 名称 | 编码 | 名称 | 户籍 | 空挂
430702001001 | 红旗 | B-7 | 一号楼 | 12 | 1
"""
    # Then the heading decides
    assert roles(sheet)[:4] == ["community", "community", "code", "building_name"]
    reading = read(sheet)
    assert reading.rows.codes.tolist() == ["B-7"]


def test_merged_headings_reach_as_far_as_they_are_merged():
    sheet = """
楼栋编码 | 户数 | | 备注
 | 总数 | 其中空置 |
A-1 | 12 | 3 | x
"""
    merged = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3))
    reading = read(sheet, merged=merged)
    assert reading.rows.codes.tolist() == ["A-1"]
    assert reading.rows.households.tolist() == [12]


def test_of_two_addresses_the_fuller_is_taken():
    columns = look_at(
        ledger("地址 | 标准地址 | 户数\n | 人民路1号 | 3\n | 人民路2号 | 4\n | 人民路3号 | 4"), register_words()
    ).columns
    assert [column.how == SECOND for column in columns] == [True, False, False]


def test_a_decision_is_believed_before_the_header():
    assert roles("甲 | 乙\n1 | 2", {"甲": "code", "#2": "households"}) == ["code", "households"]
    assert roles("地址 | 备注\n1 | 2", {"备注": "address"})[1] == "address"
    assert roles("楼栋编码 | 户数\n1 | 2", {"户数": ""}) == ["code", ""]


def test_without_headers_what_stands_in_columns_tells():
    reading = read("""
人民路1号 | 1单元 | 101室
人民路1号 | 1单元 | 102室
人民路3号 | 2单元 | 101室
""")
    assert [column.role for column in reading.columns] == ["address", "entrance", "room"]
    assert reading.rows.rooms.tolist() == ["101", "102", "101"]


def test_fields_of_a_layer_are_its_headers():
    reading = read("A-1 | 12\nA-2 | 7", headers=("BUILDING_ID", "HH"))
    assert reading.rows.codes.tolist() == ["A-1", "A-2"]
    assert reading.rows.households.tolist() == [12, 7]
