"""Fields of a layer: which of them it has, and what their values say as text."""

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ..words.meanings import code_text

__all__ = ["field_of", "has_field", "index_of", "says_yes", "texts_of"]

translate = QCoreApplication.translate


def field_of(source, names):
    """Find the first field of some names that a layer has, as the layer spells it; '' where it has none."""
    for name in names:
        index = source.fields.lookupField(name)
        if index >= 0:
            return source.fields.at(index).name()
    return ""


def has_field(source, name):
    """Say whether a layer has a field, however it is spelled."""
    return bool(field_of(source, (name,)))


def index_of(source, name):
    """Find the place of a field in a layer.

    Raises
    ------
    QgsProcessingException
        The layer has no such field; the sentence names both.
    """
    index = source.fields.lookupField(name)
    if index < 0:
        said = translate("Reading", "The layer {layer} has no field {field}.")
        raise QgsProcessingException(said.format(layer=source.name, field=name))
    return index


def texts_of(values):
    """Write values as text, '' for null: (n,) array of str."""
    return np.array([code_text(value) for value in values], dtype=object)


def says_yes(word):
    """Say whether a text stands for yes in a field of yes and no.

    Examples
    --------
    >>> [says_yes(word) for word in ("1", "True", "0", "")]
    [True, True, False, False]
    """
    return word.lower() in ("1", "true")
