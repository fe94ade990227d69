"""Which fields of a layer are about persons: by their names and by what stands in them."""

from ..engine.premises.register.columns import recognise
from ..engine.premises.register.headers import Header
from ..engine.premises.register.persons import personal_cells, personal_values
from .fields import texts_of
from .register_words import register_words

__all__ = ["personal_fields", "without_persons"]

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
    found = recognise(Header(0, 1, names, names), list(zip(*texts)), words)
    reasons = {names[one.place]: one.personal or personal_values(texts[one.place], words, _ALMOST_ALL) for one in found}
    return {name: reason for name, reason in reasons.items() if reason}


def without_persons(words):
    """The words of a list that may be told: list of str, without those that may tell of a person."""
    held = personal_cells("room", words, register_words()) | personal_cells("address", words, register_words())
    return [word for word in words if word not in held]
