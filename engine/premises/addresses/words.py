"""The words that addresses are made of, handed in: they differ by language and by city."""

from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["KINDS", "AddressWords"]

KINDS = (
    "province",
    "city",
    "county",
    "town",
    "community",
    "road",
    "no_level",
    "number",
    "lane",
    "building",
    "entrance",
    "floor",
    "house",
    "room",
    "group",
    "beside",
    "aside",
    "compound_end",
    "direction",
    "telling",
    "missing",
    "road_type",
    "road_way",
    "road_word",
    "road_tail",
    "room_word",
    "half",
)
"""What a word of an address may be.

province to community : what a name of that level ends with (省, 市, 区, 街道, 社区)
road : what a road's name ends with (路, 巷)
no_level : what ends like a level and is none (小区, 超市, 新村)
number, building, entrance, floor, room, group : what follows the value (号, 幢, 单元, 层, 室, 组)
lane : what follows the number of a lane of a road, in which numbers are counted anew (弄)
house : what is a floor, or a whole building where an entrance or a room follows (楼)
aside : what a remark in brackets holds that is no part of the address (原, 对面)
beside : what stands before the second part of a number (附, 之)
compound_end : what a compound's name ends with and may lack (小区, 花园)
direction, telling : characters that tell one name from another and are no slip of the pen (东, 二)
missing : what stands for nothing (无, N/A)
road_type, road_way, road_word : of Western roads, with their standard: AVENUE is AVE, NORTH is N, SAINT is ST
road_tail : what a word of a Western road's name ends with, with its standard: STR is STRASSE
room_word : after which a Western room begins (APT)
half : how half a house number is written, with its standard (1/2)
"""


@dataclass(frozen=True)
class AddressWords:
    """Words by kind, names that are the same, and characters that are taken for each other.

    Attributes
    ----------
    words : dict of str, of `KINDS`, to dict of str (a word, folded) to str (its standard form; itself where it is one)
    aliases : dict of str to str, names of roads and compounds, folded, and the name that a register has for them
    sounds : dict of str (a character) to str, how it sounds, without tone
    looks : dict of str (a character) to frozenset of str, the characters that it is taken for

    Examples
    --------
    >>> words = AddressWords({"road": {"路": "路", "大道": "大道"}})
    >>> words.of("road"), words.of("town")
    (('大道', '路'), ())
    """

    words: dict
    aliases: dict = field(default_factory=dict)
    sounds: dict = field(default_factory=dict)
    looks: dict = field(default_factory=dict)

    def of(self, kind):
        """The words of a kind, the longest first."""
        return tuple(sorted(self.words.get(kind, ()), key=lambda word: (-len(word), word)))

    def standard(self, kind):
        """The words of a kind with their standard forms."""
        return self.words.get(kind, {})

    @cached_property
    def telling(self):
        """Characters that are never a slip of the pen for one another."""
        return frozenset("0123456789").union(self.words.get("direction", ()), self.words.get("telling", ()))
