"""The addresses of a district's buildings, ready to be looked through by road, compound and number."""

from collections import defaultdict

from .parsing import AddressParser
from .spelling import NameIndex

__all__ = ["AddressIndex", "stem_of"]


class AddressIndex:
    """Addresses by their parts.

    Parameters
    ----------
    texts : (a,) sequence of str
    buildings : (a,) sequence of int, the row of each one's building, -1 for none: what is written so is of no building
    words : AddressWords
    names : dict of str to int, optional, names of buildings and places with the row of the building
    progress : Progress, optional; asked whether to stop

    Attributes
    ----------
    addresses : list of Address, each once for a building
    buildings : list of int, the row of the building of each
    parser : AddressParser that knows the names of roads and compounds
    roads, compounds : NameIndex
    by_place : dict of (road, number, compound, building) to rows
    by_number : dict of road to dict of int to rows; a range stands under each number in it
    by_road : dict of road to rows
    by_building : dict of compound to dict of str to rows
    stems : dict of str (a name without its ending) to names; one for roads, one for compounds
    """

    def __init__(self, texts, buildings, words, names=None, progress=None):
        self.words = words
        plain = AddressParser(words)
        self.addresses, self.buildings, known = [], [], set()
        for place, (text, building) in enumerate(zip(texts, buildings, strict=True)):
            if progress is not None and place % 4096 == 0:
                progress.check()
            address = plain.parse(text)
            if address.says_something and (address.place, building) not in known:
                known.add((address.place, building))
                self._add(address, building)
        for name, building in (names or {}).items():
            address = plain.parse(name)
            if address.compound and address.number is None and (address.place, building) not in known:
                known.add((address.place, building))
                self._add(address, building)
        self._file()
        self.parser = AddressParser(words, self.roads.names, self.compounds.names)

    def _add(self, address, building):
        self.addresses.append(address)
        self.buildings.append(int(building))

    def _file(self):
        self.by_place, self.by_road = defaultdict(list), defaultdict(list)
        self.by_number = defaultdict(lambda: defaultdict(list))
        self.by_building = defaultdict(lambda: defaultdict(list))
        for row, address in enumerate(self.addresses):
            self.by_place[address.place].append(row)
            if address.road:
                self.by_road[address.road].append(row)
                if address.number is not None:
                    for number in _numbers(address.number):
                        self.by_number[address.road][number].append(row)
            if address.compound:
                self.by_building[address.compound][address.building].append(row)
        self.roads, self.compounds = NameIndex(self.by_road, self.words), NameIndex(self.by_building, self.words)
        endings = [*self.words.of("road")]
        self.road_stems, self.compound_stems = defaultdict(list), defaultdict(list)
        for road in sorted(self.by_road):
            self.road_stems[stem_of(road, endings, self.words)].append(road)
        for compound in sorted(self.by_building):
            self.compound_stems[stem_of(compound, self.words.of("compound_end"), self.words)].append(compound)

    def buildings_of(self, rows):
        """The rows of the buildings of some addresses, each once, in their order."""
        return list(dict.fromkeys(self.buildings[row] for row in rows))


_LONGEST_RANGE = 400


def _numbers(number):
    """The numbers that an address stands under."""
    if number.single or number.high - number.low > _LONGEST_RANGE:
        return (number.low,)
    return [value for value in range(number.low, number.high + 1) if number.covers(value)]


def stem_of(name, endings, words):
    """A name without its ending: 和溪 of 和溪街, ELM of ELM ST; the name itself where nothing would be left.

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> words = AddressWords({"road_type": {"ST": "ST"}})
    >>> stem_of("和溪街", ["街"], words), stem_of("ELM ST", [], words), stem_of("街", ["街"], words)
    ('和溪', 'ELM', '街')
    """
    first, space, last = name.rpartition(" ")
    if space and last in words.standard("road_type"):
        return first
    for ending in endings:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name[: -len(ending)]
    return name
