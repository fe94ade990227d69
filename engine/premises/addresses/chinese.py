"""Chinese addresses in parts: 丹湖街道桂阳社区和溪街19号新桥新村21幢2单元301室."""

import re

from .chinese_parts import ChineseParts
from .folding import folded, numerals_before
from .levels import Levels
from .parsed import EMPTY

__all__ = ["ChineseParser"]

_VALUE = (
    "第?(?P<value>[0-9]+[A-Z]?(?:[-/][0-9]+[A-Z]?)*|[A-Z]{1,2}-?[0-9]{0,4}"
    "|[甲乙丙丁戊己庚辛](?=[栋幢座单楼])|(?<=.)[东西南北中](?=[栋幢座楼]))"
)
_NO_NAME = r"(?!(?:大道|[路街巷弄桥线里]))"
_NO_NUMBER = r"(?![0-9路街巷弄桥线里条区期段村]|大道|大街|马路)"
_FOREIGN = 3  # so many characters before a name that is known are no slip within it


class ChineseParser:
    """Reads addresses that go from the large to the small.

    Parameters
    ----------
    words : AddressWords
    roads, compounds : containers of str, names that are known and are found at the end of what stands before a number,
        however it begins

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> kinds = {"town": "街道", "community": "社区", "road": "街 路", "number": "号", "building": "幢 栋 号楼 #",
    ...          "entrance": "单元", "room": "室"}
    >>> words = AddressWords({kind: {word: word for word in some.split()} for kind, some in kinds.items()})
    >>> one = ChineseParser(words).parse("丹湖街道桂阳社区和溪街１９号新桥新村二十一栋2单元301")
    >>> one.town, one.community, one.road, one.number.low, one.compound, one.building, one.entrance, one.room
    ('丹湖街道', '桂阳社区', '和溪街', 19, '新桥新村', '21', '2', '301')
    """

    def __init__(self, words, roads=frozenset(), compounds=frozenset()):
        self._known_roads, self._known_compounds = roads, compounds
        self._longest_road = max(map(len, roads), default=0)
        self._longest_compound = max(map(len, compounds), default=0)
        self._missing = frozenset(words.of("missing"))
        units = {word: kind for kind in ("floor", "room", "entrance", "building", "number", "lane", "group")
                 for word in words.of(kind)}  # fmt: skip
        self._units = units
        named = sorted(units, key=lambda word: (-len(word), word))
        self._numerals = numerals_before(named)
        beside = _any_of(words.of("beside"))
        second = "(?P<beside>(?!))?"
        if beside:
            mark = r"[甲乙丙丁](?![栋幢座单]|[0-9]+号?[楼栋幢座])"
            second = rf"(?:(?:(?:{beside}|-)(?=[0-9])|(?={mark}))(?P<beside>[0-9]+[A-Z]?|[甲乙丙丁])号?)?"
        before = rf"(?:{beside})?" if beside else ""
        self._unsaid = re.compile(rf"(?<=[0-9])(?=(?:{beside})[0-9])" if beside else "(?!)")  # 12附1 for 12号附1
        self._unit = re.compile(rf"{before}{_VALUE}(?P<unit>{_any_of(named)}){_NO_NAME}{second}")
        entrances, rooms = _any_of(words.of("entrance")), _any_of(words.of("room"))
        both = rf"(?P<entrance>[0-9]+)(?:{entrances})(?P<room>[0-9]+[A-Z]?)(?:{rooms})"
        self._dwelling = re.compile(rf"(?P<head>.+[^0-9A-Z第]){both}" if entrances and rooms else "(?!)")
        self._heads = {}
        self._road_ends = words.of("road")
        self._levels, self._houses = Levels(words), words.of("house")
        ends = _any_of(self._road_ends) or "(?!)"
        self._road = re.compile(rf"(?P<road>.*(?:{ends}))(?P<rest>.+)")
        self.bare_number = re.compile(rf"(?P<road>.*(?:{ends}))(?P<number>[0-9]+){_NO_NUMBER}(?P<rest>[^0-9]+)")
        asides = _any_of(words.of("aside"))
        self._aside = re.compile(f"[（(][^（）()]*(?:{asides})[^（）()]*[）)]" if asides else "(?!)")

    def parse(self, text):
        """Read an address.

        Parameters
        ----------
        text : str

        Returns
        -------
        Address
        """
        dwelling = self._dwelling.fullmatch(text)
        if dwelling is None:
            return self._parse(text)
        head = self._heads.get(dwelling["head"])  # most rows of a register differ in entrance and room alone
        if head is None:
            head = self._heads[dwelling["head"]] = self._parse(dwelling["head"])
        if head.entrance or head.room or not head.says_something:
            return self._parse(text)
        return head._replace(entrance=dwelling["entrance"].lstrip("0"), room=dwelling["room"])

    def _parse(self, text):
        text = folded(self._aside.sub("", text), self._numerals)
        if not text or text in self._missing:
            return EMPTY
        text = self._unsaid.sub("号", text)
        parts = ChineseParts(self)
        at = 0
        for match in self._unit.finditer(text):
            parts.take(
                text[at : match.start()], self._units[match["unit"]], match["unit"], match["value"], match["beside"]
            )
            at = match.end()
        parts.end(text[at:])
        return parts.address()

    def ends_with_road(self, text):
        """Whether a road's name ends a text."""
        return bool(self._known(text, self._known_roads, self._longest_road)) or text.endswith(self._road_ends)

    def is_house(self, unit):
        """Whether a unit of floors may stand for a whole building too (3楼2单元)."""
        return unit in self._houses

    def knows_compound(self, text):
        """Whether a compound that is known ends a text."""
        return bool(self._known(text, self._known_compounds, self._longest_compound))

    def levels_and_name(self, text, roads=True):
        """Part what stands before a number into the levels above, and the name of the road or compound.

        Returns
        -------
        dict of str to str, str
        """
        known, longest = (
            (self._known_roads, self._longest_road) if roads else (self._known_compounds, self._longest_compound)
        )
        name = self._known(text, known, longest)
        if name:
            levels, left = self._levels.parted(text[: len(text) - len(name)])
            if not left or len(left) >= _FOREIGN:
                return levels, name
        return self._levels.parted(text)

    def road_and_compound(self, text):
        """Part what stands before a building's number, where no house number came before: levels, road, compound."""
        compound = self._known(text, self._known_compounds, self._longest_compound)
        if compound:
            before = text[: len(text) - len(compound)]
            if not before:
                return {}, "", compound
            if self.ends_with_road(before):
                levels, road = self.levels_and_name(before)
                return levels, road, compound
            levels, left = self._levels.parted(before)
            if not left or len(left) >= _FOREIGN:
                return levels, "", compound
        levels, name = self.levels_and_name(text)
        if name in self._known_roads:
            return levels, name, ""
        match = self._road.fullmatch(name)
        if match and len(match["rest"]) > 1:
            return levels, match["road"], match["rest"]
        return (levels, name, "") if name.endswith(self._road_ends) else (levels, "", name)

    @staticmethod
    def _known(text, names, longest):
        for length in range(min(longest, len(text)), 1, -1):
            if text[-length:] in names:
                return text[-length:]
        return ""


def _any_of(words):
    return "|".join(map(re.escape, words))
