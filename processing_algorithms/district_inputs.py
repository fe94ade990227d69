"""The inputs that several algorithms share, declared once; `inputs_given` reads them."""

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.gridding.profile_files import profile_files
from ..adapters.running.pool import SCHEDULERS

__all__ = [
    "AREAS",
    "CODE_PROFILES",
    "CUSTOM",
    "LIMITS",
    "LINES",
    "POINTS",
    "add_barriers",
    "add_buildings",
    "add_choice",
    "add_code_profile",
    "add_communities",
    "add_community_kind",
    "add_compounds",
    "add_field",
    "add_layer",
    "add_limits",
    "add_number",
    "add_rural_limits",
    "add_scheduler",
    "add_seed",
    "add_streets",
]

AREAS = QgsProcessing.SourceType.TypeVectorPolygon
LINES = QgsProcessing.SourceType.TypeVectorLine
POINTS = QgsProcessing.SourceType.TypeVectorPoint
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry
CUSTOM = "custom"
CODE_PROFILES = (*(name for name in profile_files() if name != CUSTOM), CUSTOM)
LIMITS = (("MINIMUM", "MAXIMUM"), ("RURAL_MINIMUM", "RURAL_MAXIMUM"))

translate = QCoreApplication.translate


# Of any name


def add_layer(algorithm, name, words, help_text, types, optional=False, advanced=False):
    """Declare a layer."""
    algorithm.add(QgsProcessingParameterFeatureSource(name, words, types, optional=optional), help_text, advanced)


def add_field(algorithm, name, words, help_text, layer, optional=True, advanced=False):
    """Declare a field of a layer."""
    parameter = QgsProcessingParameterField(name, words, parentLayerParameterName=layer, optional=optional)
    algorithm.add(parameter, help_text, advanced)


def add_number(algorithm, name, words, help_text, default, minimum=1, advanced=False):
    """Declare a whole number."""
    kind = Qgis.ProcessingNumberParameterType.Integer
    algorithm.add(QgsProcessingParameterNumber(name, words, kind, default, minValue=minimum), help_text, advanced)


def add_choice(algorithm, name, words, help_text, options, advanced=False):
    """Declare a choice of words, of which the first is the default."""
    options = list(options)
    parameter = QgsProcessingParameterEnum(name, words, options, defaultValue=options[0], usesStaticStrings=True)
    algorithm.add(parameter, help_text, advanced)


# The layers of a district


def add_communities(algorithm, optional=False, told=""):
    """Declare COMMUNITIES and COMMUNITY_CODE; `told` is the help on the layer where it has another part to play."""
    told = told or translate(
        "Inputs",
        "The polygons that the grids must tile. Where two overlap, the one listed first has the ground. "
        "Everything is measured in this layer's CRS if it is metric, else in the zone it lies in."
    )  # fmt: skip
    add_layer(algorithm, "COMMUNITIES", translate("Inputs", "Communities"), told, [AREAS], optional)
    words = translate("Inputs", "Code of the community")
    told = translate(
        "Inputs",
        "The field with the code of 12 digits that a grid's code begins with. Without it, or where a value is "
        "not such a code, communities are numbered from north to south and west to east."
    )  # fmt: skip
    add_field(algorithm, "COMMUNITY_CODE", words, told, "COMMUNITIES")


def add_community_kind(algorithm):
    """Declare COMMUNITY_KIND."""
    words = translate("Inputs", "Kind of the community")
    told = translate(
        "Inputs",
        "The field that says urban, rural or special, or 社区 or 村, or holds the urban-rural class of three "
        "digits. Without it every community is urban."
    )  # fmt: skip
    add_field(algorithm, "COMMUNITY_KIND", words, told, "COMMUNITIES", advanced=True)


def add_buildings(algorithm):
    """Declare BUILDINGS and HOUSEHOLDS."""
    told = translate("Inputs", "Polygons, which are never cut, or points.")
    add_layer(algorithm, "BUILDINGS", translate("Inputs", "Buildings"), told, [AREAS, POINTS])
    words = translate("Inputs", "Households of the building")
    told = translate("Inputs", "The field that counts households; numbers written as text will do.")
    add_field(algorithm, "HOUSEHOLDS", words, told, "BUILDINGS", optional=False)


