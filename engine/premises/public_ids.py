"""The ids on buildings' walls: random, short, safe to type, and silent about the place and about who lives there.

An id is a letter, six more symbols, and one that checks them, all of the 32 digits and letters of Crockford's base 32
(crockford.com/base32.html), which leaves out I, L, O and U. The check is a sum over the field of 32 elements with a
weight of its own for each place, so it shows every single wrong symbol and every two that changed places. The leading
letter keeps tables from taking an id for a number.
"""

import re
import unicodedata
from string import ascii_uppercase, digits

__all__ = ["PLAIN_TEMPLATE", "content_of", "ids_in", "is_id", "misread", "new_ids", "spoken", "template_trouble"]

PLAIN_TEMPLATE = "CG-{id}"
"""What a code says where a city has no page of its own: a short mark and the id."""

_ID = "{id}"
_MARK = PLAIN_TEMPLATE.partition("-")[0]
_SYMBOLS = "".join(symbol for symbol in digits + ascii_uppercase if symbol not in "ILOU")
_LETTERS = _SYMBOLS[10:]
_NUMBERS = {symbol: number for number, symbol in enumerate(_SYMBOLS)}
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH = 8
_FIELD = 0b100101  # x^5 + x^2 + 1, by which 32 numbers are a field


def new_ids(count, taken, randbelow):
    """Draw ids that nobody has.

    Parameters
    ----------
    count : int
    taken : container of str, the ids that are given already
    randbelow : callable of an int n that gives one of 0 … n - 1, as `secrets.randbelow` does

    Returns
    -------
    list of str, each once

    Examples
    --------
    >>> drawn = iter([0, 1, 2, 3, 4, 5, 6])
    >>> new_ids(1, (), lambda n: next(drawn))
    ['A123456M']
    """
    made = {}
    while len(made) < count:
        body = _LETTERS[randbelow(len(_LETTERS))]
        body += "".join(_SYMBOLS[randbelow(len(_SYMBOLS))] for _ in range(_LENGTH - 2))
        made |= {each: None for each in [body + _check(body)] if each not in taken}
    return list(made)


def is_id(text):
    """Say whether a text is an id, letter for letter.

    Examples
    --------
    >>> is_id("A123456M"), is_id("A123465M"), is_id("a123456m")
    (True, False, False)
    """
    return _looks_like_one(text) and _check(text[:-1]) == text[-1]


def spoken(public_id):
    """Write an id in two halves, as people read it out.

    Examples
    --------
    >>> spoken("A123456M")
    'A123-456M'
    """
    return f"{public_id[: _LENGTH // 2]}-{public_id[_LENGTH // 2 :]}"


def content_of(public_id, template=PLAIN_TEMPLATE):
    """What a code says: the template with the id in it."""
    return template.replace(_ID, public_id)


def template_trouble(template):
    """Say in a word what is wrong with a template.

    Returns
    -------
    str, '' where nothing is; 'no_id' where it has no place for the id or several; 'other_words' where it asks for
    something else, which a code on a wall must not tell

    Examples
    --------
    >>> [template_trouble(each) for each in ("https://city.example/b/{id}", "https://city.example", "{id} {address}")]
    ['', 'no_id', 'other_words']
    """
    if re.search(r"[{}]", template.replace(_ID, "")):
        return "other_words"
    return "" if template.count(_ID) == 1 else "no_id"


def ids_in(text, template=PLAIN_TEMPLATE):
    """Find the ids in what a scanner or a person gives: in any case, with spaces or dashes, the template or none.

    Parameters
    ----------
    text : str
    template : str, the city's own; an id is found in other addresses too, most often at their end

    Returns
    -------
    list of str, each once, the likeliest first; a word of an address may pass for an id, so look which of them there is

    Examples
    --------
    >>> ids_in("cg a123 456m"), ids_in("https://city.example/b?id=A123-456M&by=qr"), ids_in("A123457M")
    (['A123456M'], ['A123456M'], [])
    """
    return [each for each in dict.fromkeys(_candidates(text, template)) if is_id(each)]


def misread(text, template=PLAIN_TEMPLATE):
    """Say whether a text looks like an id of which a symbol is wrong.

    Examples
    --------
    >>> misread("A123457M"), misread("A123456M"), misread("12 High Street")
    (True, False, False)
    """
    return not ids_in(text, template) and any(map(_looks_like_one, _candidates(text, template)))


def _candidates(text, template):
    """Whatever could be an id, whether it is one or not."""
    text = unicodedata.normalize("NFKC", str(text)).strip()
    before, _, after = template.partition(_ID)
    if text.upper().startswith(before.upper()) and text.upper().endswith(after.upper()):
        yield _bare(text[len(before) : len(text) - len(after)])
    for piece in reversed(re.split(r"[^0-9A-Za-z\s\-]+", text)):
        bare = _bare(piece)
        yield bare
        if bare.startswith(_MARK):
            yield bare[len(_MARK) :]


def _bare(text):
    return re.sub(r"[\s\-]", "", text).upper().translate(_MISREAD)


def _looks_like_one(text):
    return len(text) == _LENGTH and text[0] in _LETTERS and all(symbol in _NUMBERS for symbol in text)


def _check(body):
    """The symbol that checks those before it."""
    total = 0
    for symbol in body:
        total = _doubled(total ^ _NUMBERS[symbol])
    return _SYMBOLS[total]


def _doubled(number):
    """A number of the field times x."""
    number <<= 1
    return number ^ _FIELD if number & 32 else number
