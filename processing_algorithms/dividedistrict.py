"""Divide district: communities into grids of so many households."""

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ..adapters.pool import SCHEDULERS
from . import groups
from .base_algorithm import BaseAlgorithm
from .plan_outputs import PlanOutputs, add_plan_outputs

__all__ = ["DivideDistrict"]

AREAS = QgsProcessing.SourceType.TypeVectorPolygon
LINES = QgsProcessing.SourceType.TypeVectorLine
POINTS = QgsProcessing.SourceType.TypeVectorPoint
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry
CUSTOM = "custom"
CODE_PROFILES = ("stat15", "cj213_14", "cjt349_20", "micro18", CUSTOM)


class DivideDistrict(BaseAlgorithm):
    """Reads the layers of a district, has the engine divide it, and writes grids, units and findings."""

    NAME = "dividedistrict"
    GROUP = groups.GRIDS
    ICON = "divide.svg"

    COMMUNITIES = "COMMUNITIES"
    COMMUNITY_CODE = "COMMUNITY_CODE"
    COMMUNITY_NAME = "COMMUNITY_NAME"
    COMMUNITY_KIND = "COMMUNITY_KIND"
    BUILDINGS = "BUILDINGS"
    HOUSEHOLDS = "HOUSEHOLDS"
    STREETS = "STREETS"
    STREET_CLASS = "STREET_CLASS"
    BARRIERS = "BARRIERS"
    COMPOUNDS = "COMPOUNDS"
    LOCKED_GRIDS = "LOCKED_GRIDS"
    MINIMUM = "MINIMUM"
    MAXIMUM = "MAXIMUM"
    RURAL_MINIMUM = "RURAL_MINIMUM"
    RURAL_MAXIMUM = "RURAL_MAXIMUM"
    SEED = "SEED"
    SCHEDULER = "SCHEDULER"
    CODE_PROFILE = "CODE_PROFILE"
    CUSTOM_PROFILE = "CUSTOM_PROFILE"

    def displayName(self):
        return self.tr("Divide district")

    def summary(self):
        return self.tr(
            "Divides communities into grids of so many households. Each grid is one piece inside one community; "
            "no building is cut; no grid lies across a river, railway or expressway unless a bridge or crossing "
            "joins its sides. The same input and seed give the same plan."
        )

    def tags(self):
        return self.tr("grid,community,households,districting,regions,balance").split(",")

    def initAlgorithm(self, configuration=None):
        self._add_layers()
        self._add_numbers()
        self._add_advanced()
        add_plan_outputs(self)

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        if not fits:
            return fits, reason
        for low, high in ((self.MINIMUM, self.MAXIMUM), (self.RURAL_MINIMUM, self.RURAL_MAXIMUM)):
            minimum = self.parameterAsInt(parameters, low, context)
            maximum = self.parameterAsInt(parameters, high, context)
            if minimum > maximum:
                return False, self.tr("{low} is {minimum}, more than {high}, which is {maximum}.").format(
                    low=low, minimum=minimum, high=high, maximum=maximum
                )
        custom = self.parameterAsEnumString(parameters, self.CODE_PROFILE, context) == CUSTOM
        if custom and not self.parameterAsFile(parameters, self.CUSTOM_PROFILE, context):
            return False, self.tr("CODE_PROFILE is custom: CUSTOM_PROFILE must name the file that describes the codes.")
        return True, ""

    def prepareAlgorithm(self, parameters, context, feedback):
        from ..adapters.reading import Source

        layers = self.parameterAsLayerList(parameters, self.BARRIERS, context)
        for layer in layers:
            if layer.type() != Qgis.LayerType.Vector:
                raise QgsProcessingException(
                    self.tr("The layer {layer} of {parameter} has no lines or areas.").format(
                        layer=layer.name(), parameter=self.BARRIERS
                    )
                )
        self._barriers = [Source.of_layer(layer) for layer in layers]
        return True

    def processAlgorithm(self, parameters, context, feedback):
        # The engine needs packages that QGIS does not bring everywhere: `canExecute` looks for them first.
        from ..adapters.division import divide_layers
        from ..engine.progress import CancelledError

        self._outputs = PlanOutputs(self, parameters, context)
        self._outputs.refuse_unwritable()
        try:
            division = divide_layers(
                self._layers(parameters, context),
                self._rules(parameters, context),
                self.parameterAsEnumString(parameters, self.SCHEDULER, context),
                context.transformContext(),
                feedback,
            )
        except CancelledError as cancelled:
            raise QgsProcessingException(self.tr("Cancelled. Nothing was written.")) from cancelled
        return self._outputs.write(division.tables, division.crs)

    def postProcessAlgorithm(self, context, feedback):
        self._outputs.dress(context)
        return {}

    def _layers(self, parameters, context):
        from ..adapters.district import Layers
        from ..adapters.reading import Source

        def source(name):
            given = self.parameterAsSource(parameters, name, context)
            if given is None and parameters.get(name):
                raise QgsProcessingException(self.invalidSourceError(parameters, name))
            return Source.of_parameter(given, self.parameterAsVectorLayer(parameters, name, context))

        def field(name):
            return self.parameterAsString(parameters, name, context)

        return Layers(
            communities=source(self.COMMUNITIES),
            community_code_field=field(self.COMMUNITY_CODE),
            community_name_field=field(self.COMMUNITY_NAME),
            community_kind_field=field(self.COMMUNITY_KIND),
            buildings=source(self.BUILDINGS),
            households_field=field(self.HOUSEHOLDS),
            streets=source(self.STREETS),
            street_class_field=field(self.STREET_CLASS),
            barriers=self._barriers,
            compounds=source(self.COMPOUNDS),
            locked=source(self.LOCKED_GRIDS),
        )

    def _rules(self, parameters, context):
        from ..adapters.code_profiles import ProfileError, read_profile
        from ..engine.gridding.model import Band, Rules

        def number(name):
            return self.parameterAsInt(parameters, name, context)

        profile_id = self.parameterAsEnumString(parameters, self.CODE_PROFILE, context)
        own_file = self.parameterAsFile(parameters, self.CUSTOM_PROFILE, context)
        try:
            profile = read_profile(own_file if profile_id == CUSTOM else profile_id)
        except ProfileError as wrong:
            raise QgsProcessingException(str(wrong)) from wrong
        bands = {
            "urban": Band(number(self.MINIMUM), number(self.MAXIMUM)),
            "rural": Band(number(self.RURAL_MINIMUM), number(self.RURAL_MAXIMUM)),
        }
        return Rules({**profile.bands, **bands}, number(self.SEED), profile.code)

    def _add_layers(self):
        self.add(
            QgsProcessingParameterFeatureSource(self.COMMUNITIES, self.tr("Communities"), [AREAS]),
            self.tr(
                "The polygons that the grids must tile. Where two overlap, the one listed first has the ground. "
                "Everything is measured in this layer's CRS if it is metric, else in the zone it lies in."
            ),
        )
        self.add(
            self._field(self.COMMUNITY_CODE, self.tr("Code of the community"), self.COMMUNITIES),
            self.tr(
                "The field with the code of 12 digits that a grid's code begins with. Without it, or where a value is "
                "not such a code, communities are numbered from north to south and west to east."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.BUILDINGS, self.tr("Buildings"), [AREAS, POINTS]),
            self.tr("Polygons, which are never cut, or points."),
        )
        self.add(
            self._field(self.HOUSEHOLDS, self.tr("Households of the building"), self.BUILDINGS, optional=False),
            self.tr("The field that counts households; numbers written as text will do."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.STREETS, self.tr("Streets"), [LINES], optional=True),
            self.tr("Lines that grids are bounded by. Without streets, boundaries run between the buildings."),
        )
        self.add(
            self._field(self.STREET_CLASS, self.tr("Class of the street"), self.STREETS),
            self.tr(
                "The field with the street's class: OpenStreetMap's highway values, Chinese road classes, or a number "
                "from 0, a footpath, to 6, an expressway. Grids are bounded by the higher classes first."
            ),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(self.BARRIERS, self.tr("Barriers"), ANY_GEOMETRY, optional=True),
            self.tr(
                "Rivers, lakes, railways and expressways, in one layer or several. A grid lies across them only where "
                "a street crosses."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.COMPOUNDS, self.tr("Walled compounds"), [AREAS], optional=True),
            self.tr("Polygons of compounds, which are kept whole where they fit into a grid."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.LOCKED_GRIDS, self.tr("Locked grids"), [AREAS], optional=True),
            self.tr("Grids of an earlier plan, with the field grid_code, that stay as they are."),
        )

    def _add_numbers(self):
        self.add(
            self._whole_number(self.MINIMUM, self.tr("Least households of a grid"), 350),
            self.tr("A grid with fewer households is reported, with the reason."),
        )
        self.add(
            self._whole_number(self.MAXIMUM, self.tr("Most households of a grid"), 500),
            self.tr("A grid with more households is reported, with the reason."),
        )
        self.add(
            self._whole_number(self.SEED, self.tr("Seed"), 1),
            self.tr("The same seed gives the same plan; another seed gives another plan that is about as good."),
        )

    def _add_advanced(self):
        self.add(
            self._field(self.COMMUNITY_NAME, self.tr("Name of the community"), self.COMMUNITIES),
            self.tr("The field with the name that the grids carry as community_name."),
            advanced=True,
        )
        self.add(
            self._field(self.COMMUNITY_KIND, self.tr("Kind of the community"), self.COMMUNITIES),
            self.tr(
                "The field that says urban, rural or special, or 社区 or 村, or holds the urban-rural class of three "
                "digits. Without it every community is urban."
            ),
            advanced=True,
        )
        self.add(
            self._whole_number(self.RURAL_MINIMUM, self.tr("Least households of a rural grid"), 150),
            self.tr("For communities whose kind is rural."),
            advanced=True,
        )
        self.add(
            self._whole_number(self.RURAL_MAXIMUM, self.tr("Most households of a rural grid"), 350),
            self.tr("For communities whose kind is rural."),
            advanced=True,
        )
        self.add(
            self._choice(self.CODE_PROFILE, self.tr("Codes"), CODE_PROFILES),
            self.tr(
                "How a grid's code is written: stat15 is the community's 12 digits and 3 digits for the grid; "
                "cj213_14 has 2 for the grid; cjt349_20 has 6 for the managed object before and 2 after; micro18 has "
                "3 more for the micro-grid; custom is what a file says."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                self.CUSTOM_PROFILE, self.tr("File of custom codes"), extension="json", optional=True
            ),
            self.tr("A JSON file that describes the codes, where Codes is custom."),
            advanced=True,
        )
        self.add(
            self._choice(self.SCHEDULER, self.tr("Cores"), SCHEDULERS),
            self.tr("How the work is spread over the cores; the plan is the same. Automatic fits nearly always."),
            advanced=True,
        )

    def _field(self, name, description, layer, optional=True):
        return QgsProcessingParameterField(name, description, parentLayerParameterName=layer, optional=optional)

    def _whole_number(self, name, description, default):
        kind = Qgis.ProcessingNumberParameterType.Integer
        return QgsProcessingParameterNumber(name, description, kind, default, minValue=0 if name == self.SEED else 1)

    def _choice(self, name, description, words):
        return QgsProcessingParameterEnum(name, description, list(words), defaultValue=words[0], usesStaticStrings=True)
