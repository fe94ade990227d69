"""Where the header of a sheet stands: one row, or two or three with headings over several columns."""

import re
from dataclasses import dataclass
from itertools import pairwise

from .numbers import as_number
from .persons import personal_header
from .sheet import COUNTS, PLACES, folded_header

__all__ = ["Header", "find_header", "role_of_header"]

# A header is looked for so far down, and has so many rows at most.
_FAR = 40
_MOST_ROWS = 3

# What stands over more columns than these, and over all, is a title.
_FEW_COLUMNS = 2

# What a heading is of is its last two signs: 时间, 日期, 编码.
_ENDING = 2

# No header is longer.
_LONGEST = 30

# The share of a row's cells that must be known where only one is.
_SHARE = 0.3

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Header:
    """The header of a sheet.

    Attributes
    ----------
    top, height : int, the first of its rows and how many there are; 0, 0 where it does not stand among the rows
    texts : (k,) tuple of str, what stands over each column; a heading over several columns comes before, with a space
    leaves : (k,) tuple of str, the last of its rows alone
    """

    top: int
    height: int
    texts: tuple
    leaves: tuple


def find_header(sheet, words, told=()):
    """Find the header of a sheet.

    Parameters
    ----------
    sheet : Sheet
    words : Words
    told : iterable of str, headers that somebody said the meaning of

    Returns
    -------
    Header
        Of height 0 and with blank texts where no row is one.
    """
    if sheet.headers:
        return Header(0, 0, tuple(sheet.headers), tuple(sheet.headers))
    best, best_score = Header(0, 0, ("",) * sheet.width, ("",) * sheet.width), 0.0
    for top in range(min(_FAR, len(sheet.rows))):
        for height in range(1, min(_MOST_ROWS, len(sheet.rows) - top) + 1):
            header = _header_at(sheet, top, height)
            if header is None:
                break
            score = _score(header, sheet, words, frozenset(map(folded_header, told)))
            if score > best_score:
                best, best_score = header, score
    return best if best_score else _plain_header(sheet) or best


def _plain_header(sheet):
    """The first row that fills cells, where it is words over numbers; None where it is not."""
    top = next((place for place, row in enumerate(sheet.rows[:_FAR]) if sum(map(bool, row)) > 1), None)
    if top is None:
        return None
    row, below = sheet.rows[top], sheet.rows[top + 1 : top + 1 + _FAR]
    said = [cell for cell in row if cell]
    if len(set(said)) < len(said) or any(_DIGIT.search(cell) or len(cell) > _LONGEST for cell in said):
        return None
    for place, cell in enumerate(row):
        under = [other[place] for other in below if other[place]]
        if cell and under and all(as_number(other) is not None for other in under):
            return _header_at(sheet, top, 1)
    return None


def role_of_header(text, leaf, words):
    """What a header means.

    Parameters
    ----------
    text : str, with the heading over it
    leaf : str, without
    words : Words

    Returns
    -------
    role : str, '' where it is not known
    rank : int, the smaller the surer

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(headers={"小区名称": "compound", "编码": "code", "层数": "floors"}, parts={"户数": "households"})
    >>> role_of_header("小区 名称", "名称", words)[0], role_of_header("房屋 层数", "层数", words)[0]
    ('compound', 'floors')
    >>> role_of_header("实际入住户数（户）", "实际入住户数（户）", words)[0]
    'households'
    """
    ranks = words.ranks
    for one in (text, leaf):
        for brackets in (True, False):
            folded = folded_header(one, brackets)
            if folded in words.headers:
                return words.headers[folded], ranks[folded]
    heading = text.removesuffix(leaf).strip()
    if heading:  # 上报 below 办理时间 is 上报时间
        joined = folded_header(leaf + heading[-_ENDING:])
        if joined in words.headers:
            return words.headers[joined], ranks[joined]
    roles = words.beginnings.get(folded_header(leaf), ())
    if len(roles) == 1:  # a DBF cuts its headers
        return next(iter(roles)), len(ranks)
    for one in (leaf, text):
        folded = folded_header(one)
        held = [part for part in words.parts if part in folded]
        if held:
            longest = max(held, key=len)
            return words.parts[longest], len(ranks) + len(folded) - len(longest)
    return "", 0


def _header_at(sheet, top, height):
    """What stands over each column where the header were these rows; None where they cannot be one."""
    rows = [list(row) for row in sheet.rows[top : top + height]]
    if not any(rows[-1]) or (height > 1 and not any(rows[0])):
        return None
    if height > 1 and _looks_like_data(rows[-1]):
        return None
    for first, left, last, right in sheet.merged:
        for row in range(max(first, top), min(last, top + height - 1) + 1):
            rows[row - top][left : right + 1] = [sheet.rows[first][left]] * (right - left + 1)
    for above, below in pairwise(rows):
        for place in range(1, len(above)):  # a heading reaches over the columns beside it that have a header below
            if not above[place] and below[place] and not _alone(above, below, place):
                above[place] = above[place - 1]
    if height > 1 and _is_title(rows[0], rows[-1]):
        return None
    texts, leaves = [], []
    for cells in zip(*rows):
        said = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))
        texts.append(" ".join(said))
        leaves.append(said[-1] if said else "")
    return Header(top, height, tuple(texts), tuple(leaves))


def _is_title(above, below):
    """Whether a row says one thing over all columns, as 填报单位 and who filled it in: that is no heading of any."""
    over = [heading for heading, cell in zip(above, below) if cell]
    return len(over) > _FEW_COLUMNS and bool(over[0]) and len(set(over)) == 1


def _alone(above, below, place):
    """Whether the cell on the left is a header of its own, with nothing under it."""
    return not above[place - 1] or not below[place - 1]


def _looks_like_data(cells):
    """Whether a row holds numbers, as no header does."""
    said = [cell for cell in cells if cell]
    return sum(as_number(cell) is not None or len(_DIGIT.findall(cell)) > 3 for cell in said) > len(said) / 4


def _score(header, sheet, words, told):
    """How much of a header its rows are: what is known of it, less what looks like data."""
    roles, known, said, doubt = set(), 0, 0, 0
    for place, (text, leaf) in enumerate(zip(header.texts, header.leaves)):
        said += bool(text)
        if not text or len(leaf) > _LONGEST:
            continue
        role = role_of_header(text, leaf, words)[0]
        if role:
            roles.add(role)
        known += _is_known(text, leaf, words, told)
        doubt += leaf != text and not _is_known(leaf, leaf, words, told) and not _shared(header, place)
    last = sheet.rows[header.top + header.height - 1]
    if not known or (known < 2 and known < _SHARE * said) or _looks_like_data(last):
        return 0.0
    needed = len(roles & {*PLACES, *COUNTS})
    return needed + known + 0.5 * len(roles) - 0.6 * header.height - 2 * doubt - 0.3 * (said - known) / max(said, 1)


def _is_known(text, leaf, words, told):
    return bool(role_of_header(text, leaf, words)[0]) or folded_header(text) in told or personal_header(text, words)


def _shared(header, place):
    """Whether the heading over a column is also that of the column beside it."""
    heading = header.texts[place].removesuffix(header.leaves[place])
    beside = [other for other in (place - 1, place + 1) if 0 <= other < len(header.texts)]
    return any(header.texts[other].removesuffix(header.leaves[other]) == heading for other in beside)
