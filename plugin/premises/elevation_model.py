"""The elevation table of a building as a model: a row a floor, a column a dwelling, with totals below and right."""

from dataclasses import dataclass

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal

__all__ = ["HOME_ROLE", "ElevationModel", "Look"]

HOME_ROLE = Qt.ItemDataRole.UserRole + 20
"""The role under which a cell gives its Home, None where it has none."""

_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WRITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_HEAD_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_CENTRE = 0x84  # AlignHCenter and AlignVCenter as the number that both Qt 5 and Qt 6 take from a model


def _words_of(card):
    from ...adapters.premises.building_words import BuildingWords  # packages that QGIS does not bring everywhere

    return BuildingWords(card)


@dataclass(frozen=True)
class Look:
    """How a cell is drawn.

    Attributes
    ----------
    kind : str, 'home', 'wall', 'floor', 'entrance', 'whole' or 'left_over'
    home : Home, None where it has none
    words : str
    behind : str, what lies behind it: 'wall', 'earth', or '' for nothing
    left, right, ground : bool, whether an entrance ends there, or the ground lies below
    """

    kind: str
    home: object
    words: str
    behind: str
    left: bool
    right: bool
    ground: bool


class ElevationModel(QAbstractTableModel):
    """Shows a Card.

    Attributes
    ----------
    card : Card, None where none is shown
    words : BuildingWords, of the card

    Signals
    -------
    number_typed(target, number), state_given(target, state) : what a person wants written, for a building_cards.Target
    """

    number_typed = pyqtSignal(object, int)
    state_given = pyqtSignal(object, str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.card = self.words = None
        self._writable = False
        self._of_column, self._first, self._looks = [], {}, {}

    def show(self, card, writable):
        """Take a Card; nothing with None."""
        self.beginResetModel()
        self.card, self._writable = card, writable
        self.words = None if card is None else _words_of(card)
        self._of_column = [] if card is None else card.elevation.columns.tolist()
        self._first, self._looks = {}, {}
        for column, entrance in enumerate(self._of_column):
            self._first.setdefault(entrance, column)
        self.endResetModel()

    # The shape

    def rowCount(self, parent=None):  # noqa: N802
        if self.card is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.card.elevation.floors) + self.words.has_left_over + 1

    def columnCount(self, parent=None):  # noqa: N802
        if self.card is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._of_column) + 1

    def entrance_of(self, column):
        """The name of a column's entrance, None for the totals."""
        return self.card.elevation.entrances[self._of_column[column]] if column < len(self._of_column) else None

    def short_entrance(self, entrance):
        """The name of an entrance where there is little room."""
        return self.words.short_entrance(entrance)

    def spans(self):
        """The cells that are drawn as one: list of (row, column, rows, columns)."""
        found, slots = [], self.card.elevation.slots
        for (line, column), home in slots.items():
            if slots.get((line - 1, column)) is not home:
                high = 1
                while slots.get((line + high, column)) is home:
                    high += 1
                found.append((line, column, high, 1))
        last = self.rowCount() - 1
        for entrance, first in self._first.items():
            found.append((last, first, 1, self.card.elevation.widths[entrance]))
        if self.words.has_left_over:
            found.append((last - 1, 0, 1, len(self._of_column)))
        return [span for span in found if span[2] * span[3] > 1]

    def kind(self, index):
        """What a cell is."""
        line, column = index.row(), index.column()
        floors, right = len(self.card.elevation.floors), len(self._of_column)
        if line == self.rowCount() - 1:
            return "whole" if column == right else "entrance"
        if line >= floors:
            return "left_over"
        if column == right:
            return "floor"
        return "home" if (line, column) in self.card.elevation.slots else "wall"

    def home(self, index):
        """The Home of a cell, None where it has none."""
        return self.card.elevation.slots.get((index.row(), index.column()))

    def place_of(self, floor, entrance):
        """The first cell of a floor in an entrance, else of the floor; an invalid index where there is none."""
        there = [place for place, home in sorted(self.card.elevation.slots.items()) if home.floor <= floor <= home.top]
        inside = [place for place in there if self.entrance_of(place[1]) == entrance]
        return self.index(*(inside or there)[0]) if there else QModelIndex()

    # What is written

    def target(self, index):
        """What a number in this cell counts: a Target, None where nothing can be counted."""
        if not index.isValid():
            return None
        key = self._key(index)
        return self.card.targets.get(key) if key is not False else None

    def where_to_write(self, index):
        """The cell where a number for this cell stands: itself, its entrance's total or the building's."""
        key = self._key(index) if index.isValid() else False
        if key is False or key not in self.card.targets:
            return QModelIndex()
        if key is not None and not isinstance(key, str):
            return index
        last = self.rowCount() - 1
        if key is None:
            return self.index(last, len(self._of_column))
        return self.index(last, self._first[self.card.elevation.entrances.index(key)])

    def _key(self, index):
        """The key of a cell's target, False where it has none."""
        kind = self.kind(index)
        if kind == "home":
            return self.card.target_of(self.home(index))
        if kind == "entrance":
            entrance = self.entrance_of(index.column())
            return entrance if entrance in self.card.targets else None
        return None if kind == "whole" else False

    def flags(self, index):
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        look = self.look(index)
        if look.kind in ("wall", "left_over"):
            return Qt.ItemFlag.NoItemFlags
        if look.kind in ("home", "entrance", "whole") and self._writable and self.where_to_write(index) == index:
            return _WRITABLE
        return _READABLE

    def setData(self, index, value, role=Qt.ItemDataRole.EditRole):  # noqa: N802
        target = self.target(index)
        if role != Qt.ItemDataRole.EditRole or target is None or not str(value).strip().isdecimal():
            return False
        self.number_typed.emit(target, int(value))
        return True

    def give_state(self, index, state):
        """Say what a dwelling is. Returns whether it is one that is known by itself."""
        target = self.target(index)
        if target is None or self.where_to_write(index) != index or self.kind(index) != "home":
            return False
        self.state_given.emit(target, state)
        return True

    # What is shown

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == HOME_ROLE:
            return self.home(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE
        if role == Qt.ItemDataRole.EditRole:
            target = self.target(index)
            return None if target is None else target.households
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(index)
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if self.card is None or role not in _HEAD_ROLES:
            return None
        if orientation == Qt.Orientation.Horizontal:
            entrance = self.entrance_of(section)
            if entrance is not None and role != Qt.ItemDataRole.DisplayRole:
                return self.words.entrance_sentence(entrance)
            return self.words.total if entrance is None else self.words.entrance(entrance)
        return self.words.line(section) if role == Qt.ItemDataRole.DisplayRole else self.words.line_sentence(section)

    def look(self, index):
        """How a cell is drawn: a Look, kept until another card is shown."""
        key = index.row(), index.column()
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._look(index)
        return look

    def _look(self, index):
        line, column, kind = index.row(), index.column(), self.kind(index)
        words, home, floors = self._text(index) or "", self.home(index), self.card.elevation.floors
        if kind not in ("home", "wall"):
            return Look(kind, home, words, "", False, False, False)
        has_floor, known = floors[line] != self.words.no_floor, bool(self.entrance_of(column))
        built = has_floor and (known or len(self.card.elevation.entrances) == 1)
        behind = "" if not built else "wall" if floors[line] >= 0 else "earth"
        left = column == 0 or self._of_column[column - 1] != self._of_column[column]
        right = column == len(self._of_column) - 1
        ground = built and floors[line] >= 0 and (line + 1 == len(floors) or floors[line + 1] < 0)
        return Look(kind, home, words, behind, built and left, built and right, ground)

    def _text(self, index):
        kind, elevation = self.kind(index), self.card.elevation
        if kind == "home":
            return self.words.cell(self.home(index))
        if kind == "floor":
            return self.words.on_line(index.row())
        if kind == "entrance" and index.column() == self._first[self._of_column[index.column()]]:
            return str(elevation.in_entrance(self.entrance_of(index.column())).households)
        if kind == "whole":
            return str(elevation.total.households)
        if kind == "left_over" and index.column() == len(self._of_column):
            return f"{elevation.left_over.households:+d}"
        return ""

    def _sentence(self, index):
        kind, elevation = self.kind(index), self.card.elevation
        if kind == "home":
            return self.words.sentence(self.home(index))
        if kind == "floor":
            return self.words.floor_sentence(index.row())
        if kind == "entrance":
            return self.words.entrance_sentence(self.entrance_of(index.column()))
        if kind == "whole":
            return self.words.tally(elevation.total)
        return self.words.left_over if kind == "left_over" else ""
