"""Make a table of events as a hotline hands it in, hard to read; what is about persons in it is of nobody.

PYTHONPATH=. python docs/pictures/made_up_events.py sample_data/small.gpkg FILE.xlsx
"""

import sqlite3
import sys

import openpyxl
import pyproj
import shapely

from engine.geodesy.gcj import GCJ02, WGS84, converted

TITLE = "安澜区（虚构）12345 热线转办工单（2024年第一季度）"
HEADERS = ("工单编号", "诉求人", "联系电话", "数据来源", "工单类别", "紧急程度", "工单状态", "上报时间", "办结时间",
           "经度", "纬度", "事发地址", "诉求内容")  # fmt: skip
COUNT = 400
COLUMNS = "event_no, source, category, urgency, state, reported_at, closed_at, address, geom"


def main(district, file):
    """Write the workbook: the sample's events as a web map has their places, with dates of several kinds."""
    with sqlite3.connect(district) as connection:
        events = connection.execute(f"SELECT {COLUMNS} FROM events LIMIT {COUNT}").fetchall()  # noqa: S608
    to_degrees = pyproj.Transformer.from_crs(4546, 4326, always_xy=True)
    points = [shapely.from_wkb(event[-1][8:]) for event in events]
    places = list(zip(*to_degrees.transform([point.x for point in points], [point.y for point in points])))
    shifted = converted(places, WGS84, GCJ02).round(6).tolist()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "工单"
    sheet.append([TITLE])
    sheet.append(HEADERS)
    for row, ((number, *kinds, reported, closed, address, _), place) in enumerate(zip(events, shifted)):
        where = place if row % 9 else (None, None)
        sheet.append([number, *person(row), *kinds, clock(reported, row), clock(closed, row + 1), *where, address,
                      "反映人来电诉求"])  # fmt: skip
    sheet.append([events[0][0], *person(0), *events[0][1:5], clock(events[0][5], 0), None, *shifted[0], events[0][7]])
    sheet.append(["合计", COUNT + 1])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADERS))
    book.save(file)


def person(row):
    """A sign after another for a name, and a number with the shape of a telephone's."""
    return f"户{chr(0x4E00 + row % 97 * 7)}", f"1{3 + row % 7}{row * 7919 % 10**9:09}"


def clock(text, row):
    """A time as somebody may write it."""
    if not text:
        return None
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    return (
        f"{year}/{month}/{day} {text[11:16]}",
        f"{year}年{month}月{day}日 {text[11:16]}",
        f"民國{year - 1911}年{month}月{day}日 {text[11:16]}",
    )[row % 3]


if __name__ == "__main__":
    main(*sys.argv[1:])
