"""The help, in the language of QGIS, in a window of its own."""

from pathlib import Path

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

__all__ = ["HelpWindow"]

_PAGES = Path(__file__).parent / "help"


class HelpWindow(QDialog):
    """Shows the help page of the language that the plugin speaks."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Community Grids: help"))
        self.resize(720, 640)
        browser = QTextBrowser()
        browser.setOpenExternalLinks(True)
        browser.document().setBaseUrl(QUrl.fromLocalFile(str(_PAGES) + "/"))
        # The translation names the page, so that the help is in the language of the buttons.
        page = _PAGES / self.tr("help.md", "file name of the help page: help_zh-Hans.md for Chinese")
        browser.setMarkdown(page.read_text(encoding="utf-8"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(browser)
        column.addWidget(buttons)
