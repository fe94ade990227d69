"""Tables of events as they arrive: what their columns mean, and what becomes of rows that are wrong."""

import numpy as np
import pytest
import shapely
from community_grids.adapters.events.vocabulary import event_vocabulary
from community_grids.adapters.words.address_words import address_words
from community_grids.engine.events.arriving.address_placing import AddressPlaces
from community_grids.engine.events.arriving.dates import clock_text
from community_grids.engine.events.arriving.duplicates import repeated_events
from community_grids.engine.events.arriving.event_sheet import look_at, read_sheet
from community_grids.engine.events.arriving.placing_checks import mended_places
from community_grids.engine.events.arriving.times_in_order import times_in_order
from community_grids.engine.events.model import events_of
from community_grids.engine.gridding.editing.model import RefusedError
from drawn_ledgers import blurred, identity, ledger, phone


def read(text, mapping=None, **told):
    return read_sheet(ledger(text), event_vocabulary(), mapping, **told)


def checks(reading):
    return {finding.check: finding.numbers for finding in reading.findings}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "工单编号 | 数据来源 | 工单类别 | 紧急程度 | 工单状态 | 上报时间 | 办结时限 | 承办单位 | 事件发生地",
            "event_no source category urgency state reported_at due_at department address",
        ),
        (
            "Case_ID | Channel | Type | Priority | Status | Open_DT | Closed_DT | Latitude | Longitude",
            "event_no source category urgency state reported_at closed_at y x",
        ),
        (
            "案件编号 | 派遣时间 | 到达现场时间 | 结案时间 | 经度 | 纬度 | 所属网格编码",
            "event_no dispatched_at arrived_at closed_at x y grid_code",
        ),
        (
            "案件編號 | 案件類別 | 受理時間 | 結案時間 | 案件狀態 | 發生地點 | 經度 | 緯度 | 承辦單位 | 來源",
            "event_no category received_at closed_at state address x y department source",
        ),
        (
            "event_no | source | category | urgency | state | reported_at | due_at | grid_code | lead_grid | street",
            "event_no source category urgency state reported_at due_at grid_code lead_grid street",
        ),
        (
            "Crash Number | Date Time | Street Number | Steet Name | Cross Street",
            "event_no reported_at house_number road cross_road",
        ),
    ],
)
def test_headers_are_understood(header, expected):
    columns = look_at(ledger(header + "\n" + "1 |" * 9), event_vocabulary()).columns
    assert [column.role for column in columns][: len(expected.split())] == expected.split()


def test_words_become_codes_and_what_is_not_known_is_told():
    # Given a table with words for codes, codes for words, and words that nobody knows
    read_so = read("""
工单编号 | 来源 | 紧急程度 | 状态 | 上报时间 | 结案时间
A1 | 网格员上报 | 特急 | 已结案 | 2024/1/5 8:00 | 2024/1/5 9:00
A2 | 12345热线转办 | 2 | 处置中 | 2024/1/5 8:00 |
A3 | 4 | 一般 | 70 | 2024/1/5 8:00 | 2024/1/6 8:00
A4 | 飞鸽传书 | 火急 | 飞走了 | 2024/1/5 8:00 | 2024/1/6 8:00
""")
    # Then codes are codes, and an unknown state is as far as the times say
    assert read_so.events.sources.tolist() == ["01", "02", "04", "99"]
    assert read_so.events.urgencies.tolist() == [4, 2, 1, 0]
    assert read_so.events.states.tolist() == [70, 50, 70, 70]
    told = [finding.numbers for finding in read_so.findings if finding.check == "event_words_unknown"]
    assert [(one["column"], one["words"], one["rows"]) for one in told] == [
        ("来源", "飞鸽传书", (5,)),
        ("紧急程度", "火急", (5,)),
        ("状态", "飞走了", (5,)),
    ]


