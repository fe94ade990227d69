"""Import register: whatever file a register of households arrives in, as rows that count, without persons."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
)

from . import groups
from .arriving_algorithm import ArrivingAlgorithm

__all__ = ["ImportRegister"]


class ImportRegister(ArrivingAlgorithm):
    """Reads a file or a layer, and writes the register and what was found."""

    NAME = "importregister"
    GROUP = groups.BUILDINGS
    ICON = "import_register.svg"

    CRS, REGISTER, FINDINGS = "CRS", "REGISTER", "FINDINGS"
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
        self.add_input(
            self.tr("Register"),
            self.tr(
                "Of several, the one to read; without it, the one that looks most like a register; * for all that have "
                "the same headers as that one."
            ),
            self.tr(
                'As JSON, what columns mean whose header is not understood: {"Ref": "code", "#4": "households"}. A '
                "column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: "
                "code, dwelling_code, address, compound, road, door_number, group, building, building_name, entrance, "
                "floor, room, dwellings, households, household_number, state, use, x, y, coordinates."
            ),
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

    def work(self, parameters, context, feedback):
        from ..adapters.registers.importing import counted, import_register
        from ..adapters.running.progress import FeedbackProgress

        mapping = self.mapping_given(parameters, context)
        crs = self.parameterAsCrs(parameters, self.CRS, context)
        progress = FeedbackProgress(feedback, 0, 50)
        arrived = self.arrived(parameters, context, progress)
        imported = import_register(arrived, mapping, crs, FeedbackProgress(feedback, 50, 90))
        self.tell(imported.reading.findings, feedback)
        counts = counted(imported.reading)
        feedback.pushInfo(self.tr("Rows: {rows}, dwellings: {dwellings}, households: {households}.").format(**counts))
        progress.lock()
        tables = {self.REGISTER: imported.register, self.FINDINGS: imported.findings}
        return {**self.write(tables, imported.crs), **{name.upper(): count for name, count in counts.items()}}
