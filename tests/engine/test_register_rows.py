"""The rows of a register: what is left out, filled, refused and merged, and what is counted in the end."""

import numpy as np
import pytest
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.premises.model import NO_FLOOR
from community_grids.engine.premises.register.codes import ruined
from community_grids.engine.progress import CancelledError, Progress
from drawn_ledgers import ledger, read, said


def test_totals_blanks_footnotes_and_repeated_headers_are_left_out_and_told():
    # Given a ledger as it is printed: a total for each page, the header again, blank lines, a footnote
    reading = read(
        """
楼栋编码 | 地址 | 户数
A-1 | 人民路1号 | 12
A-2 | 人民路2号 | 8
本页小计 | | 20

楼栋编码 | 地址 | 户数
A-3 | 人民路3号 | 5
合　计 | | 25
注：截至2023年5月
填表人： | | 审核：
""".replace("\n\n", "\n|\n")
    )
    # Then only the buildings are read
    assert reading.rows.codes.tolist() == ["A-1", "A-2", "A-3"]
    assert reading.rows.rows.tolist() == [2, 3, 7]
    left = {finding["reason"]: finding["rows"] for finding in said(reading, "register_rows_left_out")}
    assert left == {"blank": (5,), "headers": (6,), "totals": (4, 8), "notes": (9, 10)}


def test_a_row_that_numbers_the_columns_is_no_row():
    reading = read("楼栋编码 | 地址 | 户数 | 套数\n1 | 2 | 3 | 4\nA-1 | 人民路1号 | 12 | 14")
    assert reading.rows.codes.tolist() == ["A-1"]


def test_a_compound_named_total_is_not_left_out():
    reading = read("楼栋编码 | 小区名称 | 户数\nA-1 | 合计 | 12\nA-2 | 统计局宿舍 | 5\nA-3 | 会计楼 | 5")
    assert reading.rows.codes.tolist() == ["A-1", "A-2", "A-3"]


def test_merged_cells_are_filled():
    reading = read(
        "楼号 | 单元 | 房号\n3栋 | 1 | 101\n | | 102\n | 2 | 101\n4栋 | 1 | 101",
        merged=((1, 0, 3, 0), (1, 1, 2, 1)),
    )
    assert reading.rows.addresses.tolist() == ["3栋", "3栋", "3栋", "4栋"]
    assert reading.rows.entrances.tolist() == ["1", "1", "2", "1"]
    assert {one["column"]: one["count"] for one in said(reading, "register_filled_down")} == {"楼号": 2, "单元": 1}


def test_what_is_written_once_for_several_rows_is_filled_without_merged_cells():
    reading = read("""
小区 | 楼号 | 单元 | 房号
阳光小区 | 1 | 1 | 101
 | | | 102
 | | 2 | 101
 | 2 | | 101
 | | | 102
月亮小区 | 1 | 1 | 101
""")
    # The entrance of building 2 is not known: that of building 1 does not reach there
    assert reading.rows.addresses.tolist() == ["阳光小区1栋"] * 3 + ["阳光小区2栋"] * 2 + ["月亮小区1栋"]
    assert reading.rows.entrances.tolist() == ["1", "1", "2", "", "", "1"]


def test_a_missing_address_is_not_filled_where_each_row_has_its_own():
    reading = read("楼栋编码 | 地址 | 户数\nA-1 | 人民路1号 | 3\nA-2 | | 4\nA-3 | 人民路3号 | 5")
    assert reading.rows.addresses.tolist() == ["人民路1号", "", "人民路3号"]


def test_numbers_are_read_as_people_write_them():
    reading = read("""
楼栋编码 | 户数 | 套数
A-1 | １２户 | 1,204
A-2 | 十二 | 15套
A-3 | 12.0 | 约20
A-4 | 3.5 | -2
A-5 | 许多 | 7
A-6 | | 9
""")
    assert reading.rows.households.tolist() == [12, 12, 12, 4, 7, 9]
    assert reading.rows.dwellings.tolist() == [1204, 15, 20, 0, 7, 9]
    told = {(one["column"], one["reason"]): one["rows"] for one in said(reading, "register_no_number")}
    assert told == {("户数", "fraction"): (5,), ("户数", "text"): (6,), ("套数", "negative"): (5,)}
    assert said(reading, "register_household_each") == [{"count": 16, "told": True}]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["4.30702E+11", "4.30702e+17", "430702001001"], {"rounded": {"4.30702E+11", "4.30702e+17"}}),
        (["430702001001000000", "430702001002000000"], {"rounded": {"430702001001000000", "430702001002000000"}}),
        (["43070200100100100", "43070200100100101", "43070200100100102", "43070200100100103"], {}),
        (["0012", "0013", "0014", "15"], {"lost_zeros": {"15"}}),
        (["12", "13", "104"], {}),
        (["430702001001", ""], {}),
    ],
)
def test_ruined_codes_are_known(codes, expected):
    assert ruined(codes) == expected