def test_nothing_of_a_person_is_kept():
    # Given columns about persons, free text, and an address with a telephone number in it
    persons = [" | ".join((blurred(number), phone(number), identity(number))) for number in range(40)]
    rows = [
        f"A{number} | {person} | 有人投诉 | 人民路{number}号 | {blurred(number)}"
        for number, person in enumerate(persons)
    ]
    head = "工单编号 | 诉求人姓名 | 联系电话 | 证件号码 | 诉求内容 | 事发地址 | 网格员\n"
    read_so = read(head + "\n".join(rows) + f"\nA99 | | | | | 人民路9号 {phone(9)} |")
    # Then none of it is in the events, and it is said
    told = checks(read_so)
    assert "诉求人姓名" in told["register_personal_dropped"]["columns"]
    assert "诉求内容" in told["event_columns_text"]["columns"]
    assert told["register_cells_blanked"]["rows"] == (42,)
    everything = "".join(str(value) for value in vars(read_so.events).values())
    assert phone(9) not in everything
    assert read_so.events.addresses[-1] == "" == read_so.asked[-1]


def test_a_few_numbers_in_addresses_cost_those_addresses_alone():
    # Given addresses of which some are telephone numbers, and cells with names behind or before a title
    read_so = read(f"""
工单编号 | 事发地址 | 承办单位
1 | 人民路1号 | 城管局
2 | {phone(1)} | 城管局
3 | 人民路3号(李先生) | 综治办张主任
4 | 12 Main St (617-555-0123) | 社区民警李四
5 | 中山先生路5号 | 党支部书记办公室
6 | 人民路9号302室张某 | 城管局
7 | 张某 | 城管局
""")
    assert read_so.events.addresses.tolist() == ["人民路1号", "", "", "", "中山先生路5号", "", ""]
    assert read_so.events.departments.tolist()[2:5] == ["", "", "党支部书记办公室"]
    assert "register_personal_dropped" not in checks(read_so)


def test_an_officer_beside_an_office_is_blanked():
    offices = [
        "城管局",
        "公安",
        "司法所(张某)",
        "执法队张某",
        "安监",
        "综治中心",
        "管理处",
        "城管局(高新)",
        "金融办",
        "派出所",
    ]
    rows = "\n".join(f"{row} | 2024/1/5 | {office}" for row, office in enumerate(offices))
    kept = read("工单编号 | 上报时间 | 承办单位\n" + rows).events.departments.tolist()
    assert kept == [office if office not in offices[2:4] else "" for office in offices]


def test_names_where_a_word_should_be_are_not_told():
    # Given names of nobody for sources, and for departments
    rows = "\n".join(f"A{number} | {blurred(number)} | {blurred(number + 3)}" for number in range(40))
    read_so = read("工单编号 | 来源 | 承办单位\n" + rows)
    told = checks(read_so)
    assert told["event_words_unknown"]["words"] == "…"
    assert told["register_personal_dropped"]["columns"] == "承办单位"
    assert set(read_so.events.departments) == {""}


def test_titles_totals_and_blank_rows_are_left_out():
    read_so = read("""
红旗街道一月事件台账
事件编号 | 事件类型 | 上报时间 | 事发地址
A1 | 市容环境 | 2024/1/5 | 人民路1号
 | | |
A2 | 市容环境 | 2024/1/6 | 人民路2号
合计 | 2 | |
""")
    assert read_so.events.numbers.tolist() == ["A1", "A2"]
    assert read_so.lines.tolist() == [3, 5]


def test_who_filled_a_ledger_in_is_no_heading_of_its_columns():
    # Given a title, a row that tells who filled it in, and headers in two rows
    read_so = read("""
红旗街道一月事件台账 | | | |
填报单位：综治中心 填报人：某某 | | | |
工单编号 | 办理时间 | | 位置 | 当事人
 | 上报 | 办结 | 地址 | 手机号
A1 | 2024/1/5 | 2024/1/6 | 人民路1号 | x
""")
    # Then the times are read, and only what is about persons is dropped
    assert np.isfinite(read_so.events.times["closed"]).all()
    assert checks(read_so)["register_personal_dropped"]["count"] == 1


