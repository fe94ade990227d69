"""What it tells for or against two addresses being of one building that their parts are alike or not.

Each part gives points: the logarithm of how much likelier such a pair of parts is where the two are of one building
than where they are not. The points are estimates; benchmarks measure how often what they call sure is right.
"""

from .house_numbers import digits_apart, house_number
from .index import stem_of
from .spelling import slip_between

__all__ = ["START", "Evidence"]

START = -4.0
"""Points before anything is compared."""

# Of a road's or a compound's name: the slip that explains it, in short names and longer ones.
_SAME = 6.0
_SLIPS = {"sound": 5.0, "look": 4.5, "swapped": 5.0, "dropped": 4.0, "doubled": 5.0, "added": 4.0, "two": 3.0}
_WRONG = {1: -2.0, 2: 1.0, 3: 2.5}  # one other character, by how many there are beside the ending
_WRONG_LONG = 3.5
_STEM, _OTHER_ENDING, _PART_OF = 3.5, 1.5, 2.0
_OTHER_NAME = -5.0
_KNOWN_ITSELF = -2.5  # what was written is itself a name of the district: seldom is it a slip of another

_NUMBER = {
    "same": 3.0,
    "end": 2.8,  # of a range
    "within": 2.5,
    "between": 2.0,
    "overlap": 1.0,
    "unnamed": 0.0,  # in a range of which the room names another number
    "suffix": -2.5,  # one has a suffix, the other has none
    "other_suffix": -3.5,
    "next": -1.8,
    "slip": -4.5,
    "beside": -4.5,
    "other": -6.0,
}
_NUMBER_LEFT_OUT = -0.5
_BUILDING = {"same": 2.5, "within": 2.0, "none": 0.5, "unsaid": -1.5, "unknown": -1.0, "slip": -5.0, "other": -7.0}
_COMPOUND_UNSAID, _COMPOUND_UNKNOWN = -0.3, -0.7
_LEVEL_SAME, _LEVEL_OTHER = 1.0, -1.5


class Evidence:
    """Compares an address with those of a district's buildings.

    Parameters
    ----------
    words : AddressWords
    names : container of str, the names of roads and compounds that there are
    """

    def __init__(self, words, names=frozenset()):
        self._words, self._known = words, names
        self._names, self._pairs = {}, {}

    def points(self, asked, known, beside=""):
        """The points for two addresses being of one building, and what differs.

        Parameters
        ----------
        asked, known : Address
        beside : str, 'between' where the number asked for is nobody's and lies between two of the building of `known`,
            'next' where one of the two is of another building; '' where neither is said

        Returns
        -------
        float, tuple of str: words such as 'road_slip', 'number_other', 'building_unsaid'; empty where nothing differs
        """
        points, differ = START, []
        for part, own, other, here in (("road", asked.road, known.road, "road"),
                                       ("compound", asked.compound, known.compound, "compound_end")):  # fmt: skip
            more, word = self._name(part, own, other, here)
            points += more
            if word:
                differ.append(f"{part}_{word}")
        pair = asked.building, known.building
        if pair not in self._pairs:
            self._pairs[pair] = _building(*pair)
        for more, word in (self._number(asked, known, beside), self._pairs[pair], self._levels(asked, known)):
            points += more
            if word:
                differ.append(word)
        return points, tuple(differ)

    def _name(self, part, asked, known, endings):
        if not asked and not known:
            return 0.0, ""
        if not asked:
            return (_COMPOUND_UNSAID if part == "compound" else 0.0), "unsaid"
        if not known:
            return (_COMPOUND_UNKNOWN if part == "compound" else -1.0), "unknown"
        pair = (asked, known, endings)
        if pair not in self._names:
            points, word = self._compared(asked, known, endings)
            if word and word != "other" and asked in self._known:
                points += _KNOWN_ITSELF
            self._names[pair] = points, word
        return self._names[pair]

    def _compared(self, asked, known, endings):
        if asked == known or self._words.aliases.get(asked) == known:
            return _SAME, ""
        slip = slip_between(asked, known, self._words)
        if slip in _SLIPS:
            return _SLIPS[slip], "slip"
        stem, known_stem = (stem_of(name, self._words.of(endings), self._words) for name in (asked, known))
        if stem == known_stem:
            said = stem != asked
            return (_OTHER_ENDING, "other_ending") if said and known != known_stem else (_STEM, "short")
        if slip == "wrong":
            return _WRONG.get(len(known_stem), _WRONG_LONG), "slip"
        if len(asked) > 2 and (asked.endswith(known) or known.startswith(asked) or known.endswith(asked)):
            return _PART_OF, "part"
        return _OTHER_NAME, "other"

    @staticmethod
    def _number(asked, known, beside):
        if asked.number is None or known.number is None:
            return (0.0, "") if asked.number is known.number else (_NUMBER_LEFT_OUT, "number_unsaid")
        word = beside or _number_word(asked, known.number)
        return _NUMBER[word], "" if word == "same" else f"number_{word}"

    @staticmethod
    def _levels(asked, known):
        """The community is compared, where both name it; the levels above it are the same all over a district."""
        if not asked.community or not known.community:
            return 0.0, ""
        return (_LEVEL_SAME, "") if asked.community == known.community else (_LEVEL_OTHER, "community_other")


def _number_word(asked, known):
    number = asked.number
    if number == known:
        return "same"
    if asked.named >= 0 and known.single:
        if known.low == asked.named:
            return "suffix" if known.suffix else "same"
        return "unnamed" if number.covers(known.low) else "other"
    if number.low == known.low and number.high == known.high:
        return "suffix" if not number.suffix or not known.suffix else "other_suffix"
    if known.single and not number.single and number.covers(known.low):
        return "end" if known.low in (number.low, number.high) else "within"
    if number.single and not known.single and known.covers(number.low):
        return "end" if number.low in (known.low, known.high) else "within"
    if not number.single and not known.single and number.low <= known.high and known.low <= number.high:
        return "overlap"
    if number.single and known.single and digits_apart(number.low, known.low):
        return "slip"
    return "beside" if min(abs(number.low - known.high), abs(number.high - known.low)) <= 4 else "other"


def _building(asked, known):
    if asked == known:
        return (_BUILDING["same"], "") if asked else (_BUILDING["none"], "")
    if not asked:
        return _BUILDING["unsaid"], "building_unsaid"
    if not known:
        return _BUILDING["unknown"], "building_unknown"
    one, other = house_number(asked), house_number(known)
    if one is not None and other is not None:
        if one.low == other.low and one.single and other.single and not (one.suffix and other.suffix):
            return _BUILDING["unsaid"], "building_suffix"
        if (not one.single and one.low <= other.low <= one.high) or (
            not other.single and other.low <= one.low <= other.high
        ):
            return _BUILDING["within"], "building_within"
        if one.single and other.single and digits_apart(one.low, other.low):
            return _BUILDING["slip"], "building_slip"
    return _BUILDING["other"], "building_other"
