"""Codes that a spreadsheet ruined: 4.30702E+11, zeros for digits past the fifteenth, zeros lost in front."""

import re
from collections import Counter

__all__ = ["LOST_ZEROS", "ROUNDED", "ruined"]

ROUNDED, LOST_ZEROS = "rounded", "lost_zeros"

# A spreadsheet keeps so many digits of a number and writes zeros for the others.
_DIGITS_KEPT = 15

# Of the codes of one length, the share that may by chance end with zeros past the fifteenth digit, and as many digits
# past it are no chance at all.
_CHANCE = 0.3
_SURE_DIGITS = 4

# Of all codes, the share that has the one length that codes of the register have.
_USUAL = 0.5

_EXPONENT = re.compile(r"[+-]?\d(?:\.\d+)?[eE]\+?\d{1,3}")


def ruined(codes):
    """Find the codes that no longer say what they said.

    Parameters
    ----------
    codes : sequence of str, '' where there is none

    Returns
    -------
    dict of str (ROUNDED, LOST_ZEROS) to set of str, the ruined codes

    Notes
    -----
    Digits past the fifteenth: a code that ends with zeros may be whole, so a few of many are taken for whole unless
    four digits or more are zeros. Zeros lost in front show only where other codes still have theirs.

    Examples
    --------
    >>> ruined(["4.30702E+11", "430702001001", ""])
    {'rounded': {'4.30702E+11'}}
    >>> ruined(["430702001001000000", "430702001001000000"])["rounded"]
    {'430702001001000000'}
    >>> ruined(["00120", "00121", "00122", "123"])["lost_zeros"]
    {'123'}
    >>> ruined(["7", "18", "120"])
    {}
    """
    counts = Counter(code for code in codes if code)
    rounded = {code for code in counts if _EXPONENT.fullmatch(code)}
    digits = {code: number for code, number in counts.items() if code.isascii() and code.isdecimal()}
    rounded |= _zeros_for_digits(digits)
    found = {ROUNDED: rounded, LOST_ZEROS: _without_zeros(digits, sum(counts.values()))}
    return {why: those for why, those in found.items() if those}


def _zeros_for_digits(digits):
    by_length = {}
    for code in digits:
        if len(code) > _DIGITS_KEPT:
            by_length.setdefault(len(code), []).append(code)
    lost = set()
    for length, codes in by_length.items():
        past = length - _DIGITS_KEPT
        ends = [code for code in codes if code.endswith("0" * past)]
        rows = sum(digits[code] for code in ends)
        every = sum(digits[code] for code in codes)
        if past >= _SURE_DIGITS or rows > _CHANCE * every:
            lost.update(ends)
    return lost


def _without_zeros(digits, every):
    """Codes shorter than the usual ones, where usual ones begin with a zero."""
    lengths = Counter()
    for code, number in digits.items():
        lengths[len(code)] += number
    if not lengths:
        return set()
    usual, number = lengths.most_common(1)[0]
    begin = any(code[0] == "0" for code in digits if len(code) == usual)
    if not begin or number < _USUAL * every:
        return set()
    return {code for code in digits if len(code) < usual and code[0] != "0"}
