"""The inputs that several algorithms share: declared once, read once."""

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
from qgis.PyQt.QtCore import QCoreApplication

__all__ = [
    "AREAS",
    "LINES",
    "POINTS",
    "add_barriers",
    "add_buildings",
    "add_code_profile",
    "add_communities",
    "add_compounds",
    "add_field",
    "add_layer",
    "add_limits",
    "add_number",
    "add_streets",
    "limits_trouble",
    "rules_given",
    "source_given",
    "sources_given",
]

AREAS = QgsProcessing.SourceType.TypeVectorPolygon
LINES = QgsProcessing.SourceType.TypeVectorLine
POINTS = QgsProcessing.SourceType.TypeVectorPoint
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry
CUSTOM = "custom"
CODE_PROFILES = ("stat15", "cj213_14", "cjt349_20", "micro18", CUSTOM)
LIMITS = (("MINIMUM", "MAXIMUM"), ("RURAL_MINIMUM", "RURAL_MAXIMUM"))

translate = QCoreApplication.translate


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


def add_communities(algorithm, optional=False):
    """Declare COMMUNITIES, COMMUNITY_CODE and COMMUNITY_KIND."""
    words, told = translate("Inputs", "Communities"), translate("Inputs", "The polygons that the grids must tile.")
    add_layer(algorithm, "COMMUNITIES", words, told, [AREAS], optional)
    add_field(
        algorithm,
        "COMMUNITY_CODE",
        translate("Inputs", "Code of the community"),
        translate("Inputs", "The field with the code of 12 digits that a grid's code begins with."),
        "COMMUNITIES",
    )
    add_field(
        algorithm,
        "COMMUNITY_KIND",
        translate("Inputs", "Kind of the community"),
        translate("Inputs", "The field that says urban, rural or special. Without it every community is urban."),
        "COMMUNITIES",
        advanced=True,
    )


def add_buildings(algorithm, optional=False):
    """Declare BUILDINGS and HOUSEHOLDS."""
    words, told = translate("Inputs", "Buildings"), translate("Inputs", "Polygons or points.")
    add_layer(algorithm, "BUILDINGS", words, told, [AREAS, POINTS], optional)
    words = translate("Inputs", "Households of the building")
    told = translate("Inputs", "The field that counts households; numbers written as text will do.")
    add_field(algorithm, "HOUSEHOLDS", words, told, "BUILDINGS", optional)


def add_streets(algorithm, optional=True):
    """Declare STREETS and STREET_CLASS."""
    words = translate("Inputs", "Streets")
    add_layer(algorithm, "STREETS", words, translate("Inputs", "Lines that one can see."), [LINES], optional)
    words = translate("Inputs", "Class of the street")
    told = translate(
        "Inputs", "The field with the street's class, as in Divide district. Expressways are barriers."
    )  # fmt: skip
    add_field(algorithm, "STREET_CLASS", words, told, "STREETS")


def add_barriers(algorithm):
    """Declare BARRIERS."""
    parameter = QgsProcessingParameterMultipleLayers(
        "BARRIERS", translate("Inputs", "Barriers"), ANY_GEOMETRY, optional=True
    )
    algorithm.add(parameter, translate("Inputs", "Rivers, lakes, railways and expressways, in one layer or several."))


def add_compounds(algorithm):
    """Declare COMPOUNDS."""
    words = translate("Inputs", "Walled compounds")
    told = translate("Inputs", "Polygons of compounds, whose walls one can see.")
    add_layer(algorithm, "COMPOUNDS", words, told, [AREAS], optional=True, advanced=True)


def add_limits(algorithm):
    """Declare MINIMUM and MAXIMUM, and those for villages."""
    told = translate("Inputs", "Grids with fewer or more households are reported.")
    rural = translate("Inputs", "For communities whose kind is rural.")
    add_number(algorithm, "MINIMUM", translate("Inputs", "Least households of a grid"), told, 350)
    add_number(algorithm, "MAXIMUM", translate("Inputs", "Most households of a grid"), told, 500)
    words = translate("Inputs", "Least households of a rural grid")
    add_number(algorithm, "RURAL_MINIMUM", words, rural, 150, advanced=True)
    words = translate("Inputs", "Most households of a rural grid")
    add_number(algorithm, "RURAL_MAXIMUM", words, rural, 350, advanced=True)


