"""Write a picture of a window with few colours, which takes a third of the room."""

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

__all__ = ["keep"]

COLOURS = 256  # of a picture
SPECK = 4  # pixels; a colour that fewer have is none of its own


def keep(picture, file):
    """Write a picture.

    Parameters
    ----------
    picture : QPixmap
    file : str, path of the PNG

    Raises
    ------
    OSError
        It could not be written.
    """
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, _palette(image), flags)
    if not small.save(file, "PNG", 0):
        raise OSError(f"{file} could not be written.")


def _palette(image):
    """Choose colours for a picture: half of them those it has most of, the others those that are least like these."""
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    colours, counts = np.unique(np.frombuffer(bits, dtype=np.uint32), return_counts=True)
    order = np.argsort(-counts, kind="stable")
    colours = colours[order[counts[order] >= SPECK]]
    parts = np.column_stack([colours >> shift & 255 for shift in (16, 8, 0)]).astype(int)
    chosen = list(range(min(COLOURS // 2, len(colours))))
    far = np.min([np.abs(parts - parts[place]).sum(axis=1) for place in chosen], axis=0)
    while len(chosen) < min(COLOURS, len(colours)):
        chosen.append(int(np.argmax(far)))
        far = np.minimum(far, np.abs(parts - parts[chosen[-1]]).sum(axis=1))
    return [int(colour) for colour in colours[chosen]]
