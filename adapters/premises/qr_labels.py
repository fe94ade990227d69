"""What QR labels say: of the buildings of a plan, which keep their ids, or of any layer of buildings."""

import csv
import logging
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsFeatureRequest, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.premises.public_ids import content_of, is_id, new_ids
from ...engine.premises.qr_sheets import Label
from ...engine.premises.register.persons import personal_cells
from ..layers.fields import field_of, index_of, texts_of
from ..running.log import LOGGER_NAME
from ..sentences.saying import sentence
from ..words.register_words import register_words

__all__ = ["FIELDS", "Wanted", "labels_of_layer", "labels_of_plan", "write_ids"]

# Fields of a layer that say what a label says, in the order in which they are looked for.
FIELDS = {
    "public_id": ("public_id",),
    "building_id": ("building_id", "building_code", "id", "fid"),
    "number": ("name", "building_name"),
    "address": ("address", "full_address"),
    "grid_code": ("grid_code",),
    "community": ("community_name", "community_code"),
}

_COLUMNS = ("public_id", "content", "building_id", "number", "address", "grid_code", "community", "page")

translate = QCoreApplication.translate
_logger = logging.getLogger(LOGGER_NAME)


class Wanted(NamedTuple):
    """Which buildings get a label, and what stands on it beside the id.

    Attributes
    ----------
    grids, communities : frozensets of str, codes; empty ones for all
    number, address : bool
    """

    grids: frozenset
    communities: frozenset
    number: bool
    address: bool

    def takes(self, grid, communities):
        """Whether a building of a grid, and of a community by any of its words, gets a label."""
        return (not self.grids or grid in self.grids) and (
            not self.communities or not self.communities.isdisjoint(communities)
        )

    def label(self, public_id, building, number, address, grid, community):
        """The Label of a building, without what is not wanted on it."""
        number, address = number if self.number else "", address if self.address else ""
        return Label(public_id, building, number, address, grid, community)


def labels_of_plan(session, wanted):
    """Make the labels of a plan's buildings; those that have no id yet get one, which they keep.

    Parameters
    ----------
    session : PlanSession
    wanted : Wanted

    Returns
    -------
    list of Label, and int, how many ids are new

    Raises
    ------
    PlanFileError
        An id is needed and the plan cannot be written.
    """
    premises, draft, names = session.premises, session.draft, session.community_names()
    buildings, texts = premises.buildings, _first_addresses(premises.addresses)
    known = draft.fabric.community_codes
    chosen = []
    for row, unit in enumerate(buildings.units.tolist()):
        place = session.unit_row(unit)
        grid = "" if place is None else str(draft.codes[place])
        code = "" if place is None else str(known[draft.fabric.units.communities[place]])
        community = names.get(code) or code
        if wanted.takes(grid, {code, community}):
            chosen.append((row, grid, community))
    bare = [str(buildings.ids[row]) for row, *_ in chosen if not buildings.public_ids[row]]
    fresh = dict(zip(bare, _fresh(bare, buildings.public_ids), strict=True))
    if fresh:
        premises.set_public_ids(fresh)
    labels = []
    for row, grid, community in chosen:
        building = str(buildings.ids[row])
        public_id = str(buildings.public_ids[row]) or fresh[building]
        number = str(buildings.names[row]) or building
        labels.append(wanted.label(public_id, building, number, texts.get(row, ""), grid, community))
    return labels, len(fresh)


def _first_addresses(addresses):
    """The first address of each building: dict of int (row) to str."""
    rows = addresses.buildings.tolist()
    return dict(zip(reversed(rows), reversed(addresses.texts.tolist())))