def test_rows_with_a_ruined_code_are_listed_and_the_rest_goes_on():
    # Given codes that a spreadsheet rounded, one of a row with an address
    reading = read("""
楼栋编码 | 地址 | 户数
4.30702E+11 | 人民路1号 | 3
4.30702E+11 | | 4
430702001001 | 人民路3号 | 5
""")
    # Then that row goes on by its address, the one without is refused, and both are told
    assert reading.rows.codes.tolist() == ["", "430702001001"]
    assert reading.rows.addresses.tolist() == ["人民路1号", "人民路3号"]
    (told,) = said(reading, "register_codes_ruined")
    assert told == {"column": "楼栋编码", "reason": "rounded", "count": 2, "rows": (2, 3)}
    assert said(reading, "register_rows_without_place") == [{"count": 1, "rows": (3,)}]


def test_a_number_with_an_exponent_that_loses_nothing_is_whole():
    reading = read("楼栋编码 | 户数\n4.30702001001E11 | 3\n430702001002.0 | 4")
    assert reading.rows.codes.tolist() == ["430702001001", "430702001002"]


def test_one_row_a_dwelling_counts_dwellings():
    reading = read("""
地址 | 单元 | 楼层 | 房号 | 房屋状态
人民路1号 | 1单元 | 1层 | 101室 | 自住
人民路1号 | 1单元 | 1层 | 102室 | 空置
人民路1号 | 1单元 | 负一层 | 门面1 | 商铺
人民路1号 | 二单元 | 三楼 | 301 | 出租
人民路1号 | 二单元 | | 302 |
""")
    rows = reading.rows
    assert reading.kind == "dwelling"
    assert rows.entrances.tolist() == ["1", "1", "1", "2", "2"]
    assert rows.rooms.tolist() == ["101", "102", "门面1", "301", "302"]
    assert rows.floors.tolist() == [1, 1, -1, 3, NO_FLOOR]
    assert rows.states.tolist() == ["occupied", "empty", "shop", "occupied", "unknown"]
    assert rows.households.tolist() == [1, 0, 0, 1, 1]
    assert rows.dwellings.tolist() == [1] * 5
    assert rows.keys.tolist()[0] == "人民路1号/1/101"


def test_one_row_a_resident_counts_each_dwelling_once():
    # Given a ledger of residents: three in 101, two households in 102
    reading = read("""
地址 | 房号 | 户编号 | 姓名
人民路1号 | 101 | H1 | x
人民路1号 | 101 | H1 | x
人民路1号 | 101 | H1 | x
人民路1号 | 102 | H2 | x
人民路1号 | 102 | H3 | x
""")
    assert reading.rows.rooms.tolist() == ["101", "102"]
    assert reading.rows.households.tolist() == [1, 2]
    assert said(reading, "register_rows_merged") == [{"count": 3, "rows": (3, 4, 6)}]


def test_a_count_that_every_resident_repeats_counts_once():
    reading = read("地址 | 房号 | 户数\n人民路1号 | 101 | 2\n人民路1号 | 101 | 2\n人民路1号 | 102 | 1")
    assert reading.rows.households.tolist() == [2, 1]


def test_a_room_may_say_its_entrance():
    reading = read("地址 | 房号\n人民路1号 | 1-302\n人民路1号 | 3栋2单元401\n人民路1号 | 502")
    assert reading.rows.entrances.tolist() == ["1", "2", ""]
    assert reading.rows.rooms.tolist() == ["302", "401", "502"]


def test_the_parts_of_an_address_are_joined():
    reading = read("""
街路巷 | 门牌号 | 小区名称 | 幢号 | 户数
人民路 | 12 | 阳光小区 | 3 | 24
人民路 | 14号 | | A座 | 12
""")
    assert reading.rows.addresses.tolist() == ["人民路12号阳光小区3栋", "人民路14号A座"]


def test_a_village_is_named_before_its_group():
    reading = read("村名 | 村民小组 | 门牌号 | 户数\n石门村 | 3 | 12 | 1\n石门村 | 4组 | 7号 | 2")
    assert reading.rows.addresses.tolist() == ["石门村3组12号", "石门村4组7号"]


