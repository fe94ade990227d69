"""What tells of a person: columns by their header or by what stands in them, and cells that hold it by chance."""

import re
from collections import Counter

from .bare_numbers import bare_numbers
from .latin_names import is_latin_name, is_pinyin_name
from .person_names import is_name, names_person
from .person_numbers import EMAIL, ID_NUMBER, MISTYPED_ID, PHONE, PLATE, hardly_more_than, tells_of_person
from .sheet import folded_header, half_width

__all__ = ["HEADER", "NAME", "personal_cells", "personal_header", "personal_values"]

HEADER, NAME = "header", "names"
"""Why a column is taken for one about persons, besides what `person_numbers` names."""

# The share of a column's cells from which on the column is about persons.
_MOST = 0.5
_SOME = 0.1
_FEWEST_NAMES = 3

# Names differ from row to row; words of a list come again and again.
_DIFFERENT = 0.25

_ENGLISH = re.compile(r"[a-z]+")


def personal_header(header, words):
    """Whether a header names something about persons.

    Parameters
    ----------
    header : str
    words : Words

    Examples
    --------
    >>> from .sheet import Words
    >>> of_persons = {"personal": ["xm"], "personal_parts": ["电话"], "personal_words": ["owner"]}
    >>> words = Words(**{kind: frozenset(some) for kind, some in of_persons.items()})
    >>> [personal_header(header, words) for header in ("联系电话", "XM", "Owner name", "Hotel", "户数")]
    [True, True, True, False, False]
    """
    whole, plain = folded_header(header), folded_header(header, brackets=False)
    if whole in words.personal or plain in words.personal:
        return True
    if whole in words.headers:
        return False
    if any(word in words.personal_words for word in _ENGLISH.findall(half_width(header).lower())):
        return True
    return any(part in whole for part in words.personal_parts)


def personal_values(values, words, most=_MOST, some=_SOME, header=None):
    """Why the values of a column are about persons, '' where they are not.

    Parameters
    ----------
    values : iterable of str, '' where a cell is blank
    words : Words
    most : float, the share of cells from which on names make a column one of names
    some : float, the share from which on numbers, addresses and plates make it one of those
    header : str, what stands over the column where nobody understands it; bare digits may be numbers of persons then

    Returns
    -------
    str : ID_NUMBER, PHONE, EMAIL, PLATE, NAME or ''
    """
    counts = Counter(value for value in values if value)
    every = sum(counts.values())
    if not every:
        return ""
    found = Counter()
    for value, number in counts.items():
        found[hardly_more_than(value)] += number
    if found[ID_NUMBER] > some * every and found[ID_NUMBER] > found[MISTYPED_ID]:
        return ID_NUMBER
    for what in (PHONE, EMAIL, PLATE):
        if found[what] > some * every:
            return what
    if header is not None and (why := bare_numbers(counts, header)):
        return why
    names = [number for value, number in counts.items() if _may_be_name(value, words)]
    if sum(names) > most * every and len(names) >= _FEWEST_NAMES and len(names) > _DIFFERENT * sum(names):
        return NAME
    return ""


def personal_cells(role, values, words):
    """Which values of a column tell of a person. A code with a date in it is none for that alone.

    Parameters
    ----------
    role : str, of `sheet.ROLES`
    values : iterable of str
    words : Words

    Returns
    -------
    set of str
    """
    allowed = ("", MISTYPED_ID) if role in ("code", "dwelling_code") else ("",)
    values = set(values)
    found = {value for value in values if tells_of_person(value) not in allowed}
    if role in ("entrance", "room"):
        found |= {value for value in values if is_name(value, words, beside_number=True)}
    elif role == "address":
        found |= {value for value in values if names_person(value, words)}
    return found


def _may_be_name(value, words):
    return is_name(value, words) or is_latin_name(value, words) or is_pinyin_name(value, words)
