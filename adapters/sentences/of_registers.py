"""The sentences and titles for what reading a register finds; `adapters.sentences.saying` says them."""

from itertools import pairwise

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["KEYS", "headers_shown", "row_numbers", "templates", "titles", "variant"]

KEYS = ("column", "columns")
"""The numbers of findings that are headers, parted by a comma and a blank where there are several."""

_REASONS = {
    "register_personal_dropped": ("identities", "phones", "emails", "names"),
    "register_codes_ruined": ("lost_zeros",),
    "register_no_number": ("negative", "huge", "fraction"),
    "register_rows_left_out": ("titles", "headers", "totals", "notes"),
}
# The checks that have a sentence for some reasons, and one for all others.

_MOST_RUNS = 60

translate = QCoreApplication.translate


def variant(finding):
    """The ending of the template's key where a check of registers has several sentences."""
    numbers = finding.numbers
    if numbers.get("reason") in _REASONS.get(finding.check, ()):
        return f".{numbers['reason']}"
    if finding.check == "register_household_each" and numbers["told"]:
        return ".told"
    if finding.check == "register_no_place" and not numbers["row"]:
        return ".headless"
    return ""


def headers_shown(headers):
    """Write headers with the commas of the reader's language; a dash where there is none."""
    return headers.replace(", ", translate("Findings", ", ")) if headers else "–"


def row_numbers(rows):
    """Write the numbers of rows, those in a row as a range.

    Examples
    --------
    >>> row_numbers((3, 4, 5, 9))
    '3–5, 9'
    """
    breaks = [0, *(place + 1 for place, (one, other) in enumerate(pairwise(rows)) if other != one + 1), len(rows)]
    runs = [(rows[start], rows[end - 1]) for start, end in pairwise(breaks)]
    said = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:_MOST_RUNS]]
    return translate("Findings", ", ").join([*said, "…"] if len(runs) > _MOST_RUNS else said)


# fmt: off