def add_streets(algorithm, told=""):
    """Declare STREETS and STREET_CLASS; `told` is the help on the layer where it has another part to play."""
    told = told or translate(
        "Inputs", "Lines that grids are bounded by. Without streets, boundaries run between the buildings."
    )
    add_layer(algorithm, "STREETS", translate("Inputs", "Streets"), told, [LINES], optional=True)
    words = translate("Inputs", "Class of the street")
    told = translate(
        "Inputs",
        "The field with the street's class: OpenStreetMap's highway values, Chinese road classes, or a number "
        "from 0, a footpath, to 6, an expressway. Grids are bounded by the higher classes first."
    )  # fmt: skip
    add_field(algorithm, "STREET_CLASS", words, told, "STREETS")


def add_barriers(algorithm, told=""):
    """Declare BARRIERS; `told` as of `add_streets`."""
    words = translate("Inputs", "Barriers")
    told = told or translate(
        "Inputs",
        "Rivers, lakes, railways and expressways, in one layer or several. A grid lies across them only where "
        "a street crosses."
    )  # fmt: skip
    algorithm.add(QgsProcessingParameterMultipleLayers("BARRIERS", words, ANY_GEOMETRY, optional=True), told)


def add_compounds(algorithm, advanced=True):
    """Declare COMPOUNDS."""
    words = translate("Inputs", "Walled compounds")
    told = translate("Inputs", "Polygons of compounds, which are kept whole where they fit into a grid.")
    add_layer(algorithm, "COMPOUNDS", words, told, [AREAS], optional=True, advanced=advanced)


# The rules


def add_limits(algorithm):
    """Declare MINIMUM and MAXIMUM."""
    words = translate("Inputs", "Least households of a grid")
    told = translate("Inputs", "A grid with fewer households is reported, with the reason.")
    add_number(algorithm, "MINIMUM", words, told, 350)
    words = translate("Inputs", "Most households of a grid")
    told = translate("Inputs", "A grid with more households is reported, with the reason.")
    add_number(algorithm, "MAXIMUM", words, told, 500)


def add_rural_limits(algorithm):
    """Declare RURAL_MINIMUM and RURAL_MAXIMUM."""
    told = translate("Inputs", "For communities whose kind is rural.")
    words = translate("Inputs", "Least households of a rural grid")
    add_number(algorithm, "RURAL_MINIMUM", words, told, 150, advanced=True)
    words = translate("Inputs", "Most households of a rural grid")
    add_number(algorithm, "RURAL_MAXIMUM", words, told, 350, advanced=True)


def add_code_profile(algorithm):
    """Declare CODE_PROFILE and CUSTOM_PROFILE."""
    told = translate(
        "Inputs",
        "How a grid's code is written: stat15 is the community's 12 digits and 3 digits for the grid; "
        "cj213_14 has 2 for the grid; cjt349_20 has 6 for the managed object before and 2 after; micro18 has "
        "3 more for the micro-grid; custom is what a file says."
    )  # fmt: skip
    add_choice(algorithm, "CODE_PROFILE", translate("Inputs", "Codes"), told, CODE_PROFILES, advanced=True)
    words = translate("Inputs", "File of custom codes")
    told = translate("Inputs", "A JSON file that describes the codes, where Codes is custom.")
    parameter = QgsProcessingParameterFile("CUSTOM_PROFILE", words, extension="json", optional=True)
    algorithm.add(parameter, told, advanced=True)


# How the work is done


def add_seed(algorithm):
    """Declare SEED."""
    told = translate(
        "Inputs", "The same seed gives the same plan; another seed gives another plan that is about as good."
    )
    add_number(algorithm, "SEED", translate("Inputs", "Seed"), told, 1, minimum=0)


def add_scheduler(algorithm):
    """Declare SCHEDULER."""
    told = translate(
        "Inputs", "How the work is spread over the cores; the plan is the same. Automatic fits nearly always."
    )
    add_choice(algorithm, "SCHEDULER", translate("Inputs", "Cores"), told, SCHEDULERS, advanced=True)
