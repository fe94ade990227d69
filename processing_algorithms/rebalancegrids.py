"""Rebalance grids: a plan in force and a new register in, a plan in band that moves few households out."""

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from . import groups
from .base_algorithm import BaseAlgorithm
from .district_inputs import (
    AREAS,
    add_barriers,
    add_buildings,
    add_code_profile,
    add_communities,
    add_compounds,
    add_layer,
    add_limits,
    add_number,
    add_streets,
    limits_trouble,
    rules_given,
    source_given,
    sources_given,
)
from .plan_outputs import PlanOutputs, add_plan_outputs

__all__ = ["RebalanceGrids"]

OPTIONS = ("fewest_households", "fewest_grids", "rounder_grids")
SCHEDULERS = ("automatic", "processes", "threads", "serial")


class RebalanceGrids(BaseAlgorithm):
    """Reads the units of a plan and a register, calls the engine, writes the new plan and what changed."""

    NAME = "rebalancegrids"
    GROUP = groups.GRIDS
    ICON = "rebalance.svg"

    UNITS, NEW_UNITS, LOCKED_GRIDS = "UNITS", "NEW_UNITS", "LOCKED_GRIDS"
    MAX_MOVED, OPTION, SEED, SCHEDULER = "MAX_MOVED", "OPTION", "SEED", "SCHEDULER"
    CHANGES = "CHANGES"
    HOUSEHOLDS_MOVED, LEAST_MOVED = "HOUSEHOLDS_MOVED", "LEAST_MOVED"

    def displayName(self):
        return self.tr("Rebalance grids")

    def summary(self):
        return self.tr(
            "Brings the plan in force back within the limits after growth or demolition, and moves as few households "
            "as it can to another grid. Communities whose grids are all within the limits stay as they are, codes of "
            "grids stay, and locked grids are not touched. The log tells what each of three options would cost, and "
            "how few households any plan must move."
        )

    def tags(self):
        return self.tr("rebalance,growth,update,minimum change,households,grid").split(",")

    def initAlgorithm(self, configuration=None):
        words, told = self.tr("Units"), self.tr("The units of the plan in force, with the field grid_code.")
        add_layer(self, self.UNITS, words, told, [AREAS])
        add_buildings(self)
        add_communities(self)
        add_streets(self)
        add_barriers(self)
        words = self.tr("Locked grids")
        told = self.tr("Grids with the field grid_code that stay as they are; units that say locked stay too.")
        add_layer(self, self.LOCKED_GRIDS, words, told, [AREAS], optional=True)
        add_limits(self)
        self._add_aims()
        add_compounds(self)
        add_code_profile(self)
        self.add(
            QgsProcessingParameterEnum(
                self.SCHEDULER, self.tr("Cores"), list(SCHEDULERS), defaultValue=SCHEDULERS[0], usesStaticStrings=True
            ),
            self.tr("How the work is spread over the cores; the plan is the same. Automatic fits nearly always."),
            advanced=True,
        )
        add_plan_outputs(self, units=self.NEW_UNITS)
        self.add(
            QgsProcessingParameterFeatureSink(
                self.CHANGES,
                self.tr("Changes"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=True,
            ),
            self.tr("The units that change their grid: from which, to which, and with how many households."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.HOUSEHOLDS_MOVED, self.tr("Households moved")))
        self.addOutput(QgsProcessingOutputNumber(self.LEAST_MOVED, self.tr("Households that any plan must move")))

    def _add_aims(self):
        self.add(
            QgsProcessingParameterEnum(
                self.OPTION, self.tr("Aim"), list(OPTIONS), defaultValue=OPTIONS[0], usesStaticStrings=True
            ),
            self.tr(
                "Once all is within the limits: fewest_households moves the fewest households, fewest_grids touches "
                "the fewest grids, rounder_grids moves up to half as many households more for better shapes."
            ),
        )
        kind = Qgis.ProcessingNumberParameterType.Double
        self.add(
            QgsProcessingParameterNumber(
                self.MAX_MOVED, self.tr("Most households to move, as a share"), kind, 1.0, minValue=0.0, maxValue=1.0
            ),
            self.tr(
                "Of all households of the district: 0.02 is 2 %. Where more would have to move, the communities that "
                "gain least by it stay as they are."
            ),
        )
        told = self.tr("The same seed gives the same plan; another seed gives another plan that is about as good.")
        add_number(self, self.SEED, self.tr("Seed"), told, 1, minimum=0)

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = limits_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def prepareAlgorithm(self, parameters, context, feedback):
        self._barriers = sources_given(self, parameters, "BARRIERS", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        # The engine needs packages that QGIS does not bring everywhere: `canExecute` looks for them first.
        from dataclasses import replace

        from ..adapters.rebalancing import price_words, rebalance_layers
        from ..engine.progress import CancelledError

        roles = {"GRIDS": "grids", self.NEW_UNITS: "units", self.CHANGES: "", "FINDINGS": "findings"}
        self._outputs = PlanOutputs(self, parameters, context, roles)
        self._outputs.refuse_unwritable()
        rules = rules_given(self, parameters, context)
        rules = replace(rules, seed=self.parameterAsInt(parameters, self.SEED, context))
        try:
            rebalance = rebalance_layers(
                source_given(self, parameters, self.UNITS, context),
                self._layers(parameters, context),
                rules,
                self.parameterAsEnumString(parameters, self.OPTION, context),
                self.parameterAsDouble(parameters, self.MAX_MOVED, context),
                self.parameterAsEnumString(parameters, self.SCHEDULER, context),
                context.transformContext(),
                feedback,
            )
        except CancelledError as cancelled:
            raise QgsProcessingException(self.tr("Cancelled. Nothing was written.")) from cancelled
        for price in rebalance.prices:
            feedback.pushInfo(price_words(price))
        feedback.pushInfo(
            self.tr("No plan within the limits moves fewer than {least} of the {households} households.").format(
                least=rebalance.least, households=rebalance.households
            )
        )
        written = self._outputs.write(rebalance.tables, rebalance.crs)
        numbers = {self.HOUSEHOLDS_MOVED: rebalance.prices[0].households, self.LEAST_MOVED: rebalance.least}
        return {**written, **numbers}

    def _layers(self, parameters, context):
        from ..adapters.district import Layers

        def source(name):
            return source_given(self, parameters, name, context)

        def field(name):
            return self.parameterAsString(parameters, name, context)

        return Layers(
            communities=source("COMMUNITIES"),
            community_code_field=field("COMMUNITY_CODE"),
            community_kind_field=field("COMMUNITY_KIND"),
            buildings=source("BUILDINGS"),
            households_field=field("HOUSEHOLDS"),
            streets=source("STREETS"),
            street_class_field=field("STREET_CLASS"),
            barriers=self._barriers,
            compounds=source("COMPOUNDS"),
            locked=source(self.LOCKED_GRIDS),
        )

    def postProcessAlgorithm(self, context, feedback):
        self._outputs.dress(context)
        return {}
