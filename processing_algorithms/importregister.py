"""Import register: whatever file a register of households arrives in, as rows that count, without persons."""

import json
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from . import groups
from .district_algorithm import DistrictAlgorithm

__all__ = ["ImportRegister"]


class ImportRegister(DistrictAlgorithm):
    """Reads a file or a layer, and writes the register and what was found."""

    NAME = "importregister"
    GROUP = groups.BUILDINGS
    ICON = "import_register.svg"

    INPUT, SHEET, MAPPING, CRS = "INPUT", "SHEET", "MAPPING", "CRS"
    REGISTER, FINDINGS = "REGISTER", "FINDINGS"
    ROWS, DWELLINGS, HOUSEHOLDS = "ROWS", "DWELLINGS", "HOUSEHOLDS"
    ROLES = {REGISTER: "", FINDINGS: ""}

    def displayName(self):
        return self.tr("Import register")

    def summary(self):
        return self.tr(
            "Reads a register of households from whatever it arrives in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG. "
            "Headers in Chinese and English are understood. Columns about persons are dropped before anything is "
            "written. The result has a row for each dwelling, entrance or building, with counts."
        )

    def tags(self):
        return self.tr("register,household,ledger,import,excel,csv,dwelling,address").split(",")

    def initAlgorithm(self, configuration=None):
        self.add(
            QgsProcessingParameterFile(self.INPUT, self.tr("Register")),
            self.tr("A file, a geodatabase's folder, or the name of a layer of the project."),
        )
        self.add(
            QgsProcessingParameterString(self.SHEET, self.tr("Sheet or table"), optional=True),
            self.tr(
                "Of several, the one to read; without it, the one that looks most like a register; * for all that have "
                "the same headers as that one."
            ),
        )
        self.add(
            QgsProcessingParameterString(self.MAPPING, self.tr("Meaning of columns"), optional=True, multiLine=True),
            self.tr(
                'As JSON, what columns mean whose header is not understood: {"Ref": "code", "#4": "households"}. A '
                "column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: "
                "code, dwelling_code, address, compound, road, door_number, group, building, building_name, entrance, "
                "floor, room, dwellings, households, household_number, state, use, x, y, coordinates."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterCrs(self.CRS, self.tr("Coordinates in"), optional=True),
            self.tr("The reference system of coordinates in columns; without it they are not used."),
            advanced=True,
        )
        table, anything = QgsProcessing.SourceType.TypeVector, QgsProcessing.SourceType.TypeVectorPoint
        self.add(
            QgsProcessingParameterFeatureSink(self.REGISTER, self.tr("Register of counts"), table),
            self.tr(
                "A row for each dwelling, entrance or building: key, row in the file, code, address, entrance, floor, "
                "room, use, state, dwellings, households. Nothing in it is about a person."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.FINDINGS, self.tr("Findings"), anything, optional=True, createByDefault=True
            ),
            self.tr("What was dropped, refused, mended and left out, with the rows."),
        )
        for name, words in (
            (self.ROWS, self.tr("Rows")),
            (self.DWELLINGS, self.tr("Dwellings")),
            (self.HOUSEHOLDS, self.tr("Households")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, words))

    def checkParameterValues(self, parameters, context):
        given = parameters.get(self.INPUT)
        if isinstance(given, QgsMapLayer) or (isinstance(given, str) and given.strip()):
            # QGIS would take files alone; what is missing is told by name when it is read
            parameters = {**parameters, self.INPUT: __file__}
        fits, reason = super().checkParameterValues(parameters, context)
        if fits and self.mapping_given(parameters, context) is None:
            return False, self.tr('The meaning of columns is no JSON such as {"Ref": "code"}.')
        return fits, reason

    def prepareAlgorithm(self, parameters, context, feedback):
        """Take the layer that is named, in its own thread."""
        from ..adapters.reading import Source
        from ..adapters.register_layers import file_of_layer, value_meanings

        self._file, self._layer, self._meanings = "", None, {}
        given = parameters.get(self.INPUT)
        text = given if isinstance(given, str) else self.parameterAsString(parameters, self.INPUT, context)
        layer = given if isinstance(given, QgsVectorLayer) else None
        if layer is None and not Path(text.partition("|")[0]).exists():
            layer = QgsProcessingUtils.mapLayerFromString(text, context, False)
        if layer is None:
            self._file = text
        elif not isinstance(layer, QgsVectorLayer):
            raise QgsProcessingException(self.tr("The layer {layer} is no table.").format(layer=layer.name()))
        else:
            self._file = file_of_layer(layer)
            self._layer, self._meanings = Source.of_layer(layer), value_meanings(layer)
        return True

    def mapping_given(self, parameters, context):
        """The meaning of columns as a dict, None where it is none."""
        text = self.parameterAsString(parameters, self.MAPPING, context)
        try:
            mapping = json.loads(text) if text.strip() else {}
        except ValueError:
            return None
        fits = isinstance(mapping, dict) and all(isinstance(role, str) for role in mapping.values())
        return mapping if fits else None

    def work(self, parameters, context, feedback):
        from ..adapters.progress import FeedbackProgress
        from ..adapters.register_files import read_tables
        from ..adapters.register_importing import counted, import_register
        from ..adapters.register_layers import read_layer
        from ..adapters.sentences import sentence

        sheet = self.parameterAsString(parameters, self.SHEET, context)
        mapping = self.mapping_given(parameters, context)
        crs = self.parameterAsCrs(parameters, self.CRS, context)
        progress = FeedbackProgress(feedback, 0, 50)
        if self._file:
            arrived = read_tables(self._file, sheet, progress)
        else:
            arrived = read_layer(self._layer, self._meanings, None, progress)
        imported = import_register(arrived, mapping, crs, FeedbackProgress(feedback, 50, 90))
        for finding in imported.reading.findings:
            say = feedback.pushInfo if finding.severity == "note" else feedback.pushWarning
            say(sentence(finding))
        counts = counted(imported.reading)
        feedback.pushInfo(self.tr("Rows: {rows}, dwellings: {dwellings}, households: {households}.").format(**counts))
        progress.lock()
        tables = {self.REGISTER: imported.register, self.FINDINGS: imported.findings}
        return {**self.write(tables, imported.crs), **{name.upper(): count for name, count in counts.items()}}
