"""What the register is made from: the sample district's addresses, and the names of the levels above them."""

import re
import sqlite3
from typing import NamedTuple

__all__ = ["PROVINCE_AND_CITY", "Place", "Town", "read_town"]

PROVINCE_AND_CITY = ("云泽省", "清澜市", "安澜区")
"""Made up, as the district is."""

_ADDRESS = re.compile(r"(?P<road>.+?)(?P<number>\d+)号(?:(?P<compound>.+?)(?P<building>\d+)幢)?")


class Place(NamedTuple):
    """A building's address in parts; compound and building are '' where it stands on the road."""

    building_id: str
    road: str
    number: int
    compound: str
    building: str
    town: str
    community: str
    floors: int
    entrances: tuple  # of (str, int floors, int dwellings)


class Town(NamedTuple):
    """The district: its places, and every number of every road."""

    places: list
    numbers: dict


def read_town(path):
    """Read the places of a sample district, in the order of their buildings."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        communities = {code: (town, name) for code, town, name in file.execute(
            "SELECT community_code, town_name, name FROM communities")}  # fmt: skip
        buildings = {
            row[0]: row[1:] for row in file.execute("SELECT building_id, floors, community_code FROM buildings")
        }
        entrances = {}
        for building, number, floors, dwellings in file.execute(
            "SELECT building_id, entrance_no, floors, dwellings FROM entrances ORDER BY fid"
        ):
            entrances.setdefault(building, []).append((number.removesuffix("单元"), floors, dwellings))
        texts = file.execute("SELECT address, building_id FROM addresses ORDER BY building_id").fetchall()
    places, numbers = [], {}
    for text, building in texts:
        parts = _ADDRESS.fullmatch(text)
        floors, code = buildings[building]
        number = int(parts["number"])
        numbers.setdefault(parts["road"], set()).add(number)
        places.append(
            Place(
                building, parts["road"], number, parts["compound"] or "", parts["building"] or "",
                *communities[code], floors, tuple(entrances.get(building, ())),
            )
        )  # fmt: skip
    return Town(places, numbers)
