"""A grid's boundaries in words (四至), in Chinese and English: both stand in a plan, whatever language QGIS speaks."""

from ...engine.gridding.checking.sides import SIDES
from .pinyin import spelled

__all__ = ["boundary_en", "boundary_zh", "side_en", "side_zh"]

# Officials name the sides in this order; in English one goes round with the sun.
_CHINESE_ORDER = (("east", "东"), ("south", "南"), ("west", "西"), ("north", "北"))

_CHINESE_UNNAMED = {
    "street": "无名道路",
    "lane": "无名小路",
    "water": "无名水面",
    "railway": "铁路",
    "wall": "小区围墙",
    "community": "社区界",
    "between": "楼间",
    "open": "空地",
}
_ENGLISH_UNNAMED = {
    "street": "an unnamed street",
    "lane": "an unnamed lane",
    "water": "unnamed water",
    "railway": "the railway",
    "wall": "a compound wall",
    "community": "the community boundary",
    "between": "between buildings",
    "open": "across open ground",
}


def boundary_zh(stretches):
    """Write the four boundaries in Chinese.

    Parameters
    ----------
    stretches : list of engine.gridding.checking.boundary_description.Stretch

    Returns
    -------
    str, such as 东至建设路（自人民路至穿紫河），南至…。

    Examples
    --------
    >>> from community_grids.engine.gridding.checking.boundary_description import Stretch
    >>> ends = ("street", "人民路"), ("water", "穿紫河")
    >>> boundary_zh([Stretch("east", "street", "建设路", 300.0, *ends), Stretch("north", "wall", "", 80.0)])
    '东至建设路（自人民路至穿紫河），北至小区围墙。'
    """
    if _all_one(stretches):
        return f"四周至{_name_zh(_mark(stretches[0]))}。"
    sides = [f"{word}至{side_zh(stretches, side)}" for side, word in _CHINESE_ORDER if _of_side(stretches, side)]
    return "，".join(sides) + "。" if sides else ""


def side_zh(stretches, side):
    """Write one side in Chinese: what it follows, and from where to where; '' where there is no such side."""
    own = _of_side(stretches, side)
    words = "、".join(dict.fromkeys(_name_zh(_mark(stretch)) for stretch in own))
    first, last = (_name_zh(end) for end in _ends(own))
    if first and last:
        return f"{words}（自{first}至{last}）"
    if first:
        return f"{words}（自{first}起）"
    return f"{words}（至{last}止）" if last else words


def boundary_en(stretches, english_names=None):
    """Write the four boundaries in English.

    Parameters
    ----------
    stretches : list of engine.gridding.checking.boundary_description.Stretch
    english_names : dict of str to str, optional, for names that are not to be spelled by their sound

    Returns
    -------
    str

    Examples
    --------
    >>> from community_grids.engine.gridding.checking.boundary_description import Stretch
    >>> ends = ("street", "朝阳街"), ("water", "穿紫河")
    >>> boundary_en([Stretch("north", "street", "人民路", 300.0, *ends), Stretch("east", "wall", "", 80.0)])
    'North: Renmin Road, from Chaoyang Street to the Chuanzi River. East: a compound wall.'
    """
    names = english_names or {}
    if _all_one(stretches):
        return f"All round: {_name_en(_mark(stretches[0]), names)}."
    sides = [f"{side.capitalize()}: {side_en(stretches, side, names)}." for side in SIDES if _of_side(stretches, side)]
    return " ".join(sides)


def side_en(stretches, side, english_names=None):
    """Write one side in English; '' where there is no such side."""
    names, own = english_names or {}, _of_side(stretches, side)
    marks = list(dict.fromkeys(_name_en(_mark(stretch), names) for stretch in own))
    words = " and ".join(filter(None, [", ".join(marks[:-1]), *marks[-1:]]))
    first, last = (_name_en(end, names) for end in _ends(own))
    if first and last:
        return f"{words}, from {first} to {last}"
    if first:
        return f"{words}, from {first}"
    return f"{words}, as far as {last}" if last else words


def _of_side(stretches, side):
    return [stretch for stretch in stretches if stretch.side == side]


def _mark(stretch):
    return stretch.kind, stretch.name


def _all_one(stretches):
    """Whether one thing that has a name or a wall runs all round."""
    return len(stretches) > 3 and len({_mark(stretch) for stretch in stretches}) == 1


def _ends(own):
    """What marks the two ends of a side; nothing where that would be the same, or what the side itself follows."""
    if not own:
        return None, None
    first, last = own[0].begins, own[-1].ends
    if first == last:
        return None, None
    marks = {_mark(stretch) for stretch in own}
    return None if first in marks else first, None if last in marks else last


def _name_zh(mark):
    """A landmark's name in Chinese; '' for None."""
    if mark is None:
        return ""
    kind, name = mark
    return f"{name}围墙" if name and kind == "wall" else name or _CHINESE_UNNAMED[kind]


def _name_en(mark, english_names):
    """A landmark's name in English; '' for None."""
    if mark is None:
        return ""
    kind, name = mark
    if not name:
        return _ENGLISH_UNNAMED[kind]
    words = english_names.get(name) or spelled(name)
    if kind == "wall":
        return f"the wall of {words}"
    return f"the {words}" if words.endswith((" River", " Canal", " Railway", " Stream")) else words
