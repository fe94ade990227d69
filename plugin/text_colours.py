"""Colours of words on QGIS's own ground, to be read in a light palette and in a dark one."""

from qgis.PyQt.QtGui import QColor, QGuiApplication

__all__ = ["contrast", "faint", "make_faint", "readable", "tint"]

_LEAST, _STEPS = 6.0, 50
"""WCAG 2.1 asks for a contrast of 4.5 between words and their ground (criterion 1.4.3). Docks lie between the ground of
lists and the ink: what has 6.0 on a list has about 4.5 on a dock, whose ground the themes of QGIS do not put into the
palette."""


def faint(palette=None, on_button=False):
    """The colour of words that stand back, on a dock or a list, or on a button.

    Parameters
    ----------
    palette : QPalette, that of QGIS where none is given
    on_button : bool

    Returns
    -------
    QColor
    """
    palette = palette or QGuiApplication.palette()
    roles = palette.ColorRole
    ground, ink = (roles.Button, roles.ButtonText) if on_button else (roles.Base, roles.WindowText)
    return _read(palette.color(ground), palette.color(ink), palette.color(ground))


def make_faint(label):
    """Let the words of a QLabel stand back."""
    label.setStyleSheet(f"color: {faint().name()};")


def readable(colour, palette=None):
    """A colour with as much ink in it as it takes to read words in it.

    Parameters
    ----------
    colour : QColor
    palette : QPalette, that of QGIS where none is given

    Returns
    -------
    QColor
    """
    palette = palette or QGuiApplication.palette()
    roles = palette.ColorRole
    return _read(colour, palette.color(roles.Text), palette.color(roles.Base))


def tint(share, palette=None):
    """The ground of lists with so much ink in it, 0.0 to 1.0: QColor; of QGIS's palette where none is given."""
    palette = palette or QGuiApplication.palette()
    return _mixed(palette.color(palette.ColorRole.Base), palette.color(palette.ColorRole.Text), share)


def _read(colour, ink, ground):
    mixed = (_mixed(colour, ink, step / _STEPS) for step in range(_STEPS))
    return next((one for one in mixed if contrast(one, ground) >= _LEAST), ink)


def contrast(one, other):
    """How well two colours are told apart: 1.0 to 21.0, as WCAG 2.1 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour):
    """Of a QColor, 0.0 to 1.0, as WCAG 2.1 defines it."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _mixed(one, other, share):
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return QColor(*(round(a + share * (b - a)) for a, b in parts))
