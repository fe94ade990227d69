"""Which column of a sheet means what, and which are about persons."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from .headers import role_of_header
from .persons import HEADER, personal_header, personal_values
from .sheet import COUNTS, KNOWN, PLACES, ROLES, folded_header, half_width

__all__ = ["BY_HEADER", "BY_VALUES", "MAPPED", "SECOND", "Column", "key_of", "recognise"]

BY_HEADER, BY_VALUES, MAPPED, SECOND = "header", "values", "mapped", "second"
"""How the meaning of a column came to be known; SECOND is one of whose meaning there is a better column."""

# So many rows tell what a column holds, so much of them must agree.
_SAMPLE = 3000
_AGREE = 0.7

# Names of places may begin as names of persons do: where the header says places, nearly all of them must.
_NAMED = ("address", "compound", "road", "group", "building_name", "community")
_ALMOST_ALL = 0.8

# Where the header says another thing that is not needed, numbers of persons must be most of what stands there; but not
# where anything may stand.
_MOST = 0.5
_FREE = ("remark", "sequence", "community")

_SHAPES = {
    "entrance": re.compile(r"第?[0-9A-Za-z一二三四五六七八九十]{1,3}单元|单元[0-9A-Za-z]{1,2}"),
    "building": re.compile(r"第?[0-9A-Za-z一二三四五六七八九十]{1,4}(?:栋|幢|号楼|座)"),
    "room": re.compile(r"[0-9A-Za-z-]{2,8}(?:室|房)"),
    "floor": re.compile(r"(?:第|负|地下)?[0-9一二三四五六七八九十]{1,3}[层楼]"),
    "address": re.compile(r".{2,}(?:[路街巷道弄村组园苑区]).*[0-9].*(?:[号栋幢室组]|单元|[0-9])"),
    "households": re.compile(r"[0-9]{1,4}户"),
    "dwellings": re.compile(r"[0-9]{1,4}套"),
}


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes
    ----------
    place : int, which it is, from 0
    header : str, what stands over it, '' for nothing
    role : str, of `sheet.ROLES` and `sheet.KNOWN`, '' where it is not known
    how : str, BY_HEADER, BY_VALUES, MAPPED, SECOND or ''
    personal : str, why it is taken for one about persons and dropped, of `persons`; '' where it is not
    """

    place: int
    header: str
    role: str = ""
    how: str = ""
    personal: str = ""

    @property
    def used(self):
        """Whether the register takes something from it."""
        return self.role in ROLES and not self.personal and self.how != SECOND

    @property
    def key(self):
        """What a mapping calls it."""
        return key_of(self.place, self.header)


def key_of(place, header):
    """What a mapping calls a column: its header, or '#' and its number from 1.

    Examples
    --------
    >>> key_of(2, ""), key_of(2, "楼栋 编码")
    ('#3', '楼栋 编码')
    """
    return header or f"#{place + 1}"


def recognise(header, rows, words, mapping=None):
    """Say what each column means.

    Parameters
    ----------
    header : Header
    rows : (n,) list of lists of str, what stands below it
    words : Words
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional
        What somebody decided; it is believed before anything else, but for what is about persons.

    Returns
    -------
    list of Column
    """
    sample = rows[:_SAMPLE] if len(rows) <= 2 * _SAMPLE else rows[:: len(rows) // _SAMPLE]
    values = [list(column) for column in zip(*sample)] or [[] for _ in header.texts]
    told = {_folded_key(key): role for key, role in (mapping or {}).items()}
    columns, ranks = [], []
    for place, (text, leaf) in enumerate(zip(header.texts, header.leaves)):
        role, rank = role_of_header(text, leaf, words) if text else ("", 0)
        column = Column(place, text, role, BY_HEADER if role else "")
        for key in (f"#{place + 1}", folded_header(text)):
            if key and key in told:
                column, rank = replace(column, role=told[key], how=MAPPED), -1
        columns.append(replace(column, personal=_personal(column, leaf, values[place], words)))
        ranks.append(rank)
    _leave_seconds(columns, ranks, values)
    _guess_by_values(columns, values, words)
    return columns


def _folded_key(key):
    return key if re.fullmatch(r"#\d+", key) else folded_header(key)


def _personal(column, leaf, values, words):
    """Why a column is about persons. What stands in it counts where the header does not say that it is."""
    if personal_header(leaf, words):
        return HEADER
    if column.how != BY_HEADER and personal_header(column.header, words):
        return HEADER
    if column.role in ("floor", "dwellings", "households", "x", "y"):
        return ""  # of these only numbers are taken
    if column.role in ("state", "use"):
        return personal_values(_without_words(values, words), words, _ALMOST_ALL, _MOST)
    if column.role in KNOWN and column.role not in _FREE:
        return personal_values(values, words, _ALMOST_ALL, _MOST)
    if column.how == BY_HEADER and column.role in _NAMED:
        return personal_values(values, words, _ALMOST_ALL)
    return personal_values(values, words, header=None if column.role else column.header)


def _without_words(values, words):
    """Values with a dash in place of words for states and uses, some of which could be names: 公建, 车间."""
    known = {value: any(word in value for word in (*words.states, *words.uses)) for value in set(values) if value}
    return ["-" if known.get(value) else value for value in values]


def _leave_seconds(columns, ranks, values):
    """Of columns that mean one thing the best is kept: what somebody decided, the fuller one, the surer header."""
    by_role = {}
    for column in columns:
        if column.role in (*PLACES, *COUNTS) and not column.personal:
            by_role.setdefault(column.role, []).append(column)
    for rivals in by_role.values():
        rivals.sort(key=lambda column: (column.how != MAPPED, _blank(values[column.place]), ranks[column.place]))
        for column in rivals[1:]:
            columns[column.place] = replace(column, how=SECOND)


def _blank(values):
    """How blank a column is, in quarters."""
    return round(4 * sum(not value for value in values) / max(len(values), 1))


def _guess_by_values(columns, values, words):
    """Look at what stands in columns whose header says nothing."""
    taken = {column.role for column in columns if column.used}
    for column in list(columns):
        if column.role or column.how == MAPPED or column.personal:
            continue
        said = Counter(half_width(value).replace(" ", "") for value in values[column.place] if value)
        every = sum(said.values())
        for role, shape in _SHAPES.items():
            fits = sum(number for value, number in said.items() if shape.fullmatch(value))
            if role not in taken and every and fits >= _AGREE * every:
                columns[column.place] = replace(column, role=role, how=BY_VALUES)
                taken.add(role)
                break
        else:
            fits = sum(number for value, number in said.items() if value in words.states)
            if "state" not in taken and every and fits >= _AGREE * every:
                columns[column.place] = replace(column, role="state", how=BY_VALUES)
                taken.add("state")
