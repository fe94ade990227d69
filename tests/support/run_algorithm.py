"""Run an algorithm of the provider in this process, as the toolbox does."""

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject


def run_algorithm(name, parameters, feedback=None, **outputs):
    """Run `communitygrids:name`, the outputs in memory unless told otherwise.

    Returns its results, the layers among them in place of their ids; refused parameters raise as a failed run does.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"communitygrids:{name}")
    assert algorithm is not None, name
    sinks = {output.name(): "memory:" for output in algorithm.destinationParameterDefinitions()}
    parameters = {**sinks, **outputs, **parameters}
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    fits, reason = algorithm.checkParameterValues(parameters, context)
    if not fits:
        raise QgsProcessingException(reason)
    try:
        results, succeeded = algorithm.run(parameters, context, feedback or QgsProcessingFeedback(False), {}, False)
        assert succeeded
        return {
            key: context.takeResultLayer(value) or value if isinstance(value, str) else value
            for key, value in results.items()
        }
    finally:
        # A refused run is kept by QGIS for ever, and its layers must not be closed after GDAL is.
        context.temporaryLayerStore().removeAllMapLayers()


def rows(layer):
    """The features of a layer as dicts of their fields."""
    return [dict(zip(layer.fields().names(), feature.attributes(), strict=True)) for feature in layer.getFeatures()]
