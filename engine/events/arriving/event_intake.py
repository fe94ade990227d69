"""Columns of a table, whoever made it, as Events: words as codes, times as seconds, and findings on what is wrong."""

import re
from collections import Counter
from typing import NamedTuple
from zlib import crc32

import numpy as np

from ...gridding.findings import found
from ...premises.register.codes import ROUNDED, ruined
from ...premises.register.person_names import is_name, names_officer
from ...premises.register.persons import personal_cells, personal_values
from ...premises.register.sheet import folded_header, half_width
from ..model import REPORTED, STATES, TIMES, UNKNOWN_STATE, Events, events_of
from ..states import TIME_OF
from .date_parts import clock_of
from .dates import MONTH_FIRST, times_of
from .event_columns import ALMOST_ALL, MOST, TEXT_ROLES, TIME_ROLES
from .whole_days import with_whole_days

__all__ = ["OTHER_SOURCE", "Intake", "coded", "events_of_columns"]

OTHER_SOURCE = "99"

_MOST_WORDS = 12
_ODD = 0.2  # names of small places are as short as names of persons, and come in many rows
_ENOUGH = 20  # rows from which on words of a list come again and again, as names do not
_SERIAL = re.compile(r"[A-Za-z]{0,6}(?:\d{1,6}|\d{14}|\d{16})")  # as long as no telephone's and no identity's number
_WORDS = ("category", "department", "address", "street")  # in whose cells people may write anything
_CODES = ("grid_code", "other_grid", "lead_grid", "community_code", "building_id")
_STATE_OF = {name: state for state, name in TIME_OF.items()} | {"arrived": 50}


class Intake(NamedTuple):
    """Events as they were read.

    Attributes
    ----------
    events : Events, in the order of the rows
    findings : list of Finding
    """

    events: Events
    findings: list


def events_of_columns(layer, columns, lines, words, zone_minutes=480, places=None, headers=None, clocks=None):
    """Read events from columns.

    Parameters
    ----------
    layer : str, for the findings
    columns : dict of str (role of `EVENT_ROLES`) to (n,) list of str, number or None
    lines : (n,) sequence of int, what a person knows the rows by
    words : EventWords
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    places : (n, 2) array of float, optional
    headers : dict of str (role) to str, optional, what the columns are called
    clocks : dict of str (role) to (n,) list of str, optional, the time of day where a column tells the day alone

    Returns
    -------
    Intake

    Notes
    -----
    An event whose state is not told, or told in a word that nobody knows, is as far as its times say. Cells that tell
    of a person are blanked.

    Examples
    --------
    >>> from .event_columns import EventWords
    >>> words = EventWords(sources={"网格员上报": "01"}, urgencies={"一般": 1}, states={"已结案": 70})
    >>> columns = {"event_no": ["A1", "A2"], "state": ["已结案", "?"], "source": ["网格员上报", "12"],
    ...            "reported_at": ["2024/1/5 8:00", "2024/1/5 9:00"], "received_at": ["", "2024/1/5 9:10"]}
    >>> read = events_of_columns("sheet", columns, [2, 3], words)
    >>> read.events.states.tolist(), read.events.sources.tolist(), [finding.check for finding in read.findings]
    ([70, 20], ['01', '12'], ['event_words_unknown'])
    """
    reading = _Reading(layer, columns, np.asarray(lines, dtype=int), words, zone_minutes, headers or {}, clocks or {})
    return reading.read(places)


def coded(values, table, numbers=(), holds=True):
    """The codes of words.

    Parameters
    ----------
    values : (n,) sequence of str
    table : dict of str (folded word) to code
    numbers : container of int, codes that may be written as they are
    holds : bool, whether a word that holds one of the table's is taken for that

    Returns
    -------
    codes : (n,) list, None where nothing is told or the word is not known
    unknown : (k,) list of int, the rows whose word is not known

    Examples
    --------
    >>> coded(["紧急", "紧急件", "3", "?", ""], {"紧急": 3}, range(1, 5))
    ([3, 3, 3, None, None], [3])
    """
    kinds = {value: _code(value, table, numbers, holds) for value in set(values)}
    codes = [kinds[value] for value in values]
    return codes, [row for row, (value, code) in enumerate(zip(values, codes)) if value and code is None]


