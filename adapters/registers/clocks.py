"""The times of day in an XLSX workbook: of cells with a date and a time, OGR tells the date alone."""

import re
import zipfile

from .merged import column_number, part_of, tags_of

__all__ = ["clocks_of_cells", "with_clocks"]

_FORMATS = re.compile(r"<(?:\w+:)?numFmt\s([^>]*)>")
_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\s([^>]*)>")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|&quot;.*?&quot;')
_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*?\br="([A-Z]+)(\d+)")(?=[^>]*?\bs="(\d+)")[^>]*>\s*<(?:\w+:)?v>(\d+\.\d+(?:[eE]-?\d+)?)<'
)
_DATE = re.compile(r"\d{4}[/-]\d\d[/-]\d\d")
_DATE_AND_TIME = 22  # the one such format that every workbook has
_CHUNK, _LONGEST_CELL = 1 << 20, 400


def clocks_of_cells(file, sheet):
    """Find the cells of a sheet that show a date and a time.

    Parameters
    ----------
    file : Path
    sheet : str, its name

    Returns
    -------
    dict of (int row, from 1, int column, from 0) to str, as 08:30:15; empty where the workbook does not tell
    """
    try:
        with zipfile.ZipFile(file) as book:
            part, styles = part_of(book, sheet), _styles(book)
            return _clocks(book, part, styles) if part is not None and styles else {}
    except (zipfile.BadZipFile, KeyError, OSError):
        return {}


def with_clocks(rows, lines, clocks):
    """Write times of day behind the dates that they belong to, in place.

    Parameters
    ----------
    rows : (n,) list of tuples of str
    lines : (n,) sequence of int, the rows' numbers in the sheet
    clocks : as of `clocks_of_cells`
    """
    places = {line: place for place, line in enumerate(lines)}
    for (line, column), clock in clocks.items():
        place = places.get(line)
        if place is None or column >= len(rows[place]):
            continue
        row = rows[place]
        if _DATE.fullmatch(row[column]):
            rows[place] = (*row[:column], f"{row[column]} {clock}", *row[column + 1 :])


def _styles(book):
    """The numbers of the styles in which a cell shows a date and a time."""
    content = book.read("xl/styles.xml")
    codes = {one["numFmtId"]: one.get("formatCode", "") for one in tags_of(_FORMATS, content) if "numFmtId" in one}
    wanted = {number for number, code in codes.items() if _shows_both(code)} | {str(_DATE_AND_TIME)}
    whole = _STYLES.search(content.decode("utf-8", "replace"))
    styles = [] if whole is None else list(tags_of(_STYLE, whole[0].encode()))
    return {number for number, style in enumerate(styles) if style.get("numFmtId") in wanted}


def _shows_both(code):
    plain = _QUOTED.sub("", code.lower())
    return "h" in plain and ("y" in plain or "d" in plain)


def _clocks(book, part, styles):
    wanted = {str(number).encode() for number in styles}
    clocks, tail = {}, b""
    with book.open(part) as content:
        while chunk := content.read(_CHUNK):
            text = tail + chunk
            for letters, row, style, value in _CELL.findall(text):
                if style in wanted:
                    second = round(float(value) % 1 * 86400) % 86400
                    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
                    clocks[int(row), column_number(letters.decode())] = clock
            tail = text[-_LONGEST_CELL:]
    return clocks
