"""What kinds of places are, by the words of `kinds.csv`: duty points, key places, ground, no way on foot."""

import csv
from functools import cache
from pathlib import Path

import numpy as np

__all__ = ["DUTY", "GROUND", "KEY", "NO_WALK", "role_of_kind", "roles_of_kinds"]

DUTY, KEY, GROUND, NO_WALK = "duty", "key", "ground", "no_walk"

_FILE = Path(__file__).with_suffix(".csv")


def roles_of_kinds(kinds):
    """The role of each kind, '' for help of any other kind: (n,) array of str."""
    return np.array([role_of_kind(kind) for kind in kinds.tolist()], dtype=object)


def role_of_kind(word):
    """The role of a kind, or of the class of a street.

    Examples
    --------
    >>> [role_of_kind(word) for word in ("警务室", "School", "farmland", "motorway", "消防站")]
    ['duty', 'key', 'ground', 'no_walk', '']
    """
    return _words().get(word.strip().lower(), "")


@cache
def _words():
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["word"].lower(): row["role"] for row in csv.DictReader(file)}