def _code(value, table, numbers, holds):
    for brackets in (True, False):
        folded = folded_header(value, brackets)
        if folded in table:
            return table[folded]
    plain = half_width(value).strip().removesuffix(".0")
    if plain.isdecimal() and int(plain) in numbers:
        return int(plain)
    if holds and folded:
        held = [word for word in table if len(word) > 1 and word in folded]
        if held:
            return table[max(held, key=len)]
    return None


class _Reading:
    """A table of events while it is being read."""

    def __init__(self, layer, columns, lines, words, zone_minutes, headers, clocks):
        self._layer, self._columns, self._lines, self._words = layer, columns, lines, words
        self._zone, self._headers, self._count = zone_minutes, headers, len(lines)
        self._findings, self._clocks = [], clocks

    def read(self, places):
        known = {} if places is None else {"places": places}
        times = self._times()
        known["sources"] = self._sources()
        known["categories"] = self._clean("category")
        known["urgencies"] = [code or 0 for code in self._coded("urgency", self._words.urgencies, range(5))]
        known["states"] = self._states(times)
        for role, name in TEXT_ROLES.items():
            if role in self._columns:
                known[name] = self._whole(role) if role in _CODES else self._clean(role)
        numbers = self._numbers(times.get("reported"), places, known["categories"])
        return Intake(events_of(numbers, times, **known), self._findings)

    def _texts(self, role):
        if role not in self._columns:
            return [""] * self._count
        values = self._columns[role]
        known = {value: _text(value) for value in set(values)}
        return [known[value] for value in values]

    def _clean(self, role):
        """Texts of a column, blank where they tell of a person."""
        values = self._texts(role)
        enough = self._count >= _ENOUGH or role != "category"
        why = personal_values(values, self._words.table, ALMOST_ALL, MOST) if role in _WORDS and enough else ""
        if why:
            header = self._headers.get(role, role)
            told = found("register_personal_dropped", layer=self._layer, columns=header, reason=why, count=1)
            self._findings.append(told)
            return [""] * self._count
        suspects = set(values)
        if role == "event_no":
            suspects = {value for value in suspects if not _SERIAL.fullmatch(value)}
        held = personal_cells("address" if role in _WORDS else "code", suspects, self._words.table)
        if role == "department":
            held |= {value for value in suspects if names_officer(value, self._words.table)}
        if role in ("address", "department"):
            held |= _odd_names(values, self._words.table)
        if held:
            self._tell("register_cells_blanked", [row for row, value in enumerate(values) if value in held], role)
        return ["" if value in held else value for value in values] if held else values

    def _whole(self, role):
        """Codes of a column, blank where a spreadsheet rounded them."""
        values = self._clean(role)
        counts = Counter(values) if role == "event_no" else {}  # codes of places come again and again anyway
        lost = ruined(values).get(ROUNDED, ())
        lost = {value for value in lost if "." in value or "+" in value or counts.get(value, 0) > 1}
        if not lost:
            return values
        rows = [row for row, value in enumerate(values) if value in lost]
        self._tell("register_codes_ruined", rows, role, reason=ROUNDED)
        return ["" if value in lost else value for value in values]

    def _numbers(self, reported, places, categories):
        """The events' numbers; one without has that of its row, and of what happened, for other files have rows too."""
        numbers = self._whole("event_no")
        missing = [row for row, number in enumerate(numbers) if not number]
        if missing:
            given = set(numbers)
            for row in missing:
                told = "" if reported is None else f"{reported[row]:.0f}"
                told += "" if places is None else " {:.5f} {:.5f}".format(*places[row])
                name = f"#{self._lines[row]}-{crc32((told + categories[row]).encode()):08x}"
                while name in given:
                    name += "'"
                given.add(name)
                numbers[row] = name
            self._tell("event_number_missing", missing)
        return np.array(numbers, dtype=object)

    def _times(self):
        times, columns = (
            {},
            {role: times_of(self._columns[role], self._zone) for role in self._columns if role in TIME_ROLES},
        )
        told = {read.order for read in columns.values() if read.sure}
        for role, name in zip(TIME_ROLES, TIMES):
            if role not in columns:
                continue
            read = columns[role]
            if len(told) == 1 and read.order and not read.sure and read.order not in told:
                read = times_of(self._columns[role], self._zone, *told)
            times[name] = self._with_clock(role, read.seconds)
            if len(read.unread):
                self._tell("event_times_unread", read.unread, role)
            if len(read.doubtful):
                self._tell("event_times_doubtful", read.doubtful, role, month_first=read.order == MONTH_FIRST)
        return with_whole_days(times, self._zone)

    def _with_clock(self, role, seconds):
        """Whole days with the time of day that another column tells."""
        if role not in self._clocks:
            return seconds
        clocks = np.array([clock_of(text) for text in self._clocks[role]], dtype=float)
        whole = (seconds + 60 * self._zone) % 86400 == 0
        return np.where(whole & np.isfinite(clocks), seconds + clocks, seconds)

    def _coded(self, role, table, numbers, holds=True):
        values = self._texts(role)
        codes, unknown = coded(values, table, numbers, holds)
        if unknown:
            said = self._without_persons(list(dict.fromkeys(values[row] for row in unknown)))
            more = ["…"] if len(said) > _MOST_WORDS else []
            self._tell("event_words_unknown", unknown, role, words=", ".join([*said[:_MOST_WORDS], *more]))
        return codes

    def _without_persons(self, said):
        """The words that may be told: those that may tell of a person are hidden."""
        held = set().union(*(personal_cells(role, said, self._words.table) for role in ("room", "address")))
        return [word for word in said if word not in held] or ["…"]

    def _sources(self):
        codes = self._coded("source", self._words.sources, range(1, 100))
        return [
            "" if not value else OTHER_SOURCE if code is None else f"{code:02d}" if isinstance(code, int) else code
            for value, code in zip(self._texts("source"), codes)
        ]

    def _states(self, times):
        """Each event's state: its word, else as far as its times say."""
        codes = self._coded("state", self._words.states, (UNKNOWN_STATE, *STATES), holds=False)
        states = np.array([UNKNOWN_STATE if code is None else code for code in codes], dtype=np.int16)
        silent = states == UNKNOWN_STATE
        if silent.any():
            states[silent] = _states_by_times(times, self._count)[silent]
        return states

    def _tell(self, check, rows, role="", **numbers):
        lines = tuple(sorted(int(self._lines[row]) for row in rows))
        column = {"column": self._headers.get(role, role)} if role else {}
        told = found(check, value=len(lines), layer=self._layer, count=len(lines), rows=lines, **column, **numbers)
        self._findings.append(told)


def _odd_names(values, words):
    """The cells that are nothing but a name, where hardly any other is: set of str."""
    names = {value for value in set(values) if value and is_name(value, words)}
    held = sum(value in names for value in values)
    return names if held <= _ODD * sum(map(bool, values)) else set()


def _states_by_times(times, count):
    states = np.full(count, REPORTED, dtype=np.int16)
    for name in TIMES:
        if name in times and name in _STATE_OF:
            states = np.where(np.isnan(times[name]), states, np.maximum(states, _STATE_OF[name]))
    return states


def _text(value):
    """A value as text; whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, str):
        return (value if value.isascii() else half_width(value)).strip()
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else str(value)
    return str(value)
