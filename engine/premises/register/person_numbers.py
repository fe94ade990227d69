"""Numbers and addresses by which a person is reached or known: in a text, or as all that a cell holds."""

import re

from .sheet import half_width

__all__ = [
    "EMAIL",
    "ID_NUMBER",
    "MISTYPED_ID",
    "PHONE",
    "PLATE",
    "hardly_more_than",
    "tells_of_person",
]

ID_NUMBER, PHONE, EMAIL, PLATE = "identities", "phones", "emails", "plates"
"""What of a person a text may hold."""

MISTYPED_ID = "mistyped"
"""What a cell may hold besides: the shape of an identity number with another check digit."""

# A cell is a number, and not a text with one in it, where so few signs stand beside it.
_BESIDE = 4

# An e-mail address is no shorter, nor has a telephone number fewer digits; one that is called so may lack its area's.
_SHORTEST = 6
_FEWEST_DIGITS = 10
_FEWEST_TOLD = 7

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LAST = "10X98765432"
_ID = re.compile(
    r"(?<![0-9])([1-9][0-9]{5})[\s-]?((?:18|19|20)[0-9]{2})[\s-]?((?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
    r"[\s-]?([0-9]{3}[0-9Xx])(?![0-9Xx])"
)
_MOBILE = re.compile(r"(?<![0-9.])(?:\+?(?:00)?86[\s-]?)?1[3-9][0-9][\s-]?[0-9]{4}[\s-]?[0-9]{4}(?![0-9])")
_TAIWAN = re.compile(
    r"(?<![0-9])(?:09[0-9]{2}[\s-]?[0-9]{3}[\s-]?[0-9]{3}|\(?0[2-8]\)?[\s-]?[0-9]{4}[\s-][0-9]{4})(?![0-9])"
)
_LANDLINE = re.compile(r"(?<![0-9])\(?0[0-9]{2,3}(?:\)\s?|[-\s])[0-9]{7,8}(?![0-9])")
_TOLD_PHONE = re.compile(
    r"(?:[电電手座][话話机機]|\b[TtPpMm](?:el|EL|hone|obile)\b)[^0-9\n]{0,4}\(?[0-9](?:[\s().-]{0,2}[0-9]){6,}"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\s·.-]?"
    r"(?=[A-Z]{0,2}[0-9])[0-9A-HJ-NP-Z]{5,6}(?![0-9A-Za-z])"
)
# Numbers of the North American plan, in texts without a Chinese sign; accounts by which one reaches a person.
_AMERICAN = re.compile(
    r"(?<![0-9-])(?:\+?1[\s.-]?)?(?:\([2-9][0-9]{2}\)\s?|[2-9][0-9]{2}[\s.-])[2-9][0-9]{2}[\s.-][0-9]{4}(?![0-9-])"
)
# Of the United Kingdom: its country's number before it, or parted by blanks.
_BRITISH = re.compile(
    r"(?<![0-9])(?:(?:\+|00)44[\s.-]?(?:\(0\))?[\s.-]?[1-9][0-9]{1,4}[\s.-]?[0-9]{3,4}[\s.-]?[0-9]{3,4}"
    r"|\(?0(?:2[0-9]\)?\s[0-9]{4}\s[0-9]{4}|[17][0-9]{2}\)?\s[0-9]{3}\s[0-9]{4}|[17][0-9]{3}\)?\s[0-9]{6}"
    r"|[17][0-9]{3}\)?\s[0-9]{3}\s[0-9]{3}))(?![0-9])"
)
_SOCIAL = re.compile(
    r"\b(?:ssn|social security)\b[^0-9\n]{0,12}[0-9]{3}[\s-]?[0-9]{2}[\s-]?[0-9]{4}(?![0-9])", re.IGNORECASE
)
_ACCOUNT = re.compile(r"(?:(?<![A-Za-z])[Qq]{2}|微信)(?:号码?)?[\s:]*[A-Za-z0-9_-]{5,}")
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MASKED_NUMBER = re.compile(r"1[3-9][0-9][*xX]{4,8}[0-9]{0,4}|[0-9]{6}[*xX]{6,12}[0-9Xx]{0,4}")
_WHOLE = (
    _ID,
    _SOCIAL,
    _TOLD_PHONE,
    _MOBILE,
    _LANDLINE,
    _TAIWAN,
    _AMERICAN,
    _BRITISH,
    _MASKED_NUMBER,
    _ACCOUNT,
    _EMAIL,
    _PLATE,
)


def tells_of_person(text):
    """What of a person a text holds: ID_NUMBER, MISTYPED_ID, PHONE, PLATE, EMAIL or ''.

    An identity number has 18 digits (the last may be an X), a date of birth among them and a check digit at the end.
    Where the check digit is wrong it may be mistyped, or a code with a date in it.

    Examples
    --------
    >>> made_up = "110101190001010014"  # of nobody: it is the first day of 1900
    >>> [tells_of_person(text) for text in ("证号" + made_up, made_up[:-1] + "5", "430702001001000123")]
    ['identities', 'mistyped', '']
    >>> [tells_of_person(text) for text in ("门卫 138-0000-0000", "人民路1358-12-1-1203", "a@b.cn")]
    ['phones', '', 'emails']
    """
    if text.isascii() and len(text) < _SHORTEST:
        return ""
    plain = half_width(text)
    digits = sum(map(plain.count, "0123456789"))
    if digits >= _FEWEST_DIGITS:
        numbers = ["".join(match.groups()) for match in _ID.finditer(plain)]
        if numbers:
            return ID_NUMBER if any(_checks(number) for number in numbers) else MISTYPED_ID
        if (
            _MOBILE.search(plain)
            or _LANDLINE.search(plain)
            or _TAIWAN.search(plain)
            or (plain.isascii() and (_AMERICAN.search(plain) or _BRITISH.search(plain)))
        ):
            return PHONE
    if digits and _MASKED_NUMBER.search(plain):
        return PHONE
    if digits >= _FEWEST_TOLD and _TOLD_PHONE.search(plain):
        return PHONE
    if digits >= _FEWEST_TOLD and "s" in plain.lower() and _SOCIAL.search(plain):
        return ID_NUMBER
    if ("微信" in plain or "qq" in plain.lower()) and _ACCOUNT.search(plain):
        return PHONE
    if digits and _PLATE.search(plain):
        return PLATE
    return EMAIL if "@" in plain and _EMAIL.search(plain) else ""


def _checks(number):
    """Whether the last sign is the others by weights 2^(18 - i) modulo 11, out of 10X98765432 (GB 11643)."""
    return number[-1].upper() == _LAST[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number)) % 11]


def hardly_more_than(value):
    """What of a person a cell is, where it is hardly anything besides."""
    what = tells_of_person(value)
    if not what:
        return ""
    rest = half_width(value)
    for pattern in _WHOLE:
        rest = pattern.sub("", rest)
    return what if len(rest.replace(" ", "")) <= _BESIDE else ""
