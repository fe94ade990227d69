"""Rows of a plan file as PostgreSQL's COPY reads them, made while they are sent."""

import json
import re
import struct

from ..adapters.plan_file.geopackage import wkb_of
from .plan_tables import FLAGS

__all__ = ["RowStream", "ewkb_hex", "json_of", "lines_of", "without_nul"]

_NULL = "\\N"
_SPECIAL = re.compile(r"[\\\t\n\r\0]")
_ESCAPED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""}
_SRID_FLAG = 0x20000000


def lines_of(table, rows, district, srid):
    """Write rows as lines of COPY's text format, the district before each.

    Parameters
    ----------
    table : Table
    rows : iterable of tuples, in the order of its columns
    district : int
    srid : int, of the database

    Yields
    ------
    str
    """
    writers = [_writer(column, srid) for column in table.columns]
    head = f"{district}\t"
    for row in rows:
        values = [_NULL if value is None else write(value) for write, value in zip(writers, row, strict=True)]
        yield head + "\t".join(values) + "\n"


def json_of(table, rows, district, srid):
    """Write rows as a JSON array of objects, for tables into which not everybody may COPY.

    Parameters
    ----------
    As of `lines_of`.

    Returns
    -------
    str
    """
    place = table.columns.index("geom") if "geom" in table.columns else None
    flags = [number for number, column in enumerate(table.columns) if column in FLAGS]
    columns = ("district_id", *table.columns)
    objects = []
    for row in rows:
        values = [without_nul(value) for value in row]
        if place is not None and values[place] is not None:
            hexadecimal = ewkb_hex(values[place], srid)
            values[place] = None if hexadecimal == _NULL else hexadecimal
        for number in flags:
            values[number] = None if values[number] is None else bool(values[number])
        objects.append(dict(zip(columns, (district, *values), strict=True)))
    return json.dumps(objects, ensure_ascii=False, separators=(",", ":"))


def without_nul(value):
    r"""A value without the one character that PostgreSQL keeps in no text; layers of old registers hold it.

    Examples
    --------
    >>> without_nul("Lane 3\0\0"), without_nul(3)
    ('Lane 3', 3)
    """
    return value.replace("\0", "") if isinstance(value, str) else value


def _writer(column, srid):
    if column == "geom":
        return lambda blob: ewkb_hex(blob, srid)
    return _flag if column in FLAGS else _value


def _flag(value):
    return "t" if value else "f"


def _value(value):
    if isinstance(value, str):
        return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], value) if _SPECIAL.search(value) else value
    return repr(int(value) if isinstance(value, float) and value.is_integer() else value)


def ewkb_hex(blob, srid):
    r"""Write a geometry of a GeoPackage as PostGIS reads it.

    Parameters
    ----------
    blob : bytes
    srid : int

    Returns
    -------
    str

    Examples
    --------
    >>> point = b"GP\x00\x01" + bytes(4) + struct.pack("<BI2d", 1, 1, 0, 0)
    >>> ewkb_hex(point, 4547)[:18]
    '0101000020c3110000'
    """
    wkb = wkb_of(blob)
    if wkb is None:
        return _NULL
    order = "<" if wkb[0] else ">"
    (kind,) = struct.unpack_from(f"{order}I", wkb, 1)
    return (wkb[:1] + struct.pack(f"{order}II", kind | _SRID_FLAG, srid) + wkb[5:]).hex()


class RowStream:
    """Lines that are read as a file.

    Parameters
    ----------
    lines : iterable of str
    read : callable that is told after each piece how many lines were read; what it raises ends the reading

    Attributes
    ----------
    count : int, the lines that were read
    trouble : exception that ended the reading, which psycopg2 hides; None where none did
    """

    def __init__(self, lines, read):
        self._lines, self._told = iter(lines), read
        self._rest = ""
        self.count, self.trouble = 0, None

    def read(self, size=-1):
        """Give the next `size` characters, all where it is negative; '' at the end."""
        try:
            return self._piece(size)
        except BaseException as error:
            self.trouble = error
            raise

    def _piece(self, size):
        pieces, length = [self._rest], len(self._rest)
        while size < 0 or length < size:
            line = next(self._lines, None)
            if line is None:
                break
            self.count += 1
            pieces.append(line)
            length += len(line)
        self._told(self.count)
        text = "".join(pieces)
        cut = len(text) if size < 0 else size
        self._rest = text[cut:]
        return text[:cut]
