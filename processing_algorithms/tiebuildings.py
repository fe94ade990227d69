"""Tie buildings: the rows of a register to buildings, by code, address and place."""

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, LINES, POINTS, add_field, add_layer
from .inputs_given import source_given

__all__ = ["TieBuildings"]

_ANYTHING = QgsProcessing.SourceType.TypeVector


class TieBuildings(DistrictAlgorithm):
    """Reads a register, buildings and addresses, and writes to which building each row belongs, and how surely."""

    NAME = "tiebuildings"
    GROUP = groups.BUILDINGS
    ICON = "ties.svg"

    REGISTER, BUILDINGS, ADDRESSES, STREETS = "REGISTER", "BUILDINGS", "ADDRESSES", "STREETS"
    UNITS, GRIDS, DECISIONS, ALIASES, PLAN = "UNITS", "GRIDS", "DECISIONS", "ALIASES", "PLAN"
    REGISTER_KEY, REGISTER_CODE, REGISTER_ADDRESS = "REGISTER_KEY", "REGISTER_CODE", "REGISTER_ADDRESS"
    REGISTER_NAME, BUILDING_CODE = "REGISTER_NAME", "BUILDING_CODE"
    ADDRESS, ADDRESS_BUILDING, STREET_NAME = "ADDRESS", "ADDRESS_BUILDING", "STREET_NAME"
    TIES, FINDINGS = "TIES", "FINDINGS"
    COUNTS = {"SURE": "sure", "DOUBTFUL": "doubtful", "DECIDED": "decided", "UNMATCHED": "unmatched"}
    ROLES = {TIES: "ties", FINDINGS: "findings"}

    def displayName(self):
        return self.tr("Tie buildings")

    def summary(self):
        return self.tr(
            "Says to which building each row of a register belongs: by the building's code, else by its address, also "
            "one that is written otherwise or with a slip, else by its place. Each tie has its method and how sure it "
            "is; those that are not sure wait for a person in the list of ties, with the three likeliest buildings."
        )

    def tags(self):
        return self.tr("register,address,building,tie,geocode,match,household").split(",")

    def initAlgorithm(self, configuration=None):
        self._add_register()
        self._add_buildings()
        self._add_others()
        self._add_outputs()

    def _add_register(self):
        told = self.tr("The rows to tie: a table as Import register writes it, or any layer with codes or addresses.")
        add_layer(self, self.REGISTER, self.tr("Register"), told, [_ANYTHING])
        words, told = self.tr("Address in the register"), self.tr("The field with the row's address; address if empty.")
        add_field(self, self.REGISTER_ADDRESS, words, told, self.REGISTER)
        words, told = self.tr("Code in the register"), self.tr("The field with the building's code; code if empty.")
        add_field(self, self.REGISTER_CODE, words, told, self.REGISTER)
        words = self.tr("Key of the row")
        told = self.tr("The field by which a decision finds its row again; without it the code, else the address.")
        add_field(self, self.REGISTER_KEY, words, told, self.REGISTER, advanced=True)

    def _add_buildings(self):
        told = self.tr("Buildings, or lots, that rows are tied to: polygons or points. Not needed with a plan.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS, POINTS], optional=True)
        words, told = self.tr("Code of the building"), self.tr("The field with the building's code.")
        add_field(self, self.BUILDING_CODE, words, told, self.BUILDINGS)
        told = self.tr(
            "The addresses of the buildings, a row each; a building may have several. Not needed with a plan."
        )
        add_layer(self, self.ADDRESSES, self.tr("Addresses"), told, [_ANYTHING], optional=True)
        add_field(self, self.ADDRESS, self.tr("Address"), self.tr("The field with the address."), self.ADDRESSES)
        words = self.tr("Building of the address")
        told = self.tr("The field with the code of the building; without it an address is of the building it lies on.")
        add_field(self, self.ADDRESS_BUILDING, words, told, self.ADDRESSES)

    def _add_others(self):
        told = self.tr("Streets, which tell a building on this side from one across, where only the place is known.")
        add_layer(self, self.STREETS, self.tr("Streets"), told, [LINES], optional=True)
        words, told = self.tr("Name of the street"), self.tr("The field with the street's name.")
        add_field(self, self.STREET_NAME, words, told, self.STREETS)
        told = self.tr("Grids with the field grid_code, which is then told for each row.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True, advanced=True)
        told = self.tr("Units with the field unit_id, which is then told for each row.")
        add_layer(self, self.UNITS, self.tr("Units"), told, [AREAS], optional=True, advanced=True)
        told = self.tr(
            "What was decided before: a table with the fields row_key and building_id, such as earlier ties."
        )
        add_layer(self, self.DECISIONS, self.tr("Decisions"), told, [_ANYTHING], optional=True, advanced=True)
        told = self.tr(
            "Names of roads and compounds that are the same, such as old ones: a table with the fields alias and name, "
            "where name is as the addresses have it."
        )
        add_layer(self, self.ALIASES, self.tr("Other names"), told, [_ANYTHING], optional=True, advanced=True)
        words = self.tr("Plan")
        told = self.tr(
            "A plan file: its buildings, addresses and decisions are used, and the ties are written into it."
        )
        self.add(QgsProcessingParameterFile(self.PLAN, words, extension="gpkg", optional=True), told)
        words, told = self.tr("Name of the register"), self.tr("What the plan calls it; by default the layer's name.")
        self.add(QgsProcessingParameterString(self.REGISTER_NAME, words, optional=True), told, advanced=True)

    def _add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(self.TIES, self.tr("Ties"), POINTS),
            self.tr("Each row with its building, the method, how sure it is, and the three likeliest buildings."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.FINDINGS, self.tr("Findings"), POINTS, optional=True, createByDefault=True
            ),
            self.tr("What is not sure or not tied, and where code, address and place disagree."),
        )
        words = {
            "SURE": self.tr("Sure"),
            "DOUBTFUL": self.tr("Doubtful"),
            "DECIDED": self.tr("Decided"),
            "UNMATCHED": self.tr("Not tied"),
        }
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, words[name]))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        if fits and not parameters.get(self.BUILDINGS) and not parameters.get(self.PLAN):
            return False, self.tr("Buildings are needed, or a plan that has them.")
        return fits, reason

    def work(self, parameters, context, feedback):
        from ..adapters.plan_file.errors import refusal
        from ..adapters.plans.session import PlanFileError, PlanSession
        from ..adapters.premises.tying import tie_layers

        layers, transform = self._layers(parameters, context), context.transformContext()
        plan = self.parameterAsFile(parameters, self.PLAN, context)
        if not plan:
            return self._written(tie_layers(layers, transform, feedback))
        try:
            session = PlanSession.open(plan, QgsApplication.userLoginName())
            try:
                if session.read_only:  # before minutes of work
                    raise refusal("read_only", file=session.path.name)
                name = self.parameterAsString(parameters, self.REGISTER_NAME, context).strip() or layers.register.name
                result = tie_layers(layers, transform, feedback, session.premises, name, session.crs)
                written = self._written(result)
                given = None if layers.buildings is None else result.buildings
                session.premises.take(buildings=given, ties={name: (result.rows, result.tied)})
            finally:
                session.close()
        except PlanFileError as refused:
            raise QgsProcessingException(str(refused)) from refused
        return written

    def _written(self, result):
        written = self.write({self.TIES: result.ties, self.FINDINGS: result.findings}, result.crs)
        return {**written, **{name: result.counts[state] for name, state in self.COUNTS.items()}}

    def _layers(self, parameters, context):
        from ..adapters.premises.tying import TieLayers
        from ..adapters.premises.tying_inputs import Fields

        def source(name):
            return source_given(self, parameters, name, context)

        def field(name):
            return self.parameterAsString(parameters, name, context)

        fields = Fields(
            key=field(self.REGISTER_KEY),
            code=field(self.REGISTER_CODE),
            register_address=field(self.REGISTER_ADDRESS),
            building_code=field(self.BUILDING_CODE),
            address=field(self.ADDRESS),
            address_building=field(self.ADDRESS_BUILDING),
            street_name=field(self.STREET_NAME),
        )
        return TieLayers(
            register=source(self.REGISTER),
            buildings=source(self.BUILDINGS),
            addresses=source(self.ADDRESSES),
            streets=source(self.STREETS),
            units=source(self.UNITS),
            grids=source(self.GRIDS),
            decisions=source(self.DECISIONS),
            aliases=source(self.ALIASES),
            fields=fields,
        )
