"""An address in parts."""

from typing import NamedTuple

from .house_numbers import HouseNumber

__all__ = ["EMPTY", "LEVELS", "Address"]

LEVELS = ("province", "city", "county", "town", "community")
"""The levels above the road, the highest first."""


class Address(NamedTuple):
    """An address in parts, each folded; '' for a part that is not there.

    Attributes
    ----------
    province, city, county, town, community : str
    road : str, with the lane (弄) or the villagers' group (组) that the number is counted in
    number : HouseNumber or None
    compound : str, or the name of a single building or place
    building : str, the bare number or letter (21 of 21幢); a range as 1-10
    entrance : str, the bare number or letter
    floor : str, as written
    room : str
    named : int, the house number within a range that the room names (103 of 101-105 Elm St #103), -1 for none
    """

    province: str = ""
    city: str = ""
    county: str = ""
    town: str = ""
    community: str = ""
    road: str = ""
    number: HouseNumber | None = None
    compound: str = ""
    building: str = ""
    entrance: str = ""
    floor: str = ""
    room: str = ""
    named: int = -1

    @property
    def place(self):
        """What tells one building from another: road, number, compound and building."""
        return self.road, self.number, self.compound, self.building

    @property
    def says_something(self):
        """Whether a road or a compound is named."""
        return bool(self.road or self.compound)


EMPTY = Address()
"""Nothing."""
