"""Tables of words as they stand in files beside the code: what headers mean, and what values do."""

import csv

from ...engine.premises.register.sheet import folded_header

__all__ = ["header_roles", "value_meanings", "word_rows"]


def header_roles(file):
    """Read what headers mean.

    Parameters
    ----------
    file : Path
        A CSV of role, how ('is' or 'holds') and header.

    Returns
    -------
    dict of str (how) to dict of str (folded header) to str (role); of a header that stands twice the first one counts
    """
    headers = {"is": {}, "holds": {}}
    for role, how, header in word_rows(file):
        headers[how].setdefault(folded_header(header), role)
    return headers


def value_meanings(file, as_written=()):
    """Read what values mean.

    Parameters
    ----------
    file : Path
        A CSV of kind, word and meaning.
    as_written : container of str, the kinds whose words are not folded

    Returns
    -------
    dict of str (kind) to dict of str (word, folded as headers are) to str (meaning)
    """
    values = {}
    for kind, word, meaning in word_rows(file):
        values.setdefault(kind, {}).setdefault(word if kind in as_written else folded_header(word), meaning)
    return values


def word_rows(file):
    """The rows of a CSV in UTF-8 without its header: list of lists of str."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]
