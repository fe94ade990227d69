"""The parts of one Chinese address, put together as they are come upon from the left."""

import re

from .house_numbers import house_number
from .parsed import Address

__all__ = ["ChineseParts"]

_TAIL = re.compile(r"(?P<name>.*?)(?P<values>[0-9A-Z]+(?:[-#/]+[0-9A-Z]+)*)#?$")
_SPLIT = re.compile(r"[-#/]+")
_MARKS = tuple("甲乙丙丁")


class ChineseParts:
    """The parts of one address as they are come upon."""

    def __init__(self, parser):
        self._parser, self._parts, self._group, self._house = parser, {}, "", ""

    def take(self, name, kind, unit, value, beside):
        """Take a value with its unit and the name before it."""
        if kind == "group":
            self._name(name)
            self._group = f"{value}{unit[-1]}"  # 第三村民小组 is 3组
        elif kind in ("number", "lane"):
            self._number(name, value, beside, unit if kind == "lane" else "")
        elif kind == "floor" and name and "building" not in self._parts and self._parser.is_house(unit):
            self._building(name, value)
            self._house = value
        elif kind == "building":
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
        if self._house and parts.get("building") == self._house and not parts.get("entrance") and not parts.get("room"):
            parts["floor"] = parts.pop("building")  # 锦江酒店3楼: nothing lies in it, so it is a floor
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
        if name[-1:] in _MARKS and self._parser.ends_with_road(name[:-1]):  # 学院路甲5号
            name, beside = name[:-1], beside or name[-1]
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
        mark = name[-1:] if name[-1:] in _MARKS and ("number" in self._parts or name[:-1]) else ""  # 5号院甲1号楼
        name = name[: len(name) - len(mark)]
        if name:
            self._name(name)
        value = mark + (value.lstrip("0") or value)
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
