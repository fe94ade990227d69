"""Columns of a table, whoever made it, as Cameras: words as codes, angles and metres, and findings on what is wrong."""

import re
from typing import NamedTuple

import numpy as np

from ...gridding.findings import found
from ...premises.register.persons import personal_cells
from ...premises.register.sheet import half_width
from ..model import Cameras, cameras_of
from .azimuths import ALL_ROUND, azimuth_of, by_number
from .camera_columns import CameraKind, opens_network
from .dates import times_of
from .event_intake import coded
from .gb28181 import device_id

__all__ = ["CameraIntake", "cameras_of_columns"]

# What nobody believes.
_MOST = {"fov_deg": 360.0, "range_m": 5000.0, "height_m": 300.0}
_COLUMN = {"fov_deg": "fovs", "range_m": "ranges", "height_m": "heights"}
_MOST_WORDS = 12

_FIRST_NUMBER = re.compile(r"[^\d.+-]{0,6}([+-]?\d+(?:\.\d+)?)(?:[^\d].*)?")
_RUINED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{2}")
_NOTHING = ("", "-", "--", "/", "无", "未知", "不详", "null", "none", "n/a", "nan", "unknown")


class CameraIntake(NamedTuple):
    """Cameras as they were read.

    Attributes
    ----------
    cameras : Cameras, in the order of the rows
    findings : list of Finding
    left_out : (n,) array of bool, rows that are no cameras of the map: recorders and servers, and ids that came before
    """

    cameras: Cameras
    findings: list
    left_out: np.ndarray


def cameras_of_columns(layer, columns, lines, words, zone_minutes=480, places=None, headers=None):
    """Read cameras from columns.

    Parameters
    ----------
    layer : str, for the findings
    columns : dict of str (role of `CAMERA_ROLES`) to (n,) list of str, datetime, number or None
    lines : (n,) sequence of int, what a person knows the rows by
    words : CameraWords
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    places : (n, 2) array of float, optional
    headers : dict of str (role) to str, optional, what the columns are called

    Returns
    -------
    CameraIntake

    Notes
    -----
    What is not known stays so, but for the angle and the range of a word that says more than its kind. Cells that tell
    of a person, or of an address in a network, are blanked.

    Examples
    --------
    >>> from .camera_columns import CameraWords
    >>> words = CameraWords(kinds={"半球": CameraKind("dome", 110.0, 25.0)}, statuses={"在线": "on"})
    >>> columns = {"camera_id": ["A", "B"], "camera_kind": ["半球", ""], "status": ["在线", "?"],
    ...            "azimuth_deg": ["东北", "N/B"], "range_m": ["", "50米"]}
    >>> read = cameras_of_columns("sheet", columns, [2, 3], words)
    >>> read.cameras.azimuths.tolist(), read.cameras.ranges.tolist(), read.cameras.statuses.tolist()
    ([45.0, 0.0], [25.0, 50.0], ['on', 'unknown'])
    >>> [finding.check for finding in read.findings]
    ['camera_words_unknown']
    """
    return _Reading(layer, columns, np.asarray(lines, dtype=int), words, zone_minutes, headers or {}).read(places)


