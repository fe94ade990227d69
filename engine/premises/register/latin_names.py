"""Names of persons in Latin letters, which have the shape of names of places: only a column of them tells."""

import re

__all__ = ["is_latin_name", "is_pinyin_name"]

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")
_SHAPE = re.compile(r"[^\W\d_][\w\s.,'’&/-]*")
_DIGIT = re.compile(r"\d")
_FEWEST_WORDS, _MOST_WORDS = 2, 7

_SOUND = (
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:i?(?:ang|ong)|uang|i?ao|ian|uan|uai|[eiu]ng|[aeiuü]n|ai|ei|iu|ie|ia|ou"
    r"|ua|ue|üe|ui|uo|[aeiouü])|[nl]ve?|er)"
)
_SOUNDS = re.compile(rf"{_SOUND}(?:['’-]?{_SOUND})?")


def is_latin_name(text, words):
    """Whether a text may be the name of a person, or of two: a given name beside another word, and no word of places.

    Parameters
    ----------
    text : str
    words : Words

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(given_names=frozenset(["jane", "martin"]), places_latin=frozenset(["street", "house"]))
    >>> [is_latin_name(text, words) for text in ("Jane Doe", "DOE, JANE Q & MARTIN", "Martin Street", "Jane")]
    [True, True, False, False]
    """
    if text[:1] > "\u02af" or not _SHAPE.fullmatch(text) or _DIGIT.search(text):
        return False
    said = [word.lower() for word in _WORD.findall(text)]
    if not _FEWEST_WORDS <= len(said) <= _MOST_WORDS or not words.places_latin.isdisjoint(said):
        return False
    return not words.given_names.isdisjoint(said)


def is_pinyin_name(text, words):
    """Whether a text may be the name of a person in pinyin: a surname before one or two sounds, or behind them.

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(surnames_latin=frozenset(["zhang", "li"]), places_pinyin=frozenset(["lu", "qiao"]))
    >>> [is_pinyin_name(text, words) for text in ("Zhang Mou", "LI Moumou", "Moumou Li", "Zhang Mou Mou", "Zhang, Mou")]
    [True, True, True, True, True]
    >>> [is_pinyin_name(text, words) for text in ("Zhangjia Lu", "Li Qiao", "Zhang Street", "Zhang", "Renmin Road")]
    [False, False, False, False, False]
    """
    if not text.isascii() or not _SHAPE.fullmatch(text) or _DIGIT.search(text):
        return False
    said = text.lower().replace(",", " ").split()
    if not 2 <= len(said) <= 3 or said[-1] in words.places_pinyin or not words.places_latin.isdisjoint(said):
        return False
    if "".join(said) in words.no_names:
        return False
    first, last = [*said[1:]], [*said[:-1]]
    return (said[0] in words.surnames_latin and _sounds(first)) or (
        len(said) == 2 and said[-1] in words.surnames_latin and _sounds(last)
    )


def _sounds(said):
    """Whether the words are a given name: one or two sounds, together or apart."""
    if len(said) == 2:
        return all(re.fullmatch(_SOUND, word) for word in said)
    return bool(_SOUNDS.fullmatch(said[0]))
