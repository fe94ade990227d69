"""Find and load the translation that fits QGIS's language."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

__all__ = ["TRANSLATIONS", "install_translator", "remove_translator", "translation_file"]

TRANSLATIONS = Path(__file__).parents[2] / "i18n"

# Languages that QGIS, or the machine, may name otherwise than the file does. Traditional Chinese readers are
# better served by simplified characters than by English.
_SAME_AS = {"zh": "zh-Hans", "zh_CN": "zh-Hans", "zh_SG": "zh-Hans"}


def install_translator(locale=None):
    """Load the translation for a locale and hand it to Qt.

    Parameters
    ----------
    locale : str, optional
        A locale such as 'zh-Hans', 'zh_CN' or 'en_US'; QGIS's own by default.

    Returns
    -------
    QTranslator or None
        The translator, which the caller must keep and give to `remove_translator`; None where the plugin speaks
        English.
    """
    file = translation_file(locale or QgsApplication.instance().locale())
    if file is None:
        return None
    translator = QTranslator()
    if not translator.load(str(file)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translator(translator):
    """Take away what `install_translator` gave; None is allowed."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)


def translation_file(locale, folder=TRANSLATIONS):
    """Find the compiled translation for a locale: its full name, the name it is known by here, its language.

    Returns
    -------
    pathlib.Path or None
        None where there is none, so the plugin speaks English.
    """
    language = locale.replace("-", "_").split("_")[0]
    for name in (locale, _SAME_AS.get(locale.replace("-", "_")), language, _SAME_AS.get(language)):
        file = folder / f"community_grids_{name}.qm"
        if name and file.exists():
            return file
    return None
