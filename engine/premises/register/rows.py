"""The cells of a register's columns, made rows that count."""

import re

import numpy as np

from ...gridding.editing.model import RefusedError
from ...gridding.findings import found
from ..model import register_rows_of
from .codes import ruined
from .counting import by_value, counts_of, each_once, once_each, states_of, uses_of
from .numbers import bare, floor_of, room_parts
from .persons import personal_cells
from .places import address_of, points_of
from .sheet import folded_header

__all__ = ["BUILDING", "DWELLING", "row_each", "rows_of_cells"]

DWELLING, BUILDING = "dwelling", "building"
"""What a row of the sheet is."""

_MOST = 0.5
_ROOM_AT_END = re.compile(r"(?:单元|[栋幢座层楼号-])[A-Za-z]?[0-9]{2,4}[A-Za-z]?(?:室|房|号)?$|[0-9](?:室|房)$")
_PARTS = ("address", "road", "door_number", "compound", "group", "building", "building_name")


HOUSEHOLD, RESIDENT = "household", "resident"
"""Whom a row speaks of, where its columns about persons tell."""


def row_each(columns, words):
    """Whom each row of a sheet speaks of: HOUSEHOLD, RESIDENT or '' where nothing is about persons."""
    personal = [folded_header(column.header) for column in columns if column.personal]
    if any(relation in header for relation in words.relations for header in personal):
        return RESIDENT
    return HOUSEHOLD if personal else ""


def rows_of_cells(cells, headers, lines, words, told, of_whom="", points=None, with_points=True):
    """Make the rows of a register.

    Parameters
    ----------
    cells : dict of str (role) to (n,) list of str, tidied
    headers : dict of str (role) to str
    lines : (n,) array of int
    words : Words
    told : Told, hears what is found
    of_whom : str, HOUSEHOLD, RESIDENT or ''
    points : (n,) array of Points or None, optional
    with_points : bool, whether columns of coordinates are taken

    Returns
    -------
    kind : str, DWELLING or BUILDING
    rows : RegisterRows

    Raises
    ------
    RefusedError
        No row says where it is, or nothing is counted.
    """
    table = _Table(cells, headers, np.asarray(lines, dtype=int), words, told, of_whom)
    table.take_places(points, with_points)
    table.take_counts()
    return table.kind, table.rows()


