"""What was found round a place as a list: for a table, a panel and a sheet."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis

from ....engine.events.around.place import CAMERA, EVENT, KEY
from ....engine.events.around.walking import WALK_M_S
from ...layers.writing import OutputTable, table_fields
from ...running.qgis_version import number_field, text_field, whole_number_field

__all__ = ["COMMUNITY", "GRID", "Item", "items_of", "items_table", "lines_table", "without_secret"]

GRID, COMMUNITY = "grid", "community"


class Item(NamedTuple):
    """One row of the list.

    Attributes
    ----------
    what : str, GRID, COMMUNITY or one of engine.events.around.place.WHATS
    rank : int, from 1 within its kind
    id, name, kind : str; of an event its number, address and class
    status : str, of a camera on, off or unknown, of an event its state's number, of a grid lead or other
    metres, minutes : float in a straight line and on foot; nan where not known, inf minutes where there is no way
    sure, secret : bool
    place : (x, y)
    line : LineString or None
    """

    what: str
    rank: int
    id: str
    name: str
    kind: str = ""
    status: str = ""
    metres: float = np.nan
    minutes: float = np.nan
    sure: bool = True
    secret: bool = False
    place: tuple = (np.nan, np.nan)
    line: object = None


def items_of(around, read, walk_m_s=WALK_M_S):
    """List what was found.

    Parameters
    ----------
    around : engine.events.around.place.Around
    read : adapters.events.around.reading.ReadAround
    walk_m_s : float, metres a second on foot

    Returns
    -------
    list of Item
    """
    here, names, items = tuple(around.place.tolist()), read.names, []
    codes = [code for code in (around.grid, around.other_grid) if code]
    for rank, code in enumerate(codes, 1):
        status = ("lead" if code == around.lead_grid else "other") if len(codes) > 1 else ""
        items.append(Item(GRID, rank, code, names.get(code, ""), status=status, place=here))
    if around.community:
        items.append(Item(COMMUNITY, 1, around.community, names.get(around.community, ""), place=here))
    ranks = {}
    for near in around.things:
        ranks[near.what] = ranks.get(near.what, 0) + 1
        items.append(_item(near, ranks[near.what], read.surroundings, walk_m_s))
    return items


def _item(near, rank, surroundings, walk_m_s):
    row, told = near.row, {"metres": near.metres, "minutes": near.walk_m / walk_m_s / 60, "line": near.line}
    if near.what == CAMERA:
        cameras = surroundings.cameras
        told |= {"kind": cameras.kinds[row], "status": cameras.statuses[row], "secret": bool(cameras.secrecy[row] == 1)}
        return Item(CAMERA, rank, cameras.ids[row], cameras.names[row], sure=near.sure,
                    place=tuple(cameras.places[row].tolist()), **told)  # fmt: skip
    if near.what == EVENT:
        events = surroundings.events
        told |= {"kind": events.categories[row], "status": str(int(events.states[row]))}
        return Item(EVENT, rank, events.numbers[row], events.addresses[row], place=tuple(events.places[row].tolist()),
                    **told)  # fmt: skip
    table = surroundings.keys if near.what == KEY else surroundings.helps
    place = tuple(table.places[row].tolist())
    return Item(near.what, rank, table.ids[row], table.names[row], kind=table.kinds[row], place=place, **told)


def without_secret(items):
    """What may leave the house: the items but secret cameras, ranked anew, and how many were left out."""
    kept, ranks = [], {}
    for item in items:
        if not item.secret:
            ranks[item.what] = ranks.get(item.what, 0) + 1
            kept.append(item._replace(rank=ranks[item.what]))
    return kept, len(items) - len(kept)


def items_table(items):
    """Turn a list into rows with a point each."""
    fields = table_fields(
        text_field("what"), whole_number_field("rank"), text_field("id"), text_field("name"), text_field("kind"),
        text_field("status"), number_field("distance_m"), number_field("walk_min"), whole_number_field("sure"),
    )  # fmt: skip
    rows = [
        [item.what, item.rank, item.id, item.name, item.kind, item.status, _number(item.metres), _number(item.minutes),
         int(item.sure)]
        for item in items
    ]  # fmt: skip
    wkb = [shapely.to_wkb(shapely.Point(item.place)) if np.isfinite(item.place).all() else b"" for item in items]
    return OutputTable(fields, Qgis.WkbType.Point, rows, wkb)


def lines_table(items):
    """Turn lines of sight and ways on foot into rows."""
    fields = table_fields(
        text_field("what"), whole_number_field("rank"), text_field("id"), text_field("status"),
        number_field("length_m"), number_field("walk_min"),
    )  # fmt: skip
    drawn = [item for item in items if item.line is not None]
    rows = [
        [item.what, item.rank, item.id, item.status, round(item.line.length, 1), _number(item.minutes)]
        for item in drawn
    ]
    return OutputTable(fields, Qgis.WkbType.LineString, rows, [shapely.to_wkb(item.line) for item in drawn])


def _number(value):
    return round(float(value), 1) if np.isfinite(value) else None
