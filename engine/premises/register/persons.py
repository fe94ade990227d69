"""What tells of a person: columns by their header or by what stands in them, and cells that hold it by chance."""

import re
from collections import Counter

from .latin_names import is_latin_name
from .sheet import folded_header, half_width, simplified

__all__ = [
    "EMAIL",
    "HEADER",
    "ID_NUMBER",
    "MISTYPED_ID",
    "NAME",
    "PHONE",
    "PLATE",
    "is_name",
    "names_officer",
    "names_person",
    "personal_cells",
    "personal_header",
    "personal_values",
    "tells_of_person",
]

HEADER, ID_NUMBER, PHONE, EMAIL, PLATE, NAME = "header", "identities", "phones", "emails", "plates", "names"
"""Why a column is taken for one about persons."""

MISTYPED_ID = "mistyped"
"""What a cell may hold besides: the shape of an identity number with another check digit."""

# The share of a column's cells from which on the column is about persons.
_MOST = 0.5
_SOME = 0.1
_FEWEST_NAMES = 3

# A cell is a number, and not a text with one in it, where so few signs stand beside it.
_BESIDE = 4

# An e-mail address is no shorter, nor has a telephone number fewer digits; one that is called so may lack its area's.
_SHORTEST = 6
_FEWEST_DIGITS = 10
_FEWEST_TOLD = 7

# Names differ from row to row; words of a list come again and again.
_DIFFERENT = 0.25

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
_SOCIAL = re.compile(
    r"\b(?:ssn|social security)\b[^0-9\n]{0,12}[0-9]{3}[\s-]?[0-9]{2}[\s-]?[0-9]{4}(?![0-9])", re.IGNORECASE
)
_ACCOUNT = re.compile(r"(?:(?<![A-Za-z])[Qq]{2}|微信)(?:号码?)?[\s:]*[A-Za-z0-9_-]{5,}")
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}")
_MASKED = re.compile(r"[\u3400-\u9fff][*xX某]{1,3}[\u3400-\u9fff]?|[\u3400-\u9fff](?:某某|先生|女士|小姐)")
_MASKED_NUMBER = re.compile(r"1[3-9][0-9][*xX]{4,8}[0-9]{0,4}|[0-9]{6}[*xX]{6,12}[0-9Xx]{0,4}")
_WHOLE = (_ID, _SOCIAL, _TOLD_PHONE, _MOBILE, _LANDLINE, _TAIWAN, _AMERICAN, _MASKED_NUMBER, _ACCOUNT, _EMAIL, _PLATE)
_ENGLISH = re.compile(r"[a-z]+")
_CARE_OF = re.compile(r"\b(?:[Cc]/[Oo]|[Aa]ttn|ATTN)\b")
_MISTER = re.compile(r"\b(?:Mrs?|Ms|Sgt|Ofc|Officer|Detective)\b\.?\s+[A-Z][a-z]+")
_TITLE = re.compile("先生|女士|小姐|大爷|大妈|大娘|阿姨|师傅|警官|主任|[所队科局站]长|书记|医生|老师|老板")
# 李先生 and 王警官, behind no other word than that of an office, a number or a place, and before none but 家 or 门口.
_ADDRESSED = re.compile(
    r"(?:(?<![\u3400-\u9fff])|(?<=[办所局站队科室区心处委会院村组号栋幢户口弄巷路街]))([\u3400-\u9fff])"
    rf"(?:{_TITLE.pattern})"
    r"(?=$|[^\u3400-\u9fff]|家|门[口前]|旁|处|楼下|屋[前后]|投诉|反映|电话)"
)
_AFTER_WORD = re.compile(r"[\s:(是为]*([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff])")
# 王某某家, at the end, before a number or before a place beside it; 人家 and 之家 are words of compounds.
_AT_HOME = re.compile(r"家(?=$|[0-9]|旁|隔壁|对面|附近|门[口前]|[屋房]?[前后])")
_NO_HOMES = "人之大名世皇农国专作管商厂独自酒爱我回新老全百千万"
_BEFORE_NAMES = re.compile(r"[村组社屯队湾寨坪坝号路街巷弄区镇乡]|[^\u3400-\u9fff]")
_IN_ROOM = re.compile(r"[0-9][室房户][\s:]*([\u3400-\u9fff]{2,3})$(?<!间)")  # 302室, and who lives there
_OFFICER = re.compile(
    r"\(\s*([\u3400-\u9fff]{2,4})\s*\)|[局办队科所站室委部处会院心股组](?:\s|[:/-])*([\u3400-\u9fff]{2,3})$"
)
_FOREIGN_NAME = re.compile(r"[\u3400-\u9fff]{2,}·[\u3400-\u9fff]{2,}")
_BESIDE_NAME = re.compile(r"[0-9A-Za-z\s()/#.-]+")


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
            or (plain.isascii() and _AMERICAN.search(plain))
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


