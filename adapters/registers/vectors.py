"""Read a register from what OGR opens: workbooks, DBF and SHP in any encoding, geodatabases with their domains."""

from contextlib import contextmanager

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.premises.register.sheet import Sheet
from .clocks import clocks_of_cells, with_clocks
from .merged import merged_cells

__all__ = ["Vectors"]

_AS_IT_STANDS = {
    f"OGR_{driver}_{what}": value
    for driver in ("XLSX", "XLS", "ODS")
    for what, value in (("HEADERS", "DISABLE"), ("FIELD_TYPES", "STRING"))
}
_ERRORS = frozenset(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))
_WORKBOOKS = ("XLSX", "XLS", "ODS")
_CHECK_EVERY = 2000
_BAD = "\ufffd"

# A number with a fraction part keeps so many digits for sure.
_WHOLE = 2**53

translate = QCoreApplication.translate


class Vectors:
    """A file that OGR has open; what was read of a workbook is kept while it is.

    Parameters
    ----------
    file : Path

    Attributes
    ----------
    tables : list of str

    Raises
    ------
    QgsProcessingException
        OGR does not open it; the sentence names the file.
    """

    def __init__(self, file):
        self._file, self._dataset = file, _opened(file)
        self.tables = [self._dataset.GetLayer(place).GetName() for place in range(self._dataset.GetLayerCount())]

    def read(self, table, most, progress):
        """Read a table.

        Parameters
        ----------
        table : str
        most : int or None, so many rows at most
        progress : Progress

        Returns
        -------
        Sheet, QgsCoordinateReferenceSystem of its points, list of Finding
        """
        layer = self._dataset.GetLayerByName(table)
        if self._dataset.GetDriver().ShortName in _WORKBOOKS:
            with _cells_as_they_stand():
                rows, lines, _ = _read(layer, most, progress, with_points=False)
            merged = ()
            if self._dataset.GetDriver().ShortName == "XLSX":
                merged = merged_cells(self._file, table)
                with_clocks(rows, lines, clocks_of_cells(self._file, table))
            high, wide = len(rows), len(rows[0]) if rows else 0
            there = tuple((top, left, min(bottom, high - 1), min(right, wide - 1))
                          for top, left, bottom, right in merged if top < high and left < wide)  # fmt: skip
            findings = _blank_errors(table, rows, lines)
            return Sheet(table, rows, lines, merged=there), QgsCoordinateReferenceSystem(), findings
        rows, lines, points = _read(layer, most, progress, with_points=True)
        headers, findings = _headers(layer), []
        if self._dataset.GetDriver().ShortName == "ESRI Shapefile":
            headers, findings = _decode(self._file, table, headers, rows, lines)
        _write_domains(self._dataset, layer, rows)
        system = layer.GetSpatialRef()
        wkt = "" if system is None else system.ExportToWkt()
        crs = QgsCoordinateReferenceSystem.fromWkt(wkt) if wkt else QgsCoordinateReferenceSystem()
        somewhere = any(point is not None for point in points)
        return Sheet(table, rows, lines, tuple(headers), points=points if somewhere else None), crs, findings


def _blank_errors(table, rows, lines):
    """Blank the cells in which a formula failed, and tell which rows have any."""
    failed = [place for place, row in enumerate(rows) if not _ERRORS.isdisjoint(row)]
    for place in failed:
        rows[place] = tuple("" if cell in _ERRORS else cell for cell in rows[place])
    told = tuple(lines[place] for place in failed)
    return [found("register_error_cells", value=len(told), layer=table, count=len(told), rows=told)] if told else []


def _opened(file):
    from osgeo import gdal

    # The bytes of a DBF as they are: which encoding they have shows when all are seen.
    options = ["ENCODING="] if file.suffix.lower() in (".shp", ".dbf") else []
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        with _cells_as_they_stand():
            dataset = gdal.OpenEx(str(file), gdal.OF_VECTOR | gdal.OF_READONLY, open_options=options)
            count = 0 if dataset is None else dataset.GetLayerCount()
    except RuntimeError:  # where somebody has GDAL raise
        count = 0
    finally:
        gdal.PopErrorHandler()
    if not count:
        said = translate("RegisterFiles", "The file {file} cannot be read as a table.")
        why = translate("RegisterFiles", "It is damaged, protected by a password, or of another kind.")
        raise QgsProcessingException(f"{said} {why}".format(file=file.name))
    return dataset


@contextmanager
def _cells_as_they_stand():
    """Have OGR read every row of a workbook, its first one too, and every cell as the text that stands in it."""
    from osgeo import gdal

    before = {key: gdal.GetThreadLocalConfigOption(key) for key in _AS_IT_STANDS}
    try:
        for key, value in _AS_IT_STANDS.items():
            gdal.SetThreadLocalConfigOption(key, value)
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)


def _headers(layer):
    definition = layer.GetLayerDefn()
    return [_text(definition.GetFieldDefn(place).GetName()) for place in range(definition.GetFieldCount())]


