"""One way of writing for one address: width, case, spaces, punctuation and Chinese numerals made alike."""

import re
import unicodedata

__all__ = ["chinese_number", "folded", "has_chinese"]

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_DIGITS = dict(zip("零〇○一二三四五六七八九两", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "".join((*_DIGITS, *_TENS))

# A numeral that ends a name: 东三街 is 东3街, 二期 is 2期; 五一路 is no number.
_ONE_TO_NINE = "一二三四五六七八九"
_IN_NAMES = re.compile(
    rf"(?<![{_NUMERAL}0-9])([{_ONE_TO_NINE}]?十[{_ONE_TO_NINE}]?|[{_ONE_TO_NINE}])(?=[街路巷条弄区期段村]|大街|大道|马路|支路)"
)

# Dashes of all sorts stand between numbers; dots, commas, brackets and quotes between words.
_DASHES = re.compile(r"(?<=[0-9A-Z])\s*(?:[-‐‑‒–—―−－~∼〜～_]+|至|到)\s*(?=[0-9A-Z])")
_OTHER_DASHES = re.compile(r"[‐‑‒–—―−－~∼〜～_\-]+(?![0-9A-Z])|(?<![0-9A-Z])[‐‑‒–—―−－~∼〜～_\-]+")
_CHAFF = re.compile(r"[\s,，.。、;；:：'’‘\"“”()（）\[\]【】{}<>《》|\\!！?？*·•`^=+]+")
_SPACES = re.compile(r"\s+")
_WESTERN_CHAFF = re.compile(r"['’‘`\"“”.]+(?![0-9])|[;:()\[\]{}<>|\\!?*·•^=+]+")


def has_chinese(text):
    """Whether a text holds Chinese characters.

    Examples
    --------
    >>> has_chinese("12 号"), has_chinese("12 Elm St")
    (True, False)
    """
    return _CHINESE.search(text) is not None


def chinese_number(text):
    """The value of a Chinese numeral, by place (一二三) or with tens (二十一); None where it is none.

    Examples
    --------
    >>> [chinese_number(text) for text in ("三", "十", "十二", "二十一", "一百零八", "三〇二", "路")]
    [3, 10, 12, 21, 108, 302, None]
    """
    if not text or any(sign not in _NUMERAL for sign in text):
        return None
    if not any(sign in _TENS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    whole = digit = 0
    for sign in text:
        if sign in _TENS:
            whole += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return whole + digit


def folded(text, numerals=None):
    """Write an address in the one way in which addresses are compared.

    Parameters
    ----------
    text : str
    numerals : compiled pattern, optional, of which the first group is a Chinese numeral to be written in digits; see
        `numerals_before`

    Returns
    -------
    str : full width made half, capitals; in Chinese text no spaces or punctuation, in Western text single spaces,
        no accents, '#' and ',' kept

    Examples
    --------
    >>> folded("和溪街 １９号（新桥新村）２１栋"), folded("12 o'Brien  St. #3"), folded("Église")
    ('和溪街19号新桥新村21栋', '12 OBRIEN ST #3', 'EGLISE')
    >>> [folded(text, numerals_before(["单元"])) for text in ("三单元", "三里街", "东三街", "五一路")]
    ['3单元', '三里街', '东3街', '五一路']
    """
    text = unicodedata.normalize("NFKC", text).upper()
    if not has_chinese(text):
        if not text.isascii():
            text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
        return _SPACES.sub(" ", _WESTERN_CHAFF.sub("", _DASHES.sub("-", text))).strip(" ,")
    text = _DASHES.sub("-", text)
    text = _CHAFF.sub("", _OTHER_DASHES.sub("", text))
    if numerals is not None and numerals.search(text):
        text = numerals.sub(lambda match: str(chinese_number(match[1])), text)
        text = _DASHES.sub("-", text)
    return text if numerals is None else _IN_NAMES.sub(lambda match: str(chinese_number(match[1])), text)


def numerals_before(units):
    """The pattern of Chinese numerals that stand before one of some words, or after 第.

    Parameters
    ----------
    units : sequence of str, the longest first
    """
    following = "|".join(map(re.escape, units))
    return re.compile(rf"第?([{_NUMERAL}]+)(?=(?:[-至到][{_NUMERAL}0-9]+)?(?:{following})(?![路街巷弄桥线]|大道))")
