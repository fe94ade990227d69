"""Growth watch: which grids a new register of households puts out of their limits, or near them."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFeatureSink

from .district_algorithm import DistrictAlgorithm
from .district_inputs import (
    AREAS,
    POINTS,
    add_barriers,
    add_buildings,
    add_layer,
    add_limits,
    add_number,
    add_rural_limits,
    add_streets,
)
from .inputs_given import rules_given, source_given

__all__ = ["GrowthWatch"]


class GrowthWatch(DistrictAlgorithm):
    """Reads grids or units and a new register, and writes what becomes of each grid and what it needs."""

    NAME = "growthwatch"
    ICON = "repair.svg"

    GRIDS, UNITS, MARGIN = "GRIDS", "UNITS", "MARGIN"
    WATCH, FINDINGS, LEAVING, NEAR = "WATCH", "FINDINGS", "LEAVING", "NEAR"
    ROLES = {WATCH: "", FINDINGS: "findings"}

    def displayName(self):
        return self.tr("Growth watch")

    def summary(self):
        return self.tr(
            "Counts the households of each grid by a new register, says which grids are outside the limits or near "
            "them, and what each needs: how many households to give or take, and which neighbours can help."
        )

    def tags(self):
        return self.tr("growth,register,households,change,balance,grid").split(",")

    def initAlgorithm(self, configuration=None):
        words, told = self.tr("Grids"), self.tr("The plan in force, with the field grid_code.")
        add_layer(self, self.GRIDS, words, told, [AREAS], optional=True)
        words, told = self.tr("Units"), self.tr("Units with the field grid_code, where there is no layer of grids.")
        add_layer(self, self.UNITS, words, told, [AREAS], optional=True)
        add_buildings(self)
        add_barriers(self, self.tr("Rivers, lakes, railways and expressways. A neighbour behind one cannot help."))
        add_streets(self, self.tr("Where a street of two neighbours crosses a barrier, they can help each other."))
        words = self.tr("Locked grids")
        told = self.tr("Grids that neither give nor take, by their field grid_code and by where they lie.")
        add_layer(self, "LOCKED_GRIDS", words, told, [AREAS], optional=True)
        add_limits(self)
        add_rural_limits(self)
        told = self.tr("A grid with fewer households than this to a limit is near it.")
        add_number(self, self.MARGIN, self.tr("Margin, households"), told, 20, minimum=0)
        self.add(
            QgsProcessingParameterFeatureSink(self.WATCH, self.tr("Growth of the grids"), AREAS),
            self.tr("Each grid with its households before and now, its status, and what it needs."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.FINDINGS, self.tr("Findings"), POINTS, optional=True, createByDefault=True
            ),
            self.tr("The grids outside their limits or near them, and what is wrong with the register."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.LEAVING, self.tr("Grids outside the limits")))
        self.addOutput(QgsProcessingOutputNumber(self.NEAR, self.tr("Grids near the limits")))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        if fits and not parameters.get(self.GRIDS) and not parameters.get(self.UNITS):
            return False, self.tr("Grids or units are needed.")
        return fits, reason

    def work(self, parameters, context, feedback):
        from ..adapters.gridding.watching import watch_layers

        grids, units = (source_given(self, parameters, name, context) for name in (self.GRIDS, self.UNITS))
        layers = self.district(parameters, context)
        margin = self.parameterAsInt(parameters, self.MARGIN, context)
        rules = rules_given(self, parameters, context)
        watch = watch_layers(grids, units, layers, rules, margin, context.transformContext(), feedback)
        written = self.write({self.WATCH: watch.grids, self.FINDINGS: watch.findings}, watch.crs)
        return {**written, self.LEAVING: watch.leaving, self.NEAR: watch.near}
