"""Codes and names of grids: from north to south, from west to east, and never a code twice."""

import re
from dataclasses import dataclass
from itertools import chain, count

import numpy as np

from .findings import found

__all__ = ["CodeProfile", "Numbering", "chinese_number", "number_grids", "reading_order"]


@dataclass(frozen=True)
class CodeProfile:
    """How a city writes the code of a grid: prefix + (start of) the community's code + number + suffix.

    Attributes
    ----------
    id : str
    community_pattern : str, regular expression that a whole community code must match to be used; zeros alone are none
    community_digits : int, how many characters of it, from the left, a grid's code begins with
    number_digits : int
    prefix, suffix : str, the same in every code
    zero_when_undivided : bool, the only grid of a community has number 0
    special_from : int, the first number of grids in special communities; 0 gives them no range of their own
    name_template : str with {chinese} (十二) or {number} (12)
    """

    id: str = "stat15"
    community_pattern: str = "[0-9]{12}"
    community_digits: int = 12
    number_digits: int = 3
    prefix: str = ""
    suffix: str = ""
    zero_when_undivided: bool = False
    special_from: int = 0
    name_template: str = "第{chinese}网格"

    def stem(self, community_code):
        """Give the part of a code before the number; communities with the same stem share one sequence."""
        return self.prefix + community_code[: self.community_digits]

    def code(self, stem, number):
        """Write the code; a number with too many digits makes it longer rather than being cut."""
        return f"{stem}{number:0{self.number_digits}d}{self.suffix}"

    def number(self, stem, code):
        """Read the number back from a code, or None where the code is not of this stem."""
        match = re.fullmatch(f"{re.escape(stem)}([0-9]{{{self.number_digits},}}){re.escape(self.suffix)}", code)
        return int(match[1]) if match else None

    def name(self, number):
        """Name a grid by its number; one that is alone with number 0 is the first."""
        number = max(number, 1)
        return self.name_template.format(chinese=chinese_number(number), number=number)

    def numbers(self, special=False):
        """Numbers in the order in which they are given, without end; past the last digit all kinds go on together."""
        if special and self.special_from:
            return count(self.special_from)
        end = 10**self.number_digits
        return chain(range(1, self.special_from), count(end)) if self.special_from else count(1)


@dataclass(frozen=True)
class Numbering:
    """Codes and names in the order of the rows that came in.

    Attributes
    ----------
    grid_codes, grid_names : (g,) arrays of str
    community_codes : (c,) array of str, as the grids' codes use them
    findings : list of Finding
    """

    grid_codes: np.ndarray
    grid_names: np.ndarray
    community_codes: np.ndarray
    findings: list


def number_grids(
    places,
    communities,
    community_codes,
    community_places,
    community_kinds,
    locked_codes,
    used_codes,
    profile,
    heights=None,
):
    """Give every grid a code and a name.

    A community whose code does not fit the profile is numbered itself: 001, 002 … in reading order. Locked grids
    keep their codes. A code of `used_codes` is not given again, even if its grid is long gone.

    Parameters
    ----------
    places : (g, 2) array of float, a point in each grid; y grows to the north
    communities : (g,) array of int, the row of the grid's community
    community_codes : (c,) array of str, '' where missing
    community_places : (c, 2) array of float
    community_kinds : (c,) array of str, 'urban', 'rural' or 'special'
    locked_codes : (g,) array of str, '' where the grid is free
    used_codes : set of str
    profile : CodeProfile
    heights : (g,) array of float, the height of each grid in the units of `places`; guessed from the places if None

    Returns
    -------
    Numbering

    Notes
    -----
    DB11/T 2157-2023 and DB6101/T 3185-2024 say only "from west to east, from north to south"; `reading_order` is
    this project's reading of it. A code once given stays void for ever.

    Examples
    --------
    >>> numbering = number_grids(
    ...     places=[(0, 0), (9, 9), (0, 9)], communities=[0, 0, 0], community_codes=["430702001001"],
    ...     community_places=[(4, 4)], community_kinds=["urban"], locked_codes=["", "", ""],
    ...     used_codes={"430702001001001"}, profile=CodeProfile())
    >>> [str(code) for code in numbering.grid_codes]
    ['430702001001004', '430702001001003', '430702001001002']
    >>> str(numbering.grid_names[2])
    '第二网格'
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    communities = np.asarray(communities, dtype=int)
    heights = None if heights is None else np.asarray(heights, dtype=float)
    used, findings = _community_codes(community_codes, community_places, profile)

    codes, lock_findings = _kept_codes(locked_codes, places)
    findings += lock_findings
    known = {str(code) for code in used_codes} | set(filter(None, codes))
    taken = set(known)
    sequences = _sequences(communities, used, profile)
    grid_communities = [used[community] for community in communities]
    for stem, rows in sequences.items():
        free = [row for row in rows if not codes[row]]
        free_places = places[free]
        order = reading_order(free_places, None if heights is None else np.median(heights[rows]))
        special = [community_kinds[communities[free[i]]] == "special" for i in order]
        undivided = len(rows) == 1 and not any(code.startswith(stem) for code in known)
        given = _next_codes(stem, special, undivided, taken, profile)
        for i, code in zip(order, given, strict=True):
            codes[free[i]] = code
        longest = len(profile.code(stem, 0))
        findings += _overflow([free[i] for i in order], codes, longest, grid_communities, places)
    names = [""] * len(codes)
    for stem, rows in sequences.items():
        for row in rows:
            number = profile.number(stem, codes[row])
            names[row] = codes[row] if number is None else profile.name(number)
    return Numbering(_text(codes), _text(names), _text(used), findings)


def reading_order(places, height=None):
    """Order places as one reads a page: in bands from north to south, inside a band from west to east.

    Parameters
    ----------
    places : (n, 2) array of float
    height : float, the height of a band; None takes the spacing that n places on a lattice of this extent would have

    Returns
    -------
    (n,) array of int, rows in order; it depends on the rows' own order only where two places are the same

    Examples
    --------
    >>> reading_order([(0, 0), (10, 9), (0, 10), (10, 1)]).tolist()
    [2, 1, 0, 3]
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    if not len(places):
        return np.empty(0, dtype=int)
    x, y = places.T
    if height is None:
        height = _lattice_spacing(np.ptp(x), np.ptp(y), len(places))
    # The band's middle, not its edge, goes through the northernmost place: a row of grids seldom lies quite level.
    bands = np.floor((y.max() - y) / height + 0.5) if height > 0 else np.zeros(len(places))
    return np.lexsort((-y, x, bands))


