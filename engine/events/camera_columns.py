"""Which column of a table of cameras means what, and which are never taken: about persons, or into the network."""

import re
from dataclasses import dataclass, field

from ..premises.register.headers import role_of_header
from ..premises.register.persons import personal_header
from ..premises.register.sheet import Words, folded_header

__all__ = [
    "CAMERA_ROLES",
    "PLACE_ROLES",
    "CameraKind",
    "CameraWords",
    "opens_network",
    "roles_of_names",
    "secret_header",
]

PLACE_ROLES = ("x", "y", "coordinates")
"""What of a column may say where a camera stands."""

CAMERA_ROLES = (
    *("camera_id", "name", "status", "status_at", "camera_kind", "azimuth_deg", "direction", "fov_deg", "range_m"),
    *("height_m", "position_type", "owner_kind", "secrecy", "link_key", *PLACE_ROLES),
)
"""What a column of cameras may be taken for; `direction` is that of GB/T 28181, a number from 1 to 8."""

_WORD = re.compile("[a-z]+")
_ADDRESS = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b")
_STREAM = re.compile(r"\b[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True)
class CameraKind:
    """What a word for a kind of camera means: its kind, and what its angle and range are where they are not told.

    Attributes
    ----------
    kind : str, of `model.CAMERA_KINDS`
    fov, range_m : float, degrees and metres, nan where the kind's own hold
    """

    kind: str
    fov: float = float("nan")
    range_m: float = float("nan")


@dataclass(frozen=True)
class CameraWords:
    """What headers and values of cameras mean. It is data, so that a city can add its own.

    Attributes
    ----------
    table : Words, the headers of cameras, and what tells columns about persons
    kinds : dict of str (folded word) to CameraKind
    statuses, positions : dict of str (folded word) to str
    secrecy : dict of str (folded word) to int
    secret, secret_parts, secret_words : frozensets of str: folded headers, parts of them, and English words in them, of
        columns that open the way into a network
    """

    table: Words = field(default_factory=Words)
    kinds: dict = field(default_factory=dict)
    statuses: dict = field(default_factory=dict)
    positions: dict = field(default_factory=dict)
    secrecy: dict = field(default_factory=dict)
    secret: frozenset = frozenset()
    secret_parts: frozenset = frozenset()
    secret_words: frozenset = frozenset()


def secret_header(header, words):
    """Whether a column opens the way into a network by its header: an address, a port, a password, a stream.

    Examples
    --------
    >>> words = CameraWords(secret_parts=frozenset(["密码", "rtsp"]), secret_words=frozenset(["ip", "port"]))
    >>> [secret_header(header, words) for header in ("IP", "IP_Address", "登录密码", "ship", "rtspURL", "position")]
    [True, True, True, False, True, False]
    """
    folded = folded_header(header)
    if folded in words.secret or any(part in folded for part in words.secret_parts):
        return True
    return any(word in words.secret_words for word in _WORD.findall(_apart(header)))


def opens_network(text):
    """Whether a cell holds an address of a network, or of a stream in it.

    Examples
    --------
    >>> [opens_network(text) for text in ("192.0.2.7", "rtsp://x/1", "东门 192.0.2.7:554", "K-17", "1.2.3")]
    [True, True, True, False, False]
    """
    return bool(_ADDRESS.search(text) or _STREAM.search(text))


def roles_of_names(names, words, told=None):
    """Say which field of a layer has which role, by their names alone.

    Parameters
    ----------
    names : sequence of str
    words : CameraWords
    told : dict of str (role) to str (field), optional, what a person said; '' where nobody did

    Returns
    -------
    dict of str (role) to str (field)

    Examples
    --------
    >>> words = CameraWords(Words(headers={"设备编码": "camera_id", "cameraid": "camera_id", "方位角": "azimuth_deg"}))
    >>> roles_of_names(["fid", "camera_id", "方位角", "设备编码"], words)
    {'camera_id': 'camera_id', 'azimuth_deg': '方位角'}
    """
    told = {role: name for role, name in (told or {}).items() if name}
    best = {}
    for place, name in enumerate(names):
        role, rank = role_of_header(name, name, words.table)
        if role not in CAMERA_ROLES or role in told or name in told.values():
            continue
        if secret_header(name, words) or personal_header(name, words.table):
            continue
        mark = (name.lower() != role, rank, place)  # a field that is called as the plan's own is that one
        if role not in best or mark < best[role][0]:
            best[role] = mark, name
    found = told | {role: name for role, (_, name) in best.items()}
    return {role: found[role] for role in CAMERA_ROLES if role in found}


def _apart(header):
    """The words of a header in small letters: IPAddress and ip_address are two."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", header).lower()
