"""In Chinese everything a person reads is Chinese; every name a script reads stays as it is."""

import shutil
import subprocess

import pytest
from community_grids.adapters.looks.project_layers import add_plan_group, style_plan_layer
from community_grids.adapters.premises.building_cards import BuildingCards
from community_grids.adapters.running import translation
from community_grids.adapters.running.settings import Settings
from community_grids.adapters.running.translation import install_translator, remove_translator, translation_file
from community_grids.adapters.sentences.of_registers import row_numbers
from community_grids.adapters.sentences.saying import sentence
from community_grids.engine.gridding.findings import found
from community_grids.engine.premises.model import addresses_of, buildings_of
from community_grids.plugin.findings_dock import FindingsDock
from community_grids.plugin.help_window import HelpWindow
from drawn_plans import code
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsLayerTreeModel
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QLineEdit, QTableView, QTextBrowser


@pytest.fixture(scope="session")
def compiled(house, tmp_path_factory):
    """The folder with the compiled translation."""
    tool = shutil.which("lrelease")
    if tool is None:
        pytest.skip("lrelease is not installed")
    folder = tmp_path_factory.mktemp("i18n")
    source, target = house / "i18n" / "community_grids_zh-Hans.ts", folder / "community_grids_zh-Hans.qm"
    subprocess.run([tool, "-silent", source, "-qm", target], check=True, timeout=60, env={"QT_SELECT": "5"})
    return folder


@pytest.fixture()
def chinese(qgis_app, compiled, monkeypatch):
    monkeypatch.setattr(translation, "translation_file", lambda locale: translation_file(locale, compiled))
    translator = install_translator("zh-Hans")
    assert translator is not None
    yield
    remove_translator(translator)


@pytest.mark.parametrize("locale", ["zh-Hans", "zh_Hans", "zh_CN", "zh-CN", "zh", "zh_TW", "zh-Hant"])
def test_every_name_of_chinese_finds_it(compiled, locale):
    assert translation_file(locale, compiled).name == "community_grids_zh-Hans.qm"


@pytest.mark.parametrize("locale", ["en", "en_US", "C", "fr_FR", ""])
def test_other_languages_fall_back_to_english(compiled, locale):
    assert translation_file(locale, compiled) is None


def test_a_removed_translator_leaves_english(compiled, monkeypatch, qgis_app):
    monkeypatch.setattr(translation, "translation_file", lambda locale: translation_file(locale, compiled))
    translator = install_translator("zh_CN")
    assert QCoreApplication.translate("Styles", "Grids") == "网格"
    remove_translator(translator)
    assert QCoreApplication.translate("Styles", "Grids") == "Grids"


def test_layers_and_legend_are_chinese_and_names_for_scripts_are_not(chinese, project, plan_layers):
    group = add_plan_group(project, plan_layers)
    grids = plan_layers["grids"]
    assert group.name() == "方案"
    assert [node.name() for node in group.findLayers()] == ["检查结果", "网格", "单元"]
    categories = grids.renderer().categories()
    assert [category.label() for category in categories] == ["达标", "超过上限", "低于下限"]
    assert [category.value() for category in categories] == ["in_band", "over", "under"]
    fields = grids.fields()
    assert fields.names()[0] == "grid_code"
    assert grids.attributeAlias(0) == "网格代码"


def test_layer_tree_shows_the_chinese_legend_of_a_layer_styled_late(chinese, project, plan_layers):
    """Processing adds a layer to the tree first and has it styled then."""
    grids = plan_layers["grids"]
    project.addMapLayer(grids)
    model = QgsLayerTreeModel(project.layerTreeRoot())
    style_plan_layer(grids, "grids")
    QCoreApplication.processEvents()
    nodes = model.layerLegendNodes(project.layerTreeRoot().findLayer(grids.id()))
    assert [node.data(Qt.ItemDataRole.DisplayRole) for node in nodes] == ["达标", "超过上限", "低于下限"]


def test_label_and_map_tip_are_chinese(chinese, project, plan_layers):
    add_plan_group(project, plan_layers)
    grids = plan_layers["grids"]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(grids))
    context.setFeature(list(grids.getFeatures())[1])
    assert QgsExpression(grids.labeling().settings().fieldName).evaluate(context) == "002\n530 户"
    tip = QgsExpression.replaceExpressionText(grids.mapTipTemplate(), context)
    assert "户数" in tip
    assert "超过上限" in tip


def test_dock_is_chinese(chinese, project, plan_layers):
    add_plan_group(project, plan_layers)
    dock = FindingsDock(project, Settings())
    table = dock.findChild(QTableView).model()
    heads = [table.headerData(column, 1) for column in range(table.columnCount())]
    assert dock.windowTitle() == "检查结果"
    assert heads == ["级别", "说明", "社区代码", "网格代码"]
    assert table.index(0, 0).data() == "错误"
    assert "筛选" in dock.findChild(QLineEdit).placeholderText()
    dock.deleteLater()


def test_boundaries_of_the_chosen_grid_are_told_in_chinese(chinese, opened):
    opened.work.session.boundaries.describe()
    opened.work.select([code(1)])
    words = opened.dock._boundary.text()
    assert words.startswith("四至：")
    assert "人民路" in words
    assert "Renmin" not in words


def test_what_is_known_of_a_building_is_told_with_chinese_commas(chinese, opened):
    session = opened.work.session
    known = buildings_of(["1"], uses=["residential"], floors=[18], floors_below=[1], entrances=[2])
    session.premises.take(buildings=known, addresses=addresses_of(["人民路1号", "人民路3号"], buildings=[0, 0]))
    facts = {fact.caption: fact.words for fact in BuildingCards(session, {}).card("1").facts}
    assert (facts["层数"], facts["地址"]) == ("18，地下层数：1，单元数：2", "人民路1号；人民路3号")
    assert row_numbers((3, 4, 5, 9)) == "3–5，9"


def test_headers_in_findings_are_parted_by_chinese_commas(chinese):
    dropped = found("register_personal_dropped", layer="台账", columns="甲列, 乙列", reason="header", count=2)
    words = sentence(dropped)
    assert "甲列，乙列" in words and "," not in words
    assert "（无编码）" in sentence(found("building_without_address", building=""))


def test_help_is_chinese(chinese):
    window = HelpWindow()
    assert "划分网格" in window.findChild(QTextBrowser).toPlainText()
    window.deleteLater()
