"""QR sheets of a district: the whole command on 10,000 buildings, and whether a scanner reads what was printed.

`make bench BENCH=qr` prints the table. The baseline makes the same codes one after the other, with nothing round them.
"""

import csv
import time

import numpy as np

from .command import run

__all__ = ["show"]

BUILDINGS, OF_GRID = 10_000, 40
WANTED_S = 60
COLUMNS, ROWS, SIZE = 3, 7, 25.0
DPI, EVERY = 150, 25
"""Pages that are scanned: one of so many, at so many dots to the inch."""


def show(folder, buildings=BUILDINGS):
    """Print all figures.

    Parameters
    ----------
    folder : pathlib.Path
    buildings : int
    """
    print(f"QR sheets: {buildings:,} buildings in grids of {OF_GRID}")
    table, sheets, ids = folder / "qr_buildings.csv", folder / "qr.pdf", folder / "qr_ids.csv"
    _write_buildings(table, buildings)
    told = run("qrsheets", [f"BUILDINGS={table}", f"SHEETS={sheets}", f"IDS={ids}"])
    size = sheets.stat().st_size / 1e6
    print(f"  {'the whole command':<44}{told.seconds:8.1f} s   wanted: {WANTED_S}")
    print(f"  {'memory, processes included':<44}{told.memory_mb:8.0f} MB")
    print(f"  {'the file':<44}{size:8.1f} MB", flush=True)
    with ids.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    print(f"  {'baseline: the codes alone, one by one':<44}{_codes_alone([row['content'] for row in rows]):8.1f} s")
    right, looked = _scanned(sheets, rows)
    print(f"  {f'read back by zxing-cpp at {DPI} dpi':<44}{right:>8,} of {looked:,}, one page of {EVERY}", flush=True)


def _write_buildings(file, count):
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["building_id", "name", "address", "grid_code", "community_name"])
        for at in range(count):
            grid, house = at // OF_GRID, at % OF_GRID + 1
            address = f"临江路{2 * (at // 20) + 1}号翠湖花园{house}幢"
            writer.writerow([f"B{at:05d}", f"翠湖花园{house}幢", address, f"430702001001{grid + 1:03d}", "红旗社区"])


def _codes_alone(contents):
    """Seconds in which the library makes the codes."""
    import segno

    begin = time.perf_counter()
    for content in contents:
        segno.make(content, error="m", micro=False)
    return time.perf_counter() - begin


def _scanned(sheets, rows):
    """Codes that are read as what they should say, and all that were looked at."""
    import zxingcpp
    from community_grids.engine.premises.qr_sheets import Layout
    from osgeo import gdal

    gdal.UseExceptions()
    by_page = {}
    for row in rows:
        by_page.setdefault(int(row["page"]), []).append(row["content"])
    right = looked = 0
    for page in list(by_page)[::EVERY]:
        picture = gdal.OpenEx(f"PDF:{page}:{sheets}", gdal.OF_RASTER, open_options=[f"DPI={DPI}"]).ReadAsArray()
        grey, scale = picture[:3].max(axis=0), picture.shape[1] / 297
        for cell, content in zip(Layout(COLUMNS, ROWS, SIZE).cells(21), by_page[page], strict=False):
            left, top, width, height = (round(each * scale) for each in cell.box)
            found = zxingcpp.read_barcodes(np.ascontiguousarray(grey[top : top + height, left : left + width]))
            looked += 1
            right += [barcode.text for barcode in found] == [content]
    return right, looked
