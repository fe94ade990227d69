"""What importing events and importing cameras do alike: tables brought to one CRS, and the shift of web maps undone."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...engine.geodesy.detecting import datum_of
from ...engine.geodesy.gcj import WGS84, converted
from ...engine.gridding.editing.model import RefusedError
from ...engine.gridding.findings import found
from ..sentences.saying import sentence
from ..words.moments import CHINA
from .crs import WhereTheyAre
from .datum_converting import DATUM_NAMES, FIND_OUT
from .reading import moved_places

__all__ = ["ArrivingWishes", "OnEarth", "ReadTables", "on_earth", "read_tables"]

_WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class ArrivingWishes:
    """What a person decided of an import, of whatever it is.

    Attributes
    ----------
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none)
    crs : QgsCoordinateReferenceSystem or None, of coordinates in columns, and of places whose layer tells none
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    datum : str, of `engine.geodesy.gcj.DATUMS` or FIND_OUT, what the coordinates are in
    """

    mapping: dict = field(default_factory=dict)
    crs: object = None
    zone_minutes: int = CHINA
    datum: str = FIND_OUT


class ReadTables(NamedTuple):
    """Tables that were read.

    Attributes
    ----------
    tables : list of SheetEvents or SheetCameras, one at least; their places are in `crs`
    crs : QgsCoordinateReferenceSystem; not valid where no table has places of which it is known
    found : list of Finding
    """

    tables: list
    crs: QgsCoordinateReferenceSystem
    found: list


class OnEarth(NamedTuple):
    """Places as the earth is measured.

    Attributes
    ----------
    places : (n, 2) array of float
    likeness : engine.geodesy.detecting.Likeness or None, where it was looked for
    found : list of Finding
    """

    places: np.ndarray
    likeness: object
    found: list


def read_tables(arrived, ground, wishes, read, things):
    """Read the tables that make one import; those that tell nothing of it are told, if another one does.

    Parameters
    ----------
    arrived : list of adapters.registers.files.Arrived
    ground : adapters.events.ground.EventGround
    wishes : ArrivingWishes
    read : callable of a sheet and what says where coordinates lie, that reads the sheet: SheetEvents or SheetCameras
    things : str, 'events' or 'cameras', what the table that it gives calls them

    Returns
    -------
    ReadTables

    Raises
    ------
    QgsProcessingException
        Nothing of it can be used; the sentence says why.
    engine.progress.CancelledError
    """
    told = wishes.crs if wishes.crs is not None and wishes.crs.isValid() else None
    tables, crs, findings, refused = [], QgsCoordinateReferenceSystem(), [], []
    for one in arrived:
        drawn = one.sheet.points is not None and one.crs.isValid()
        where = WhereTheyAre(one.crs if drawn else told, ground)
        try:
            table = read(one.sheet, where)
        except RefusedError as error:
            refused.append(error.finding)
            continue
        own = getattr(table, things)
        places, said = _known_places(one.sheet.name, own.places, where)
        if crs.isValid() and where.crs.isValid():
            places = moved_places(places, where.crs, crs, ground.context)
        findings += [*one.findings, *said, *table.findings]
        tables.append(table._replace(**{things: replace(own, places=places)}))
        crs = crs if crs.isValid() else where.crs
    if not tables:
        raise QgsProcessingException(sentence(refused[0]))
    return ReadTables(tables, crs, [*findings, *refused])


def on_earth(places, crs, name, ground, datum, checks, progress, **near):
    """Bring places to what the earth is measured in, or tell that they seem to be shifted as web maps shift them.

    Parameters
    ----------
    places : (n, 2) array of float, in `crs`; nan without a place
    crs : QgsCoordinateReferenceSystem
    name : str, of the table, for the findings
    ground : adapters.events.ground.EventGround
    datum : str, as of `ArrivingWishes`
    checks : (str, str), the checks that are found where places were converted, and where they seem to be shifted
    progress : engine.progress.Progress
    **near : `near` of `engine.geodesy.detecting.datum_of`

    Returns
    -------
    OnEarth
    """
    count = int(np.isfinite(places).all(axis=1).sum())
    if not count or datum == WGS84:
        return OnEarth(places, None, [])
    done, suspected = checks
    wgs84 = QgsCoordinateReferenceSystem(_WGS84)
    degrees = moved_places(places, crs, wgs84, ground.context)
    if datum != FIND_OUT:
        right = moved_places(converted(degrees, datum, WGS84), wgs84, crs, ground.context)
        return OnEarth(right, None, [found(done, value=count, layer=name, datum=DATUM_NAMES[datum], count=count)])
    buildings = ground.buildings(progress) if ground.crs.isValid() else ()
    if not len(buildings):
        return OnEarth(places, None, [])
    likeness = datum_of(degrees, buildings, ground.to_metres, **near)
    if likeness.datum in ("", WGS84):
        return OnEarth(places, likeness, [])
    share, plain = (round(100 * likeness.shares[one]) for one in (likeness.datum, WGS84))
    told = found(suspected, layer=name, datum=DATUM_NAMES[likeness.datum], share=share, plain=plain)
    return OnEarth(places, likeness, [told])


def _known_places(name, places, where):
    """Places of which it is known where they lie, nan for the others; findings on what was assumed, and not used."""
    if where.assumed:
        return places, [found("event_places_assumed", layer=name, crs=where.crs.userFriendlyIdentifier())]
    count = int(np.isfinite(places).all(axis=1).sum())
    if not count or where.crs.isValid():
        return places, []
    unused = found("register_coordinates_unused", value=count, layer=name, count=count)
    return np.full(places.shape, np.nan), [unused]
