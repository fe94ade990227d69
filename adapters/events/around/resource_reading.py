"""Read what helps near an event from a layer: duty points, stations, hydrants, key places."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ....engine.events.model import Resources
from ...layers.crs import refuse_without_crs
from ...layers.fields import index_of, texts_of
from ...layers.personal_fields import blank_cells
from ...layers.raw_rows import raw_rows
from ..reading import moved_places, points_of_wkb

__all__ = ["ReadResources", "read_resources", "resource_fields"]

_HEADERS = Path(__file__).parent / "resource_headers.csv"


class ReadResources(NamedTuple):
    """Resources of a layer.

    Attributes
    ----------
    resources : engine.events.model.Resources, in the order of the layer
    fields : dict of str (role) to str, the field it was read from
    findings : list of Finding, on cells that tell of persons; they are blank
    """

    resources: Resources
    fields: dict
    findings: list


def resource_fields(names, told=None):
    """Say which fields of a layer hold what of resources: dict of str (role) to str (field).

    Parameters
    ----------
    names : sequence of str
    told : dict of str (role) to str (field), optional, what a person said

    Examples
    --------
    >>> resource_fields(["fid", "名称", "类型"])
    {'name': '名称', 'kind': '类型'}
    """
    by_name = {name.lower(): name for name in names}
    found = {role: name for role, name in (told or {}).items() if name}
    for role, header in _headers():
        if header.lower() in by_name and by_name[header.lower()] not in found.values():
            found.setdefault(role, by_name[header.lower()])
    return found


def read_resources(source, crs, transform_context, fields=None, cancelled=lambda: False):
    """Read the resources of a layer; where it has no number for them, their kind and name are one.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem to bring the places to
    transform_context : QgsCoordinateTransformContext
    fields : dict of str (role) to str (field), optional, what a person said; the others are guessed by their names
    cancelled : callable that returns whether to stop

    Returns
    -------
    ReadResources

    Raises
    ------
    QgsProcessingException
        The layer has no CRS, or lacks a field that was named.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    refuse_without_crs(source.name, source.crs)
    used = resource_fields(source.fields.names(), fields)
    indexes = {role: index_of(source, name) for role, name in used.items()}
    own, wkb, held = raw_rows(source, indexes, cancelled)
    told = {used[role]: values for role, values in held.items()}
    findings = blank_cells(source.name, {name: values for name, values in told.items() if name != used.get("kind")})
    columns = {role: texts_of(told[name]).astype(object) for role, name in used.items()}
    blank = np.full(len(own), "", dtype=object)
    names, kinds = columns.get("name", blank), columns.get("kind", blank)
    ids = _numbered(columns.get("resource_id", blank), kinds, names)
    places = moved_places(points_of_wkb([None] * len(own) if wkb is None else wkb), source.crs, crs, transform_context)
    return ReadResources(Resources(ids, names, kinds, places), used, findings)


def _numbered(ids, kinds, names):
    """A number for each, every one once: its own, else its kind and name, with a count where that is another's too."""
    seen, found = {}, []
    for own, kind, name in zip(ids.tolist(), kinds.tolist(), names.tolist(), strict=True):
        plain = own or " ".join(filter(None, (kind, name))) or "–"
        seen[plain] = seen.get(plain, 0) + 1
        found.append(plain if seen[plain] == 1 else f"{plain} {seen[plain]}")
    numbered = np.empty(len(found), dtype=object)
    numbered[:] = found
    return numbered


@cache
def _headers():
    with _HEADERS.open(encoding="utf-8", newline="") as file:
        return tuple((row["role"], row["header"]) for row in csv.DictReader(file))
