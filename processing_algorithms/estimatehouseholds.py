"""Estimate households: of buildings that no register reaches, from floor area and use, held to communities' totals."""

from qgis.core import Qgis, QgsProcessingOutputNumber, QgsProcessingParameterFeatureSink, QgsProcessingParameterNumber

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, POINTS, add_choice, add_field, add_layer, add_limits, add_rural_limits, add_seed
from .inputs_given import rules_given, source_given

__all__ = ["EstimateHouseholds"]

GROUNDS = ("automatic", "footprints", "parcels")


class EstimateHouseholds(DistrictAlgorithm):
    """Reads buildings, communities and grids, and writes households with the interval that holds nine in ten."""

    NAME = "estimatehouseholds"
    GROUP = groups.BUILDINGS
    ICON = "estimate.svg"

    BUILDINGS, FLOORS, USE, HOUSEHOLDS = "BUILDINGS", "FLOORS", "USE", "HOUSEHOLDS"
    COMMUNITIES, TOTAL, GRIDS = "COMMUNITIES", "TOTAL", "GRIDS"
    GROUND, LEVEL = "GROUND", "LEVEL"
    NEW_BUILDINGS, NEW_GRIDS, FINDINGS, FLIPS = "NEW_BUILDINGS", "NEW_GRIDS", "FINDINGS", "FLIPS"
    ROLES = {NEW_BUILDINGS: "estimated_buildings", NEW_GRIDS: "estimated_grids", FINDINGS: "findings"}

    def displayName(self):
        return self.tr("Estimate households")

    def summary(self):
        return self.tr(
            "Estimates the households of buildings that no register reaches, from the ground they stand on, their "
            "floors and their use. Where the households of some buildings are known, others like them follow; where a "
            "community's total is known, its buildings add up to it. Each building and each grid has an interval, and "
            "grids that may be within the limits or not are marked."
        )

    def tags(self):
        return self.tr("household,estimate,dasymetric,floors,interval,population").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Footprints, or parcels where there are none.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS])
        told = self.tr(
            "The field with the floors above the ground, guessed where none is chosen. Missing floors come from "
            "buildings like it near by."
        )
        add_field(self, self.FLOORS, self.tr("Floors"), told, self.BUILDINGS)
        told = self.tr(
            "The field with the use, guessed where none is chosen; Chinese, English, or OpenStreetMap's building."
        )
        add_field(self, self.USE, self.tr("Use"), told, self.BUILDINGS)
        words = self.tr("Households that are known")
        told = self.tr("The field with the households of those buildings that a register reaches; empty for the rest.")
        add_field(self, self.HOUSEHOLDS, words, told, self.BUILDINGS)
        told = self.tr("The communities that the buildings stand in.")
        add_layer(self, self.COMMUNITIES, self.tr("Communities"), told, [AREAS], optional=True)
        told = self.tr("The field with the community's households, which its buildings are to add up to.")
        add_field(self, self.TOTAL, self.tr("Total of the community"), told, self.COMMUNITIES)
        told = self.tr("Grids, of which each gets an estimate of its own.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True)
        add_limits(self)
        add_rural_limits(self)
        words, told = self.tr("The polygons are"), self.tr("Parcels are built over in part, nobody knows how densely.")
        add_choice(self, self.GROUND, words, told, GROUNDS, advanced=True)
        kind = Qgis.ProcessingNumberParameterType.Integer
        self.add(
            QgsProcessingParameterNumber(
                self.LEVEL, self.tr("Cases that an interval holds, %"), kind, 90, minValue=50, maxValue=99
            ),
            self.tr("Nine in ten by default."),
            advanced=True,
        )
        add_seed(self)
        self._add_outputs()

    def _add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(self.NEW_BUILDINGS, self.tr("Buildings with households"), AREAS),
            self.tr(
                "The buildings with households_estimated, low, high and method: register, use, estimated or none. A "
                "district can be divided, and a plan counted, by households_estimated."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.NEW_GRIDS, self.tr("Estimates of the grids"), AREAS, optional=True, createByDefault=False
            ),
            self.tr(
                "Where grids are given: they with estimate, low, high, status, and could_flip, which is 1 where the "
                "status is not sure."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.FINDINGS, self.tr("Findings"), POINTS, optional=True, createByDefault=True
            ),
            self.tr("Grids whose status is not sure, totals that do not fit, and what was missing in the input."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.FLIPS, self.tr("Grids whose status is not sure")))

    def work(self, parameters, context, feedback):
        from ..adapters.premises.estimating import EstimateLayers, estimate_layers

        def field(name):
            return self.parameterAsString(parameters, name, context)

        layers = EstimateLayers(
            source_given(self, parameters, self.BUILDINGS, context),
            field(self.FLOORS),
            field(self.USE),
            field(self.HOUSEHOLDS),
            source_given(self, parameters, self.COMMUNITIES, context),
            field(self.TOTAL),
            source_given(self, parameters, self.GRIDS, context),
        )
        result = estimate_layers(
            layers,
            rules_given(self, parameters, context),
            self.parameterAsEnumString(parameters, self.GROUND, context),
            self.parameterAsInt(parameters, self.LEVEL, context) / 100,
            context.transformContext(),
            feedback,
        )
        tables = {self.NEW_BUILDINGS: result.buildings, self.FINDINGS: result.findings}
        if result.grids is not None:
            tables[self.NEW_GRIDS] = result.grids
        return {**self.write(tables, result.crs), self.FLIPS: result.flips}
