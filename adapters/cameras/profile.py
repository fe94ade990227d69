"""What is taken for cameras of which little is known: from the JSON file beside this one; a city says its own."""

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...engine.events.arriving.camera_columns import CameraKind
from ...engine.events.sight import KIND_DEFAULTS, Looks

__all__ = ["CameraProfile", "camera_profile", "profile_of"]

_FILE = Path(__file__).with_name("profile.json")


class CameraProfile(NamedTuple):
    """What a city takes for its cameras.

    Attributes
    ----------
    looks : dict of str (of `engine.events.model.CAMERA_KINDS`) to Looks
    types : dict of str (what `camera_values.csv` calls a type) to CameraKind
    seen_at_m : float, how high above the ground what one looks for is
    most_moved_m : float, metres to the nearest wall beyond which a camera inside a building is not believed
    """

    looks: dict
    types: dict
    seen_at_m: float
    most_moved_m: float


@cache
def camera_profile():
    """The profile that is shipped."""
    return profile_of({})


def profile_of(entry):
    """Make the profile of what a file or a plan's table `profile` says; what it does not say is as shipped.

    Parameters
    ----------
    entry : dict, as in `profile.json`

    Returns
    -------
    CameraProfile

    Raises
    ------
    ValueError, TypeError, KeyError, AttributeError : a number is none, a kind is not known, a part is missing

    Examples
    --------
    >>> profile_of({"kinds": {"fixed": {"range_m": 70}}}).looks["fixed"].range_m
    70.0
    """
    shipped = _shipped()
    looks, types = dict(KIND_DEFAULTS), {kind: CameraKind(kind) for kind in KIND_DEFAULTS}
    for source in (shipped, entry):
        for kind, told in source.get("kinds", {}).items():
            looks[kind] = _looks(told, looks[kind])
        for name, told in source.get("types", {}).items():
            types[name] = CameraKind(
                told["kind"], _number(told, "fov_deg", math.nan), _number(told, "range_m", math.nan)
            )
    entry = {**shipped, **entry}
    return CameraProfile(looks, types, float(entry["seen_at_m"]), float(entry["most_moved_m"]))


@cache
def _shipped():
    return json.loads(_FILE.read_text(encoding="utf-8"))


def _looks(told, shipped):
    return Looks(
        _number(told, "fov_deg", shipped.fov),
        _number(told, "range_m", shipped.range_m),
        _number(told, "height_m", shipped.height_m),
        _number(told, "pixels", shipped.pixels),
        _number(told, "lens_deg", shipped.lens),
    )


def _number(told, name, other):
    return float(told.get(name, other))