def names_person(text, words):
    """Whether a text names a person beside what else it says: a name behind a word of `words.whom` (户主) or before 家.

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(surnames=frozenset("张"), whom=frozenset(["户主"]))
    >>> [names_person(text, words) for text in ("12号302(户主：张某)", "12号302(户主)", "12 Main St c/o Doe")]
    [True, False, True]
    >>> [names_person(text, words) for text in ("石门村张某家", "张某家旁边", "张家", "江南人家6栋")]
    [True, True, False, False]
    >>> [names_person(text, words) for text in ("1号(张先生)", "综治办张主任", "张先生牛肉面", "Mr. Doe")]
    [True, True, False, True]
    """
    plain = simplified(half_width(text))
    if _CARE_OF.search(plain) or _MISTER.search(plain):
        return True
    if plain.isascii():
        return False
    if _TITLE.search(plain) and any(match[1] in words.surnames for match in _ADDRESSED.finditer(plain)):
        return True
    room = _IN_ROOM.search(plain) if plain[-1] > "\u3400" else None
    if room is not None and is_name(room[1], words):
        return True
    for word in words.whom:
        if word in plain:
            match = _AFTER_WORD.match(plain.split(word, 1)[1])
            if match is not None and is_name(match[1], words):
                return True
    return "家" in plain and any(_name_ends(plain[: home.start()], words) for home in _AT_HOME.finditer(plain))


def names_officer(text, words):
    """Whether what should be an office names a person beside it.

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(surnames=frozenset("张"))
    >>> [names_officer(text, words) for text in ("司法所(张某)", "城管局张某", "张某", "城管局(东区)", "张家湾司法所")]
    [True, True, False, False, False]
    """
    return any(
        is_name(match[1] or match[2], words) for match in _OFFICER.finditer(simplified(half_width(text)).strip())
    )


def _name_ends(text, words):
    """Whether a name ends a text, and is not the end of another word."""
    if text[-1:] in _NO_HOMES:
        return False
    if _FOREIGN_NAME.search(text[-16:]):
        return True
    for length in (2, 3, 4):
        before, name = text[-length - 1 : -length], text[-length:]
        if len(name) == length and (not before or _BEFORE_NAMES.match(before)) and is_name(name, words):
            return True
    return False


def _checks(number):
    """Whether the last sign is the others by weights 2^(18 - i) modulo 11, out of 10X98765432 (GB 11643)."""
    return number[-1].upper() == _LAST[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number)) % 11]


def personal_values(values, words, most=_MOST, some=_SOME):
    """Why the values of a column are about persons, '' where they are not.

    Parameters
    ----------
    values : iterable of str, '' where a cell is blank
    words : Words
    most : float, the share of cells from which on names make a column one of names
    some : float, the share from which on numbers, addresses and plates make it one of those

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
        found[_what_is(value)] += number
    if found[ID_NUMBER] > some * every and found[ID_NUMBER] > found[MISTYPED_ID]:
        return ID_NUMBER
    for what in (PHONE, EMAIL, PLATE):
        if found[what] > some * every:
            return what
    names = [number for value, number in counts.items() if is_name(value, words) or is_latin_name(value, words)]
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


def _what_is(value):
    """What of a person a cell is, where it is hardly anything besides."""
    what = tells_of_person(value)
    if not what:
        return ""
    rest = half_width(value)
    for pattern in _WHOLE:
        rest = pattern.sub("", rest)
    return what if len(rest.replace(" ", "")) <= _BESIDE else ""


def is_name(value, words, beside_number=False):
    """Whether a text looks like the name of a person, and is nothing else.

    Parameters
    ----------
    value : str
    words : Words
    beside_number : bool, whether a number may stand beside it, as that of a room
    """
    if beside_number:
        value = _BESIDE_NAME.sub("", half_width(value))
    plain = simplified(half_width(value).replace(" ", "").replace("·", ""))
    if _MASKED.fullmatch(plain):
        return True
    if not _HAN.fullmatch(plain) or plain in words.no_names or plain[-1] in words.place_endings:
        return False
    if plain[:2] in words.surnames and len(plain) > 2:
        return True
    return len(plain) < 4 and plain[0] in words.surnames
