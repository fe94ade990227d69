"""Events made ready to be looked at in one view after another."""

from collections import Counter

import numpy as np

from .stages import NEAR, OVERDUE

__all__ = ["Views"]

_DAY = 86_400.0
_LISTS = ("sources", "categories", "states", "urgencies", "grids", "departments")


class Views:
    """Events made ready to be looked at in one view after another.

    Parameters
    ----------
    events : engine.events.model.Events

    Examples
    --------
    >>> from ..model import events_of
    >>> from .view import View
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
        counts = Counter(self._columns[name].tolist())
        return {value: counts[value] for value in sorted(counts)}

    def kept(self, view):
        """Which events a view leaves, whatever the time: (n,) array of bool."""
        kept = np.ones(len(self._events), dtype=bool)
        for name in _LISTS:
            wanted = getattr(view, name)
            if not wanted:
                continue
            values, codes = self._of(name)
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
        """The values of a list, and which of them each event has; found by hashing, for sorting texts takes long."""
        if name not in self._coded:
            listed = self._columns[name].tolist()
            places = {value: place for place, value in enumerate(dict.fromkeys(listed))}
            codes = np.fromiter(map(places.__getitem__, listed), dtype=np.intp, count=len(listed))
            self._coded[name] = np.array(list(places), dtype=self._columns[name].dtype), codes
        return self._coded[name]
