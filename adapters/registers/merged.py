"""Which cells of an XLSX workbook are merged: OGR reads the cells, but does not tell."""

import re
import zipfile
from html import unescape

__all__ = ["column_number", "merged_cells", "part_of", "tags_of"]

_TAG = r"<(?:\w+:)?{name}\s([^>]*)>"
_SHEETS = re.compile(_TAG.format(name="sheet"))
_RELATIONS = re.compile(_TAG.format(name="Relationship"))
_MERGED = re.compile(_TAG.format(name="mergeCell").encode())
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_CHUNK = 1 << 20
_LONGEST_TAG = 64
_END_OF_CELLS = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_MOST = 4_000_000  # bytes behind the cells


def merged_cells(file, sheet):
    """Find the merged cells of a sheet.

    Parameters
    ----------
    file : Path
    sheet : str, its name

    Returns
    -------
    tuple of (top, left, bottom, right), from 0 and inclusive; empty where the workbook does not tell
    """
    try:
        with zipfile.ZipFile(file) as book:
            part = part_of(book, sheet)
            return () if part is None else tuple(map(_area, _MERGED.findall(_behind_cells(book, part))))
    except (zipfile.BadZipFile, KeyError, OSError):
        return ()


def part_of(book, sheet):
    """The file in the workbook that holds a sheet; None where it has none."""
    relations = {
        one["Id"]: one["Target"] for one in tags_of(_RELATIONS, book.read("xl/_rels/workbook.xml.rels")) if "Id" in one
    }
    for one in tags_of(_SHEETS, book.read("xl/workbook.xml")):
        if unescape(one.get("name", "")) == sheet:
            target = next((relations.get(value) for key, value in one.items() if key.endswith(":id")), None)
            return None if target is None else target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def tags_of(pattern, content):
    """The attributes of each tag."""
    for tag in pattern.findall(content.decode("utf-8", "replace")):
        yield {name: one or other for name, one, other in _ATTRIBUTE.findall(tag)}


def _behind_cells(book, part):
    """What stands behind the cells, which may be hundreds of megabytes."""
    behind, tail = b"", b""
    with book.open(part) as content:
        while chunk := content.read(_CHUNK):
            if behind:
                behind += chunk
                if len(behind) > _MOST:
                    break
                continue
            text = tail + chunk
            end = _END_OF_CELLS.search(text)
            behind = text[end.start() :] if end else b""
            tail = text[-_LONGEST_TAG:]
    return behind


def _area(tag):
    attributes = {name: one or other for name, one, other in _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))}
    match = _AREA.fullmatch(attributes.get("ref", "").replace("$", ""))
    if match is None:
        return 0, 0, 0, 0
    left, top, right, bottom = match.groups()
    return int(top) - 1, column_number(left), int(bottom) - 1, column_number(right)


def column_number(letters):
    """The number of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1
