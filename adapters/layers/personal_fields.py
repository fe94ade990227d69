"""Which fields of a layer are about persons: by their names and by what stands in them."""

from ...engine.gridding.findings import found
from ...engine.premises.register.columns import recognise
from ...engine.premises.register.headers import Header
from ...engine.premises.register.person_names import is_name, names_officer, names_person
from ...engine.premises.register.persons import personal_cells, personal_values
from ..words.register_words import register_words
from .fields import texts_of

__all__ = ["blank_cells", "personal_fields", "tells_of_person", "without_persons"]

# So many rows tell what a field holds, and so many of them must be names where its own name says that it holds others.
_SAMPLE = 3000
_ALMOST_ALL = 0.8


def personal_fields(columns):
    """Find the fields that are about persons, which no output may have.

    Parameters
    ----------
    columns : dict of str (field) to sequence of its values

    Returns
    -------
    dict of str (field) to str, why: a word of `engine.premises.register.persons`
    """
    names, words = tuple(columns), register_words()
    texts = [texts_of(values[:_SAMPLE]).tolist() for values in columns.values()]
    seen = recognise(Header(0, 1, names, names), list(zip(*texts)), words)
    reasons = {names[one.place]: one.personal or personal_values(texts[one.place], words, _ALMOST_ALL) for one in seen}
    return {name: reason for name, reason in reasons.items() if reason}


def blank_cells(layer, columns):
    """Blank the cells that tell of a person in columns that do not, in place.

    Parameters
    ----------
    layer : str
    columns : dict of str (field) to list of its values

    Returns
    -------
    list of Finding, one for each field that had such cells
    """
    told = []
    for name, values in columns.items():
        texts = texts_of(values).tolist()
        held = personal_cells("code", texts, register_words())
        held |= {text for text in set(texts) if names_person(text, register_words())}
        rows = [row for row, text in enumerate(texts) if text in held]
        for row in rows:
            values[row] = None
        if rows:
            numbers = {"column": name, "count": len(rows), "rows": tuple(row + 1 for row in rows)}
            told.append(found("register_cells_blanked", value=len(rows), layer=layer, **numbers))
    return told


def without_persons(words):
    """The words of a list that may be told: list of str, without those that may tell of a person."""
    held = personal_cells("room", words, register_words()) | personal_cells("address", words, register_words())
    return [word for word in words if word not in held]


def tells_of_person(text):
    """Whether a text that somebody wrote holds a number, an address or a name of a person."""
    words = register_words()
    if not text:
        return False
    return bool(personal_cells("address", [text], words)) or names_officer(text, words) or is_name(text.strip(), words)
