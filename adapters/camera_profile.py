"""What is taken for cameras of which little is known: from the JSON file beside this one; a city says its own."""

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..engine.events.camera_columns import CameraKind
from ..engine.events.sight import KIND_DEFAULTS, Looks

__all__ = ["CameraProfile", "camera_profile", "profile_of"]

_FILE = Path(__file__).with_name("camera_profile.json")


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
def camera_profile(file=_FILE):
    """Read the profile that is shipped, or that of a file."""
    return profile_of(json.loads(Path(file).read_text(encoding="utf-8")))


def profile_of(entry):
    """Make the profile of what a file or a plan's table `profile` says; what it does not say is as shipped.

    Parameters
    ----------
    entry : dict, as in `camera_profile.json`

    Returns
    -------
    CameraProfile

    Raises
    ------
    ValueError, TypeError : a number is none

    Examples
    --------
    >>> profile_of({"kinds": {"fixed": {"range_m": 70}}}).looks["fixed"].range_m
    70.0
    """
    looks = {kind: _looks(entry.get("kinds", {}).get(kind, {}), shipped) for kind, shipped in KIND_DEFAULTS.items()}
    types = {kind: CameraKind(kind) for kind in KIND_DEFAULTS}
    for name, told in entry.get("types", {}).items():
        types[name] = CameraKind(told["kind"], _number(told, "fov_deg", math.nan), _number(told, "range_m", math.nan))
    return CameraProfile(looks, types, _number(entry, "seen_at_m", 0.0), _number(entry, "most_moved_m", 5.0))


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
