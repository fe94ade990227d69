"""What else people write: kinds that the matching was not made for."""

from .slips import NAME_SLIPS, near_sound
from .town import PROVINCE_AND_CITY

__all__ = ["UNDESIGNED"]

_TRADITIONAL = str.maketrans("号楼栋单园东门华乐庆荣兴瑞龙凤绿云门风莲银锦",
                             "號樓棟單園東門華樂慶榮興瑞龍鳳綠雲門風蓮銀錦")  # fmt: skip


def _near_sound(_, __, written):
    name = "compound" if written.compound and written.draw.integers(2) else "road"
    before = getattr(written, name)
    setattr(written, name, near_sound(before, written.draw))
    return written.text() if getattr(written, name) != before else ""


def _landmark(_, __, written):
    words = ("老粮站对面", "菜市场旁", "农贸市场后面", "公交站旁边", "幼儿园西侧")
    word = words[int(written.draw.integers(len(words)))]
    return f"{written.text()}（{word}）" if written.draw.integers(2) else f"{word}{written.text()}"


def _nickname(_, __, written):
    """A compound by the letters that tell it: 新村 left, or one character of three."""
    if not written.compound:
        return ""
    written.compound = written.compound[:2] + "院"
    return written.text()


def _traditional(_, __, written):
    before = written.text()
    after = before.translate(_TRADITIONAL)
    return after if after != before else ""


def _other_order(_, place, written):
    written.prefix = ""
    return f"{written.text()}，{place.community}，{place.town}"


def _old_district(_, place, written):
    written.prefix = f"{PROVINCE_AND_CITY[1]}城关区{place.town[:-2]}镇"
    return written.text()


def _two_apart(_, __, written):
    """Two characters of one name wrong."""
    name = "compound" if written.compound and written.draw.integers(2) else "road"
    once = NAME_SLIPS["homophone"](getattr(written, name), written.draw)
    setattr(written, name, NAME_SLIPS["char_wrong"](once, written.draw))
    return written.text()


def _cut_off(_, place, written):
    """A field too short for the address: its end is gone, the room first."""
    written.prefix = place.town + place.community
    text = written.text()
    whole = len(written.prefix) + len(written.road) + len(written.number) + 1
    whole += len(written.compound) + len(written.building)
    return text[:whole] if written.room else ""


UNDESIGNED = {
    "near_sound": _near_sound,
    "landmark": _landmark,
    "nickname": _nickname,
    "traditional": _traditional,
    "other_order": _other_order,
    "old_district": _old_district,
    "two_apart": _two_apart,
    "cut_off": _cut_off,
}
"""How each is written, by the kind's word; all have equal shares."""
