"""The outputs GRIDS, UNITS and FINDINGS of whatever makes a plan: written whole or not at all, then dressed."""

import os
import re
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProperty,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["PLAN_ROLES", "PlanOutputs", "add_plan_outputs", "clash_of_outputs"]

GRIDS, UNITS, FINDINGS = "GRIDS", "UNITS", "FINDINGS"

PLAN_ROLES = {GRIDS: "grids", UNITS: "units", FINDINGS: "findings"}

_SORT_KEYS = {"grids": 2, "units": 1, "findings": 3}  # by role; the highest lies on top
_INSIDE_GEOPACKAGE = re.compile(r"ogr:dbname='([^']+)'(?: table=\"([^\"]+)\")?")

translate = QCoreApplication.translate


def add_plan_outputs(algorithm, units=UNITS):
    """Declare the outputs; `units` is the name of that of units, where an input is called so already."""
    areas, points = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint
    algorithm.add(
        QgsProcessingParameterFeatureSink(GRIDS, translate("PlanOutputs", "Grids"), areas),
        translate(
            "PlanOutputs", "The grids, in the order of their codes: households, whether in the band, and why not."
        ),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            units, translate("PlanOutputs", "Units"), areas, optional=True, createByDefault=True
        ),
        translate("PlanOutputs", "The smallest pieces that grids are made of; moving a boundary moves units."),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            FINDINGS, translate("PlanOutputs", "Findings"), points, optional=True, createByDefault=True
        ),
        translate("PlanOutputs", "What was wrong with the input and was repaired, and what the division could not do."),
    )


def clash_of_outputs(algorithm, parameters, context, names):
    """Say which output would be written over another, or over a file that is read; '' where none would.

    Writing a file makes it anew, with all that lay in it; a table inside a GeoPackage replaces only that table.

    Parameters
    ----------
    names : sequence of str, outputs

    Returns
    -------
    str, a sentence that names the file
    """
    places = {name: _place_of(parameters.get(name)) for name in names}
    places = {name: place for name, place in places.items() if place}
    for number, (name, (file, table)) in enumerate(places.items()):
        for other, (other_file, other_table) in list(places.items())[:number]:
            if file == other_file and (not table or not other_table or table == other_table):
                said = translate(
                    "PlanOutputs", "{one} and {other} go to the same place in {file}; the one would erase the other."
                )
                return said.format(one=other, other=name, file=file)
    read = _files_read(algorithm, parameters, context)
    for name, (file, table) in places.items():
        if file in read and not table:
            said = translate("PlanOutputs", "{file} is read here; {name} would erase it. Choose another file.")
            return said.format(file=file, name=name)
    return ""


def _files_read(algorithm, parameters, context):
    """The files of the layers that a run is given."""
    files = set()
    for definition in algorithm.parameterDefinitions():
        if definition.type() == "multilayer":
            layers = algorithm.parameterAsLayerList(parameters, definition.name(), context)
        elif definition.type() == "source":
            layers = [algorithm.parameterAsVectorLayer(parameters, definition.name(), context)]
        else:
            continue
        for layer in filter(None, layers):
            told = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
            files |= {Path(told).resolve()} if told else set()
    return files


class PlanOutputs:
    """Where one run of an algorithm puts its plan.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm that declared the outputs with `add_plan_outputs`
    parameters : dict
    context : QgsProcessingContext
    roles : dict of str (name of an output) to str, the role that its layer is dressed as, '' for none
    """

    def __init__(self, algorithm, parameters, context, roles):
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self._roles = roles
        places = {name: _place_of(parameters.get(name)) for name in roles}
        self._files = {name: place and place[0] for name, place in places.items()}
        self._layers = {}

    def refuse_unwritable(self):
        """Raise where a file cannot be written, before hours of work.

        Raises
        ------
        QgsProcessingException
            With a sentence that names the file.
        """
        for file in filter(None, self._files.values()):
            if not _writable(file):
                said = translate("PlanOutputs", "{file} cannot be written: its folder is missing or read-only.")
                raise QgsProcessingException(said.format(file=file))

    def write(self, tables, crs):
        """Write all tables.

        Parameters
        ----------
        tables : dict of str (GRIDS, UNITS, FINDINGS) to adapters.layers.writing.OutputTable
        crs : QgsCoordinateReferenceSystem

        Returns
        -------
        dict of str to str, what `processAlgorithm` returns

        Raises
        ------
        QgsProcessingException
            The disk is full or a file cannot be written; files that this run made are gone again.
        """
        from ..adapters.layers.writing import refuse_full_disk

        folders = [self._files[name] and self._files[name].parent for name in tables]
        refuse_full_disk(list(tables.values()), folders)
        new_files = [file for file in self._files.values() if file and not file.exists()]
        try:
            for name, table in tables.items():
                self._write(name, table, crs)
        except QgsProcessingException:
            for file in new_files:
                file.unlink(missing_ok=True)
            raise
        return dict(self._layers)

    def _write(self, name, table, crs):
        from ..adapters.layers.writing import refuse_unwritten, write_table

        sink, destination = self._algorithm.parameterAsSink(
            self._parameters, name, self._context, table.fields, table.wkb_type, crs
        )
        if sink is None:
            if self._parameters.get(name):
                raise QgsProcessingException(self._algorithm.invalidSinkError(self._parameters, name))
            return
        write_table(table, sink, name)
        del sink  # closes the file: only now is everything on the disk, or not
        if self._files[name]:
            refuse_unwritten(table, destination, name)
        self._layers[name] = destination

    def dress(self, context):
        """Have the layers grouped and styled once QGIS has loaded them; call it in `postProcessAlgorithm`."""
        from ..adapters.looks.project_layers import free_plan_name

        for name, layer in self._layers.items():
            if not self._roles[name] or not context.willLoadLayerOnCompletion(layer):
                continue
            details = context.layerToLoadOnCompletionDetails(layer)
            details.groupName = free_plan_name(details.project)
            details.layerSortKey = _SORT_KEYS.get(self._roles[name], 0)
            details.setPostProcessor(_Dresser.of_role(self._roles[name]))


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Styles a layer of one role. QGIS does not own it, so that one for each role lives as long as the plugin."""

    _living = {}

    def __init__(self, role):
        super().__init__()
        self._role = role

    @classmethod
    def of_role(cls, role):
        return cls._living.setdefault(role, cls(role))

    def postProcessLayer(self, layer, context, feedback):
        from ..adapters.looks.project_layers import style_plan_layer

        style_plan_layer(layer, self._role)


def _place_of(destination):
    """The file that a destination is written to, and the table in it or ''.

    None for memory, databases and what QGIS names itself.
    """
    if isinstance(destination, QgsProcessingOutputLayerDefinition):
        destination = destination.sink
    if isinstance(destination, QgsProperty):
        destination = destination.staticValue()
    if not isinstance(destination, str) or not destination:
        return None
    inside = _INSIDE_GEOPACKAGE.match(destination)
    if inside:
        return Path(inside[1]).resolve(), inside[2] or ""
    if destination == QgsProcessing.TEMPORARY_OUTPUT or re.match(r"[A-Za-z]{2,}:", destination):
        return None
    return Path(destination).resolve(), ""


def _writable(file):
    return os.access(file if file.exists() else file.parent, os.W_OK)
