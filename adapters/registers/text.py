"""Read a register from a text file: its encoding, its separator and its rows."""

import codecs
import csv
import re
from collections import Counter

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.premises.register.sheet import Sheet

__all__ = ["decoded", "read_text", "separator_of"]

_SEPARATORS = (",", "\t", ";", "，", "；", "|")
_LINES_LOOKED_AT = 60
_CHECK_EVERY = 5000
_BAD = "\ufffd"

# Bytes beyond ASCII; how many of their runs are of one in a text of Western Europe, and how far it is looked at.
_BEYOND = re.compile(rb"[\x80-\xff]+")
_NEARLY_ALL = 0.9
_BYTES_LOOKED_AT = 1_000_000

translate = QCoreApplication.translate


def read_text(file, most, progress):
    """Read a text file.

    Parameters
    ----------
    file : Path
    most : int or None, so many rows at most
    progress : Progress

    Returns
    -------
    Sheet, QgsCoordinateReferenceSystem (not valid), list of Finding

    Raises
    ------
    QgsProcessingException
        The file cannot be opened, or is no table; the sentence names it and the row.
    """
    try:
        text, encoding = decoded(file.read_bytes())
    except OSError as trouble:
        said = translate("RegisterFiles", "The file {file} cannot be opened: {trouble}")
        raise QgsProcessingException(said.format(file=file.name, trouble=trouble.strerror)) from trouble
    progress.check()
    lines = text.splitlines(keepends=True) if "\0" not in text else text.replace("\0", "").splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=separator_of(lines[:_LINES_LOOKED_AT]), skipinitialspace=True)
    rows, numbers = [], []
    before = 0
    try:
        for row in reader:
            rows.append(tuple([cell.strip() for cell in row]))
            numbers.append(before + 1)
            before = reader.line_num
            if len(rows) == most:
                break
            if len(rows) % _CHECK_EVERY == 0:
                progress.check()
        else:
            _refuse_open_quote(file, lines, numbers)
    except csv.Error as trouble:
        said = translate("RegisterFiles", "The file {file} is no table of text: row {row}: {trouble}")
        raise QgsProcessingException(said.format(file=file.name, row=before + 1, trouble=trouble)) from trouble
    findings = []
    if encoding != "UTF-8":
        findings.append(found("register_encoding", layer=file.stem, encoding=encoding))
    if _BAD in text:
        bad = tuple(number for number, row in zip(numbers, rows, strict=True) if any(_BAD in cell for cell in row))
        findings.append(found("register_bad_signs", value=len(bad), layer=file.stem, count=len(bad), rows=bad))
    return Sheet(file.stem, _of_one_length(rows), numbers), QgsCoordinateReferenceSystem(), findings


def _refuse_open_quote(file, lines, numbers):
    """Raise where the last row runs on to the end of the file because a quotation mark in it is never closed."""
    last = lines[numbers[-1] - 1 :] if numbers else []
    if len(last) > 1 and sum(line.count('"') for line in last) % 2:
        said = translate("RegisterFiles", "The file {file}: a quotation mark in row {row} is not closed. Mend it.")
        raise QgsProcessingException(said.format(file=file.name, row=numbers[-1]))


def decoded(content):
    """Decode text: by its mark, else as UTF-8, GB18030 or Windows-1252; what is none gets signs for damaged bytes.

    In GB18030 signs beyond ASCII begin with pairs of bytes beyond it; in Windows-1252 each stands alone among letters.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    text, name of the encoding : str

    Examples
    --------
    >>> decoded("户数".encode("gb18030")), decoded("户数".encode("utf-8-sig"))
    (('户数', 'GB18030'), ('户数', 'UTF-8'))
    >>> decoded("N° voie;Libellé".encode("cp1252"))
    ('N° voie;Libellé', 'Windows-1252')
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), "UTF-16"
    latin = [("cp1252", "Windows-1252")] if _stands_alone(content) else []
    for encoding, name in (("utf-8-sig", "UTF-8"), *latin, ("gb18030", "GB18030")):
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    as_utf8, as_gb = content.decode("utf-8-sig", "replace"), content.decode("gb18030", "replace")
    return (as_utf8, "UTF-8") if as_utf8.count(_BAD) <= as_gb.count(_BAD) else (as_gb, "GB18030")


def _stands_alone(content):
    """Whether nearly all bytes beyond ASCII stand alone."""
    runs = [len(run) for run in _BEYOND.findall(content[:_BYTES_LOOKED_AT])]
    return bool(runs) and runs.count(1) > _NEARLY_ALL * len(runs)


def separator_of(lines):
    r"""The sign between the cells of a text: the one that parts most lines into the same number of cells.

    Parameters
    ----------
    lines : list of str

    Examples
    --------
    >>> [separator_of(lines) for lines in (["a;b,c", "1;2"], ["楼号，户数", "1，2"], ["a\tb", "1\t2,5"], ["a"])]
    [';', '，', '\t', ',']
    """

    def agreement(separator):
        widths = [len(row) for row in csv.reader(lines, delimiter=separator, strict=False) if any(row)]
        (width, lines_of_it), *_ = Counter(widths).most_common(1) or [(1, 0)]
        return (lines_of_it / max(len(widths), 1) > 0.5 and width > 1, lines_of_it * (width > 1), width)

    try:
        return max(_SEPARATORS, key=agreement)
    except csv.Error:
        return _SEPARATORS[0]


def _of_one_length(rows):
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else row + ("",) * (width - len(row)) for row in rows]
