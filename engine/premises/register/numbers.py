"""Numbers as people write them in a register: １２, 1,200, 12户, 十二户, 3层, 负一层, B1, 1单元, 3-1-302."""

import re

from ..addresses.folding import chinese_number
from ..model import NO_FLOOR
from .sheet import half_width

__all__ = ["HUGE", "as_number", "bare", "count_of", "floor_of", "plain_number", "room_parts"]

HUGE = 100_000
"""No row counts more."""

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两", "一二三四五六七八九十百千二")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?|[+-]?\.\d+")
_SCIENTIFIC = re.compile(r"([+-]?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})")
_COUNT = re.compile(r"(?:约|共|计|有|近)?([+-]?[\d,]+(?:\.\d+)?|[零〇一二三四五六七八九十百千]+)"
                    r"(?:多|余)?(?:户|套|间|家|个|户人家|户数|hh|households?|units?|dwellings?|flats?)?")  # fmt: skip
_FLOOR_BELOW = re.compile(r"(?:负|地下|-|b)([\d一二三四五六七八九十]+)(?:层|楼|f)?")
_FLOOR = re.compile(r"(?:第|地上)?([\d一二三四五六七八九十百]+)(?:层|楼|f|l)?(?:[-~至/、,].*)?")
_NOTHING = frozenset(
    ("", "无", "-", "--", "—", "——", "/", "\\", "0", "n/a", "na", "null", "none", "nan", "<null>", "空", "待补")
)
_ENDING = re.compile(r"(?:单元|栋|幢|号楼|座|室|房|号|户|层|楼|梯|门)+$")
_BEGINNING = re.compile(r"^(?:第|单元|unit|entrance|room|flat|apt\.?|no\.?|#)\s*", re.IGNORECASE)
_ROOM = re.compile(
    r"(?:(?P<building>[0-9A-Z]{1,4})(?:栋|幢|号楼|座|-|/))?(?P<entrance>[0-9A-Z]{1,2})(?:单元|-|/)(?P<room>[0-9A-Z]{1,6})"
)


def plain_number(text):
    """Write a number with an exponent, or with decimals of nothing, as its digits, where none is lost.

    Parameters
    ----------
    text : str

    Returns
    -------
    str : the text itself where it is no such number, or digits are lost

    Examples
    --------
    >>> [plain_number(text) for text in ("12.0", "1.3812345678E10", "4.30702001001E+11", "4.30702E+11", "3.5", "A")]
    ['12', '13812345678', '430702001001', '4.30702E+11', '3.5', 'A']
    """
    if not text or text[-1] not in "0123456789":
        return text
    match = _SCIENTIFIC.fullmatch(text)
    if match:
        sign, whole, rest, exponent = match[1], match[2], match[3] or "", int(match[4])
        if len(rest) <= exponent <= len(rest) + (0 if match[4][0] == "+" else 3):
            return f"{sign.replace('+', '')}{whole}{rest}{'0' * (exponent - len(rest))}"
        return text
    whole, dot, rest = text.partition(".")
    return whole if dot and not rest.strip("0") and whole.lstrip("-").isdigit() else text


def as_number(text):
    """A number from text, None where it is none; full-width digits and thousands separators are understood.

    Examples
    --------
    >>> [as_number(text) for text in ("１，２００", "29.04", "-3", "12户", "")]
    [1200.0, 29.04, -3.0, None, None]
    """
    plain = half_width(text).replace(" ", "").replace(",", "")
    try:
        return float(plain) if _NUMBER.fullmatch(plain) or _SCIENTIFIC.fullmatch(plain) else None
    except ValueError:
        return None


def count_of(text):
    """A count from text.

    Returns
    -------
    float or None
        None where it is no count; the caller says what a fraction or a negative one means.

    Examples
    --------
    >>> [count_of(text) for text in ("12", "１２户", "1,200", "十二户", "二十", "壹拾贰", "约30余户", "多", "12/15")]
    [12.0, 12.0, 1200.0, 12.0, 20.0, 12.0, 30.0, None, None]
    """
    if text.isdecimal() and text.isascii():
        return float(text)
    plain = half_width(text).replace(" ", "").lower()
    number = as_number(plain)
    if number is not None:
        return number
    match = _COUNT.fullmatch(plain.translate(_FORMAL))
    if match is None:
        return None
    number = as_number(match[1])
    value = chinese_number(match[1]) if number is None else number
    return None if value is None else float(value)


def floor_of(text):
    """The number of a floor, cellars below zero; NO_FLOOR where it says none.

    Examples
    --------
    >>> [floor_of(text) for text in ("3", "3层", "三楼", "第１２层", "负一层", "B2", "-1", "3/6", "1-2", "3F")]
    [3, 3, 3, 12, -1, -2, -1, 3, 1, 3]
    >>> floor_of("阁楼") == floor_of("") == floor_of("0") == NO_FLOOR
    True
    """
    plain = half_width(text).replace(" ", "").lower().removesuffix(".0")
    for pattern, sign in ((_FLOOR_BELOW, -1), (_FLOOR, 1)):
        match = pattern.fullmatch(plain)
        if match:
            value = int(match[1]) if match[1].isdecimal() else chinese_number(match[1])
            if value and value <= 200:  # no building is higher
                return sign * value
    return NO_FLOOR


def bare(text):
    """The bare number or letter of an entrance, a room or a building, '' where nothing is said.

    Examples
    --------
    >>> [bare(text) for text in ("1单元", "三单元", "第２单元", "01", "A单元", "101室", "无", "东户", "3号楼", "1.0")]
    ['1', '3', '2', '1', 'A', '101', '', '东', '3', '1']
    """
    plain = half_width(text).replace(" ", "").upper().removesuffix(".0")
    if plain.lower() in _NOTHING:
        return ""
    stripped = _ENDING.sub("", _BEGINNING.sub("", plain))
    if not stripped:
        return ""
    number = chinese_number(stripped)
    if number is not None:
        return str(number)
    if stripped.isdecimal() and len(stripped) <= 2:
        return str(int(stripped)) if int(stripped) else ""
    return stripped


def room_parts(text):
    """What a room's number says of its entrance, and the room: 1-302, 3-1-302, 3栋1单元302.

    Returns
    -------
    (str, str) : '' and the room where it says no entrance

    Examples
    --------
    >>> [room_parts(text) for text in ("302", "1-302", "3-1-302", "3栋1单元302室", "一单元302", "门面3", "0302")]
    [('', '302'), ('1', '302'), ('1', '302'), ('1', '302'), ('1', '302'), ('', '门面3'), ('', '0302')]
    """
    plain = bare(text)
    match = _ROOM.fullmatch(plain)
    if match is None and "单元" in plain:
        before, _, after = plain.partition("单元")
        match = _ROOM.fullmatch(f"{bare(before)}-{after}")
    if match is None or (match["building"] is None and len(match["room"]) < 3):
        return "", plain
    return bare(match["entrance"]), match["room"]
