"""The words by which a register is understood, from the tables beside this file; a city adds its own to them."""

from functools import cache
from pathlib import Path

from ...engine.premises.register.sheet import Words, folded_header
from .word_tables import header_roles, value_meanings, word_rows

__all__ = ["register_words"]

_HERE = Path(__file__).parent


@cache
def register_words(folder=_HERE):
    """Read the words.

    Parameters
    ----------
    folder : Path
        With `register_headers.csv` (role, how: 'is' or 'holds', header), `personal_columns.csv` (kind, word) and
        `register_values.csv` (kind, word, meaning).

    Returns
    -------
    engine.premises.register.sheet.Words
    """
    headers = header_roles(folder / "register_headers.csv")
    values = value_meanings(folder / "register_values.csv", as_written=("note",))
    persons = {}
    for kind, word in word_rows(folder / "personal_columns.csv"):
        persons.setdefault(kind, []).append(word)
    return Words(
        headers=headers["is"],
        parts=headers["holds"],
        personal=frozenset(folded_header(word) for word in persons["is"]),
        personal_parts=frozenset(folded_header(word) for word in persons["holds"]),
        personal_words=frozenset(persons["word"]),
        whom=frozenset(persons["whom"]),
        relations=frozenset(folded_header(word) for word in persons["relation"]),
        surnames=frozenset(persons["surname"]),
        place_endings=frozenset(persons["place_ending"]),
        no_names=frozenset(persons["no_name"]),
        given_names=frozenset(persons["given_name"]),
        places_latin=frozenset(persons["place_latin"]),
        surnames_latin=frozenset(persons["surname_latin"]),
        places_pinyin=frozenset(persons["place_pinyin"]),
        states=values["state"],
        uses=values["use"],
        yes=values["yes"],
        no=values["no"],
        totals=frozenset(values["total"]),
        notes=frozenset(values["note"]),
    )
