"""Where a room lies by its number alone: floor, entrance, and its place on the floor; 0301, 301, 3-1, A12, 601跃."""

import re
import unicodedata
from dataclasses import dataclass

from .model import NO_FLOOR

__all__ = ["RoomPlace", "place_of_room"]


@dataclass(frozen=True)
class RoomPlace:
    """What the number of a room says.

    Attributes
    ----------
    floor, top : int, the lowest and the highest floor of the dwelling, NO_FLOOR where the number says none
    entrance : str, '' where the number says none
    order : tuple, by which rooms of a floor are sorted from the left; equal where they lie above each other
    """

    floor: int
    top: int
    entrance: str
    order: tuple


# Words that say no more than that it is a room.
_CHAFF = re.compile(r"[室房号户#\s]|^NO-?(?=\d)")
_DASH = str.maketrans(dict.fromkeys("－—–_·.", "-") | dict.fromkeys("、+&,，~～", "/"))
_TWO_FLOORS = re.compile(r"[跃复]+[层式]*")
_CELLAR = re.compile(r"^(?:地下|负|-)(?=\d)")

_PATTERNS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(?P<room>\d{3,4})[-/](?P<last>\d{3,4})", "pair"),
        (r"(?P<entrance>\d{1,2})-(?P<floor>\d{1,2})-(?P<place>\d{1,2})", "parts"),
        (r"\d+-(?P<entrance>\d{1,2})-(?P<room>\d{3,4})", "room"),
        (r"(?P<entrance>\d{1,2})-(?P<room>\d{3,4})(?P<letter>[A-Z]?)", "room"),
        (r"(?P<room>\d{3,4})[-/](?P<letter>\d{1,2})", "room"),
        (r"B(?P<below>\d)[-F层楼]*(?:(?<=[-F层楼])(?P<place>\d{1,2}))?", "cellar"),
        (r"(?P<floor>\d{1,2})[-F层楼](?P<letter>[A-Z]?)(?P<place>\d{0,2})", "parts"),
        (r"(?P<section>[A-Z]?)-?(?P<room>\d{3,4})(?P<letter>[A-Z]?)", "room"),
        (r"(?P<entrance>\d{1,2})(?P<room>(?<=\d)[0-9]\d{3})", "room"),
        (r"(?P<floor>\d{1,2})(?P<letter>[A-Z])", "parts"),
        (r"(?P<section>[A-Z])-?(?P<place>\d{1,2})", "place"),
        (r"(?P<place>\d{1,2})", "place"),
    )
)


def place_of_room(room, floors=-1, entrance=""):
    """Read the number of a room.

    Parameters
    ----------
    room : str
    floors : int
        Floors of the building above the ground, -1 where not known. A number that would lie above them is read
        another way or not at all.
    entrance : str
        The entrance it belongs to, '' where not known: 1102 in entrance 1 of six floors is 102.

    Returns
    -------
    RoomPlace

    Examples
    --------
    >>> [place_of_room(room).floor for room in ("0301", "301", "3-1", "１２０１室", "12A", "-101", "B1-03")]
    [3, 3, 3, 12, 12, -1, -1]
    >>> two = place_of_room("601-701")
    >>> two.floor, two.top
    (6, 7)
    >>> place_of_room("A12").floor == NO_FLOOR
    True
    >>> place_of_room("2-301").entrance, place_of_room("1102", 6, "1").floor
    ('2', 1)
    """
    text = unicodedata.normalize("NFKC", room).upper().translate(_DASH)
    high = _TWO_FLOORS.search(text) is not None
    text = _CHAFF.sub("", re.sub(r"[()]", "", _TWO_FLOORS.sub("", text)))
    below, text = _CELLAR.match(text) is not None, _CELLAR.sub("", text)
    place = _read(text, below)
    if _fits(place, floors):
        top = place.floor + 1 if high and place.top == place.floor != NO_FLOOR else place.top
        return RoomPlace(place.floor, top, place.entrance, place.order)
    if entrance and text.startswith(entrance):
        place = _read(text[len(entrance) :], below)
        if place.floor != NO_FLOOR and _fits(place, floors):
            return place
    return RoomPlace(NO_FLOOR, NO_FLOOR, "", place.order)


def _fits(place, floors):
    """Whether a floor that was read can be: one that was built later counts too."""
    return floors < 0 or place.floor == NO_FLOOR or place.floor <= floors + 1


def _read(text, below):
    for pattern, kind in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            parts = {name: found or "" for name, found in match.groupdict().items()}
            return _KINDS[kind](parts, -1 if below else 1)
    return RoomPlace(NO_FLOOR, NO_FLOOR, "", _order(text))


def _order(section="", place="", letter=""):
    """Numbers before words, and numbers by what they are worth: 2 before 10."""
    number = int(place) if place.isdigit() else -1
    return section, number, letter.zfill(3) if letter.isdigit() else letter


def _pair(parts, sign):
    """Two numbers: of two floors, above each other, or of two dwellings on one that were joined."""
    first, last = parts["room"], parts["last"]
    low, high = sorted((int(first[:-2]), int(last[:-2])))
    if low == 0 or (first[-2:] != last[-2:] and low != high):
        return RoomPlace(NO_FLOOR, NO_FLOOR, "", _order(f"{first}-{last}"))
    return RoomPlace(sign * low, sign * high, "", _order("", first[-2:]))


def _room(parts, sign):
    floor = int(parts["room"][:-2])
    entrance = parts.get("entrance", "").lstrip("0")
    order = _order(parts.get("section", ""), parts["room"][-2:], parts.get("letter", ""))
    return _at(floor, sign, entrance, order)


def _parts(parts, sign):
    order = _order("", parts.get("place", ""), parts.get("letter", ""))
    return _at(int(parts["floor"]), sign, parts.get("entrance", "").lstrip("0"), order)


def _cellar(parts, _):
    return _at(int(parts["below"]), -1, "", _order("", parts["place"]))


def _place(parts, sign):
    return RoomPlace(NO_FLOOR, NO_FLOOR, "", _order(parts.get("section", ""), parts["place"]))


def _at(floor, sign, entrance, order):
    """A room on a floor; a floor of 0 says nothing."""
    floor = sign * floor if floor else NO_FLOOR
    return RoomPlace(floor, floor, entrance, order)


_KINDS = {"pair": _pair, "room": _room, "parts": _parts, "cellar": _cellar, "place": _place}
