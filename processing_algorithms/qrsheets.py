"""QR sheets: labels with opaque ids for the walls of buildings, as a PDF to print."""

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.running.packages import FOR_QR_CODES, NEEDED, package_trouble
from .base_algorithm import BaseAlgorithm
from .district_inputs import add_choice, add_field, add_layer
from .groups import BUILDINGS
from .inputs_given import source_given

__all__ = ["QrSheets"]

# Columns and rows of a page.
LAYOUTS = {"21": (3, 7), "24": (3, 8), "18": (3, 6), "14": (2, 7), "12": (3, 4), "10": (2, 5), "8": (2, 4), "4": (2, 2)}
_NUMBER, _ADDRESS = "number", "address"
_CHUNK = 100

translate = QCoreApplication.translate


class QrSheets(BaseAlgorithm):
    """Reads a plan or a layer of buildings and writes a PDF of labels and a table of ids."""

    NAME = "qrsheets"
    GROUP = BUILDINGS
    ICON = "qr_sheets.svg"

    PLAN, SCENARIO = "PLAN", "SCENARIO"
    BUILDINGS, PUBLIC_ID, NUMBER, ADDRESS = "BUILDINGS", "PUBLIC_ID", "NUMBER", "ADDRESS"
    GRIDS, COMMUNITY = "GRIDS", "COMMUNITY"
    LAYOUT, SIZE, WITH, TEMPLATE = "LAYOUT", "SIZE", "WITH", "TEMPLATE"
    SHEETS, IDS, LABELS, NEW_IDS = "SHEETS", "IDS", "LABELS", "NEW_IDS"

    def displayName(self):
        return self.tr("QR sheets")

    def summary(self):
        return self.tr(
            "Prints labels with QR codes for the walls of buildings. A code says an id that tells nothing of the place "
            "or of anybody; Find by code opens the building. A building keeps its id for ever, so labels can be "
            "printed again."
        )

    def tags(self):
        return self.tr("qr,code,label,sheet,print,building,id").split(",")

    def initAlgorithm(self, configuration=None):
        from ..engine.premises.public_ids import PLAIN_TEMPLATE

        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)", optional=True),
            self.tr("The plan file whose buildings get labels. Buildings without an id get one, and keep it there."),
        )
        told = self.tr("Buildings, where there is no plan; what their fields say stands on the labels.")
        anything = [QgsProcessing.SourceType.TypeVector]
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, anything, optional=True)
        told = self.tr(
            "The field with the ids, as an earlier run gave them; without one each run gives new ids, which only its "
            "table remembers."
        )
        add_field(self, self.PUBLIC_ID, self.tr("Id of the building's code"), told, self.BUILDINGS)
        told = self.tr("The field with the building's number or name; without one, name or building_id.")
        add_field(self, self.NUMBER, self.tr("Number of the building"), told, self.BUILDINGS)
        told = self.tr("The field with the building's address; without one, address.")
        add_field(self, self.ADDRESS, self.tr("Address of the building"), told, self.BUILDINGS)
        self._add_filters()
        self._add_looks(PLAIN_TEMPLATE)
        self.add(
            QgsProcessingParameterFileDestination(self.SHEETS, self.tr("QR sheets"), "PDF (*.pdf)"),
            self.tr("The sheets, A4, each grid on pages of its own."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.IDS, self.tr("Table of ids"), "CSV (*.csv)", optional=True, createByDefault=False
            ),
            self.tr("Which id belongs to which building, and on which page its label is."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.LABELS, self.tr("Labels")))
        self.addOutput(QgsProcessingOutputNumber(self.NEW_IDS, self.tr("New ids")))

    def _add_filters(self):
        for name, words, told in (
            (self.GRIDS, self.tr("Grids"), self.tr("The codes of the grids, with commas between; without any, all.")),
            (
                self.COMMUNITY,
                self.tr("Communities"),
                self.tr("The codes or names of the communities, with commas between; without any, all."),
            ),
        ):
            self.add(QgsProcessingParameterString(name, words, defaultValue="", optional=True), told)
        self.add(
            QgsProcessingParameterString(self.SCENARIO, self.tr("Scenario"), defaultValue="", optional=True),
            self.tr("The scenario whose grids sort the labels; without it the one that was open last."),
            advanced=True,
        )

    def _add_looks(self, template):
        told = self.tr("How many labels a page holds.")
        add_choice(self, self.LAYOUT, self.tr("Labels on a page"), told, LAYOUTS)
        size = QgsProcessingParameterNumber(
            self.SIZE, self.tr("Size of the code (mm)"), Qgis.ProcessingNumberParameterType.Double, 25, False, 10, 120
        )
        self.add(
            size, self.tr("The side of the code without the white border round it. 25 mm read well at arm's length.")
        )
        self.add(
            QgsProcessingParameterEnum(
                self.WITH,
                self.tr("Beside the id"),
                [_NUMBER, _ADDRESS],
                allowMultiple=True,
                defaultValue=[_NUMBER, _ADDRESS],
                optional=True,
                usesStaticStrings=True,
            ),
            self.tr("What a label shows beside the id: the building's number, its address."),
        )
        self.add(
            QgsProcessingParameterString(self.TEMPLATE, self.tr("What a code says"), defaultValue=template),
            self.tr(
                "A text with {id} where the id goes, such as the address of a page of the city's own. It cannot hold "
                "anything else of the building."
            ),
            advanced=True,
        )

    def canExecute(self):
        trouble = package_trouble({**NEEDED, **FOR_QR_CODES})
        return not trouble, trouble

    def checkParameterValues(self, parameters, context):
        from ..engine.premises.public_ids import template_trouble

        plan, layer = (bool(parameters.get(name)) for name in (self.PLAN, self.BUILDINGS))
        if plan == layer:
            return False, self.tr("Give PLAN or BUILDINGS, one of the two.")
        trouble = {
            "no_id": self.tr("TEMPLATE needs {id} once, where the id of the building goes."),
            "other_words": self.tr("TEMPLATE holds other braces than {id}: a code on a wall says nothing but the id."),
        }.get(template_trouble(self.parameterAsString(parameters, self.TEMPLATE, context)))
        return (False, trouble) if trouble else super().checkParameterValues(parameters, context)

    def processAlgorithm(self, parameters, context, feedback):
        from ..adapters.premises.qr_codes import codes_of
        from ..adapters.premises.qr_labels import write_ids
        from ..adapters.premises.qr_paper import print_sheets
        from ..adapters.running.pool import WorkPool
        from ..engine.premises.public_ids import content_of
        from ..engine.premises.qr_sheets import pages_of
        from ..engine.progress import CancelledError

        template = self.parameterAsString(parameters, self.TEMPLATE, context)
        layout, cells = self._cells(parameters, context, template)
        file = self.parameterAsFileOutput(parameters, self.SHEETS, context)
        ids = self.parameterAsFileOutput(parameters, self.IDS, context)
        try:
            labels, fresh = self._labels(parameters, context, feedback)
            pages = pages_of(labels, layout.columns * layout.rows)
            contents = [content_of(label.public_id, template) for page in pages for label in page.labels]
            chunks = [contents[at : at + _CHUNK] for at in range(0, len(contents), _CHUNK)]
            if ids:  # first: an id that hangs on a wall must be known
                write_ids(ids, pages, template)
            with WorkPool("automatic", len(contents), codes_of.__module__, feedback.isCanceled) as pool:
                codes = (code for chunk in pool(codes_of, chunks) for code in chunk)
                print_sheets(
                    file, pages, cells, codes, feedback.isCanceled, lambda share: feedback.setProgress(100 * share)
                )
        except CancelledError as cancelled:
            raise QgsProcessingException(self.tr("Cancelled. No sheets were written.")) from cancelled
        except OSError as trouble:
            said = translate("Writing", "The output {name} could not be written: {trouble}")
            raise QgsProcessingException(said.format(name=self.SHEETS, trouble=trouble)) from trouble
        feedback.pushInfo(
            self.tr("Labels: {labels}, pages: {pages}, new ids: {fresh}").format(
                labels=len(labels), pages=len(pages), fresh=fresh
            )
        )
        return {self.SHEETS: file, self.IDS: ids or None, self.LABELS: len(labels), self.NEW_IDS: fresh}

    def _cells(self, parameters, context, template):
        """The layout, and where its labels stand; refused where a code does not fit."""
        from ..adapters.premises.qr_codes import modules_of
        from ..engine.premises.public_ids import content_of
        from ..engine.premises.qr_sheets import Layout

        columns, rows = LAYOUTS[self.parameterAsEnumString(parameters, self.LAYOUT, context)]
        size = self.parameterAsDouble(parameters, self.SIZE, context)
        layout = Layout(columns, rows, size)
        try:
            modules = modules_of(content_of("A0000000", template))
        except ValueError as refused:
            raise QgsProcessingException(self.tr("TEMPLATE is too long for a QR code.")) from refused
        try:
            return layout, layout.cells(modules)
        except ValueError as refused:
            said = self.tr(
                "A code of {size} mm and its words do not fit {count} times on a page. Choose fewer, or smaller."
            )
            raise QgsProcessingException(said.format(size=round(size, 1), count=columns * rows)) from refused

    def _labels(self, parameters, context, feedback):
        """The labels that are wanted, and how many of their ids are new."""
        from ..adapters.plans.session import PlanFileError, PlanSession
        from ..adapters.premises.qr_labels import Wanted, labels_of_layer, labels_of_plan

        grids, communities = (self._words(parameters, name, context) for name in (self.GRIDS, self.COMMUNITY))
        # Nothing at all is what a person may want, where QGIS takes the default.
        nothing = parameters.get(self.WITH) in ([], "")
        lines = [] if nothing else self.parameterAsEnumStrings(parameters, self.WITH, context)
        wanted = Wanted(grids, communities, _NUMBER in lines, _ADDRESS in lines)
        source = source_given(self, parameters, self.BUILDINGS, context)
        if source is not None:
            keys = {"public_id": self.PUBLIC_ID, "number": self.NUMBER, "address": self.ADDRESS}
            fields = {key: self.parameterAsString(parameters, name, context) for key, name in keys.items()}
            labels, fresh = labels_of_layer(source, fields, wanted)
            if fresh:
                feedback.pushWarning(
                    self.tr("New ids: {count}. Keep the table of ids: the layer does not remember them.").format(
                        count=fresh
                    )
                )
        else:
            path = self.parameterAsFile(parameters, self.PLAN, context)
            scenario = self.parameterAsString(parameters, self.SCENARIO, context).strip()
            try:
                session = PlanSession.open(path, QgsApplication.userLoginName(), scenario=scenario)
                try:
                    labels, fresh = labels_of_plan(session, wanted)
                finally:
                    session.close()
            except PlanFileError as refused:
                raise QgsProcessingException(str(refused)) from refused
        if not labels:
            raise QgsProcessingException(self.tr("There is no building of these grids and communities."))
        return labels, fresh

    def _words(self, parameters, name, context):
        text = self.parameterAsString(parameters, name, context)
        for comma in ",;，；、\n":
            text = text.replace(comma, "\n")
        return frozenset(filter(None, (word.strip() for word in text.split("\n"))))
