"""Slips of the pen in a name: what people type for what they mean. The tables are the generator's own."""

import csv
from pathlib import Path

__all__ = ["NAME_SLIPS"]

_PINYIN = Path(__file__).resolve().parents[2] / "adapters" / "words" / "pinyin.csv"
_LOOKS = Path(__file__).with_name("looks.csv")
# Characters that any other may be put in place of by mistake.
_ANY = "乐平顺利达旺吉庆春和兴隆丰泰昌盛康宁富贵荣华祥瑞福禄寿喜财源广进万事如意"


def _sounds():
    """Characters by sound: the first level of GB 2312 stands in the order of its sounds."""
    with _PINYIN.open(encoding="utf-8", newline="") as lines:
        rows = [(row["sound"], row["characters"]) for row in csv.DictReader(lines)]
    first, last = (text.encode("gb2312") for text in "啊座")
    starts = sorted((text.encode("gb2312", "ignore"), sound) for sound, text in rows
                    if len(text) == 1 and first <= text.encode("gb2312", "ignore") <= last)  # fmt: skip
    sound_of, alike, sound = {}, {}, ""
    bounds = dict(starts)
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFF):
            code = bytes((high, low))
            sound = bounds.get(code, sound)
            if first <= code <= last:
                sign = code.decode("gb2312", "ignore")
                if sign:
                    sound_of[sign] = sound
                    alike.setdefault(sound, []).append(sign)
    return sound_of, alike


def _looks():
    """Characters with the one that each is taken for."""
    with _LOOKS.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["right"], row["wrong"]) for row in csv.DictReader(lines)]
    return dict([*pairs, *(pair[::-1] for pair in pairs)])


_SOUND_OF, _ALIKE = _sounds()
_LOOK = _looks()
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f"), ("ing", "in"), ("eng", "en"), ("ang", "an"))


def missing(name, draw):
    """One character left out."""
    place = int(draw.integers(len(name)))
    return name[:place] + name[place + 1 :] if len(name) > 2 else name


def doubled(name, draw):
    """One character written twice."""
    place = int(draw.integers(len(name)))
    return name[: place + 1] + name[place:]


def swapped(name, draw):
    """Two neighbouring characters swapped."""
    place = int(draw.integers(len(name) - 1))
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def wrong(name, draw):
    """One character replaced by any other."""
    place = int(draw.integers(len(name)))
    return name[:place] + _ANY[int(draw.integers(len(_ANY)))] + name[place + 1 :]


def homophone(name, draw):
    """One character replaced by another of the same sound."""
    return _replaced(name, draw, lambda sign: [other for other in _ALIKE.get(_SOUND_OF.get(sign), ()) if other != sign])


def look_alike(name, draw):
    """One character replaced by one that looks like it."""
    return _replaced(name, draw, lambda sign: [_LOOK[sign]] if sign in _LOOK else [])


def near_sound(name, draw):
    """One character replaced by one that sounds alike in the speech of some regions: zh for z, n for l, ing for in."""

    def others(sign):
        sound = _SOUND_OF.get(sign, "")
        found = []
        for one, other in (*_NEAR, *(pair[::-1] for pair in _NEAR)):
            if len(one) < 3 and sound.startswith(one):
                found += _ALIKE.get(other + sound[len(one) :], [])
            elif len(one) >= 2 and sound.endswith(one):
                found += _ALIKE.get(sound[: -len(one)] + other, [])
        return [each for each in found if each != sign]

    return _replaced(name, draw, others)


def _replaced(name, draw, others):
    places = [place for place in range(len(name)) if others(name[place])]
    if not places:
        return name
    place = places[int(draw.integers(len(places)))]
    found = others(name[place])
    return name[:place] + found[int(draw.integers(len(found)))] + name[place + 1 :]


NAME_SLIPS = {
    "char_missing": missing,
    "char_doubled": doubled,
    "char_swapped": swapped,
    "char_wrong": wrong,
    "homophone": homophone,
    "look_alike": look_alike,
}
"""What may be wrong with one name, by the kind's word."""
