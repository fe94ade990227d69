"""Events in groups: by grid, community, subdistrict, department, source, class, urgency or month."""

from typing import NamedTuple

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.figures.rates import moment_of_arrival
from ...words.of_events import source_name, urgency_name
from ..areas import town_of_code
from .rows import NESTED, TOTAL, kind_words

__all__ = ["Groups", "everything", "grouped"]

translate = QCoreApplication.translate


class Groups(NamedTuple):
    """Events in groups.

    Attributes
    ----------
    codes, names : list of str
    rows, due_rows : (n,) arrays of int, the group in which each event counts, and its deadline; -1 for none
    households : (g,) array of float, nan where not known
    """

    codes: list
    names: list
    rows: np.ndarray
    due_rows: np.ndarray
    households: np.ndarray


def everything(events, areas):
    """All events as one group."""
    known = areas.households[np.isfinite(areas.households)]
    households = np.array([known.sum() if len(known) else np.nan])
    rows = np.zeros(len(events), dtype=int)
    return Groups([""], [kind_words()[TOTAL]], rows, rows, households)


def grouped(events, areas, kind, months, edges):
    """Put events into the groups of a kind.

    Parameters
    ----------
    events : engine.events.model.Events, as `areas.placed` gave them
    areas : adapters.events.areas.EventAreas
    kind : str, of `figure_rows.KINDS`
    months, edges : list of str and list of float, as of `adapters.events.figures.periods.months_of`

    Returns
    -------
    Groups
    """
    if kind == "month":
        came, due = (_month(moments, months, edges) for moments in (moment_of_arrival(events), events.times["due"]))
        return Groups(months, months, came, due, np.full(len(months), np.nan))
    communities = events.community_codes
    values = {
        "grid": events.grid_codes,
        "community": communities,
        "street": np.array([own or town_of_code(code) for own, code in zip(events.streets, communities)], dtype=object),
        "department": events.departments,
        "source": events.sources,
        "category": events.categories,
        "urgency": np.array([str(each) if each else "" for each in events.urgencies.tolist()], dtype=object),
    }[kind]
    known = {
        "grid": areas.codes.tolist() if areas.of_grids else [],
        "community": sorted(set(areas.communities.tolist()) - {""}),
    }.get(kind, [])
    codes = sorted({*known, *values.tolist()})
    place = {code: row for row, code in enumerate(codes)}
    rows = np.array([place[value] for value in values.tolist()], dtype=np.int64)
    return Groups(codes, _names(kind, codes, areas), rows, rows, _households(kind, codes, areas))


def _month(moments, months, edges):
    """The month of each moment: (n,) array of int, -1 where it is of none; what is not known sorts behind the last."""
    period = np.searchsorted(edges, moments, side="right") - 1
    return np.where((period >= 0) & (period < len(months)), period, -1)


def _names(kind, codes, areas):
    """What the groups of a kind are called."""
    unknown = translate("Figures", "not known")
    said = {
        "grid": _grid_names(areas).get,
        "community": areas.community_names.get,
        "street": areas.town_names.get,
        "source": lambda code, _: source_name(code),
        "urgency": lambda code, _: urgency_name(int(code)),
    }.get(kind, lambda code, usual: usual)
    return [(said(code, code) or code) if code else unknown for code in codes]


def _grid_names(areas):
    """The names of grids, each with that of its community: dict of str (code) to str."""
    communities = (areas.community_names.get(code, "") for code in areas.communities.tolist())
    named = zip(areas.codes.tolist(), communities, areas.names.tolist())
    return {code: " ".join(filter(None, parts)) for code, *parts in named}


def _households(kind, codes, areas):
    """Households of the groups, nan where not known."""
    if kind not in NESTED or not len(areas) or not areas.of_grids:
        return np.full(len(codes), np.nan)
    owners = {"grid": areas.codes, "community": areas.communities}.get(kind)
    if owners is None:
        owners = np.array([town_of_code(code) for code in areas.communities], dtype=object)
    sums = {}
    for owner, households in zip(owners.tolist(), areas.households.tolist()):
        sums[owner] = sums.get(owner, 0.0) + households
    return np.array([sums.get(code, np.nan) if code else np.nan for code in codes], dtype=float)