def test_a_column_of_days_tells_the_order_of_another():
    # Given days of which one alone shows that the day comes first, in one of two columns
    read_so = read("""
Case ID | Opened | Closed
A1 | 01/02/2024 | 02/03/2024
A2 | 13/02/2024 |
""")
    assert clock_text(read_so.events.times["closed"][0]) == "2024-03-02 00:00"
    assert "event_times_doubtful" not in checks(read_so)


def test_a_comma_may_stand_for_the_point_of_coordinates():
    read_so = read("""
Case ID | Opened | Latitude | Longitude
A1 | 2024-02-01 | 42,3601 | -71,058
""")
    assert read_so.events.places[0].tolist() == [-71.058, 42.3601]


def test_numbers_that_a_spreadsheet_rounded_are_none():
    # Given two events whose long numbers became one, and two that keep theirs
    read_so = read("""
工单编号 | 工单状态 | 上报时间
4.30702E+17 | 已结案 | 2024/1/5
4.30702E+17 | 处置中 | 2024/1/6
430702202401050003 | 处置中 | 2024/1/6
1E5 | 处置中 | 2024/1/6
""")
    # Then they stay two events, and it is told
    numbers = read_so.events.numbers.tolist()
    assert numbers[0].startswith("#2-")
    assert numbers[1].startswith("#3-")
    assert numbers[2:] == ["430702202401050003", "1E5"]
    assert checks(read_so)["register_codes_ruined"]["rows"] == (2, 3)


@pytest.mark.parametrize(("header", "day", "clock"), [
    ("上报日期 | 上报时间", "2024-01-05", "08:05"),
    ("上报日期 | 上报时间", "45296", "上午8点5分"),
    ("Date | Time", "01/05/2024", "8:05 AM"),
    ("Date | Time", "2024/1/5", "0.336805556"),
    ("Date | Time", "2024-01-05", "805"),
    ("上報日期 | 上報時間", "113/01/05", "上午8時5分"),
])  # fmt: skip
def test_days_and_clocks_in_two_columns_are_one_time(header, day, clock):
    told = read(f"Case ID | {header}\n1 | {day} | {clock}\n2 | {day} | ")
    assert [clock_text(second) for second in told.events.times["reported"]] == ["2024-01-05 08:05", "2024-01-05 00:00"]
    assert set(checks(told)) <= {"event_times_doubtful", "event_due_set"}


def test_a_clock_is_of_the_day_that_is_called_as_it_is():
    # Given the day of the report, and the day and the time at which it happened
    told = read("工单编号 | 上报日期 | 发生日期 | 发生时间\n1 | 2024/1/9 | 2024/1/5 | 08:05")
    # Then the day that is taken has no other's time of day
    assert clock_text(told.events.times["reported"][0]) in ("2024-01-09 00:00", "2024-01-05 08:05")


def test_an_event_without_a_number_has_that_of_its_row():
    # Given a table whose first row has no number, the same table again, and that of another month
    january = "编号 | 类型 | 时间\n | 噪音 | 2024/1/5\nA2 | 噪音 | 2024/1/5"
    first, again, february = (read(text).events.numbers.tolist()[0] for text in (
        january, january, january.replace("/1/", "/2/")))  # fmt: skip
    # Then its number tells the row, comes again, and is no other month's
    assert first.startswith("#2-")
    assert first == again != february
    taken = read(january + f"\n{first} | 噪音 | 2024/1/5")
    assert taken.events.numbers.tolist() == [first + "'", "A2", first]
    assert checks(taken)["event_number_missing"]["rows"] == (2,)


def test_columns_without_a_word_are_told():
    read_so = read("编号 | 时间 | 经度 | 纬度\nA1 | 2024/1/5 | |\nA2 | 2024/1/5 | |")
    assert checks(read_so)["event_columns_empty"]["columns"] == "经度, 纬度"
    assert np.isnan(read_so.events.places).all()


