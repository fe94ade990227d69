"""What is round an event or a place, asked once: for the panel, the map and the sheet."""

from typing import NamedTuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.around.place import Around, around
from ....engine.events.model import Events
from ...words.moments import CHINA
from .items import items_of

__all__ = ["AroundAnswer", "ask_around"]

translate = QCoreApplication.translate


class AroundAnswer(NamedTuple):
    """What was asked and found.

    Attributes
    ----------
    number : str, of the event, '' for a place without one
    event : engine.events.model.Events of one row, None for a place
    found : engine.events.around.place.Around
    items : list of adapters.events.around.items.Item
    names : dict of str (code of a grid or community) to str
    crs : QgsCoordinateReferenceSystem of all places
    with_cameras, with_streets : bool, whether there is a layer of them at all
    offset : int, minutes that the clocks are ahead of UTC
    findings : list of Finding
    """

    number: str
    event: Events
    found: Around
    items: list
    names: dict
    crs: QgsCoordinateReferenceSystem
    with_cameras: bool
    with_streets: bool
    offset: int = CHINA
    findings: list = ()


def ask_around(reader, place=None, within=0.0, number="", cancelled=lambda: False):
    """Find what is round an event, or round a place where no event is near.

    Parameters
    ----------
    reader : AroundReader
    place : (float, float) in the reader's CRS, None where the event is named
    within : float, metres in which the event is looked for that a person pointed at
    number : str, the event

    Returns
    -------
    AroundAnswer

    Raises
    ------
    QgsProcessingException
        A layer cannot be used, there is no such event, or it has no place.
    engine.progress.CancelledError
    """
    event = None
    if number:
        event = reader.event(number, cancelled)
    elif reader.sources.events is not None and within > 0:
        event = reader.event_near(place, within, cancelled)
    grids = None
    if event is not None:
        number, place = event.numbers[0], event.places[0]
        if place[0] != place[0]:
            said = translate("Around", "The event {event} has no place on the map.")
            raise QgsProcessingException(said.format(event=number))
        grids = event.grid_codes[0], event.other_grids[0], event.lead_grids[0]
    read = reader.read(place, cancelled)
    found = around(place, read.surroundings, reader.rules, number, grids)
    items = items_of(found, read, reader.rules.walk_m_s)
    sources = reader.sources
    return AroundAnswer(
        number, event, found, items, read.names, reader.crs, sources.cameras is not None, sources.streets is not None,
        reader.offset, read.findings,
    )  # fmt: skip
