"""Importing a register of a whole city beside plainly reading the same file with pandas and with OGR.

`make bench BENCH=register` prints the table. Ours reads the file, finds the header, understands the columns, leaves out
what is about persons, and makes rows that count; the others only read.
"""

import csv
import importlib.util
import time
from datetime import date

from community_grids.adapters.registers.files import read_file
from community_grids.adapters.registers.importing import counted, import_register

__all__ = ["show"]

DWELLINGS = 290_934
FLOORS, ENTRANCES, ROOMS = 6, 2, 2
HEADER = (
    "社区名称",
    "小区名称",
    "楼栋编码",
    "标准地址",
    "单元号",
    "楼层",
    "房号",
    "使用状态",
    "户主姓名",
    "联系电话",
    "登记日期",
    "备注",
)


def show(folder, dwellings=DWELLINGS):
    """Make the files and print all figures.

    Parameters
    ----------
    folder : Path
    dwellings : int
    """
    files = _files(folder, dwellings)
    print(f"A register of {dwellings:,} dwellings in {len(HEADER)} columns; seconds by the clock, and of the processor")
    print(f"{'':>6} {'':>34} {'clock':>7} {'processor':>10} {'rows':>9} {'households':>11}", flush=True)
    for file in files:
        for words, work in (("ours, read", _read), ("ours, read and imported", _import), *_peers(file)):
            _line(file, words, work)


def _line(file, words, work):
    clock, processor = time.perf_counter(), time.process_time()
    rows, households = work(file)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    figures = f"{clock:7.2f} {processor:10.2f} {rows:9,d} {households:>11}"
    print(f"{file.suffix[1:]:>6} {words:>34} {figures}", flush=True)


def _read(file):
    return len(read_file(str(file)).sheet.rows), ""


def _import(file):
    counts = counted(import_register(read_file(str(file))).reading)
    return counts["rows"], f"{counts['households']:,}"


def _peers(file):
    """What reads the same file and no more."""
    yield "OGR in QGIS, read", _read_layer
    if importlib.util.find_spec("pandas") is not None:
        yield "pandas, read", _read_frame


def _read_layer(file):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(file), "register", "ogr")
    return sum(1 for feature in layer.getFeatures() if feature.attributes()), ""


def _read_frame(file):
    import pandas

    frame = (
        pandas.read_csv(file, encoding="gb18030", dtype=str)
        if file.suffix == ".csv"
        else pandas.read_excel(file, dtype=str)
    )
    return len(frame), ""


def _files(folder, dwellings):
    """The register as XLSX and as CSV, made where they are not there yet."""
    files = [folder / f"register_{dwellings}.{ending}" for ending in ("xlsx", "csv")]
    if not all(file.exists() for file in files):
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("房屋台账")
        with files[1].open("w", encoding="gb18030", newline="") as content:
            lines = csv.writer(content)
            for row in (HEADER, *_rows(dwellings)):
                sheet.append(row)
                lines.writerow(row)
        book.save(files[0])
    return files


def _rows(dwellings):
    """Rows of dwellings; what stands under the headers of persons is of nobody."""
    for number in range(dwellings):
        at, room = divmod(number, ROOMS)
        at, floor = divmod(at, FLOORS)
        building, entrance = divmod(at, ENTRANCES)
        compound = building // 20 + 1
        yield (
            f"第{building // 2000 + 1}社区",
            f"第{compound}小区",
            f"{430702001001 + building // 2000}{building % 2000:05}",
            f"人民路{compound * 2}号第{compound}小区{building % 20 + 1}栋",
            f"{entrance + 1}单元",
            floor + 1,
            f"{floor + 1}0{room + 1}",
            "空置" if number % 7 == 0 else "自住",
            "户" + chr(0x4E00 + number % 500) + chr(0x5000 + number % 800),
            13_000_000_000 + number * 7919 % 999_999_999,
            date(2023, 1 + number % 12, 1 + number % 28),
            None,
        )
