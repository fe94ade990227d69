"""House numbers: 12, 12A, 12-1, 12 1/2, and ranges of them."""

import re
from typing import NamedTuple

__all__ = ["HouseNumber", "digits_apart", "house_number"]

_PART = re.compile(r"0*([0-9]+)(?:[-\s]?(BIS|TER|QUATER|[A-Z]{1,2}|1/2|[甲乙丙丁]))?")

_HIGHEST = 10**7  # what is higher is no house number


class HouseNumber(NamedTuple):
    """A house number or a range of them.

    Attributes
    ----------
    low, high : int, equal for a single number
    suffix : str, what stands after the digits: 'A', '1/2', '1' of 12-1; '' for nothing
    """

    low: int
    high: int
    suffix: str = ""

    @property
    def single(self):
        """Whether it is one number."""
        return self.low == self.high

    def covers(self, number):
        """Whether a number lies in the range, on the same side of the road where both ends are on one.

        Examples
        --------
        >>> [HouseNumber(2, 6).covers(number) for number in (4, 5, 8)], HouseNumber(1, 10).covers(4)
        ([True, False, False], True)
        """
        if not self.low <= number <= self.high:
            return False
        return (self.high - self.low) % 2 == 1 or (number - self.low) % 2 == 0


def house_number(text):
    """Read a house number.

    Parameters
    ----------
    text : str, folded: '12', '12A', '12-1', '12-16', '12-16A', '8 1/2', '12.5'

    Returns
    -------
    HouseNumber or None
        Where the second number is higher the two are a range, else the second is a suffix. Numbers of one row that
        stand one behind the other (2-4-6) are the range from the lowest to the highest.

    Examples
    --------
    >>> [house_number(text) for text in ("12", "12A")]
    [HouseNumber(low=12, high=12, suffix=''), HouseNumber(low=12, high=12, suffix='A')]
    >>> [tuple(house_number(text)) for text in ("12-1", "12-16", "6-1/2", "2-4-6", "12.5", "N")[:5]]
    [(12, 12, '1'), (12, 16, ''), (6, 6, '1/2'), (2, 6, ''), (12, 12, '1/2')]
    >>> tuple(house_number("12A-14B")), house_number("NONE")
    ((12, 14, 'A'), None)
    """
    text = text.strip().replace(".5", " 1/2")
    numbers, suffixes, at = [], [], 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            return None
        numbers.append(int(match[1]))
        suffixes.append(match[2] or "")
        at = match.end()
        if at < len(text):
            if text[at] not in "-/&+, ":
                return None
            at += 1
    if not numbers or max(numbers) > _HIGHEST:
        return None
    if len(numbers) == 1:
        return HouseNumber(numbers[0], numbers[0], suffixes[0])
    if numbers[-1] > numbers[0]:
        return HouseNumber(numbers[0], numbers[-1], suffixes[0] if suffixes[0] != "1/2" else "")
    rest = "-".join(f"{number}{suffix}" for number, suffix in zip(numbers[1:], suffixes[1:], strict=True))
    if numbers[1] == numbers[0]:
        rest = suffixes[1] or suffixes[0]
    return HouseNumber(numbers[0], numbers[0], suffixes[0] or rest)


def digits_apart(one, other):
    """Whether two numbers differ by one slip: a digit wrong, missing, doubled or two swapped.

    Examples
    --------
    >>> [digits_apart(12, other) for other in (21, 112, 13, 1, 34)]
    [True, True, True, True, False]
    """
    a, b = str(one), str(other)
    if len(a) == len(b):
        differ = [place for place in range(len(a)) if a[place] != b[place]]
        if len(differ) < 2:
            return len(differ) == 1
        swapped = a[differ[0]] + a[differ[-1]] == b[differ[-1]] + b[differ[0]]
        return len(differ) == 2 and differ[1] == differ[0] + 1 and swapped
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )
