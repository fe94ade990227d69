"""The words by which cameras are understood, from the tables beside this file; a city adds its own to them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from ...engine.events.arriving.camera_columns import CameraWords
from ..words.register_words import register_words
from ..words.word_tables import header_roles, value_meanings
from .profile import camera_profile

__all__ = ["camera_vocabulary"]

_HERE = Path(__file__).parent


def camera_vocabulary(folder=_HERE, profile=None):
    """Read the words.

    Parameters
    ----------
    folder : Path
        With `camera_headers.csv` (role, how: 'is' or 'holds', header) and `camera_values.csv` (kind, word, code).
    profile : CameraProfile, optional

    Returns
    -------
    engine.events.arriving.camera_columns.CameraWords
    """
    headers, values = _tables(folder)
    types = (profile or camera_profile()).types
    return CameraWords(
        table=replace(register_words(), headers=headers["is"], parts=headers["holds"]),
        kinds={word: types[code] for word, code in values["kind"].items()},
        statuses=values["status"],
        positions=values["position"],
        secrecy={word: int(code) for word, code in values["secrecy"].items()},
        secret=frozenset(values["network_is"]),
        secret_parts=frozenset(values["network_part"]),
        secret_words=frozenset(values["network_word"]),
    )


@cache
def _tables(folder):
    """Headers by how they are meant, and values by their kind."""
    values = value_meanings(folder / "camera_values.csv", as_written=("network_word",))
    return header_roles(folder / "camera_headers.csv"), values
