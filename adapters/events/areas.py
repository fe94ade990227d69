"""The grids and communities that events are counted in: read from layers or an open plan, and found again by place."""

from dataclasses import dataclass, field, replace

import numpy as np

from ...engine.gridding.arrangement import first_container
from ...engine.gridding.checking.grid_layer import areal
from ..gridding.watching import community_of_code
from ..layers.fields import field_of, texts_of
from ..layers.grid_reading import read_grids
from ..layers.reading import AREA, read_table

__all__ = ["TOWN_NAMES", "EventAreas", "areas_of_plan", "no_areas", "read_areas", "town_of_code"]

TOWN_NAMES = ("town_name", "街道名称", "所属街道", "所属街道乡镇")
"""What fields are called that hold the name of a subdistrict or town, and nothing else."""

_CODES = ("community_code", "社区编码", "社区代码", "SQBM", "code")
_NAMES = ("community_name", "社区名称", "SQMC", "name", "名称")
_TOWNS = (*TOWN_NAMES, "town", "street")
_TOWN_DIGITS, _COMMUNITY_DIGITS = 9, 12


def town_of_code(code):
    """The code of the subdistrict or town that a community or grid lies in: 9 of 12 digits or more, else ''.

    Examples
    --------
    >>> town_of_code("430702001003012"), town_of_code("001")
    ('430702001', '')
    """
    return code[:_TOWN_DIGITS] if len(code) >= _COMMUNITY_DIGITS and code[:_COMMUNITY_DIGITS].isdigit() else ""


@dataclass(frozen=True)
class EventAreas:
    """Where events may lie.

    Attributes
    ----------
    of_grids : bool, whether these are grids, else communities
    codes, names : (g,) arrays of str
    shapes : (g,) array of Polygon or MultiPolygon, metres
    households : (g,) array of float, nan where not known
    communities : (g,) array of str, the code of the grid's community, '' where not known
    community_names, town_names : dict of str (code) to str
    """

    codes: np.ndarray
    names: np.ndarray
    shapes: np.ndarray
    households: np.ndarray
    communities: np.ndarray
    community_names: dict = field(default_factory=dict)
    town_names: dict = field(default_factory=dict)
    of_grids: bool = True

    def __len__(self):
        return len(self.codes)

    def placed(self, events):
        """Say of each event in which grid it counts: its lead grid, else the grid it was given, else that at its place.

        Returns
        -------
        engine.events.model.Events with `grid_codes` and `community_codes` filled as far as they can be known
        """
        grids = np.where(events.lead_grids != "", events.lead_grids, events.grid_codes)
        codes = grids if self.of_grids else events.community_codes.copy()
        lost = np.flatnonzero(codes == "") if len(self) else np.empty(0, dtype=int)
        if len(lost):
            at = np.full(len(lost), -1)
            there = np.isfinite(events.places[lost]).all(axis=1)
            at[there] = first_container(events.places[lost][there], self.shapes)
            codes[lost[at >= 0]] = self.codes[at[at >= 0]]
        if not self.of_grids:
            return replace(events, grid_codes=grids, community_codes=codes)
        community_of = dict(zip(self.codes.tolist(), self.communities.tolist()))
        communities = np.array(
            [own or community_of.get(code, "") for own, code in zip(events.community_codes, codes)], dtype=object
        )
        return replace(events, grid_codes=codes, community_codes=communities)


def no_areas():
    """Nothing is known of where events lie but what they say themselves."""
    none = np.array([], dtype=object)
    return EventAreas(none, none, none, np.array([]), none)


def read_areas(grids, communities, crs, transform_context, cancelled=lambda: False):
    """Read grids and communities.

    Parameters
    ----------
    grids, communities : adapters.layers.reading.Source or None
    crs : QgsCoordinateReferenceSystem
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    EventAreas

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    areas = no_areas()
    if grids is not None:
        layer = read_grids(grids, crs, transform_context, cancelled=cancelled).layer
        owners = [own or community_of_code(code) for own, code in zip(layer.community_codes, layer.codes)]
        areas = EventAreas(
            layer.codes, layer.names, areal(layer.shapes), layer.households, np.array(owners, dtype=object)
        )
    if communities is not None:
        code, name, town = (field_of(communities, names) for names in (_CODES, _NAMES, _TOWNS))
        wanted = sorted({*filter(None, (code, name, town))})
        table = read_table(communities, (AREA,), crs, transform_context, wanted, cancelled)
        texts = {each: texts_of(table.columns[each]).tolist() for each in wanted}
        numbers = [str(each) for each in table.ids.tolist()]
        names = texts.get(name, numbers)
        codes = [own or named or number for own, named, number in zip(texts.get(code, names), names, numbers)]
        names = dict(zip(codes, names))
        towns = {town_of_code(own): said for own, said in zip(codes, texts.get(town, ())) if town_of_code(own)}
        areas = replace(areas, community_names=names, town_names=towns)
        if grids is None:  # communities do for grids: each is its own
            shapes = areal(table.geometries)
            own = np.array(codes, dtype=object)
            said = np.array([names[each] for each in codes], dtype=object)
            areas = replace(
                areas,
                codes=own,
                names=said,
                shapes=shapes,
                households=np.full(len(own), np.nan),
                communities=own,
                of_grids=False,
            )
    return areas


def areas_of_plan(session):
    """The grids of an open plan's scenario: EventAreas."""
    draft = session.draft
    codes = draft.grid_codes()
    owners = draft.fabric.community_codes
    return EventAreas(
        np.array(codes, dtype=object),
        np.array([draft.records[code].name for code in codes], dtype=object),
        np.array([draft.polygon(code) for code in codes], dtype=object),
        np.array([draft.households(code) for code in codes], dtype=float),
        np.array([str(owners[draft.records[code].community]) for code in codes], dtype=object),
        session.community_names(),
    )