@pytest.mark.parametrize("text", ["甲 | 乙\n1 | 2", "编号 | 时间", "户数 | 楼层\n1 | 2"])
def test_what_is_no_table_of_events_is_refused(text):
    with pytest.raises(RefusedError):
        read(text)


def test_a_meaning_that_is_told_is_believed():
    read_so = read("Ref | When | Foo\n7 | 2024/1/5 | x", {"Ref": "event_no", "#2": "reported_at"})
    assert read_so.events.numbers.tolist() == ["7"]
    assert clock_text(read_so.events.times["reported"][0]) == "2024-01-05 00:00"
    with pytest.raises(RefusedError, match="register_unknown_role"):
        read("Ref\n7", {"Ref": "phone"})


def test_an_address_is_made_of_its_parts():
    read_so = read("""
编号 | 道路 | 门牌号 | 交叉路
1 | 人民路 | 12 |
2 | 人民路 | | 朝阳街
3 | Main St | 575 |
4 | Main St | | Windsor St
5 | 人民路 | |
""")
    assert read_so.asked.tolist() == [
        "人民路12号",
        "人民路与朝阳街交叉口",
        "575 Main St",
        "Main St & Windsor St",
        "人民路",
    ]


def test_coordinates_are_mended_where_it_shows_how():
    # Given a district, and coordinates right, swapped, in degrees and minutes, at 0/0, elsewhere and none
    read_so = read(
        """
编号 | 经度 | 纬度
1 | 111.69 | 29.04
2 | 29.04 | 111.69
3 | 111°41'24" | 29°2'24"
4 | 11141.4 | 2902.4
5 | 0 | 0
6 | 121.5 | 31.2
7 | 无 | 29
8 | -111.69 | 29.04
9 | 111690000 | 29040000
""",
        where=lambda places: ((111.6, 29.0, 111.8, 29.1), True),
    )
    right = [row for row in range(9) if row not in (4, 5, 6)]
    assert read_so.events.places[right] == pytest.approx(np.array([(111.69, 29.04)] * len(right)), abs=1e-6)
    assert np.isnan(read_so.events.places[[4, 6]]).all()
    told = {check: numbers["rows"] for check, numbers in checks(read_so).items() if check.startswith("event_places")}
    assert told == {
        "event_places_unread": (8,),
        "event_places_zero": (6,),
        "event_places_swapped": (3,),
        "event_places_degrees": (4, 5),
        "event_places_signed": (9,),
        "event_places_scaled": (10,),
        "event_places_outside": (7,),
    }


def test_where_nobody_says_where_the_district_is_most_rows_do():
    places = np.array([(111.6 + row / 1000, 29.0) for row in range(30)] + [(29.0, 111.61)])
    assert mended_places(places).troubles["swapped"].tolist() == [30]
    assert not mended_places(places[:5]).troubles


def test_what_lies_nowhere_on_the_earth_shows_in_a_single_row():
    few = [(111.6, 29.0), (29.0, 111.61), (11141.4, 2902.4), (11141.4, 29.0), (80.0, 29.0)]
    found = mended_places(few)
    assert {why: rows.tolist() for why, rows in found.troubles.items()} == {
        "swapped": [1], "degrees": [2], "lost": [3],
    }  # fmt: skip
    assert np.isnan(found.places[3]).all()
    assert found.places[[1, 2]].round(3).tolist() == [[111.61, 29.0], [111.69, 29.04]]
    all_swapped = mended_places([(29.0, 111.6 + row / 1000) for row in range(30)])
    assert all_swapped.troubles["swapped"].tolist() == list(range(30))