def _read(layer, most, progress, with_points):
    """The rows as text, their numbers in the file, and a place for each."""
    definition = layer.GetLayerDefn()
    readers = [_reader(definition.GetFieldDefn(place), place) for place in range(definition.GetFieldCount())]
    rows, lines, points = [], [], []
    layer.ResetReading()
    every = layer.GetFeatureCount() if most is None else most
    for feature in layer:
        if len(rows) == most:
            break
        if len(rows) % _CHECK_EVERY == 0:
            progress.check()
            progress.report("register_reading", len(rows) / max(every, 1))
        rows.append(tuple([read(feature) for read in readers]))
        lines.append(feature.GetFID())
        if with_points:
            points.append(_point(feature.GetGeometryRef()))
    return rows, lines, points


def _reader(field, place):
    """How a field is read as text."""
    from osgeo import ogr

    if field.GetType() == ogr.OFTReal:
        return (
            lambda feature: "" if not feature.IsFieldSetAndNotNull(place) else _number(feature.GetFieldAsDouble(place))
        )
    if field.GetType() == ogr.OFTString:
        return lambda feature: _text(feature.GetFieldAsString(place)).strip()
    return lambda feature: feature.GetFieldAsString(place)


def _number(value):
    """A number as text; a whole one too large to be whole for sure shows it, so that a code is not taken for one."""
    if value == int(value) if abs(value) < 1e300 else False:
        return str(int(value)) if abs(value) < _WHOLE else f"{value:.14E}"
    return repr(value)


def _text(said):
    """What the bindings gave: text, or the bytes of what is none in UTF-8."""
    return said.decode("utf-8", "surrogateescape") if isinstance(said, bytes) else said


def _point(geometry):
    """A point in what a row is drawn as, None where it is not drawn."""
    if geometry is None or geometry.IsEmpty():
        return None
    shape = shapely.force_2d(shapely.from_wkb(bytes(geometry.ExportToWkb()), on_invalid="ignore"))
    if shape is None:
        return None
    return shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)


def _decode(file, table, headers, rows, lines):
    """Decode a DBF: by its .cpg, by its language byte, as UTF-8 if all of it is that, else as GB18030."""
    texts = [cell for row in rows for cell in row if not cell.isascii()] + [
        name for name in headers if not name.isascii()
    ]
    if not texts:
        return headers, []
    encoding = _encoding(file, {cell.encode("utf-8", "surrogateescape") for cell in texts})
    bad = []

    def decode(text):
        if text.isascii():
            return text
        return text.encode("utf-8", "surrogateescape").decode(encoding, "replace").rstrip(_BAD)  # cut in mid-sign

    for place, row in enumerate(rows):
        rows[place] = tuple(decode(cell) for cell in row)
        if any(_BAD in cell for cell in rows[place]):
            bad.append(lines[place])
    findings = [found("register_encoding", layer=table, encoding=encoding.upper())] if encoding != "utf-8" else []
    if bad:
        findings.append(found("register_bad_signs", value=len(bad), layer=table, count=len(bad), rows=tuple(bad)))
    return [decode(name) for name in headers], findings


def _encoding(file, texts):
    """The encoding of a DBF; what its side file says is believed only if the texts are that."""
    told = [_told_beside(file), _told_by_language(file)]
    for name in filter(None, [*told, "utf-8", "gb18030"]):
        if all(_is_text_in(text, name) for text in texts):
            return name
    return "gb18030"


def _is_text_in(content, encoding):
    """Whether bytes are text in an encoding; the last sign may have been cut."""
    for end in range(len(content), max(len(content) - 4, 0), -1):
        try:
            content[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
        except LookupError:
            return False
        return True
    return False


def _told_beside(file):
    side = next((file.with_suffix(end) for end in (".cpg", ".CPG") if file.with_suffix(end).is_file()), None)
    if side is None:
        return ""
    name = side.read_text(encoding="ascii", errors="ignore").strip().lower()
    if name in ("utf-8", "utf8", "65001"):
        return "utf-8"
    return "gb18030" if name in ("936", "cp936", "gbk", "gb2312", "gb18030", "54936", "cp54936") else name


def _told_by_language(file):
    table = next((file.with_suffix(end) for end in (".dbf", ".DBF") if file.with_suffix(end).is_file()), None)
    if table is None:
        return ""
    with table.open("rb") as content:
        language = content.read(30)[29:30]
    return {b"\x4d": "gb18030", b"\x4f": "big5", b"\x78": "big5", b"\x7a": "gb18030"}.get(language, "")


def _write_domains(dataset, layer, rows):
    """Write what coded values mean in their place."""
    definition = layer.GetLayerDefn()
    for place in range(definition.GetFieldCount()):
        name = definition.GetFieldDefn(place).GetDomainName()
        domain = dataset.GetFieldDomain(name) if name else None
        meanings = domain.GetEnumeration() if domain is not None and domain.GetDomainType() == 0 else None
        if meanings:
            for number, row in enumerate(rows):
                rows[number] = (*row[:place], meanings.get(row[place]) or row[place], *row[place + 1 :])
