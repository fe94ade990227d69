"""Which way a camera looks, from what people write: 135, 135°, SE, 东南, N/B, N45E, 由西向东."""

import re

from ...premises.register.sheet import half_width

__all__ = ["ALL_ROUND", "BY_NUMBER", "azimuth_of", "by_number"]

BY_NUMBER = (90.0, 270.0, 180.0, 0.0, 135.0, 45.0, 225.0, 315.0)
"""Degrees of the numbers 1 to 8 for directions: east, west, south, north, southeast, northeast, southwest, northwest
(GB/T 28181, DirectionType)."""

ALL_ROUND = "all round"
"""What is read where somebody says that a camera looks everywhere."""

_WINDS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
_DEGREES = {wind: 22.5 * place for place, wind in enumerate(_WINDS)}
_ENGLISH = (("north", "N"), ("south", "S"), ("east", "E"), ("west", "W"))
_CHINESE = str.maketrans("北南东西東", "NSEWE")
_ROUND = frozenset(("全向", "全方位", "全景", "环视", "四周", "周边", "360度全景", "360全景", "all", "allround", "omni",
                    "omnidirectional", "everywhere"))  # fmt: skip
_CHAFF = re.compile(r"bound|wards?|facing|direction|方位角?|方向|朝向?|面向?|指向|偏|侧|[\s/,.;:()\-_正向对看]+")
_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?)(?:°|º|度|deg(?:rees?)?)?(?:[NSEW]{1,3})?", re.IGNORECASE)
_SPAN = re.compile(r"(\d+(?:\.\d+)?)°?[-~至](\d+(?:\.\d+)?)°?")
_QUADRANT = re.compile(r"([NS])(\d{1,2}(?:\.\d+)?)°?([EW])")
_FROM_TO = re.compile(r"(?:由|从)?[北南东西東]{1,2}(?:向|往|至|到|→|->)([北南东西東]{1,2})")
_FROM_TO_ENGLISH = re.compile(r"([NSEW]{1,2})\s*(?:to|->|→)\s*([NSEW]{1,2})", re.IGNORECASE)
_MOST = 720.0


def azimuth_of(text):
    """Read a direction.

    Parameters
    ----------
    text : str

    Returns
    -------
    float, degrees clockwise from north, 0 to 360; `ALL_ROUND`; or None where it is no direction

    Examples
    --------
    >>> [azimuth_of(text) for text in ("90", "-45", "450°", "１３５度", "N", "N/B", "NNE", "northwest", "45-135")]
    [90.0, 315.0, 90.0, 135.0, 0.0, 0.0, 22.5, 315.0, 90.0]
    >>> [azimuth_of(text) for text in ("东北", "朝南", "正西方向", "北偏东", "由西向东", "N45E", "S30°W", "东偏北30度")]
    [45.0, 180.0, 270.0, 22.5, 90.0, 45.0, 210.0, 60.0]
    >>> azimuth_of("全景"), azimuth_of("?"), azimuth_of("gate"), azimuth_of("9999")
    ('all round', None, None, None)
    """
    plain = half_width(text).strip().lower()
    if plain.replace(" ", "") in _ROUND:
        return ALL_ROUND
    for read in (_number, _turned_from, _goal, _wind):
        degrees = read(plain)
        if degrees is not None:
            return degrees % 360.0
    return None


def by_number(text):
    """The degrees of a direction that is written as a number from 1 to 8, None for any other text.

    Examples
    --------
    >>> by_number("1"), by_number("8.0"), by_number("90")
    (90.0, 315.0, None)
    """
    plain = half_width(text).strip().removesuffix(".0")
    return BY_NUMBER[int(plain) - 1] if plain in ("1", "2", "3", "4", "5", "6", "7", "8") else None


def _number(plain):
    match = _NUMBER.fullmatch(plain.replace(" ", ""))
    if match is not None:
        degrees = float(match[1])
        return degrees if abs(degrees) <= _MOST else None
    match = _SPAN.fullmatch(plain.replace(" ", ""))
    if match is None:
        return None
    first, last = float(match[1]), float(match[2])
    return first + ((last - first) % 360.0) / 2


def _turned_from(plain):
    """北偏东45度, N45E: so many degrees from one wind towards another."""
    folded = plain.replace(" ", "").upper().translate(_CHINESE)
    match = _QUADRANT.fullmatch(folded) or re.fullmatch(r"([NSEW])偏([NSEW])(\d{1,2}(?:\.\d+)?)(?:°|度)?", folded)
    if match is None:
        return None
    start, goal = (match[1], match[3]) if match[2][0].isdigit() else (match[1], match[2])
    turn = float(match[2] if match[2][0].isdigit() else match[3])
    towards = (_DEGREES[goal] - _DEGREES[start] + 180.0) % 360.0 - 180.0
    if abs(towards) != 90.0 or turn > 90.0:
        return None
    return _DEGREES[start] + (turn if towards > 0 else -turn)


def _goal(plain):
    """由西向东, W to E: the way goes to the last of two winds."""
    match = _FROM_TO.search(plain)
    if match is not None:
        return _wind(match[1])
    match = _FROM_TO_ENGLISH.fullmatch(plain)
    return None if match is None else _wind(match[2])


def _wind(plain):
    """The name of a wind, in Chinese or English, whatever stands beside it."""
    for word, letter in _ENGLISH:
        plain = plain.replace(word, letter)
    half = "偏" in plain
    letters = re.sub(r"(?<=[nsew])b$", "", _CHAFF.sub("", plain)).upper().translate(_CHINESE)
    if half and re.fullmatch("[NSEW]{2}", letters):  # 北偏东 lies between 北 and 东北
        return _halfway(letters)
    if letters in _DEGREES:
        return _DEGREES[letters]
    turned = letters[::-1]  # 东北 and 北东 are the same
    return _DEGREES.get(turned) if len(turned) == 2 else None


def _halfway(letters):
    pair = _DEGREES.get(letters, _DEGREES.get(letters[::-1]))
    if pair is None:
        return None
    start = _DEGREES[letters[0]]
    return start + ((pair - start + 180.0) % 360.0 - 180.0) / 2