def chinese_number(number):
    """Write a number from 1 to 99,999,999 in Chinese, as in 第十二网格.

    Examples
    --------
    >>> [chinese_number(n) for n in (1, 10, 12, 20, 101, 110, 1001)]
    ['一', '十', '十二', '二十', '一百零一', '一百一十', '一千零一']
    """
    if not 1 <= number < 10**8:
        raise ValueError(f"{number} is not between 1 and 99,999,999.")
    high, low = divmod(int(number), 10**4)
    words = _below_ten_thousand(high) + "万" if high else ""
    if low:
        words += "零" * (bool(high) and low < 1000) + _below_ten_thousand(low)
    return words[1:] if words.startswith("一十") else words


def _below_ten_thousand(number):
    words = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            words += "零一二三四五六七八九"[digit] + unit
        elif words and number % size and not words.endswith("零"):
            words += "零"
    return words


def _lattice_spacing(width, height, places):
    """Solve (width + s)(height + s) = places * s * s: a lattice's cells reach half a spacing past their middles."""
    if places < 2:
        return 0.0
    sides, others = width + height, places - 1
    return (sides + np.sqrt(sides**2 + 4 * others * width * height)) / (2 * others)


def _community_codes(community_codes, community_places, profile):
    """Take the codes that fit the profile, number the other communities, and say so."""
    used = ["" if code is None else str(code).strip() for code in community_codes]
    places = np.asarray(community_places, dtype=float).reshape(-1, 2)
    findings = []
    pattern = re.compile(profile.community_pattern)

    def fits(code):
        return code.strip("0") and pattern.fullmatch(code)

    misfits = [row for row, code in enumerate(used) if not fits(code)]
    rows_of = {}
    for row, code in enumerate(used):
        if fits(code):
            rows_of.setdefault(code, []).append(row)
    for code, rows in rows_of.items():
        if len(rows) > 1:
            place = tuple(places[rows[1]].tolist())
            numbers = {"code": code, "rows": len(rows)}
            findings.append(found("community_code_duplicate", community_code=code, place=place, **numbers))
    digits = max(3, len(str(len(misfits))))
    numbered = [misfits[i] for i in reading_order(places[misfits])]
    for number, row in enumerate(numbered, start=1):
        used[row] = f"{number:0{digits}d}"
    if numbered:
        first, last = used[numbered[0]], used[numbered[-1]]
        value = len(numbered)
        numbers = {"count": value, "first": first, "last": last, "rows": tuple(misfits)}
        findings.append(found("communities_numbered", value=value, **numbers))
    return used, findings


def _kept_codes(locked_codes, places):
    """Codes of the locked grids; of two with the same code only the first can keep it."""
    codes, findings = ["" if code is None else str(code).strip() for code in locked_codes], []
    seen = set()
    for row, code in enumerate(codes):
        if code in seen:
            place = tuple(places[row].tolist())
            findings.append(found("locked_code_duplicate", code=code, grid_code=code, place=place))
            codes[row] = ""
        elif code:
            seen.add(code)
    return codes, findings


def _sequences(communities, community_codes, profile):
    """Rows of the grids of each sequence, by stem, in the order of the stems."""
    stems = [profile.stem(code) for code in community_codes]
    sequences = {}
    for row, community in enumerate(communities.tolist()):
        sequences.setdefault(stems[community], []).append(row)
    return dict(sorted(sequences.items()))


def _next_codes(stem, special, undivided, taken, profile):
    """Give one new code for each entry of `special`, and enter it in `taken`."""
    sequences = {False: profile.numbers(), True: profile.numbers(special=True)}
    if undivided and profile.zero_when_undivided:
        sequences = dict.fromkeys(sequences, iter([0]))
    given = []
    for is_special in special:
        code = next(code for number in sequences[bool(is_special)] if (code := profile.code(stem, number)) not in taken)
        taken.add(code)
        given.append(code)
    return given


def _overflow(rows, codes, longest, community_codes, places):
    """Say which grids, if any, have a number that the profile has no digits for."""
    rows = [row for row in rows if len(codes[row]) > longest]
    if not rows:
        return []
    where = {"grid_code": codes[rows[0]], "community_code": community_codes[rows[0]]}
    return [found("number_overflow", count=len(rows), value=len(rows), place=tuple(places[rows[0]].tolist()), **where)]


def _text(words):
    return np.array(words, dtype=object)
