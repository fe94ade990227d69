"""The rows of the register: a dwelling drawn, its address written, and what was done to it."""

import numpy as np

from .slips import NAME_SLIPS
from .town import PROVINCE_AND_CITY
from .undesigned import UNDESIGNED

__all__ = ["KINDS", "every_dwelling", "register_rows", "undesigned_rows"]

KINDS = {
    "plain": 0.12,
    "prefix_full": 0.08,
    "prefix_part": 0.07,
    "building_word": 0.09,
    "width": 0.05,
    "numerals": 0.06,
    "punctuation": 0.06,
    "short_dashes": 0.06,
    "no_road": 0.05,
    "no_compound": 0.03,
    "no_number": 0.02,
    "number_sign_left_out": 0.02,
    "char_missing": 0.03,
    "char_doubled": 0.03,
    "char_swapped": 0.03,
    "char_wrong": 0.02,
    "homophone": 0.05,
    "look_alike": 0.03,
    "road_ending": 0.02,
    "compound_short": 0.02,
    "number_range": 0.01,
    "number_wrong": 0.005,
    "absent": 0.035,
    "two": 0.01,
}
"""Share of the rows of each kind; sample_data/README.md says what they are."""

_WORDS = ("栋", "号楼", "座", "#", "#楼", "号")
_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in (*range(48, 58), *range(65, 91), 45, 35)})
_ROADS = ("大道", "路", "街", "巷", "弄")
_ENDS = ("家园", "花园", "新村", "小区", "公馆", "名城", "豪庭", "府", "苑", "里")


class _Written:
    """An address that is being written."""

    def __init__(self, place, draw):
        self.draw, self.prefix = draw, ""
        self.road, self.number, self.sign = place.road, str(place.number), "号"
        self.compound, self.building, self.word = place.compound, place.building, "幢"
        self.entrance, self.room = _room(place, draw)

    def text(self):
        """Write it down."""
        place = f"{self.road}{self.number}{self.sign if self.number else ''}{self.compound}"
        building = f"{self.building}{self.word}" if self.building else ""
        entrance = f"{self.entrance}单元" if self.entrance else ""
        return (
            f"{self.prefix}{place}{building}{entrance}{self.room}室" if self.room else f"{self.prefix}{place}{building}"
        )


