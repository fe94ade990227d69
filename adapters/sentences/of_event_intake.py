"""The sentences and titles for what reading events finds; `adapters.sentences.saying` says them."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["templates", "titles", "variant"]

translate = QCoreApplication.translate


def variant(finding):
    """The ending of the template's key where a check of events has several sentences."""
    if finding.check == "event_times_doubtful" and not finding.numbers["month_first"]:
        return ".other"
    return ""


# fmt: off

def templates():
    """Sentences by check, the other variants of one under its name and an ending."""
    return {
        "event_number_missing": translate("Findings",
            "{layer}: events without a number got that of their row (number: {count}, rows: {rows})."),
        "event_times_unread": translate("Findings",
            "{layer}: what stands in “{column}” is no time and was left out (number: {count}, rows: {rows})."),
        "event_times_doubtful": translate("Findings",
            "{layer}: no row of “{column}” tells whether the month or the day stands first; the month was taken to "
            "(number: {count}, rows: {rows})."),
        "event_times_doubtful.other": translate("Findings",
            "{layer}: no row of “{column}” tells for sure in which order year, month and day stand (number: {count}, "
            "rows: {rows})."),
        "event_words_unknown": translate("Findings",
            "{layer}: words in “{column}” that are not known: {words} (number: {count}, rows: {rows}). A state is then "
            "taken from the times, a source is another one, an urgency is not known."),
        "event_places_zero": translate("Findings",
            "{layer}: events at 0/0 have no place (number: {count}, rows: {rows})."),
        "event_places_lost": translate("Findings",
            "{layer}: coordinates that do not fit the CRS of the layer; these events have no place (number: {count}, "
            "rows: {rows})."),
        "event_places_unread": translate("Findings",
            "{layer}: coordinates that cannot be read (number: {count}, rows: {rows})."),
        "event_places_outside": translate("Findings",
            "{layer}: events far outside the district; their places stay as they are (number: {count}, rows: {rows})."),
        "event_places_swapped": translate("Findings",
            "{layer}: coordinates in the wrong order were swapped (number: {count}, rows: {rows})."),
        "event_places_degrees": translate("Findings",
            "{layer}: coordinates in degrees and minutes were converted (number: {count}, rows: {rows})."),
        "event_places_signed": translate("Findings",
            "{layer}: coordinates whose sign was missing or wrong were mended (number: {count}, rows: {rows})."),
        "event_places_scaled": translate("Findings",
            "{layer}: coordinates in millionths of degrees were converted (number: {count}, rows: {rows})."),
        "event_places_zoned": translate("Findings",
            "{layer}: the number of the zone before eastings was taken away (number: {count}, rows: {rows})."),
        "event_places_assumed": translate("Findings",
            "{layer}: nobody said which CRS the coordinates are in; by their size and where they lie they were taken "
            "as {crs}."),
        "event_columns_empty": translate("Findings",
            "{layer}: columns in which no row says anything (number: {count}): {columns}."),
        "event_columns_text": translate("Findings",
            "{layer}: columns of free text, which may tell of persons, and columns that say nothing more are not read "
            "(number: {count}): {columns}."),
        "event_rows_repeated": translate("Findings",
            "{layer}: rows that say what another row says were left out (number: {count}, rows: {rows})."),
        "event_rows_older": translate("Findings",
            "{layer}: of events whose number stands there more than once the row with the latest time was kept; these "
            "were left out (number: {count}, rows: {rows})."),
        "event_times_disorder": translate("Findings",
            "{layer}: times that come before those of an earlier step were left out (number of events: {count}, rows: "
            "{rows})."),
        "event_times_late": translate("Findings",
            "{layer}: times that lie in the future; they stay as they are (number of events: {count}, rows: {rows})."),
        "event_due_early": translate("Findings",
            "{layer}: deadlines before the report were left out (number: {count}, rows: {rows})."),
        "event_due_set": translate("Findings",
            "{layer}: events without a deadline got one by the profile and its working calendar (number: {count})."),
        "event_placed_by_address": translate("Findings",
            "{layer}: events without coordinates placed by their address: {count}; of those at corners of streets: "
            "{corners}, beside the neighbours of their number: {neighbours}."),
        "event_unplaced": translate("Findings",
            "{layer}: events without a place, whose address is not found for sure (number: {count}, rows: {rows})."),
        "event_datum_suspected": translate("Findings",
            "{layer}: as {datum}, {share} % of the events lie at buildings, as they are {plain} %. They were not "
            "converted; if they come from such a map, import them as {datum}."),
        "event_datum_converted": translate("Findings",
            "{layer}: coordinates were converted from {datum} (number: {count})."),
        "event_no_rows": translate("Findings", "{layer} has no rows that tell of events."),
        "event_nothing_told": translate("Findings",
            "{layer} cannot be read as events: no column tells a number, a time, a state, a class or a place. Its "
            "columns: {columns}. Say what they mean."),
    }


def titles():
    """Titles by check."""
    return {
        "event_number_missing": translate("Findings", "Event without a number"),
        "event_times_unread": translate("Findings", "No time"),
        "event_times_doubtful": translate("Findings", "Order of day and month not known"),
        "event_words_unknown": translate("Findings", "Words of events not known"),
        "event_places_zero": translate("Findings", "Event at 0/0"),
        "event_places_lost": translate("Findings", "Coordinates do not fit the CRS"),
        "event_places_unread": translate("Findings", "Coordinates not read"),
        "event_places_outside": translate("Findings", "Event outside the district"),
        "event_places_swapped": translate("Findings", "Coordinates swapped"),
        "event_places_degrees": translate("Findings", "Degrees and minutes"),
        "event_places_signed": translate("Findings", "Sign of coordinates"),
        "event_places_scaled": translate("Findings", "Millionths of degrees"),
        "event_places_zoned": translate("Findings", "Number of the zone"),
        "event_places_assumed": translate("Findings", "CRS assumed"),
        "event_columns_empty": translate("Findings", "Empty column"),
        "event_columns_text": translate("Findings", "Column not read"),
        "event_rows_repeated": translate("Findings", "Row again"),
        "event_rows_older": translate("Findings", "Event again"),
        "event_times_disorder": translate("Findings", "Times out of order"),
        "event_times_late": translate("Findings", "Time in the future"),
        "event_due_early": translate("Findings", "Deadline before the report"),
        "event_due_set": translate("Findings", "Deadline by profile"),
        "event_placed_by_address": translate("Findings", "Placed by address"),
        "event_unplaced": translate("Findings", "Event without a place"),
        "event_datum_suspected": translate("Findings", "Coordinates may be shifted"),
        "event_datum_converted": translate("Findings", "Coordinates converted"),
        "event_no_rows": translate("Findings", "No rows of events"),
        "event_nothing_told": translate("Findings", "No events"),
    }
