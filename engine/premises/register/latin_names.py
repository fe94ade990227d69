"""Names of persons in Latin letters, which have the shape of names of places: only a column of them tells."""

import re

__all__ = ["is_latin_name"]

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")
_SHAPE = re.compile(r"[^\W\d_][\w\s.,'’&/-]*")
_DIGIT = re.compile(r"\d")
_FEWEST_WORDS, _MOST_WORDS = 2, 7


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
