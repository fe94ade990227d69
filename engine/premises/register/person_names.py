"""Names of persons: as all that a text is, beside a word that says whose a place is, or beside an office."""

import re

from .sheet import half_width, simplified

__all__ = ["is_name", "names_officer", "names_person"]

_HAN = re.compile(r"[\u3400-\u9fff]{2,4}")
_MASKED = re.compile(r"[\u3400-\u9fff][*xX某]{1,3}[\u3400-\u9fff]?|[\u3400-\u9fff](?:某某|先生|女士|小姐)")
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
