"""The elevation table of a building on paper and as text: counts and states, nothing about a person."""

from html import escape

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QFont, QTextDocument

from ..looks.pdf_page import write_pdf
from .building_words import BuildingWords, grid_words

__all__ = ["sheet_document", "sheet_html", "sheet_text", "write_sheet"]

translate = QCoreApplication.translate

_COLOURS = {"occupied": "#8ec3e6", "empty": "#ffffff", "shop": "#f5b26b", "unknown": "#d4d4d4"}
_WALL, _EARTH, _EDGE = "#eef0f2", "#d9cdbd", "#5f6b75"
_MARGIN = 12  # mm
_MOST_WITH_ROOMS = 10  # dwellings beside each other that leave room for their numbers
_FONT, _SMALLEST = 10, 5  # points


def sheet_text(card):
    """Write a card as text: the facts, then the table with tabs between its columns, which a spreadsheet takes.

    Parameters
    ----------
    card : building_cards.Card

    Returns
    -------
    str
    """
    words, elevation = BuildingWords(card), card.elevation
    columns = [elevation.entrances[place] for place in elevation.columns]
    head = ["", *(words.entrance(entrance) for entrance in columns), words.total]
    lines = [head]
    for line in range(len(elevation.floors)):
        homes = [elevation.slots.get((line, column)) for column in range(len(columns))]
        lines.append([words.line(line), *(_cell_text(words, home) for home in homes), words.on_line(line)])
    if words.has_left_over:
        lines.append([words.left_over, *[""] * len(columns), f"{elevation.left_over.households:+d}"])
    seen, sums = set(), []
    for entrance in columns:
        sums.append("" if entrance in seen else str(elevation.in_entrance(entrance).households))
        seen.add(entrance)
    lines.append([words.total, *sums, str(elevation.total.households)])
    facts = [f"{fact.caption}\t{fact.words}" for fact in card.facts]
    table = ["\t".join(line) for line in lines]
    return "\n".join(
        [card.title, *facts, _grid_words(card), "", *table, "", words.tally(elevation.total), words.known()]
    )


def sheet_html(card):
    """Write a card as a page of HTML, as QTextDocument reads it."""
    words, elevation = BuildingWords(card), card.elevation
    facts = "".join(
        f"<tr><td><b>{escape(fact.caption)}</b>&nbsp;&nbsp;</td><td>{escape(fact.words)}</td></tr>"
        for fact in card.facts
    )
    states = "&nbsp;&nbsp; ".join(f"{_swatch(state)} {escape(name)} {count}" for state, name, count in words.legend())
    if words.has_spread:
        states = f"{states}&nbsp;&nbsp; <i>1/2</i> {escape(words.spread)}"
    grids = escape(_grid_words(card)).replace("\n", "<br>")
    return (
        f"<h2>{escape(card.title)}</h2><table>{facts}</table><p>{grids}</p>"
        f'<table width="100%" border="1" cellspacing="0" cellpadding="1" style="border-color:{_EDGE};">'
        f"{_table_rows(words, elevation)}</table>"
        f"<p>{states}</p><p>{escape(words.tally(elevation.total))}. {escape(words.known())}</p>"
    )


def write_sheet(card, path):
    """Write a card as a PDF, on one page unless the building has very many floors.

    Parameters
    ----------
    card : building_cards.Card
    path : str

    Raises
    ------
    OSError
        The file cannot be written.
    """
    elevation = card.elevation

    def paint(writer, size):
        sheet_document(card, writer, size).print(writer)

    write_pdf(path, card.title, _MARGIN, paint, landscape=sum(elevation.widths) > len(elevation.floors))


def sheet_document(card, device, size):
    """Lay a card out on pages, in letters small enough for it to fit on one.

    Parameters
    ----------
    card : building_cards.Card
    device : QPaintDevice
    size : QSizeF, of a page, in dots of the device

    Returns
    -------
    QTextDocument
    """
    document, font = QTextDocument(), QFont()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setPageSize(size)
    points = _FONT
    while points >= _SMALLEST:
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setHtml(sheet_html(card))
        if document.pageCount() == 1:
            break
        points -= 1
    return document


def _table_rows(words, elevation):
    groups = list(zip(elevation.entrances, elevation.widths, strict=True))
    head = "".join(
        f'<th align="center" colspan="{width}">{escape(words.entrance(entrance))}</th>' for entrance, width in groups
    )
    rows = [f'<tr><th></th>{head}<th align="center">{escape(words.total)}</th></tr>']
    columns = sum(elevation.widths)
    for line, floor in enumerate(elevation.floors):
        cells = "".join(_cell_html(words, elevation, line, column, floor) for column in range(columns))
        rows.append(
            f'<tr><td align="right">{escape(words.line(line))}</td>{cells}'
            f'<td align="center">{words.on_line(line)}</td></tr>'
        )
    if words.has_left_over:
        rows.append(
            f'<tr><td colspan="{columns + 1}">{escape(words.left_over)}</td>'
            f'<td align="center">{elevation.left_over.households:+d}</td></tr>'
        )
    sums = "".join(
        f'<th align="center" colspan="{width}">{elevation.in_entrance(entrance).households}</th>'
        for entrance, width in groups
    )
    last = f'<th align="center">{elevation.total.households}</th>'
    return "".join([*rows, f'<tr><th align="right">{escape(words.total)}</th>{sums}{last}</tr>'])


def _swatch(state):
    sign, colour = ("□", _EDGE) if state == "empty" else ("■", _COLOURS[state])
    return f'<span style="color:{colour};">{sign}</span>'


def _cell_html(words, elevation, line, column, floor):
    home = elevation.slots.get((line, column))
    if home is None:
        if floor == words.no_floor:
            return "<td></td>"
        return f'<td bgcolor="{_EARTH if floor < 0 else _WALL}"></td>'
    if elevation.slots.get((line - 1, column)) is home:
        return ""
    high = sum(slot is home for slot in elevation.slots.values())
    inner = escape(words.cell(home))
    inner = inner if home.single else f"<i>{inner}</i>"
    if home.room and sum(elevation.widths) <= _MOST_WITH_ROOMS:
        inner = f'<span style="color:#6b6b6b;"><small>{escape(home.room)}</small></span>&nbsp; {inner}'
    return f'<td align="center" rowspan="{high}" bgcolor="{_COLOURS[home.state]}">{inner}</td>'


def _cell_text(words, home):
    if home is None:
        return ""
    return f"{home.room}: {words.cell(home)}" if home.room else words.cell(home)


def _grid_words(card):
    if not card.grids:
        return translate("Building", "In no grid")
    return "\n".join(map(grid_words, card.grids))
