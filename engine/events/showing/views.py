"""Views: which of the events a person wants to see, kept as data."""

from dataclasses import dataclass, fields, replace

import numpy as np

from .situation import NEAR, OVERDUE

__all__ = ["ONLY", "View", "Views", "view_as_dict", "view_from_dict"]

ONLY = ("all", "open", "late", "overdue", "done")
"""What of the events: all, the open ones, those overdue or nearly so, those overdue, those that are done."""

_DAY = 86_400.0
_CORNERS = 4
_LISTS = ("sources", "categories", "states", "urgencies", "grids", "departments")


@dataclass(frozen=True)
class View:
    """What to see. A list that is empty leaves nothing out.

    Attributes
    ----------
    name : str
    only : str, of `ONLY`
    days : float, only what came in so many days before the moment, 0 for all
    sources, categories, grids, departments : tuple of str
    states, urgencies : tuple of int
    text : str, a part of the number or the address
    extent : tuple of four float, xmin, ymin, xmax, ymax in the map's CRS, empty for where the map is
    """

    name: str = ""
    only: str = "all"
    days: float = 0.0
    sources: tuple = ()
    categories: tuple = ()
    states: tuple = ()
    urgencies: tuple = ()
    grids: tuple = ()
    departments: tuple = ()
    text: str = ""
    extent: tuple = ()

    def renamed(self, name):
        """The same view under another name."""
        return replace(self, name=name)

    def placed(self, extent):
        """The same view of another place."""
        return replace(self, extent=tuple(extent))


class Views:
    """Events made ready to be looked at in one view after another.

    Parameters
    ----------
    events : engine.events.model.Events

    Examples
    --------
    >>> from ..model import events_of
    >>> events = events_of(["E-1", "E-2", "E-3"], sources=["01", "02", "01"], grid_codes=["7", "8", "8"])
    >>> ready = Views(events)
    >>> ready.kept(View(sources=("01",))).tolist(), ready.kept(View(grids=("8",), text="-3")).tolist()
    ([True, False, True], [False, False, True])
    >>> ready.values("sources")
    {'01': 2, '02': 1}
    """

    def __init__(self, events):
        self._events = events
        self._columns = {
            "sources": events.sources,
            "categories": events.categories,
            "states": events.states,
            "urgencies": events.urgencies,
            "grids": events.grid_codes,
            "departments": events.departments,
        }
        self._coded = {}

    def values(self, name):
        """The values of a list and how many events have each, in order: dict of value to int."""
        values, _, counts = self._of(name)
        return dict(zip(values, counts, strict=True))

    def kept(self, view):
        """Which events a view leaves, whatever the time: (n,) array of bool."""
        kept = np.ones(len(self._events), dtype=bool)
        for name in _LISTS:
            wanted = getattr(view, name)
            if not wanted:
                continue
            values, codes, _ = self._of(name)
            wanted = np.array(wanted, dtype=object)
            there = np.isin(values, wanted)[codes]
            if name == "grids":
                there |= np.isin(self._events.other_grids, wanted)
            kept &= there
        if view.text.strip():
            part = view.text.strip().casefold()
            texts = zip(self._events.numbers.tolist(), self._events.addresses.tolist(), strict=True)
            kept &= np.fromiter((part in f"{a} {b}".casefold() for a, b in texts), dtype=bool, count=len(kept))
        return kept

    def seen(self, view, situation, moment, kept=None):
        """What a view leaves of a situation: Situation.

        Parameters
        ----------
        view : View
        situation : Situation
        moment : float, seconds
        kept : (n,) array of bool, what `kept` gave for the view
        """
        if kept is None:
            kept = self.kept(view)
        if view.only == "all" and not view.days and kept.all():
            return situation
        which = kept[situation.rows]
        if view.only == "open":
            which &= situation.open
        elif view.only == "done":
            which &= ~situation.open
        elif view.only == "overdue":
            which &= situation.dues == OVERDUE
        elif view.only == "late":
            which &= situation.dues >= NEAR
        if view.days:
            reported = self._events.times["reported"][situation.rows]
            with np.errstate(invalid="ignore"):
                which &= reported > moment - view.days * _DAY
        return situation.taken(which)

    def _of(self, name):
        if name not in self._coded:
            values, codes, counts = np.unique(self._columns[name], return_inverse=True, return_counts=True)
            self._coded[name] = values.tolist(), codes.ravel(), counts.tolist()
        return self._coded[name]


def view_as_dict(view):
    """A view as plain values: dict.

    Examples
    --------
    >>> view = View("Night", only="open", urgencies=(3, 4))
    >>> view_from_dict(view_as_dict(view)) == view
    True
    """
    told = {field.name: getattr(view, field.name) for field in fields(view)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items() if value}


def view_from_dict(told):
    """The view that `view_as_dict` told of; what it does not know is left out.

    Parameters
    ----------
    told : dict

    Returns
    -------
    View
    """
    usual, values = View(), {}
    for field in fields(usual):
        value, known = dict(told).get(field.name), getattr(usual, field.name)
        if isinstance(known, tuple) and isinstance(value, list):
            values[field.name] = tuple(each for each in value if isinstance(each, (str, int, float)))
        elif isinstance(known, float) and isinstance(value, (int, float)):
            values[field.name] = float(value)
        elif isinstance(known, str) and isinstance(value, str):
            values[field.name] = value
    view = View(**values)
    numbers = [each for each in view.extent if not isinstance(each, str)]
    return replace(
        view, only=view.only if view.only in ONLY else "all", extent=view.extent if len(numbers) == _CORNERS else ()
    )
