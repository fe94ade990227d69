"""Which column of a table of events means what, and which are about persons."""

import re
from dataclasses import dataclass, field, replace

import numpy as np

from ...premises.register.columns import BY_HEADER, SECOND, key_of
from ...premises.register.headers import role_of_header
from ...premises.register.persons import HEADER, personal_header, personal_values
from ...premises.register.sheet import Words, folded_header
from ..model import TIMES
from .column_roles import (
    CLOCK,
    mapped,
    rivals_by_names,
    roles_by_names,
    sampled_values,
    seconds_marked,
    told_by_key,
)
from .date_parts import clock_of
from .placing_checks import coordinates_of

__all__ = [
    "ALMOST_ALL",
    "CLOCK",
    "EVENT_ROLES",
    "KNOWN",
    "MOST",
    "PLACE_ROLES",
    "TEXT_ROLES",
    "TIME_ROLES",
    "EventColumn",
    "EventWords",
    "day_and_clock",
    "recognised",
    "rival_times",
    "roles_of_names",
]

TIME_ROLES = tuple(f"{name}_at" for name in TIMES)
"""What a column of times may be taken for, in the order of `TIMES`."""

TEXT_ROLES = {
    "grid_code": "grid_codes",
    "other_grid": "other_grids",
    "lead_grid": "lead_grids",
    "community_code": "community_codes",
    "street": "streets",
    "department": "departments",
    "address": "addresses",
    "building_id": "buildings",
}
"""Columns that are taken as they are written, with what `Events` calls them."""

PLACE_ROLES = ("road", "house_number", "cross_road", "x", "y", "coordinates")
"""What of a column may say where an event is, besides its address."""

EVENT_ROLES = ("event_no", "source", "category", "urgency", "state", *TIME_ROLES, *TEXT_ROLES, *PLACE_ROLES)
"""What a column of events may be taken for."""

KNOWN = ("description", "title", "minor", "weekday", "sequence", "flag", "grid_name", "community_name")
"""What is understood and never taken: free text may tell of persons, the rest says nothing more."""

# Names of places and offices may begin as names of persons do: nearly all cells must be names before they are. What is
# taken from a column is looked at cell by cell, so that some telephone numbers in addresses cost those addresses alone.
ALMOST_ALL, MOST = 0.8, 0.5
_DAY_OR_TIME = re.compile("日期|时间|时刻|date|time|dt$|tm$")
_CODED = ("source", "category", "urgency", "state", *TIME_ROLES, "x", "y", "coordinates", "house_number")


@dataclass(frozen=True)
class EventWords:
    """What headers and values of events mean. It is data, so that a city can add its own.

    Attributes
    ----------
    table : Words, the headers of events, and what tells columns about persons
    sources, urgencies, states : dict of str (folded word) to str, int and int
    """

    table: Words = field(default_factory=Words)
    sources: dict = field(default_factory=dict)
    urgencies: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)


@dataclass(frozen=True)
class EventColumn:
    """A column of a table of events.

    Attributes
    ----------
    place : int, which it is, from 0
    header : str, what stands over it, '' for nothing
    role : str, of `EVENT_ROLES` and `KNOWN`, '' where it is not known
    how : str, BY_HEADER, MAPPED, SECOND, CLOCK or ''
    personal : str, why it is taken for one about persons and dropped; '' where it is not
    """

    place: int
    header: str
    role: str = ""
    how: str = ""
    personal: str = ""

    @property
    def used(self):
        """Whether something is taken from it."""
        return self.role in EVENT_ROLES and not self.personal and self.how not in (SECOND, CLOCK)

    @property
    def key(self):
        """What a mapping calls it."""
        return key_of(self.place, self.header)


def roles_of_names(names, words, told=None):
    """Say which field of a layer has which role, by their names alone.

    Parameters
    ----------
    names : sequence of str
    words : EventWords
    told : dict of str (role) to str (field), optional, what a person said; '' where nobody did

    Returns
    -------
    dict of str (role) to str (field)

    Examples
    --------
    >>> words = EventWords(Words(headers={"事件编号": "event_no", "eventno": "event_no", "状态": "state"}))
    >>> roles_of_names(["fid", "event_no", "状态", "事件编号"], words)
    {'event_no': 'event_no', 'state': '状态'}
    """
    return roles_by_names(names, words.table, EVENT_ROLES, told)