def _room(place, draw):
    """An entrance and a room of a building, '' in one of a single dwelling."""
    if not place.entrances:
        return "", ""
    number, floors, dwellings = place.entrances[int(draw.integers(len(place.entrances)))]
    if sum(each[2] for each in place.entrances) < 2:
        return "", ""
    across = max(-(-dwellings // max(floors, 1)), 1)
    return number, f"{int(draw.integers(1, floors + 1))}{int(draw.integers(1, across + 1)):02d}"


def register_rows(town, count, seed):
    """Draw rows with the kinds and shares of `KINDS`: (key, address, building or '', kinds)."""
    draw = np.random.default_rng([seed, 1])
    kinds = draw.choice(list(KINDS), size=count, p=list(KINDS.values()))
    return [_row(town, f"R{at + 1:06d}", str(kind), draw) for at, kind in enumerate(kinds)]


def undesigned_rows(town, count, seed):
    """Draw rows with the kinds of `UNDESIGNED`."""
    draw = np.random.default_rng([seed, 2])
    kinds = draw.choice(list(UNDESIGNED), size=count)
    return [_row(town, f"U{at + 1:06d}", str(kind), draw) for at, kind in enumerate(kinds)]


def every_dwelling(town):
    """A row for each dwelling of the district, written plainly with its community before it."""
    rows = []
    for place in town.places:
        base = f"{place.town}{place.community}{place.road}{place.number}号{place.compound}"
        base += f"{place.building}幢" if place.building else ""
        for entrance, floors, dwellings in place.entrances:
            across = max(-(-dwellings // max(floors, 1)), 1)
            for at in range(dwellings):
                room = f"{at // across + 1}{at % across + 1:02d}"
                rows.append((f"D{len(rows) + 1:06d}", f"{base}{entrance}单元{room}室", place.building_id, "plain"))
    return rows


def _row(town, key, kind, draw):
    """One row; a kind that does not fit a place is drawn again at another place."""
    while True:
        place = town.places[int(draw.integers(len(town.places)))]
        written = _Written(place, draw)
        text = _KINDS[kind](town, place, written)
        if text:
            return key, text, "" if kind == "absent" else place.building_id, kind


def _plain(_, __, written):
    return written.text()


def _prefix_full(_, place, written):
    written.prefix = "".join(PROVINCE_AND_CITY) + place.town + place.community
    return written.text()


def _prefix_part(_, place, written):
    parts = (*PROVINCE_AND_CITY[1:], place.town, place.community)
    first = int(written.draw.integers(len(parts)))
    last = int(written.draw.integers(first, len(parts)))
    written.prefix = "".join(parts[first : last + 1])
    return written.text()


def _building_word(_, __, written):
    written.word = _WORDS[int(written.draw.integers(len(_WORDS)))]
    return written.text() if written.building else ""


def _width(_, __, written):
    return written.text().translate(_FULL_WIDTH)


def _numerals(_, __, written):
    part = int(written.draw.integers(3))
    if part == 0:
        written.number = _in_chinese(int(written.number))
    elif part == 1 and written.building:
        written.building = _in_chinese(int(written.building))
    elif part == 2 and written.entrance:
        written.entrance = _in_chinese(int(written.entrance))
    else:
        return ""
    return written.text()


def _punctuation(_, __, written):
    way = int(written.draw.integers(3))
    if way == 0 and written.compound:
        written.compound = f"（{written.compound}）"
    elif way == 1:
        written.sign = "号，" if written.compound else "号 "
    else:
        written.road = f" {written.road} "
    return written.text()


def _short_dashes(_, __, written):
    if not written.room:
        return ""
    dash = ("-", "—", "－")[int(written.draw.integers(3))]
    parts = [part for part in (written.building, written.entrance, written.room) if part]
    return f"{written.road}{written.number}号{written.compound}{dash.join(parts)}"


def _no_road(_, __, written):
    written.road = written.number = written.sign = ""
    return written.text() if written.compound else ""


def _no_compound(_, __, written):
    if not written.compound:
        return ""
    written.compound = ""
    return written.text()


def _no_number(_, __, written):
    written.number = written.sign = ""
    return written.text() if written.compound else ""


def _sign_left_out(_, __, written):
    written.sign = ""
    return written.text() if (not written.building and not written.room) or written.compound else ""


def _slip(kind):
    def made(_, __, written):
        names = ["road", "compound"] if written.compound else ["road"]
        name = names[int(written.draw.integers(len(names)))]
        before = getattr(written, name)
        after = NAME_SLIPS[kind](before, written.draw)
        setattr(written, name, after)
        return written.text() if after != before else ""

    return made


def _road_ending(_, __, written):
    ending = next((word for word in _ROADS if written.road.endswith(word)), None)
    if ending is None or written.road.endswith("村道"):
        return ""
    others = [word for word in ("", *_ROADS) if word != ending]
    written.road = written.road[: -len(ending)] + others[int(written.draw.integers(len(others)))]
    return written.text()


def _compound_short(_, __, written):
    ending = next((word for word in _ENDS if written.compound.endswith(word)), None)
    if ending is None:
        return ""
    written.compound = written.compound[: -len(ending)] + ("", "小区")[int(written.draw.integers(2))]
    return written.text()


def _number_range(town, _, written):
    number = int(written.number)
    if written.compound or number + 2 in town.numbers[written.road]:
        return ""
    written.number = f"{number}-{number + 2}"
    return written.text()


def _number_wrong(_, __, written):
    place = int(written.draw.integers(len(written.number)))
    digit = str(int(written.draw.integers(1, 10)))
    before, written.number = written.number, written.number[:place] + digit + written.number[place + 1 :]
    return written.text() if before != written.number else ""


def _absent(town, place, written):
    """A building that nobody has put on the map: its number, or its road, is not there."""
    numbers = town.numbers[place.road]
    if place.compound:
        written.building = str(int(written.building) + 300)
        return written.text()
    if written.draw.integers(2):  # a road between two others: the first character of one, the rest of the other
        other = town.places[int(written.draw.integers(len(town.places)))].road
        written.road = other[0] + place.road[1:]
        return written.text() if written.road not in town.numbers else ""
    number = int(written.number) + int(written.draw.integers(1, 40))
    written.number = str(number)
    return written.text() if number not in numbers else ""


def _two(town, place, written):
    kinds = list(NAME_SLIPS)
    if not written.compound:
        return ""
    for name in ("road", "compound"):
        kind = kinds[int(written.draw.integers(len(kinds)))]
        setattr(written, name, NAME_SLIPS[kind](getattr(written, name), written.draw))
    return written.text()


def _in_chinese(number):
    if number < 10:
        return _DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_KINDS = {
    "plain": _plain,
    "prefix_full": _prefix_full,
    "prefix_part": _prefix_part,
    "building_word": _building_word,
    "width": _width,
    "numerals": _numerals,
    "punctuation": _punctuation,
    "short_dashes": _short_dashes,
    "no_road": _no_road,
    "no_compound": _no_compound,
    "no_number": _no_number,
    "number_sign_left_out": _sign_left_out,
    **{kind: _slip(kind) for kind in NAME_SLIPS},
    "road_ending": _road_ending,
    "compound_short": _compound_short,
    "number_range": _number_range,
    "number_wrong": _number_wrong,
    "absent": _absent,
    "two": _two,
    **UNDESIGNED,
}