class _Table:
    """Columns of one length, which grow from what was written to what is meant."""

    def __init__(self, cells, headers, lines, words, told, of_whom):
        self._cells, self._headers, self._lines, self._words, self._told = cells, headers, lines, words, told
        self._of_whom = of_whom
        self._count = len(lines)
        self.kind = BUILDING

    def take_places(self, points, with_points):
        """Understand where each row is; leave out those that do not say."""
        self._codes = self._whole_codes("code")
        self._dwelling_codes = self._whole_codes("dwelling_code")
        self._addresses = self._clean("address", self._joined())
        self._entrances = self._clean("entrance", by_value(self._said("entrance"), bare))
        both = by_value(self._said("room"), room_parts)
        self._rooms = self._clean("room", [room for _, room in both])
        self._entrances = [one or other for one, (other, _) in zip(self._entrances, both)]
        self._floors = np.array(by_value(self._said("floor"), floor_of), dtype=int)
        self._points = self._where(points, with_points)
        somewhere = np.array([bool(code or dwelling or address) or point is not None for code, dwelling, address, point
                              in zip(self._codes, self._dwelling_codes, self._addresses, self._points)])  # fmt: skip
        self._told.add("register_rows_without_place", self._lines[~somewhere])
        if not somewhere.any():
            raise RefusedError(found("register_no_places", layer=self._told.name))
        self._keep(somewhere)
        self.kind = self._kind()

    def take_counts(self):
        """Understand what each row counts."""
        self._states = self._states_said()
        self._uses = uses_of(self._said("use"), self._words)
        self._households, self._dwellings = (self._counted(role) for role in ("households", "dwellings"))
        if self.kind == DWELLING:
            self._count_dwellings()
        else:
            self._count_buildings()

    def rows(self):
        """The RegisterRows."""
        keys = self._keys()
        return register_rows_of(
            keys,
            rows=self._lines,
            codes=self._codes,
            addresses=self._addresses,
            entrances=self._entrances,
            rooms=self._rooms,
            uses=self._uses,
            states=self._states,
            floors=self._floors,
            dwellings=self._dwellings,
            households=self._households,
            points=self._points,
        )

    # where

    def _said(self, role):
        return self._cells.get(role) or [""] * self._count

    def _whole_codes(self, role):
        """The codes of a column; those that a spreadsheet ruined are refused."""
        codes = self._clean(role, self._said(role))
        for reason, those in ruined(codes).items():
            lost = np.array([code in those for code in codes])
            self._told.add("register_codes_ruined", self._lines[lost], column=self._headers[role], reason=reason)
            codes = ["" if code in those else code for code in codes]
        return codes

    def _joined(self):
        """One address for each row out of its parts."""
        parts = [self._clean_part(role) for role in _PARTS]  # joined, numbers would run together
        if "group" in self._cells and not {"address", "road", "compound"} & set(self._cells):
            parts[_PARTS.index("compound")] = self._said("community")
        order = ("address", "road", "door_number", "compound", "group", "building", "building_name")
        places = [_PARTS.index(role) for role in order]
        return by_value(list(zip(*parts)), lambda said: address_of(*(said[place] for place in places)))

    def _clean_part(self, role):
        """What a part of an address says, blank where it tells of a person."""
        values = self._said(role)
        return self._clean("address", values, self._headers[role]) if role in self._cells else values

    def _clean(self, role, values, header=""):
        """Blank what tells of a person."""
        found_in = personal_cells(role, values, self._words)
        if not found_in:
            return values
        parts = ", ".join(self._headers[part] for part in _PARTS if part in self._headers)
        header = header or self._headers.get(role) or parts
        held = np.array([value in found_in for value in values])
        self._told.add("register_cells_blanked", self._lines[held], column=header)
        return ["" if value in found_in else value for value in values]

    def _where(self, points, with_points):
        if points is not None:
            return points
        if "coordinates" in self._cells:
            made = points_of(None, None, self._cells["coordinates"])
        elif {"x", "y"} <= set(self._cells):
            made = points_of(self._cells["x"], self._cells["y"])
        else:
            return np.full(self._count, None, dtype=object)
        there = np.array([point is not None for point in made])
        if with_points or not there.any():
            return made
        self._told.add("register_coordinates_unused", count=int(there.sum()))
        return np.full(self._count, None, dtype=object)

    def _keep(self, rows):
        """Keep some rows of all columns."""
        places = np.flatnonzero(rows)
        if len(places) == self._count:
            return
        self._cells = {role: [values[place] for place in places] for role, values in self._cells.items()}
        for name in ("_codes", "_dwelling_codes", "_addresses", "_entrances", "_rooms"):
            setattr(self, name, [getattr(self, name)[place] for place in places])
        for name in ("_lines", "_floors", "_points", "_states", "_uses", "_households", "_dwellings"):
            if hasattr(self, name):
                setattr(self, name, getattr(self, name)[places])
        self._count = len(places)

    def _kind(self):
        """Whether a row is a dwelling or a building, or an entrance of one."""
        if max(_filled(self._rooms), _filled(self._dwelling_codes), _filled(self._said("household_number"))) >= _MOST:
            return DWELLING
        if {"households", "dwellings"} & set(self._cells):
            return BUILDING
        at_end = by_value(self._addresses, lambda address: _ROOM_AT_END.search(address) is not None)
        if np.mean(at_end) >= _MOST or self._of_whom:
            return DWELLING
        raise RefusedError(found("register_no_counts", layer=self._told.name))

    # how many

    def _states_said(self):
        return states_of(self._said("state"), self._headers.get("state", ""), self._words)

    def _counted(self, role):
        """A column of counts, -1 where nothing is told."""
        if role not in self._cells:
            return np.full(self._count, -1)
        counts, troubles = counts_of(self._cells[role])
        for reason, rows in troubles.items():
            self._told.add("register_no_number", self._lines[rows], column=self._headers[role], reason=reason)
        return counts

    def _count_dwellings(self):
        floors, codes = self._floors.tolist(), self._dwelling_codes
        together = self._of_whom == RESIDENT  # without rooms, those of one address are one household
        names = [
            (code or (house, address, entrance, floor, room)) if code or room or together else None
            for code, house, address, entrance, floor, room in zip(
                codes, self._codes, self._addresses, self._entrances, floors, self._rooms)
        ]  # fmt: skip
        numbers = self._cells.get("household_number")
        first, households, dwellings, states, merged = once_each(
            names, self._households, self._dwellings, self._states, numbers
        )
        self._told.add("register_rows_merged", self._lines[merged])
        told_of = self._households.max() >= 0 or numbers is not None
        self._keep(_mask(first, self._count))
        lived_in = ~np.isin(states, ("empty", "shop"))
        guessed = households < 0
        self._households = np.where(guessed, np.where(lived_in, 1, 0), households)
        self._dwellings = np.where(dwellings < 0, 1, dwellings)
        self._states = np.where((states == "unknown") & ~guessed & (households > 0), "occupied", states).astype(object)
        if guessed.any():
            self._told.add("register_household_each", count=int((guessed & lived_in).sum()), told=bool(told_of))

    def _count_buildings(self):
        names = list(zip(self._codes, self._addresses, self._entrances, self._rooms, self._floors.tolist(),
                         self._households.tolist(), self._dwellings.tolist()))  # fmt: skip
        first, *_, merged = once_each(names, self._households, self._dwellings, self._states)
        self._told.add("register_rows_repeated", self._lines[merged])
        self._keep(_mask(first, self._count))
        silent = (self._households < 0) & (self._dwellings < 0)
        self._told.add("register_rows_without_count", self._lines[silent])
        guessed = (self._households < 0) & ~silent
        if guessed.any():
            self._told.add(
                "register_household_each", count=int(self._dwellings[guessed].sum()), told="households" in self._cells
            )
        if "dwellings" not in self._cells:
            self._told.add("register_dwellings_unknown", count=self._count)
        households, dwellings = self._households, self._dwellings
        self._households = np.where(households >= 0, households, np.maximum(dwellings, 0))
        self._dwellings = np.where(dwellings >= 0, dwellings, np.maximum(households, 0))

    def _keys(self):
        """A name for each row that it has again the next time."""
        parts = zip(self._dwelling_codes, self._codes, self._addresses, self._entrances, self._rooms, self._lines)
        keys = [own or "/".join(filter(None, (code or address, entrance, room))) or str(line)
                for own, code, address, entrance, room, line in parts]  # fmt: skip
        return keys if len(set(keys)) == len(keys) else each_once(keys)


def _filled(values):
    """The share of cells that say something."""
    return sum(map(bool, values)) / max(len(values), 1)


def _mask(places, count):
    mask = np.zeros(count, dtype=bool)
    mask[places] = True
    return mask