def add_code_profile(algorithm):
    """Declare CODE_PROFILE and CUSTOM_PROFILE."""
    words = translate("Inputs", "Codes")
    algorithm.add(
        QgsProcessingParameterEnum(
            "CODE_PROFILE", words, list(CODE_PROFILES), defaultValue=CODE_PROFILES[0], usesStaticStrings=True
        ),
        translate("Inputs", "How a grid's code is written, as in Divide district."),
        advanced=True,
    )
    words = translate("Inputs", "File of custom codes")
    algorithm.add(
        QgsProcessingParameterFile("CUSTOM_PROFILE", words, extension="json", optional=True),
        translate("Inputs", "A JSON file that describes the codes, where Codes is custom."),
        advanced=True,
    )


def limits_trouble(algorithm, parameters, context):
    """Say what is wrong with the limits or the code profile; '' where nothing is."""
    for low, high in LIMITS:
        minimum = algorithm.parameterAsInt(parameters, low, context)
        maximum = algorithm.parameterAsInt(parameters, high, context)
        if minimum > maximum:
            return translate("Inputs", "{low} is {minimum}, more than {high}, which is {maximum}.").format(
                low=low, minimum=minimum, high=high, maximum=maximum
            )
    if algorithm.parameterDefinition("CODE_PROFILE") is None:
        return ""
    custom = algorithm.parameterAsEnumString(parameters, "CODE_PROFILE", context) == CUSTOM
    if custom and not algorithm.parameterAsFile(parameters, "CUSTOM_PROFILE", context):
        return translate(
            "Inputs", "CODE_PROFILE is custom: CUSTOM_PROFILE must name the file that describes the codes."
        )
    return ""


def source_given(algorithm, parameters, name, context):
    """Take a layer as `adapters.reading.Source`, None where none is given.

    Raises
    ------
    QgsProcessingException
        The layer that is named cannot be opened.
    """
    from ..adapters.reading import Source

    given = algorithm.parameterAsSource(parameters, name, context)
    if given is None and parameters.get(name):
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    return Source.of_parameter(given, algorithm.parameterAsVectorLayer(parameters, name, context))


def sources_given(algorithm, parameters, name, context):
    """Take several layers; call this in `prepareAlgorithm`, which runs in the layers' own thread.

    Raises
    ------
    QgsProcessingException
        One is no vector layer; the sentence names it.
    """
    from ..adapters.reading import Source

    layers = algorithm.parameterAsLayerList(parameters, name, context)
    for layer in layers:
        if layer.type() != Qgis.LayerType.Vector:
            said = translate("Inputs", "The layer {layer} of {parameter} has no lines or areas.")
            raise QgsProcessingException(said.format(layer=layer.name(), parameter=name))
    return [Source.of_layer(layer) for layer in layers]


def rules_given(algorithm, parameters, context):
    """Make the rules of the limits and the code profile.

    Raises
    ------
    QgsProcessingException
        The file of the profile cannot be used.
    """
    from ..adapters.code_profiles import ProfileError, read_profile
    from ..engine.gridding.model import Band, Rules

    profile_id = CODE_PROFILES[0]
    if algorithm.parameterDefinition("CODE_PROFILE") is not None:
        profile_id = algorithm.parameterAsEnumString(parameters, "CODE_PROFILE", context)
    if profile_id == CUSTOM:
        profile_id = algorithm.parameterAsFile(parameters, "CUSTOM_PROFILE", context)
    try:
        profile = read_profile(profile_id)
    except ProfileError as wrong:
        raise QgsProcessingException(str(wrong)) from wrong
    (low, high), (rural_low, rural_high) = (
        [algorithm.parameterAsInt(parameters, name, context) for name in pair] for pair in LIMITS
    )
    bands = {"urban": Band(low, high), "rural": Band(rural_low, rural_high)}
    return Rules({**profile.bands, **bands}, 1, profile.code)