def test_degrees_where_metres_should_be_are_no_places():
    found = mended_places([(111.69, 29.04), (111.7, 29.05)], None, False)
    assert {why: rows.tolist() for why, rows in found.troubles.items()} == {"lost": [0, 1]}
    assert np.isnan(found.places).all()
    assert not mended_places([(50.0, 50.0), (120.5, 80.0)], None, False).troubles


def test_metres_in_the_order_of_surveyors_and_with_the_number_of_a_zone():
    places = [(500000, 3200000), (3200000, 500000), (37500000, 3200000), (3200000, 37500000), (9, 9)]
    found = mended_places(places, (499000, 3199000, 501000, 3201000), geographic=False)
    assert found.places[:4].tolist() == [[500000, 3200000]] * 4
    assert {why: rows.tolist() for why, rows in found.troubles.items()} == {
        "swapped": [1], "zoned": [2, 3], "outside": [4],
    }  # fmt: skip


def test_of_rows_with_one_number_the_latest_is_kept():
    # Given a row twice, and an older one of the same number
    times = {"reported": [0, 0, 0, 9], "closed": [np.nan, 50, 50, np.nan]}
    told = repeated_events(events_of(["a", "a", "a", "b"], times, states=[40, 70, 70, 10]))
    assert told.kept.tolist() == [False, False, True, True]
    assert (told.same.tolist(), told.older.tolist()) == ([1], [0])


def test_days_without_a_time_of_day_contradict_nothing():
    # Given reports with their time, and closings and deadlines of which the day alone is told
    read_so = read("""
编号 | 上报时间 | 办结日期 | 截止日期
1 | 2024/1/5 08:30 | 2024/1/5 | 2024/1/5
2 | 2024/1/5 08:30 | 2024/1/6 | 2024/1/7
3 | 2024/1/5 08:30 | 2024/1/4 | 2024/1/7
""")
    times = read_so.events.times
    assert [clock_text(second) for second in times["closed"]] == [
        "2024-01-05 08:30", "2024-01-06 00:00", "2024-01-04 00:00",
    ]  # fmt: skip
    assert [clock_text(second) for second in times["due"][:2]] == ["2024-01-05 23:59", "2024-01-07 23:59"]
    assert times_in_order(times).rows.tolist() == [2]


def test_times_that_contradict_the_others_are_left_out():
    # Given an event that was closed before it was reported, one whose dispatch is wrong, and one in order
    times = {
        "reported": [10.0, 10, 10],
        "dispatched": [20.0, 99, 20],
        "started": [25.0, 25, 25],
        "closed": [5.0, 30, 30],
    }
    told = times_in_order({name: np.array(values) for name, values in times.items()}, now=0.0)
    assert told.rows.tolist() == [0, 1]
    assert np.isnan([told.times["closed"][0], told.times["dispatched"][1]]).all()
    assert told.times["closed"][1:].tolist() == [30, 30]
    assert not len(told.late)
    assert times_in_order({"reported": np.array([9e5])}, now=0.0).late.tolist() == [0]


def test_places_of_addresses_and_corners():
    # Given two streets that cross, houses along them, and a street that comes near one of them
    lines = [shapely.LineString(line) for line in ([(0, 0), (200, 0)], [(40, -50), (40, 50)], [(150, 20), (150, 90)])]
    known = AddressPlaces(
        ["人民路12号", "人民路14号", "和平街3号"], [(10, 5), (20, 5), (45, 20)], address_words(), lines,
        ["人民路", "和平街", "朝阳巷"],
    )  # fmt: skip
    # Then events are at the house, at the corner, at the end that nearly meets; and a street alone is no place
    assert known.find("人民路１２号").place == (10, 5)
    assert known.find("人民路12号门前").place == (10, 5)
    assert known.find("人民路与和平街交叉口").place == (40, 0)
    assert known.find("和平街人民路路口东北角").place == (40, 0)
    assert known.find("朝阳巷/人民路").place == (150, 10)
    assert known.find("和平街与朝阳巷路口").place is None
    assert known.find("人民路").place is None
    assert known.find("").place is None
