"""Codes and names of grids that an edit makes."""

from itertools import islice

from .model import GridRecord

__all__ = ["new_records"]


def new_records(draft, community, kind, count):
    """Give new grids of a community the next numbers that no grid ever had.

    Parameters
    ----------
    draft : Draft
    community : int, its row
    kind : str, 'urban', 'rural' or 'special'
    count : int

    Returns
    -------
    list of GridRecord
    """
    profile = draft.profile
    stem = profile.stem(str(draft.fabric.community_codes[community]))
    numbers = (
        number
        for number in profile.numbers(special=kind == "special")
        if profile.code(stem, number) not in draft.records and profile.code(stem, number) not in draft.vertical
    )
    return [
        GridRecord(profile.code(stem, number), profile.name(number), community, kind)
        for number in islice(numbers, count)
    ]
