"""What a run on events was given: the events with their grids, and the span of days, read once for all algorithms."""

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from .event_inputs import zone_given
from .inputs_given import source_given

__all__ = ["EventsGiven", "events_given", "span_given"]

_LAYERS = ("EVENTS", "GRIDS", "COMMUNITIES")

translate = QCoreApplication.translate


class EventsGiven:
    """Events that know their grids.

    Attributes
    ----------
    name : str, the layer's
    events : engine.events.model.Events
    areas : adapters.events.areas.EventAreas
    crs : QgsCoordinateReferenceSystem, metric
    offset : int, minutes that the clocks are ahead of UTC
    """

    def __init__(self, name, events, areas, crs, offset):
        self.name, self.events, self.areas, self.crs, self.offset = name, events, areas, crs, offset


def events_given(algorithm, parameters, context, feedback, progress):
    """Read EVENTS, GRIDS and COMMUNITIES; what was wrong with the events is told.

    Raises
    ------
    QgsProcessingException
        A layer cannot be used, or there are no events; the sentence names it.
    engine.progress.CancelledError
    """
    from ..adapters.events.areas import read_areas
    from ..adapters.events.reading import fields_told, read_events
    from ..adapters.layers.crs import choose_crs
    from ..adapters.sentences.saying import sentence

    progress.report("reading", 0.0)
    source, grids, communities = (source_given(algorithm, parameters, name, context) for name in _LAYERS)
    for layer in filter(None, (source, grids)):
        if not layer.count:
            raise QgsProcessingException(
                translate("District", "The layer {layer} has no features.").format(layer=layer.name)
            )
    measured = next(
        (one for one in (grids, communities, source) if one is not None and not one.extent.isNull()), source
    )
    crs = measured.crs
    if crs.isValid() and not measured.extent.isNull():
        crs = choose_crs(measured.name, crs, measured.extent, context.transformContext())
    offset = zone_given(algorithm, parameters, context, _LAYERS)
    read = read_events(source, crs, context.transformContext(), None, offset, progress.cancelled)
    told = translate("EventInputs", "{layer}: {fields}")
    feedback.pushInfo(told.format(layer=source.name, fields=fields_told(read)))
    for finding in read.findings:
        feedback.pushWarning(sentence(finding))
    areas = read_areas(grids, communities, crs, context.transformContext(), progress.cancelled)
    return EventsGiven(source.name, areas.placed(read.events), areas, crs, offset)


def span_given(algorithm, parameters, context, offset):
    """Take SINCE and UNTIL: adapters.events.figures.periods.Span.

    Raises
    ------
    QgsProcessingException
        The last day lies before the first.
    """
    from ..adapters.events.figures.periods import span_of

    days = [algorithm.parameterAsDateTime(parameters, name, context) for name in ("SINCE", "UNTIL")]
    first, last = (day.date().toString("yyyy-MM-dd") if day is not None and day.isValid() else "" for day in days)
    try:
        return span_of(first, last, offset)
    except ValueError as wrong:
        said = translate("EventInputs", "The last day, {last}, lies before the first, {first}.")
        raise QgsProcessingException(said.format(last=last, first=first)) from wrong