def rival_times(names, words, told=None):
    """The fields of a layer that may tell the same time: dict of str (of `TIME_ROLES`) to list of str, the best first.

    Examples
    --------
    >>> words = EventWords(Words(headers={"date": "reported_at", "time": "reported_at", "办结时间": "closed_at"}))
    >>> rival_times(["time", "date", "办结时间"], words)
    {'reported_at': ['date', 'time']}
    """
    found = rivals_by_names(names, words.table, TIME_ROLES, told)
    return {role: fields for role, fields in found.items() if len(fields) > 1}


def day_and_clock(rivals):
    """Which of several columns of one time tells the day, and which the time of day that goes with it.

    Parameters
    ----------
    rivals : list of (str header, sequence of str), the best first

    Returns
    -------
    (int, int), places in `rivals`; None where no column tells the time of day alone, or none is left that tells the day

    Examples
    --------
    >>> day_and_clock([("上报时间", ["08:05", ""]), ("上报日期", ["2024-01-05", "2024-01-06"])])
    (1, 0)
    """
    clocks = [place for place, (_, values) in enumerate(rivals) if _are_clocks(values)]
    days = [place for place in range(len(rivals)) if place not in clocks]
    if len(days) > 1:  # a clock is of the day that is called as it is
        clocks = [place for place in clocks if _stem(rivals[place][0]) == _stem(rivals[days[0]][0])]
    return (days[0], clocks[0]) if clocks and days else None


def recognised(header, rows, words, mapping=None):
    """Say what each column means.

    Parameters
    ----------
    header : engine.premises.register.headers.Header
    rows : (n,) list of sequences of str, what stands below it
    words : EventWords
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional
        What somebody decided; it is believed before anything else, but for what is about persons.

    Returns
    -------
    list of EventColumn
    """
    values, told = sampled_values(header, rows), told_by_key(mapping)
    columns, marks = [], []
    for place, (text, leaf) in enumerate(zip(header.texts, header.leaves)):
        role, rank = role_of_header(text, leaf, words.table) if text else ("", 0)
        if role == "address" and _are_coordinates(values[place]):
            role = "coordinates"
        column, decided = mapped(EventColumn(place, text, role, BY_HEADER if role else ""), told)
        rank = -1 if decided else rank
        columns.append(replace(column, personal=_personal(column, leaf, values[place], words.table)))
        marks.append((not decided, _blank(values[place]), folded_header(text) != folded_header(role), rank))
    _mark_clocks(columns, values, marks)
    seconds_marked(columns, marks, EVENT_ROLES, lambda column: not column.personal and column.how != CLOCK)
    return columns


def _mark_clocks(columns, values, marks):
    """Mark the columns that tell the time of day, where the column of the same meaning that is taken tells the day."""
    for role in TIME_ROLES:
        rivals = [column for column in columns if column.role == role and not column.personal]
        rivals.sort(key=lambda one: marks[one.place])
        pair = day_and_clock([(one.header, values[one.place]) for one in rivals]) if len(rivals) > 1 else None
        if pair:
            clock = rivals[pair[1]]
            columns[clock.place] = replace(clock, how=CLOCK)


def _stem(header):
    """What a header says besides that it is of a day or a time."""
    return _DAY_OR_TIME.sub("", folded_header(header))


def _personal(column, leaf, values, words):
    """Why a column is about persons: its header says so, or what stands in it does."""
    if personal_header(leaf, words) or (column.how != BY_HEADER and personal_header(column.header, words)):
        return HEADER
    if column.role in _CODED:
        return ""  # of these only numbers, times and words of a list are taken
    if column.role in EVENT_ROLES:
        return personal_values(values, words, ALMOST_ALL, MOST)
    return personal_values(values, words, ALMOST_ALL, header=None if column.role else column.header)


def _are_coordinates(values):
    """Whether what stands under a header of places are coordinates."""
    said = [value for value in values if value]
    if not said or not any(sign.isdecimal() for sign in said[0]):
        return False
    places, _, _ = coordinates_of(None, None, said)
    return bool(np.isfinite(places).all(axis=1).mean() >= ALMOST_ALL)


def _are_clocks(values):
    """Whether what stands in a column of times is the time of day alone."""
    said = [value for value in values if value]
    return bool(said) and sum(clock_of(value) == clock_of(value) for value in said) >= ALMOST_ALL * len(said)


def _blank(values):
    """How blank a column is, in quarters."""
    return round(4 * sum(not value for value in values) / max(len(values), 1))
