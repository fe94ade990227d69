"""QGIS 4 runs on Qt 6: every enum is reached through its scope, and nothing is used that Qt 6 has not."""

import pytest
from qt_names import qt6_problems
from rooms import HOUSE, sources


@pytest.mark.parametrize("file", [HOUSE / "__init__.py", *sources()], ids=lambda file: str(file.relative_to(HOUSE)))
def test_names_are_those_of_qt_6(file):
    assert qt6_problems(file.read_text(encoding="utf-8"), str(file.relative_to(HOUSE))) == []


@pytest.mark.parametrize(
    ("imported", "used"),
    [
        ("from qgis.PyQt.QtCore import Qt", "Qt.UserRole"),
        ("from qgis.PyQt.QtCore import Qt", "Qt.AlignLeft | 1"),
        ("from qgis.PyQt.QtCore import QVariant", "QVariant.Int"),
        ("from qgis.PyQt.QtWidgets import QMessageBox", "QMessageBox.Yes"),
        ("from qgis.PyQt.QtGui import QFont as Letters", "Letters.Bold"),
        ("from qgis.core import Qgis", "Qgis.Warning"),
        ("from qgis.core import QgsProcessing", "QgsProcessing.TypeVectorPolygon"),
        ("from qgis.core import QgsProcessingParameterNumber", "QgsProcessingParameterNumber.Integer"),
        ("from qgis.core import QgsWkbTypes", "QgsWkbTypes.MultiPolygon"),
        ("from qgis.core import QgsFeatureSink", "QgsFeatureSink.FastInsert"),
        ("", "dialog.exec_()"),
        ("from qgis.PyQt.QtCore import QRegExp", "1"),
        ("from PyQt5.QtCore import QObject", "1"),
        ("import PyQt6.QtCore", "1"),
    ],
)
def test_a_name_that_qt_6_lacks_is_seen(imported, used):
    assert len(qt6_problems(f"{imported}\n{used}\n", "a.py")) == 1


@pytest.mark.parametrize(
    ("imported", "used"),
    [
        ("from qgis.PyQt.QtCore import Qt", "Qt.ItemDataRole.UserRole"),
        ("from qgis.PyQt.QtCore import QMetaType", "QMetaType.Type.QString"),
        ("from qgis.PyQt.QtWidgets import QMessageBox", "QMessageBox.StandardButton.Yes"),
        ("from qgis.core import Qgis", "Qgis.GeometryType.Polygon"),
        ("from qgis.core import Qgis", "Qgis.versionInt()"),
        ("from qgis.core import QgsProcessing", "QgsProcessing.SourceType.TypeVectorPolygon"),
        ("from qgis.core import QgsProcessing", "QgsProcessing.TEMPORARY_OUTPUT"),
        ("from qgis.core import QgsProcessingParameterNumber", "QgsProcessingParameterNumber.Type.Integer"),
        ("from qgis.core import QgsFeatureSink", "QgsFeatureSink.Flag.FastInsert"),
    ],
)
def test_a_scoped_name_passes(imported, used):
    assert qt6_problems(f"{imported}\n{used}\n", "a.py") == []
