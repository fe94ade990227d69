"""Chinese names of streets and waters in Latin letters: 人民东路 is Renmin East Road."""

import bisect
import csv
import re
from functools import cache
from pathlib import Path

__all__ = ["sound_of", "spelled"]

# The characters of the first level of GB 2312 stand in the order of their sounds: the table names the first one of
# each sound. Further rows list rarer characters that occur in names of places.
_TABLE = Path(__file__).parent / "pinyin.csv"
_FIRST_LEVEL = "啊座"

# What a name ends with, the longer words first.
_ENDINGS = (
    ("村道", "Village Road"),
    ("大道", "Avenue"),
    ("大街", "Street"),
    ("胡同", "Hutong"),
    ("高速", "Expressway"),
    ("铁路", "Railway"),
    ("公路", "Highway"),
    ("水库", "Reservoir"),
    ("公园", "Park"),
    ("花园", "Garden"),
    ("小区", "Compound"),
    ("公馆", "Mansion"),
    ("家园", "Homes"),
    ("豪庭", "Court"),
    ("华庭", "Court"),
    ("宿舍", "Quarters"),
    ("苑", "Court"),
    ("新村", "New Village"),
    ("路", "Road"),
    ("街", "Street"),
    ("道", "Road"),
    ("巷", "Lane"),
    ("弄", "Lane"),
    ("里", "Lane"),
    ("桥", "Bridge"),
    ("河", "River"),
    ("江", "River"),
    ("溪", "Stream"),
    ("渠", "Canal"),
    ("湖", "Lake"),
)
_DIRECTIONS = {"东": "East", "西": "West", "南": "South", "北": "North", "中": "Middle"}
_OPEN_SOUND = re.compile(r"[aoe]")


def spelled(name):
    """Spell a Chinese name, its last word translated; what cannot be spelled stays as it is.

    Examples
    --------
    >>> [spelled(name) for name in ("人民东路", "穿紫河", "澄北铁路", "西安街", "Main St", "犇路")]
    ['Renmin East Road', 'Chuanzi River', 'Chengbei Railway', "Xi'an Street", 'Main St', '犇路']
    """
    stem, ending = name, ""
    for word, english in _ENDINGS:
        if name.endswith(word) and len(name) > len(word):
            stem, ending = name[: -len(word)], f" {english}"
            break
    if ending.endswith((" Road", " Street", " Avenue")) and len(stem) > 2 and stem[-1] in _DIRECTIONS:
        stem, ending = stem[:-1], f" {_DIRECTIONS[stem[-1]]}{ending}"
    sounds = [sound_of(character) for character in stem]
    if not sounds or not all(sounds):
        return name
    word = sounds[0] + "".join(f"'{sound}" if _OPEN_SOUND.match(sound) else sound for sound in sounds[1:])
    return word.capitalize() + ending


def sound_of(character):
    """The sound of a Chinese character without its tone, '' where it is not known."""
    codes, sounds, rare = _sounds()
    if character in rare:
        return rare[character]
    code = _code(character)
    if not _code(_FIRST_LEVEL[0]) <= code <= _code(_FIRST_LEVEL[1]):
        return ""
    return sounds[bisect.bisect_right(codes, code) - 1]


def _code(character):
    try:
        return character.encode("gb2312")
    except UnicodeEncodeError:
        return b""


@cache
def _sounds():
    """First codes of each sound of the first level, those sounds, and the rare characters' sounds."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [(sound.replace("v", "u"), characters) for sound, characters in list(csv.reader(lines))[1:]]
    first, last = (_code(character) for character in _FIRST_LEVEL)
    level = [(_code(text), sound) for sound, text in rows if len(text) == 1 and first <= _code(text) <= last]
    rare = {character: sound for sound, text in rows for character in text if not first <= _code(character) <= last}
    return [code for code, _ in level], [sound for _, sound in level], rare
