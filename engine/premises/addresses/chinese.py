"""Chinese addresses in parts: 丹湖街道桂阳社区和溪街19号新桥新村21幢2单元301室."""

import re

from .folding import folded, numerals_before
from .house_numbers import house_number
from .parsed import EMPTY, LEVELS, Address

__all__ = ["ChineseParser"]

_VALUE = (
    "第?(?P<value>[0-9]+[A-Z]?(?:[-/][0-9]+[A-Z]?)*|[A-Z]{1,2}-?[0-9]{0,4}"
    "|[甲乙丙丁戊己庚辛](?=[栋幢座单楼])|(?<=.)[东西南北中](?=[栋幢座楼]))"
)
_NO_NAME = r"(?!(?:大道|[路街巷弄桥线里]))"
_TAIL = re.compile(r"(?P<name>.*?)(?P<values>[0-9A-Z]+(?:[-#/]+[0-9A-Z]+)*)#?$")
_SPLIT = re.compile(r"[-#/]+")
_FOREIGN = 3  # so many characters before a name that is known are no slip within it
_SHORTEST = {"province": 2, "city": 2, "county": 1, "town": 1, "community": 2}


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
        second = rf"(?:(?:{beside}|-)(?P<beside>[0-9]+[A-Z]?)号?)?" if beside else "(?P<beside>(?!))?"
        before = rf"(?:{beside})?" if beside else ""
        self._unit = re.compile(rf"{before}{_VALUE}(?P<unit>{_any_of(named)}){_NO_NAME}{second}")
        entrances, rooms = _any_of(words.of("entrance")), _any_of(words.of("room"))
        both = rf"(?P<entrance>[0-9]+)(?:{entrances})(?P<room>[0-9]+[A-Z]?)(?:{rooms})"
        self._dwelling = re.compile(rf"(?P<head>.+[^0-9A-Z第]){both}" if entrances and rooms else "(?!)")
        self._heads = {}
        self._road_ends = words.of("road")
        self._levels = {
            level: re.compile(rf"(?P<name>.{{{_SHORTEST[level]},12}}?(?:{_any_of(words.of(level))}))")
            for level in LEVELS
            if words.of(level)
        }
        ends = _any_of(self._road_ends) or "(?!)"
        self._road = re.compile(rf"(?P<road>.*(?:{ends}))(?P<rest>.+)")
        self.bare_number = re.compile(rf"(?P<road>.*(?:{ends}))(?P<number>[0-9]+)(?P<rest>[^0-9]+)")
        self._no_level, self._community_ends = words.of("no_level"), words.of("community")

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
        text = folded(text, self._numerals)
        if not text or text in self._missing:
            return EMPTY
        parts = _Parts(self)
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
            levels, left = self._levels_of(text[: len(text) - len(name)])
            if not left or len(left) >= _FOREIGN:
                return levels, name
        return self._levels_of(text)

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
            levels, left = self._levels_of(before)
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

    def _levels_of(self, text):
        levels = {}
        for level, pattern in self._levels.items():
            match = pattern.match(text)
            if match and self._can_end(level, match["name"], text[match.end() :]):
                levels[level] = match["name"]
                text = text[match.end() :]
        return levels, text

    def _can_end(self, level, name, rest):
        """Whether a name of a level may end here: it is no other word (小区, 村道)."""
        if name.endswith(self._no_level) or (level in ("city", "county") and name.endswith(self._community_ends)):
            return False
        return not rest or not rest.startswith(self._road_ends) or len(rest) > _FOREIGN - 1


def _any_of(words):
    return "|".join(map(re.escape, words))


class _Parts:
    """The parts of one address as they are come upon."""

    def __init__(self, parser):
        self._parser, self._parts, self._group = parser, {}, ""

    def take(self, name, kind, unit, value, beside):
        """Take a value with its unit and the name before it."""
        if kind == "group":
            self._name(name)
            self._group = f"{value}{unit}"
        elif kind in ("number", "lane"):
            self._number(name, value, beside, unit if kind == "lane" else "")
        elif (kind == "floor" and unit == "楼" and name and "building" not in self._parts) or kind == "building":
            self._building(name, value)
        elif name and "building" not in self._parts and kind == "entrance":
            self._building(name, "")
            self._parts["entrance"] = value
        else:
            self._parts.setdefault(kind, value)

    def end(self, text):
        """Take what is left behind the last unit."""
        match = _TAIL.fullmatch(text)
        if match is None:
            if text and not ("number" in self._parts and "compound" in self._parts):
                self._name(text) if not self._parts.get("building") else None
            return
        values = _SPLIT.split(match["values"])
        name = match["name"]
        if name and "number" not in self._parts and self._parser.ends_with_road(name):
            self._number(name, values.pop(0), None)
            name = ""
        if name:
            self._name(name)
        wanted = [kind for kind in ("building", "entrance", "room") if kind not in self._parts]
        if len(values) > len(wanted):
            values = values[: len(wanted)]
        if "building" in wanted and len(values) == 1 and len(values[0]) > 2 and values[0].isdigit():
            wanted = ["room"]
        elif "building" in wanted and len(values) == 2:
            wanted = ["building", "room"]
        elif "building" not in wanted and len(values) == 1:
            wanted = ["room"]
        self._parts.update(zip(wanted, values))

    def address(self):
        """Put the parts together."""
        parts = dict(self._parts)
        if (self._group and "building" not in parts) or (self._group and "road" in parts):
            parts["road"] = (parts.get("road") or parts.pop("community", "") or parts.pop("compound", "")) + self._group
        if "road" not in parts and "compound" not in parts and "community" in parts:
            # 新桥村21幢: what looks like a village is all the name there is.
            parts["compound" if "building" in parts or "number" not in parts else "road"] = parts.pop("community")
        return Address(**parts)

    def _number(self, name, value, beside, lane=""):
        if "number" in self._parts or "building" in self._parts:
            if name or "building" not in self._parts:
                self._building(name, value)
            else:
                self._parts.setdefault("room", value)
            return
        if name and not self._parser.ends_with_road(name) and self._parser.knows_compound(name):
            self._building(name, value)
            return
        levels, road = self._parser.levels_and_name(name)
        self._parts.update(levels)
        if lane:
            self._parts["road"] = f"{road}{value}{lane}"
            return
        number = house_number(f"{value}-{beside}" if beside else value)
        if road:
            self._parts["road"] = self._parts.get("road", "") + road
        self._parts["number"] = number._replace(suffix=beside, high=number.low) if beside and number else number

    def _building(self, name, value):
        if name:
            self._name(name)
        value = value.lstrip("0") or value
        if value.isalpha() and self._parts.get("building", "").isdigit():
            value = self._parts["building"] + value
        if value:
            self._parts["building"] = value

    def _name(self, text):
        """A name that no house number follows: of a compound, with the road before it where there was none."""
        if "number" in self._parts:
            levels, name = (
                self._parser.levels_and_name(text, roads=False) if "compound" not in self._parts else ({}, "")
            )
            if name:
                self._parts["compound"] = name
            elif levels and "compound" not in self._parts:
                self._parts["compound"] = text
            return
        bare = self._parser.bare_number.fullmatch(text)
        if bare:  # 和溪街19新桥新村
            self._number(bare["road"], bare["number"], None)
            self._name(bare["rest"])
            return
        levels, road, compound = self._parser.road_and_compound(text)
        self._parts.update(levels)
        if road:
            self._parts["road"] = road
        if compound:
            self._parts["compound"] = compound
