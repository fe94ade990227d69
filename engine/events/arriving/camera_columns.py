"""Which column of a table of cameras means what, and which are never taken: about persons, or into the network."""

import re
from dataclasses import dataclass, field, replace

from ...premises.register.columns import BY_HEADER, SECOND, key_of
from ...premises.register.headers import role_of_header
from ...premises.register.persons import HEADER, personal_header, personal_values
from ...premises.register.sheet import Words, folded_header
from .column_roles import mapped, roles_by_names, sampled_values, seconds_marked, told_by_key

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

_FREE = ("camera_id", "name", "owner_kind", "link_key")
_ALMOST_ALL = 0.8
_MOST = 0.5

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
    return roles_by_names(names, words.table, CAMERA_ROLES, told, lambda name: secret_header(name, words))


def _apart(header):
    """The words of a header in small letters: IPAddress and ip_address are two."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", header).lower()


@dataclass(frozen=True)
class CameraColumn:
    """A column of a table of cameras.

    Attributes
    ----------
    place : int, which it is, from 0
    header : str, what stands over it, '' for nothing
    role : str, of `CAMERA_ROLES`, '' where it is not known
    how : str, BY_HEADER, MAPPED, SECOND or ''
    personal : str, why it is taken for one about persons and dropped; '' where it is not
    secret : bool, whether it opens the way into a network, and is dropped
    """

    place: int
    header: str
    role: str = ""
    how: str = ""
    personal: str = ""
    secret: bool = False

    @property
    def used(self):
        """Whether something is taken from it."""
        return self.role in CAMERA_ROLES and not self.personal and not self.secret and self.how != SECOND

    @property
    def key(self):
        """What a mapping calls it."""
        return key_of(self.place, self.header)


def recognised(header, rows, words, mapping=None):
    """Say what each column means.

    Parameters
    ----------
    header : engine.premises.register.headers.Header
    rows : (n,) list of sequences of str, what stands below it
    words : CameraWords
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional
        What somebody decided; it is believed before anything else, but for what is about persons or opens a network.

    Returns
    -------
    list of CameraColumn
    """
    values, told = sampled_values(header, rows), told_by_key(mapping)
    columns, marks = [], []
    for place, (text, leaf) in enumerate(zip(header.texts, header.leaves)):
        role, rank = role_of_header(text, leaf, words.table) if text else ("", 0)
        column, decided = mapped(CameraColumn(place, text, role, BY_HEADER if role else ""), told)
        rank = -1 if decided else rank
        secret = secret_header(text, words) or _holds_network(values[place])
        columns.append(replace(column, personal=_personal(column, leaf, values[place], words.table), secret=secret))
        marks.append((not decided, folded_header(text) != folded_header(role), rank, place))
    seconds_marked(columns, marks, CAMERA_ROLES, lambda column: not column.personal and not column.secret)
    return columns


def _personal(column, leaf, values, words):
    """Why a column is about persons: its header says so, or what stands in it does."""
    if personal_header(leaf, words) or (column.how != BY_HEADER and personal_header(column.header, words)):
        return HEADER
    if column.role and column.role not in _FREE:
        return ""  # of these only numbers, times and words of a list are taken
    return personal_values(values, words, _ALMOST_ALL, header=None if column.role else column.header)


def _holds_network(values):
    """Whether most of what stands in a column are addresses in a network, or of streams."""
    said = [value for value in values if value]
    return bool(said) and sum(map(opens_network, said)) > _MOST * len(said)