def templates():
    """Sentences by check, the other variants of one under its name and an ending."""
    return {
        "register_ties_left": translate("Findings",
            "{layer}: rows that are not tied for sure do not count (number: {count}, households: {households}); of "
            "those, {doubtful} wait for a decision in the list of ties."),
        "register_personal_dropped": translate("Findings",
            "{layer}: columns about persons were dropped, nothing of them was written (number: "
            "{count}): {columns}."),
        "register_personal_dropped.identities": translate("Findings",
            "{layer}: columns with identity numbers were dropped, nothing of them was written (number: "
            "{count}): {columns}."),
        "register_personal_dropped.phones": translate("Findings",
            "{layer}: columns with telephone numbers were dropped, nothing of them was written (number: "
            "{count}): {columns}."),
        "register_personal_dropped.emails": translate("Findings",
            "{layer}: columns with e-mail addresses were dropped, nothing of them was written (number: "
            "{count}): {columns}."),
        "register_personal_dropped.names": translate("Findings",
            "{layer}: columns with names of persons were dropped, nothing of them was written (number: "
            "{count}): {columns}."),
        "register_cells_blanked": translate("Findings",
            "{layer}: cells of “{column}” that tell of a person, by an identity or telephone number, an e-mail "
            "address, a number plate or a name, were blanked (number: {count}, rows: {rows})."),
        "register_codes_ruined": translate("Findings",
            "{layer}: codes in “{column}” that a spreadsheet rounded, like 4.30702E+11, were refused (number: {count}, "
            "rows: {rows}). Rows with an address go on by that; better make the column text and export it anew."),
        "register_codes_ruined.lost_zeros": translate("Findings",
            "{layer}: codes in “{column}” that lost zeros in front were refused (number: {count}, rows: {rows}). Rows "
            "with an address go on by that; better make the column text and export it anew."),
        "register_rows_without_place": translate("Findings",
            "{layer}: rows with neither a code nor an address were refused (number: {count}, rows: {rows})."),
        "register_rows_without_count": translate("Findings",
            "{layer}: rows without a count were taken as 0 households (number: {count}, rows: {rows})."),
        "register_no_number": translate("Findings",
            "{layer}: what stands in “{column}” is no number, and was not counted (number: {count}, rows: {rows})."),
        "register_no_number.negative": translate("Findings",
            "{layer}: negative numbers in “{column}” were taken as 0 (number: {count}, rows: {rows})."),
        "register_no_number.huge": translate("Findings",
            "{layer}: numbers in “{column}” too large for one row were not counted (number: {count}, rows: {rows})."),
        "register_no_number.fraction": translate("Findings",
            "{layer}: numbers in “{column}” with decimals were rounded (number: {count}, rows: {rows})."),
        "register_rows_left_out.titles": translate("Findings",
            "{layer}: rows above the header were left out (rows: {rows})."),
        "register_rows_left_out": translate("Findings",
            "{layer}: blank rows were left out (number: {count}, rows: {rows})."),
        "register_rows_left_out.headers": translate("Findings",
            "{layer}: rows that repeat the header or number the columns were left out (rows: {rows})."),
        "register_rows_left_out.totals": translate("Findings",
            "{layer}: rows of totals were left out (number: {count}, rows: {rows})."),
        "register_rows_left_out.notes": translate("Findings",
            "{layer}: headings and footnotes were left out (rows: {rows})."),
        "register_rows_merged": translate("Findings",
            "{layer}: rows that speak of a dwelling again were counted with it, once (number: {count}, rows: {rows})."),
        "register_rows_repeated": translate("Findings",
            "{layer}: rows that say the same as one before were not counted again (number: {count}, rows: {rows})."),
        "register_filled_down": translate("Findings",
            "{layer}: cells of “{column}” that are merged or written once for several rows were filled (number: "
            "{count})."),
        "register_household_each": translate("Findings",
            "{layer}: no column counts households: one was counted for each dwelling that is neither empty nor a shop "
            "(number: {count}). A dwelling is not a household; check the totals."),
        "register_household_each.told": translate("Findings",
            "{layer}: where households are not told, one was counted for each dwelling that is neither empty nor a "
            "shop (number: {count})."),
        "register_dwellings_unknown": translate("Findings",
            "{layer}: no column counts dwellings: as many as households were taken (rows: {count})."),
        "register_coordinates_unused": translate("Findings",
            "{layer}: coordinates were not used, since it is not told in which reference system they are (rows: "
            "{count})."),
        "register_tables_left": translate("Findings",
            "{layer}: other tables of the file have the same columns and were not read (number: {count}): {tables}. "
            "Sheet or table takes one of them, or * for all."),
        "register_columns_second": translate("Findings",
            "{layer}: of columns that mean the same the best was taken; others were not needed (number: "
            "{count}): {columns}."),
        "register_columns_unknown": translate("Findings",
            "{layer}: columns that are not understood were not read (number: {count}): {columns}."),
        "register_encoding": translate("Findings", "{layer}: the text was read as {encoding}."),
        "register_error_cells": translate("Findings",
            "{layer}: cells in which a formula failed (#REF!, #N/A …) were taken as blank (number: {count}, rows: "
            "{rows})."),
        "register_bad_signs": translate("Findings",
            "{layer}: cells with bytes that are no text in its encoding; the signs were replaced (number: {count}, "
            "rows: {rows})."),
        "register_no_places": translate("Findings",
            "No row of the table {layer} says where it is: its codes and addresses are blank, were rounded by a "
            "spreadsheet, or tell of persons and were blanked."),
        "register_no_rows": translate("Findings", "The table {layer} has no rows that a register could be made of."),
        "register_no_place": translate("Findings",
            "The table {layer} does not say where its rows are: in row {row}, none of the columns {columns} is a "
            "building's code or an address. Tell which column is."),
        "register_no_place.headless": translate("Findings",
            "The table {layer} does not say where its rows are: it has no row of headers that is understood. Tell "
            "which column is the building's code or the address."),
        "register_no_counts": translate("Findings",
            "The table {layer} counts nothing: it has no column of households or dwellings, and its rows are no single "
            "dwellings. Tell which column counts."),
        "register_unknown_role": translate("Findings",
            "The mapping names meanings that there are not: {roles}. There are: {known}."),
    }


def titles():
    """Titles by check."""
    return {
        "register_ties_left": translate("Findings", "Rows of the register that do not count"),
        "register_personal_dropped": translate("Findings", "Columns about persons dropped"),
        "register_cells_blanked": translate("Findings", "Cells about persons blanked"),
        "register_codes_ruined": translate("Findings", "Ruined codes refused"),
        "register_rows_without_place": translate("Findings", "Rows without a place"),
        "register_rows_without_count": translate("Findings", "Rows without a count"),
        "register_no_number": translate("Findings", "Not a count"),
        "register_rows_left_out": translate("Findings", "Rows left out"),
        "register_rows_merged": translate("Findings", "Dwellings counted once"),
        "register_rows_repeated": translate("Findings", "Repeated rows"),
        "register_filled_down": translate("Findings", "Cells filled down"),
        "register_household_each": translate("Findings", "Households not told"),
        "register_dwellings_unknown": translate("Findings", "Dwellings not told"),
        "register_coordinates_unused": translate("Findings", "Coordinates not used"),
        "register_tables_left": translate("Findings", "Tables not read"),
        "register_columns_second": translate("Findings", "Columns not needed"),
        "register_columns_unknown": translate("Findings", "Columns not understood"),
        "register_encoding": translate("Findings", "Encoding"),
        "register_error_cells": translate("Findings", "Formulas that failed"),
        "register_bad_signs": translate("Findings", "Damaged text"),
        "register_no_places": translate("Findings", "No row with a place"),
        "register_no_rows": translate("Findings", "No rows"),
        "register_no_place": translate("Findings", "No place"),
        "register_no_counts": translate("Findings", "No counts"),
        "register_unknown_role": translate("Findings", "Unknown meaning"),
    }
