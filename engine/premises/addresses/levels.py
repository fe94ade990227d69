"""The levels above the road that an address begins with: province, city, county, town, community."""

import re

from .parsed import LEVELS

__all__ = ["Levels"]

_SHORTEST = {"province": 2, "city": 2, "county": 1, "town": 1, "community": 2}
_LONGEST = 12
_END_OF_ROAD = 3  # what is left is no road of its own when it is shorter than this and a road's ending


class Levels:
    """Parts the levels from what follows.

    Parameters
    ----------
    words : AddressWords

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> kinds = {"city": "市", "county": "区", "town": "街道", "community": "社区 村", "no_level": "小区 市场",
    ...          "road": "路", "direction": "东", "telling": "三"}
    >>> levels = Levels(AddressWords({kind: {word: word for word in some.split()} for kind, some in kinds.items()}))
    >>> levels.parted("武陵区南坪街道火车站社区桥南市场")
    ({'county': '武陵区', 'town': '南坪街道', 'community': '火车站社区'}, '桥南市场')
    >>> levels.parted("中关村东路"), levels.parted("西园三区")
    (({}, '中关村东路'), ({}, '西园三区'))
    """

    def __init__(self, words):
        self._patterns = {
            level: re.compile(
                f"(?P<name>.{{{_SHORTEST[level]},{_LONGEST}}}?(?:{'|'.join(map(re.escape, words.of(level)))}))"
            )
            for level in LEVELS
            if words.of(level)
        }
        self._others = words.of("no_level")
        self._lower = tuple(word for level in ("town", "community") for word in words.of(level) if len(word) > 1)
        self._roads = words.of("road")
        self._numerals = frozenset("0123456789").union(words.of("telling"))
        ways = "".join(word for word in words.of("direction") if len(word) == 1)
        roads = "|".join(map(re.escape, self._roads))
        self._road_only = re.compile(f"[{ways}]{{0,2}}(?:{roads})" if roads and ways else "(?!)")

    def parted(self, text):
        """Part a text.

        Parameters
        ----------
        text : str, folded

        Returns
        -------
        dict of str, of `LEVELS`, to str; and what is left of the text
        """
        levels = {}
        for level, pattern in self._patterns.items():
            match = pattern.match(text)
            if match and self._can_end(level, match["name"], text):
                levels[level] = match["name"]
                text = text[match.end() :]
        return levels, text

    def _can_end(self, level, name, text):
        """Whether a name of a level may end here: it is no other word (小区, 市场), no part of one or of a road's."""
        end, rest = len(name), text[len(name) :]
        for word in self._others:
            if any(text.startswith(word, end - length) for length in range(1, len(word) + 1) if end >= length):
                return False
        lower = level in ("city", "county") and any(word in name for word in self._lower)
        part = level in ("city", "county") and (name[-2] in self._numerals or name[-2].isascii())  # 三区, A区
        if lower or part:
            return False
        if self._road_only.fullmatch(rest):
            return False
        return not (rest.startswith(self._roads) and len(rest) < _END_OF_ROAD)
