"""What a run was given for the inputs of `district_inputs`, read once for all algorithms."""

from qgis.core import Qgis, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from .district_inputs import CODE_PROFILES, CUSTOM, LIMITS

__all__ = ["layers_given", "limits_trouble", "rules_given", "seed_given", "source_given", "sources_given"]

translate = QCoreApplication.translate


def limits_trouble(algorithm, parameters, context):
    """Say what is wrong with the limits or the code profile, as far as they are declared; '' where nothing is."""
    for low, high in LIMITS:
        minimum = algorithm.parameterAsInt(parameters, low, context)
        maximum = algorithm.parameterAsInt(parameters, high, context)
        if minimum > maximum:
            return translate("Inputs", "{low} is {minimum}, more than {high}, which is {maximum}.").format(
                low=low, minimum=minimum, high=high, maximum=maximum
            )
    custom = algorithm.parameterAsEnumString(parameters, "CODE_PROFILE", context) == CUSTOM
    if custom and not algorithm.parameterAsFile(parameters, "CUSTOM_PROFILE", context):
        return translate(
            "Inputs", "CODE_PROFILE is custom: CUSTOM_PROFILE must name the file that describes the codes."
        )
    return ""


def source_given(algorithm, parameters, name, context):
    """Take a layer as `adapters.layers.reading.Source`, None where none is given.

    Raises
    ------
    QgsProcessingException
        The layer that is named cannot be opened.
    """
    from ..adapters.layers.reading import Source

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
    from ..adapters.layers.reading import Source

    layers = algorithm.parameterAsLayerList(parameters, name, context)
    for layer in layers:
        if layer.type() != Qgis.LayerType.Vector:
            said = translate("Inputs", "The layer {layer} of {parameter} has no lines or areas.")
            raise QgsProcessingException(said.format(layer=layer.name(), parameter=name))
    return [Source.of_layer(layer) for layer in layers]


def layers_given(algorithm, parameters, context, barriers):
    """Take the layers of a district, those that the algorithm declares, with `barriers` taken by `sources_given`.

    Returns
    -------
    adapters.gridding.district.Layers
    """
    from ..adapters.gridding.district import Layers

    def source(name):
        declared = algorithm.parameterDefinition(name) is not None
        return source_given(algorithm, parameters, name, context) if declared else None

    def field(name):
        return algorithm.parameterAsString(parameters, name, context)

    return Layers(
        communities=source("COMMUNITIES"),
        community_code_field=field("COMMUNITY_CODE"),
        community_name_field=field("COMMUNITY_NAME"),
        community_kind_field=field("COMMUNITY_KIND"),
        buildings=source("BUILDINGS"),
        households_field=field("HOUSEHOLDS"),
        streets=source("STREETS"),
        street_class_field=field("STREET_CLASS"),
        barriers=barriers,
        compounds=source("COMPOUNDS"),
        locked=source("LOCKED_GRIDS"),
    )


def rules_given(algorithm, parameters, context):
    """Make the rules of the limits, and of the code profile and the seed where they are declared.

    Returns
    -------
    engine.gridding.model.Rules

    Raises
    ------
    QgsProcessingException
        The file of the profile cannot be used.
    """
    from ..adapters.gridding.code_profiles import ProfileError, read_profile
    from ..engine.gridding.model import Band, Rules

    profile_id = algorithm.parameterAsEnumString(parameters, "CODE_PROFILE", context) or CODE_PROFILES[0]
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
    return Rules({**profile.bands, **bands}, seed_given(algorithm, parameters, context), profile.code)


def seed_given(algorithm, parameters, context):
    """Take SEED; 1 where it is not declared."""
    if algorithm.parameterDefinition("SEED") is None:
        return 1
    return algorithm.parameterAsInt(parameters, "SEED", context)
