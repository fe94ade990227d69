"""What words for a use say of a building: the table `use_words.csv`, which another city may change."""

import csv
from functools import cache
from pathlib import Path

from ...engine.premises.estimating.kinds import UseWords

__all__ = ["use_table"]

_FILE = Path(__file__).with_suffix(".csv")


@cache
def use_table():
    """Read the table: list of UseWords, in the order in which they are tried."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return [_row(row) for row in csv.DictReader(lines)]


def _row(row):
    return UseWords(
        tuple(row["words"].casefold().split("|")),
        row["lived_in"] == "1",
        int(row["least"]),
        int(row["most"]),
        *(float(row[name]) for name in ("m2", "m2_low", "m2_house", "spread", "empty")),
    )