def labels_of_layer(source, fields, wanted, transform_context=None):
    """Make the labels of a layer's buildings; those that have no id get one, which only what is written remembers.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    fields : dict of str (of `FIELDS`) to str, the fields that a person named; the others are looked for
    wanted : Wanted

    Returns
    -------
    list of Label, and int, how many ids are new

    Raises
    ------
    QgsProcessingException
        The layer has no field of that name, or an id in it is none, or stands there twice.
    """
    named = {key: fields.get(key) or field_of(source, names) for key, names in FIELDS.items()}
    columns = _columns_of(source, [name for name in named.values() if name])
    count = len(columns.pop(""))
    said = {key: columns[name] if name else [""] * count for key, name in named.items()}
    for key in ("number", "address"):
        said[key] = _without_persons(source.name, named[key], said[key])
    both = _community_words(source, columns, count)
    _refuse_wrong_ids(source.name, said["public_id"])
    rows = [row for row in range(count) if wanted.takes(said["grid_code"][row], {*both[row], said["community"][row]})]
    bare = [row for row in rows if not said["public_id"][row]]
    fresh = dict(zip(bare, _fresh(bare, said["public_id"]), strict=True))
    labels = [
        wanted.label(
            said["public_id"][row] or fresh[row],
            said["building_id"][row],
            said["number"][row] or said["building_id"][row],
            said["address"][row],
            said["grid_code"][row],
            said["community"][row],
        )
        for row in rows
    ]
    return labels, len(fresh)


def _without_persons(layer, field, texts):
    """Blank what tells of a person, and tell of it."""
    held = personal_cells("address", texts, register_words())
    rows = tuple(row for row, text in enumerate(texts, 1) if text in held)
    if rows:
        numbers = {"layer": layer, "column": field, "count": len(rows), "rows": rows}
        _logger.warning("%s", sentence(found("register_cells_blanked", **numbers)))
    return ["" if text in held else text for text in texts]


def _columns_of(source, names):
    """Fields of a layer as texts, and as '' the ids of its features, so that one knows how many there are."""
    names = [*dict.fromkeys([*names, *filter(None, (field_of(source, (name,)) for name in FIELDS["community"]))])]
    indexes = [index_of(source, name) for name in names]
    request = QgsFeatureRequest().setSubsetOfAttributes(indexes)
    request.setFlags(_no_geometry())
    ids, columns = [], {name: [] for name in names}
    for feature in source.features(request):
        ids.append(feature.id())
        for name, index in zip(names, indexes, strict=True):
            columns[name].append(feature.attribute(index))
    return {"": ids} | {name: texts_of(values).tolist() for name, values in columns.items()}


def _no_geometry():
    from qgis.core import Qgis

    return Qgis.FeatureRequestFlag.NoGeometry


def _community_words(source, columns, count):
    """Whatever a layer says of the community of each building: its code and its name."""
    names = [field_of(source, (name,)) for name in FIELDS["community"]]
    words = [columns[name] for name in names if name]
    return list(zip(*words, strict=True)) if words else [()] * count


def _refuse_wrong_ids(layer, public_ids):
    seen = set()
    for public_id in filter(None, public_ids):
        if not is_id(public_id):
            said = translate("QrSheets", "The layer {layer}: {public_id} is no id of a building.")
            raise QgsProcessingException(said.format(layer=layer, public_id=public_id))
        if public_id in seen:
            said = translate("QrSheets", "The layer {layer}: two buildings have the id {public_id}.")
            raise QgsProcessingException(said.format(layer=layer, public_id=public_id))
        seen.add(public_id)


def _fresh(bare, taken):
    return new_ids(len(bare), set(taken), secrets.randbelow)


def write_ids(file, pages, template):
    """Write which id belongs to which building, and on which page its label is, whole or not at all.

    Parameters
    ----------
    file : path of a CSV, UTF-8 with the mark that Excel wants
    pages : list of engine.premises.qr_sheets.Page
    template : str, of what the codes say

    Raises
    ------
    OSError
    """
    file = Path(file)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(_COLUMNS)
            for number, page in enumerate(pages, 1):
                for label in page.labels:
                    writer.writerow([label.public_id, content_of(label.public_id, template), *label[1:], number])
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