def test_a_row_for_each_head_of_household_counts_households():
    # Given a village's ledger: no room and no count, but a row for each head of a household
    reading = read("村民组 | 门牌号 | 户主 | 电话\n3组 | 12号 | x | y\n3组 | 13号 | x | y\n3组 | 13号 | x | y")
    assert reading.rows.households.tolist() == [1, 1, 1]
    assert reading.rows.keys.tolist() == ["3组12号", "3组13号", "3组13号#2"]


def test_a_row_for_each_resident_without_rooms_counts_addresses():
    reading = read("地址 | 姓名 | 与户主关系\n石门村12号 | x | 户主\n石门村12号 | x | 子\n石门村13号 | x | 户主")
    assert reading.rows.households.tolist() == [1, 1]
    assert said(reading, "register_rows_merged") == [{"count": 1, "rows": (3,)}]


def test_dwellings_are_no_households():
    reading = read("楼栋编码 | 实有房屋(套)\nA-1 | 24\nA-2 | 12")
    assert reading.rows.households.tolist() == [24, 12]
    assert said(reading, "register_household_each") == [{"count": 36, "told": False}]


def test_a_row_that_says_the_same_again_is_not_counted_again():
    reading = read("楼栋编码 | 户数\nA-1 | 24\nA-1 | 24\nA-1 | 3")
    assert reading.rows.households.tolist() == [24, 3]
    assert reading.rows.keys.tolist() == ["A-1", "A-1#2"]
    assert said(reading, "register_rows_repeated") == [{"count": 1, "rows": (3,)}]


def test_yes_and_no_mean_what_the_header_asks():
    for header, expected in (("是否空置", ["empty", "occupied"]), ("是否入住", ["occupied", "empty"])):
        reading = read(f"地址 | 房号 | {header}\n人民路1号 | 101 | 是\n人民路1号 | 102 | 否")
        assert reading.rows.states.tolist() == expected


def test_serial_dates_do_no_harm():
    reading = read("楼栋编码 | 登记日期 | 户数\nA-1 | 44986 | 3\nA-2 | 2023/5/1 | 4")
    assert reading.rows.households.tolist() == [3, 4]


def test_coordinates_become_points():
    reading = read("楼栋编码 | 经度 | 纬度 | 户数\nA-1 | 111.69 | 29.04 | 3\nA-2 | | | 4\nA-3 | 0 | 0 | 4")
    assert [None if point is None else (point.x, point.y) for point in reading.rows.points] == [
        (111.69, 29.04),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("楼栋编码 | 户数", "register_no_rows"),
        ("楼栋编码 | 户数\n | \n合计 | 0", "register_no_rows"),
        ("甲 | 乙\n1 | 2", "register_no_place"),
        ("户数 | 人口\n1 | 2", "register_no_place"),
        ("地址 | 备注\n人民路 | x\n解放路 | y", "register_no_counts"),
    ],
)
def test_a_table_that_is_no_register_is_refused(text, check):
    with pytest.raises(RefusedError) as refused:
        read(text)
    assert refused.value.finding.check == check


def test_a_meaning_that_there_is_not_is_refused():
    with pytest.raises(RefusedError) as refused:
        read("地址 | 甲\n人民路1号 | 2", {"甲": "persons"})
    assert refused.value.finding.numbers["roles"] == "persons"


def test_reading_stops_when_it_is_asked_to():
    class Stop(Progress):
        def cancelled(self):
            return True

    from community_grids.adapters.words.register_words import register_words
    from community_grids.engine.premises.register.reading import read_register

    with pytest.raises(CancelledError):
        read_register(ledger("楼栋编码 | 户数\nA-1 | 24"), register_words(), progress=Stop())


def test_keys_are_each_once_and_the_same_the_next_time():
    text = "地址 | 房号\n" + "\n".join(f"人民路{n % 7}号 | {n % 5}01" for n in range(40))
    one, other = read(text).rows.keys, read(text).rows.keys
    assert one.tolist() == other.tolist()
    assert len(np.unique(one)) == len(one) == 35


def test_a_key_that_ends_like_a_numbered_one_stays_a_key_of_its_own():
    reading = read("楼栋编码 | 户数\nA | 1\nA#2 | 2\nA | 3\nA#2 | 4")
    assert reading.rows.keys.tolist() == ["A", "A#2", "A#3", "A#2#2"]
