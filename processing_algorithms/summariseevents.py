"""Summarise events: how many, how many of them closed and on time, group by group, and beside an earlier span."""

from time import time

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from ..adapters.events.figures.rows import KINDS
from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, add_choice, add_layer, add_number
from .event_inputs import add_zone, wall_clock, zone_trouble
from .events_given import events_given, span_given

__all__ = ["SummariseEvents"]

_ANYTHING = QgsProcessing.SourceType.TypeVector


class SummariseEvents(DistrictAlgorithm):
    """Reads events as they are, and writes tables of figures."""

    NAME = "summariseevents"
    GROUP = groups.EVENTS
    ICON = "event_figures.svg"

    EVENTS, GRIDS, COMMUNITIES, BY, COMPARE, FLOOR = "EVENTS", "GRIDS", "COMMUNITIES", "BY", "COMPARE", "FLOOR"
    SINCE, UNTIL, NOW = "SINCE", "UNTIL", "NOW"
    SUMMARY, TREND = "SUMMARY", "TREND"
    COUNT, CLOSURE, ON_TIME = "COUNT", "CLOSURE_RATE", "ON_TIME_RATE"
    ROLES = {SUMMARY: "", TREND: ""}
    COMPARISONS = ("before", "year", "none")

    def displayName(self):
        return self.tr("Summarise events")

    def summary(self):
        return self.tr(
            "Counts events by grid, community, subdistrict, department, source, class, urgency and month: how many "
            "came in, how many are closed (closed / (received − rejected − merged)) and on time (closed by the "
            "deadline / due in the span), month by month and beside an earlier span. Groups with few events are "
            "masked, and as many others as it takes that none comes out by subtraction."
        )

    def tags(self):
        return self.tr("event,incident,rate,closure,on time,overdue,statistics,trend,comparison,report").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Events of a plan, or as they arrive: fields and words in Chinese and English are understood.")
        add_layer(self, self.EVENTS, self.tr("Events"), told, [_ANYTHING])
        told = self.tr("Grids with grid_code, by which events that name no grid are placed, and their households.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True)
        told = self.tr("Communities with their codes and names, and the names of their subdistricts or towns.")
        add_layer(self, self.COMMUNITIES, self.tr("Communities"), told, [AREAS], optional=True)
        self.add(
            QgsProcessingParameterEnum(
                self.BY,
                self.tr("Counted by"),
                list(KINDS),
                allowMultiple=True,
                defaultValue=list(KINDS),
                usesStaticStrings=True,
            ),
            self.tr("What makes a group; a street is a subdistrict or town (街道)."),
        )
        self._add_day(self.SINCE, self.tr("First day"), self.tr("Without it, that of the first event."))
        self._add_day(self.UNTIL, self.tr("Last day"), self.tr("Without it, that of the last event."))
        told = self.tr("What to compare with: before, as many days or whole months just before; or the year before.")
        add_choice(self, self.COMPARE, self.tr("Comparison"), told, self.COMPARISONS)
        told = self.tr("Groups with fewer events are masked. 0 masks nothing.")
        add_number(self, self.FLOOR, self.tr("Least events told"), told, 10, minimum=0)
        moment = QgsProcessingParameterDateTime(
            self.NOW, self.tr("As of"), Qgis.ProcessingDateTimeParameterDataType.DateTime, optional=True
        )
        told = self.tr("The moment by which an open event is overdue, on the clock below; without it, now.")
        self.add(moment, told, advanced=True)
        add_zone(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.SUMMARY, self.tr("Figures"), _ANYTHING),
            self.tr("A row for all events and one for each group: counts, rates in percent, medians, and before."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.TREND, self.tr("Month by month"), _ANYTHING, optional=True, createByDefault=True
            ),
            self.tr("A row for each group and month. Of grids, communities and subdistricts, the smallest asked for."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, self.tr("Events")))
        self.addOutput(QgsProcessingOutputNumber(self.CLOSURE, self.tr("Closure rate, %")))
        self.addOutput(QgsProcessingOutputNumber(self.ON_TIME, self.tr("On-time rate, %")))

    def _add_day(self, name, words, told):
        kind = Qgis.ProcessingDateTimeParameterDataType.Date
        self.add(QgsProcessingParameterDateTime(name, words, kind, optional=True), told)

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = zone_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def work(self, parameters, context, feedback):
        from ..adapters.events.figures.summary import Question, summarise
        from ..adapters.events.figures.tables import summary_table, trend_table
        from ..adapters.running.progress import FeedbackProgress

        progress = FeedbackProgress(feedback)
        given = events_given(self, parameters, context, feedback, progress)
        span = span_given(self, parameters, context, given.offset)
        comparison = self.parameterAsEnumString(parameters, self.COMPARE, context)
        question = Question.asked(
            given.events,
            self.parameterAsEnumStrings(parameters, self.BY, context),
            span,
            "" if comparison == "none" else comparison,
            self._now(parameters, context, given.offset),
            self.parameterAsInt(parameters, self.FLOOR, context),
            given.offset,
        )
        summary = summarise(given.events, given.areas, question, progress)
        self._tell(summary, feedback)
        progress.lock()
        written = self.write({self.SUMMARY: summary_table(summary), self.TREND: trend_table(summary)}, given.crs)
        total = summary.total
        return {
            **written,
            self.COUNT: total.events,
            self.CLOSURE: total.closure_rate,
            self.ON_TIME: total.on_time_rate,
        }

    def _now(self, parameters, context, offset):
        given = self.parameterAsDateTime(parameters, self.NOW, context)
        if given is None or not given.isValid():
            return time()
        return wall_clock(given, offset)

    def _tell(self, summary, feedback):
        from ..adapters.events.figures.periods import span_text

        total, masked = summary.total, sum(row.masked for row in summary.rows)
        line = self.tr("{span}: events {events}, closed {closure} %, on time {on_time} %")
        words = {"events": total.events, "closure": total.closure_rate, "on_time": total.on_time_rate}
        words = {name: "–" if value is None else value for name, value in words.items()}
        feedback.pushInfo(line.format(span=span_text(summary.question.span, summary.question.offset), **words))
        if masked:
            feedback.pushInfo(self.tr("Groups that are masked: {count}").format(count=masked))
        if summary.without_place != 0:
            said = self.tr("Events in no grid or community (number: {count}): they count as “not known”.")
            feedback.pushWarning(said.format(count="*" if summary.without_place is None else summary.without_place))
