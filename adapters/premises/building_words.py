"""The words in and round the elevation table of a building: on cells, for lines, and for people who hear it read."""

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.elevation import tally_of
from ...engine.premises.model import NO_FLOOR, STATES
from ..words.of_premises import entrance_words, floor_words, state_words

__all__ = ["BuildingWords", "grid_words"]

translate = QCoreApplication.translate


def grid_words(grid, code=""):
    """Say what a grid holds and what it may; in another line, what it means that a tower in it is divided.

    Parameters
    ----------
    grid : GridRow
    code : str, what stands for its code, as a link does; by default the code
    """
    words = translate("Building", "Grid {code} {name}: {households} households, wanted are {minimum} to {maximum}")
    numbers = {"households": grid.households, "minimum": grid.minimum, "maximum": grid.maximum}
    said = words.format(code=code or grid.code, name=grid.name, **numbers)
    return f"{said}\n{grid.note}" if grid.divided and grid.note else said


class BuildingWords:
    """The words of one card's table; sums are taken once.

    Parameters
    ----------
    card : building_cards.Card

    Attributes
    ----------
    total : str, the head of the totals
    no_floor : int, what stands for a floor that is not known
    """

    def __init__(self, card):
        self._card, self._elevation = card, card.elevation
        self._states = state_words()
        self.total = translate("Building", "Total")
        self.no_floor = NO_FLOOR
        self._on_line = self._sums()

    @property
    def has_left_over(self):
        """Whether the building counts other households than its rows do."""
        return bool(self._elevation.left_over.households)

    @property
    def left_over(self):
        """What the line of what no row tells is called."""
        return translate("Building", "Rest", "households of a building that no dwelling is known of")

    def line(self, row):
        """The head of a row of the table."""
        floors = self._elevation.floors
        if row < len(floors):
            return floor_words(floors[row]) if floors[row] != NO_FLOOR or NO_FLOOR not in floors[:row] else ""
        return self.left_over if self.has_left_over and row == len(floors) else self.total

    def line_sentence(self, row):
        """Say the head of a row in full."""
        floors = self._elevation.floors
        if row < len(floors):
            return self._floor_name(floors[row])
        if self.has_left_over and row == len(floors):
            return translate("Building", "Households of the building that are in no dwelling of the table")
        return self.total

    def entrance(self, entrance):
        """The head of an entrance's columns; where nothing is known of entrances, nothing."""
        if not entrance and len(self._elevation.entrances) == 1:
            return ""
        return entrance_words(entrance)

    def short_entrance(self, entrance):
        """The same where there is little room."""
        return entrance or ("?" if len(self._elevation.entrances) > 1 else "")

    def cell(self, home):
        """What stands on a home."""
        if not home.single and home.dwellings:
            return f"{home.households}/{home.dwellings}"
        if home.state == "unknown" and not home.households and home.single:
            return "?"
        if home.state == "shop":
            mark = translate("Building", "S", "a shop in the elevation table, one letter")
            return f"{mark}{home.households}" if home.households else mark
        return str(home.households)

    def on_line(self, row):
        """The households on a line, '' where nobody can live there."""
        tally = self._on_line.get(row)
        return "" if tally is None else str(tally.households)

    def sentence(self, home):
        """Say all of a home: where, which, how many, and what it is."""
        parts = [self.entrance(home.entrance), self._floor(home)]
        if home.room:
            parts.append(translate("Building", "room {room}").format(room=home.room))
        where = translate("Building", ", ").join(part for part in parts if part)
        counts = translate("Building", "households: {households}").format(households=home.households)
        if home.single:
            return f"{where}: {counts}, {self._states[home.state]}"
        of = translate("Building", "dwellings: {dwellings}").format(dwellings=home.dwellings)
        return f"{where}: {counts}, {of}, {self.spread}"

    def floor_sentence(self, row):
        """Say what a line holds."""
        tally = self._on_line.get(row)
        return "" if tally is None else f"{self._floor_name(self._elevation.floors[row])}: {self.tally(tally)}"

    def entrance_sentence(self, entrance):
        """Say what an entrance holds, and which vertical grid it belongs to, where it has one."""
        name = self.entrance(entrance)
        words = self.tally(self._elevation.in_entrance(entrance))
        if entrance in self._card.entrance_grids:
            grid = translate("Building", "vertical grid {code}").format(code=self._card.entrance_grids[entrance][0])
            words = f"{words}; {grid}"
        return f"{name}: {words}" if name else words

    def tally(self, tally):
        """Say a sum."""
        words = translate("Building", "Households: {households}; dwellings: {dwellings}")
        return words.format(households=tally.households, dwellings=tally.dwellings)

    @property
    def spread(self):
        """What is said of homes that are not known one by one."""
        return translate("Building", "not known singly")

    @property
    def has_spread(self):
        """Whether some of it is only spread."""
        return not all(home.single for home in self._elevation.homes)

    def known(self):
        """Say how well its dwellings are known, and where the building counts others than the table."""
        left_over, said = self._elevation.left_over.households, self._card.known
        if not left_over:
            return said
        words = translate("Building", "The table holds {table} households, the building counts {building}.")
        total = self._elevation.total.households
        return f"{said} {words.format(table=total - left_over, building=total)}"

    def legend(self):
        """The states with how many dwellings are in each: list of (state, words, count)."""
        states = self._elevation.total.states
        return [(state, self._states[state], states.get(state, 0)) for state in STATES]

    def _floor(self, home):
        if home.top > home.floor:
            words = translate("Building", "floors {low} to {high}")
            return words.format(low=floor_words(home.floor), high=floor_words(home.top))
        return self._floor_name(home.floor)

    def _floor_name(self, floor):
        if floor == NO_FLOOR:
            return translate("Building", "floor not known")
        return translate("Building", "floor {floor}").format(floor=floor_words(floor))

    def _sums(self):
        """The Tally of every line; a dwelling of several floors counts at its lowest."""
        on_line = {}
        for line in range(len(self._elevation.floors)):
            on_line[line] = []
        for (line, _), home in self._elevation.slots.items():
            if self._elevation.floors[line] == home.floor:
                on_line[line].append(home)
        return {line: tally_of(homes) for line, homes in on_line.items() if homes}