class _Reading:
    """A table of cameras while it is being read."""

    def __init__(self, layer, columns, lines, words, zone_minutes, headers):
        self._layer, self._columns, self._lines, self._words = layer, columns, lines, words
        self._zone, self._headers, self._count = zone_minutes, headers, len(lines)
        self._findings = []

    def read(self, places):
        known = {} if places is None else {"places": places}
        ids, left_out = self._ids()
        kinds = self._kinds()
        known["names"] = self._clean("name")
        known["kinds"] = [kind.kind for kind in kinds]
        known["statuses"] = self._coded("status", self._words.statuses, "unknown", holds=False)
        known["status_times"] = self._times()
        known["azimuths"], round_about = self._azimuths()
        for role, column in _COLUMN.items():
            known[column] = self._numbers(role)
        self._fill(known["fovs"], [kind.fov for kind in kinds])
        self._fill(known["ranges"], [kind.range_m for kind in kinds])
        known["fovs"] = np.where(round_about & np.isnan(known["fovs"]), 360.0, known["fovs"])
        known["positions"] = self._coded("position_type", self._words.positions, None)
        known["owners"] = self._clean("owner_kind")
        known["secrecy"] = self._secrecy()
        known["links"] = self._clean("link_key")
        return CameraIntake(cameras_of(ids, **known), self._findings, left_out)

    def _texts(self, role):
        values = self._columns.get(role, [""] * self._count)
        return ["" if value is None else str(value).strip() for value in values]

    def _clean(self, role):
        """Texts of a column, blank where they tell of a person or of an address in a network."""
        values = self._texts(role)
        held = personal_cells("code" if role in ("camera_id", "link_key") else "address", values, self._words.table)
        if held:
            self._tell("register_cells_blanked", [row for row, value in enumerate(values) if value in held], role)
        opened = {value for value in set(values) if opens_network(value)}
        if opened:
            self._tell("camera_cells_blanked", [row for row, value in enumerate(values) if value in opened], role)
        return ["" if value in held or value in opened else value for value in values]

    def _ids(self):
        """The cameras' ids, one without has that of its row; and which rows are none of the map."""
        ids = self._clean("camera_id")
        ruined = [row for row, id_ in enumerate(ids) if _RUINED.fullmatch(id_)]
        if ruined:
            self._tell("camera_ids_ruined", ruined, "camera_id")
            for row in ruined:
                ids[row] = ""
        devices = [device_id(id_) for id_ in ids]
        others = [row for row, device in enumerate(devices) if device is not None and not device.is_camera]
        if others:
            self._tell("camera_devices_left_out", others)
        missing, given, repeated = [], set(), []
        for row, id_ in enumerate(ids):
            if id_ in given:
                repeated.append(row)
            elif id_:
                given.add(id_)
            else:
                missing.append(row)
        if repeated:
            self._tell("camera_ids_repeated", repeated, "camera_id")
        for row in missing:
            ids[row] = f"#{self._lines[row]}"
            while ids[row] in given:
                ids[row] += "'"
            given.add(ids[row])
        if missing:
            self._tell("camera_ids_missing", missing)
        left_out = np.zeros(self._count, dtype=bool)
        left_out[[*others, *repeated]] = True
        return np.array([*ids, None], dtype=object)[:-1], left_out

    def _kinds(self):
        kinds = self._coded("camera_kind", self._words.kinds, None)
        return [kind if isinstance(kind, CameraKind) else CameraKind("unknown") for kind in kinds]

    def _coded(self, role, table, other, holds=True):
        """The codes of words; a word that nobody knows is told, and stays as it is where `other` is None."""
        values = self._texts(role)
        codes, unknown = coded(values, table, holds=holds)
        unknown = [row for row in unknown if values[row].lower() not in _NOTHING]
        if unknown and other is None and role == "position_type":
            unknown = []  # a city's own words for places are as good
        if unknown:
            said = list(dict.fromkeys(values[row] for row in unknown))
            more = ["…"] if len(said) > _MOST_WORDS else []
            words = [word for word in said[:_MOST_WORDS] if not opens_network(word)]
            held = personal_cells("address", words, self._words.table)
            told = ", ".join([*(word for word in words if word not in held), *more])
            self._tell("camera_words_unknown", unknown, role, words=told)
        kept = self._clean(role) if other is None and role == "position_type" else [other or ""] * self._count
        return [kept[row] if code is None else code for row, code in enumerate(codes)]

    def _times(self):
        if "status_at" not in self._columns:
            return np.full(self._count, np.nan)
        read = times_of(self._columns["status_at"], self._zone)
        if len(read.unread):
            self._tell("camera_cells_unread", read.unread, "status_at")
        return read.seconds

    def _azimuths(self):
        """Degrees, from the angle where there is one, else from the direction; and which look all round."""
        angles, directions = self._texts("azimuth_deg"), self._texts("direction")
        told = [text for text in angles if text]
        if told and all(by_number(text) is not None for text in told):
            directions, angles = angles, [""] * self._count  # nobody's cameras all look north to the degree
            self._tell("camera_directions_by_number", [], "azimuth_deg")
        azimuths, unread = np.full(self._count, np.nan), []
        round_about = np.zeros(self._count, dtype=bool)
        for row, (angle, direction) in enumerate(zip(angles, directions)):
            read = self._direction(angle, direction)
            if read == ALL_ROUND:
                round_about[row] = True
            elif read is not None:
                azimuths[row] = read
            elif (angle or direction).lower() not in _NOTHING:
                unread.append(row)
        if unread:
            self._tell("camera_cells_unread", unread, "azimuth_deg" if "azimuth_deg" in self._columns else "direction")
        return azimuths, round_about

    @staticmethod
    def _direction(angle, direction):
        read = azimuth_of(angle) if angle else None
        if read is None and direction:
            read = by_number(direction)
            read = azimuth_of(direction) if read is None else read
        return read

    def _numbers(self, role):
        """Numbers with or without a unit, nan where there is none or it cannot be."""
        texts = self._texts(role)
        read = {text: _number(text) for text in set(texts)}
        numbers = np.array([read[text] for text in texts], dtype=float)
        wild = (numbers > _MOST[role]) | (numbers < 0)
        unread = np.isnan(numbers) & np.array([text.lower() not in _NOTHING for text in texts], dtype=bool)
        if (wild | unread).any():
            self._tell("camera_cells_unread", np.flatnonzero(wild | unread).tolist(), role)
        return np.where(wild, np.nan, numbers)

    def _secrecy(self):
        """1 where a camera is secret; a word that nobody knows is on the safe side."""
        values = self._texts("secrecy")
        codes, unknown = coded(values, self._words.secrecy, (0, 1), holds=False)
        unknown = [row for row in unknown if values[row].lower() not in _NOTHING]
        if unknown:
            self._tell("camera_secrecy_unknown", unknown, "secrecy")
        for row in unknown:
            codes[row] = 1
        return [code or 0 for code in codes]

    @staticmethod
    def _fill(numbers, known):
        missing = np.isnan(numbers)
        numbers[missing] = np.array(known, dtype=float).reshape(-1)[missing]

    def _tell(self, check, rows, role="", **numbers):
        lines = tuple(sorted(int(self._lines[row]) for row in rows))
        column = {"column": self._headers.get(role, role)} if role else {}
        told = {"count": len(lines), "rows": lines} if check != "camera_directions_by_number" else {}
        self._findings.append(found(check, value=len(lines), layer=self._layer, **told, **column, **numbers))


def _number(text):
    """A number with whatever unit stands behind it, nan where there is none."""
    match = _FIRST_NUMBER.fullmatch(half_width(text).replace(" ", ""))
    return float(match[1]) if match is not None else np.nan
