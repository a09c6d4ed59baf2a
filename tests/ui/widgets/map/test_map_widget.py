"""The map as an officer has it before him: mouse, keyboard, names, damage."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from liaison.base.paths import resources
from liaison.domain.countries import Countries
from liaison.ui.widgets.map import Shade, Sign, WorldMap, dark, light
from liaison.ui.widgets.map.atlas import Atlas, Scale
from liaison.ui.widgets.map.typed import Typed

LEFT = Qt.MouseButton.LeftButton


def place_of(shown: WorldMap, code: str) -> QPoint:
    position = shown.position_of(code)
    assert position is not None
    return QPoint(int(position.x()), int(position.y()))


def colour_of(shown: WorldMap, code: str) -> QColor:
    return shown.grab().toImage().pixelColor(place_of(shown, code))


def turn_wheel(shown: WorldMap, position: QPoint, notches: int) -> None:
    pressed, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(position)
    at_screen = QPointF(shown.mapToGlobal(position))
    event = QWheelEvent(
        where, at_screen, QPoint(), QPoint(0, 120 * notches), pressed, held, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(shown, event)


def test_every_code_is_found_at_its_anchor(world_map: WorldMap, zoomed: Callable[[str], None], fine: Atlas) -> None:
    in_world = [code for code in fine.index if world_map.country_at(world_map.position_of(code) or QPointF()) == code]
    assert len(in_world) > 220
    for code in sorted(set(fine.index) - set(in_world)):
        zoomed(code)
        assert world_map.country_at(world_map.position_of(code) or QPointF()) == code


def test_every_code_is_found_when_zoomed_to_it_before_it_is_sharp(world_map: WorldMap, fine: Atlas) -> None:
    for code in fine.index:
        world_map.zoom_to([code])
        assert world_map.country_at(world_map.position_of(code) or QPointF()) == code


def test_a_click_selects_and_tells(world_map: WorldMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(world_map.country_clicked) as clicked:
        QTest.mouseClick(world_map, LEFT, pos=place_of(world_map, "KZ"))
    assert clicked.args == ["KZ"]
    assert world_map.selected() == "KZ"
    assert world_map.accessibleName() == "World map: <KZ>"


def test_a_click_into_the_sea_changes_nothing(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.select("KZ")
    with qtbot.assertNotEmitted(world_map.country_clicked):
        QTest.mouseClick(world_map, LEFT, pos=QPoint(550, 690))
    assert world_map.selected() == "KZ"


def test_hovering_tells_and_leaving_too(world_map: WorldMap) -> None:
    heard: list[str] = []
    world_map.country_hovered.connect(heard.append)
    before = colour_of(world_map, "BR")
    QTest.mouseMove(world_map, place_of(world_map, "BR"))
    assert colour_of(world_map, "BR") != before
    QApplication.sendEvent(world_map, QEvent(QEvent.Type.Leave))
    assert heard == ["BR", ""]
    assert colour_of(world_map, "BR") == before


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_tooltip_is_plain_text(world_map: WorldMap, qtbot: QtBot) -> None:
    place = place_of(world_map, "BR")
    QApplication.sendEvent(world_map, QHelpEvent(QEvent.Type.ToolTip, place, world_map.mapToGlobal(place)))
    assert "&lt;BR&gt;" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_dragging_moves_the_map_and_selects_nothing(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.zoom_to(["DE", "PL"])
    before = world_map.position_of("DE")
    assert before is not None
    with qtbot.assertNotEmitted(world_map.country_clicked):
        QTest.mousePress(world_map, LEFT, pos=QPoint(500, 300))
        QTest.mouseMove(world_map, QPoint(530, 310))
        QTest.mouseMove(world_map, QPoint(560, 320))
        QTest.mouseRelease(world_map, LEFT, pos=QPoint(560, 320))
    after = world_map.position_of("DE")
    assert after is not None
    assert (after - before).toPoint() == QPoint(60, 20)


def test_the_wheel_magnifies_about_the_cursor(world_map: WorldMap) -> None:
    world_map.zoom_to(["DE", "RU"])
    place = place_of(world_map, "DE")
    apart = place_of(world_map, "KZ") - place
    turn_wheel(world_map, place, 4)
    assert (place_of(world_map, "DE") - place).manhattanLength() <= 2
    assert (place_of(world_map, "KZ") - place).x() > 2 * apart.x()
    turn_wheel(world_map, place, -4)
    assert (place_of(world_map, "KZ") - place - apart).manhattanLength() <= 2


def test_a_double_click_magnifies(world_map: WorldMap) -> None:
    apart = place_of(world_map, "KZ") - place_of(world_map, "DE")
    QTest.mouseDClick(world_map, LEFT, pos=place_of(world_map, "DE"))
    assert (place_of(world_map, "KZ") - place_of(world_map, "DE")).x() == pytest.approx(2 * apart.x(), abs=2)


def test_the_keyboard_alone_is_enough(world_map: WorldMap, qtbot: QtBot) -> None:
    heard: list[str] = []
    world_map.country_hovered.connect(heard.append)
    world_map.select("BY")
    QTest.keyClick(world_map, Qt.Key.Key_Right)
    assert (world_map.selected(), heard) == ("RU", ["RU"])
    with qtbot.waitSignal(world_map.country_clicked) as opened:
        QTest.keyClick(world_map, Qt.Key.Key_Return)
    assert opened.args == ["RU"]
    with qtbot.waitSignal(world_map.selection_cleared):
        QTest.keyClick(world_map, Qt.Key.Key_Escape)
    assert world_map.selected() is None
    assert world_map.accessibleName() == "World map"


def test_the_first_arrow_begins_in_the_middle(world_map: WorldMap) -> None:
    world_map.zoom_to(["BY"])
    QTest.keyClick(world_map, Qt.Key.Key_Left)
    assert world_map.selected() == "BY"


def test_walking_keeps_the_country_in_sight(world_map: WorldMap) -> None:
    world_map.zoom_to(["DE"])
    world_map.select("DE")
    for _ in range(6):
        QTest.keyClick(world_map, Qt.Key.Key_Down)
        position = world_map.position_of(world_map.selected() or "")
        assert position is not None
        assert world_map.rect().contains(position.toPoint())


def test_keys_magnify_and_show_the_world(world_map: WorldMap) -> None:
    world = place_of(world_map, "JP")
    QTest.keyClick(world_map, Qt.Key.Key_Plus)
    assert place_of(world_map, "JP") != world
    QTest.keyClick(world_map, Qt.Key.Key_Minus)
    assert (place_of(world_map, "JP") - world).manhattanLength() <= 2
    for key in (Qt.Key.Key_Home, Qt.Key.Key_0):
        world_map.zoom_to(["JP"])
        QTest.keyClick(world_map, key)
        assert place_of(world_map, "JP") == world


def type_into(shown: WorldMap, text: str) -> None:
    """Type any script's letters."""
    for character in text:
        QApplication.sendEvent(shown, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))


def test_each_of_the_249_is_found_by_typing_its_name(world_map: WorldMap, fine: Atlas, countries: Countries) -> None:
    world_map.set_labels(lambda code: countries.name(code, "en"))
    for code in fine.index:
        world_map._typed = Typed()
        for character in countries.name(code, "en"):
            type_into(world_map, character if character.isalpha() else " ")
        assert world_map.selected() == code
        where = world_map.position_of(code)
        assert where is not None
        assert world_map.rect().contains(where.toPoint())


def test_names_are_typed_in_the_language_shown_and_one_letter_goes_on(
    world_map: WorldMap, countries: Countries, qtbot: QtBot
) -> None:
    world_map.set_labels(lambda code: countries.name(code, "ru"))
    with qtbot.waitSignal(world_map.country_selected) as come_to:
        type_into(world_map, "Таджик")
    assert come_to.args[0].startswith("T")
    assert world_map.selected() == "TJ"
    world_map._typed = Typed()
    walked = []
    for _ in range(3):
        type_into(world_map, "б")
        walked.append(countries.name(world_map.selected() or "", "ru"))
    assert walked == sorted(walked)
    assert len(set(walked)) == 3


def test_space_shows_a_tiny_country_with_what_is_around_it(world_map: WorldMap) -> None:
    world_map.select("VA")
    QTest.keyClick(world_map, Qt.Key.Key_Space)
    for code in ("IT", "SM", "VA"):
        assert world_map.rect().contains(place_of(world_map, code))


def test_signs_stand_above_their_countries(world_map: WorldMap) -> None:
    without = world_map.grab().toImage()
    world_map.set_signs({"BR": Sign.ENDED, "XK": Sign.BEGAN})
    image = world_map.grab().toImage()
    changed = [y for y in range(image.height()) if any(image.pixel(x, y) != without.pixel(x, y) for x in range(1100))]
    assert changed
    assert changed[-1] < place_of(world_map, "BR").y()
    world_map.set_signs({})
    assert world_map.grab().toImage() == without


def test_the_legend_s_words_are_said_with_the_name(world_map: WorldMap) -> None:
    world_map.set_shades({"DE": Shade.UNSURE}, {Shade.UNSURE: "only derived"})
    world_map.select("DE")
    assert world_map.accessibleName() == "World map: <DE>, only derived"


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_keys_that_mean_nothing_here_go_on_to_the_window(qtbot: QtBot) -> None:
    heard: list[int] = []

    class Window(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            heard.append(event.key())

    window = Window()
    qtbot.addWidget(window)
    inside = WorldMap(light())
    QVBoxLayout(window).addWidget(inside)
    window.show()
    keys = [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Q]
    for key in keys:
        QTest.keyClick(inside, key)
    QTest.keyClick(inside, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    keys.append(Qt.Key.Key_Left)
    assert [key for key in heard if key != Qt.Key.Key_Control] == keys


def test_the_focus_is_seen(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.clearFocus()
    without = world_map.grab().toImage()
    world_map.activateWindow()
    world_map.setFocus()
    qtbot.waitUntil(world_map.hasFocus)
    assert world_map.grab().toImage().pixelColor(1, 350) == light().selected != without.pixelColor(1, 350)


def test_shades_come_by_themselves_and_sharp(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.zoom_to(["MU"])  # has land on the fine map only
    world_map.set_shades({"MU": Shade.STRONG, "XK": Shade.GAP})
    qtbot.waitUntil(lambda: colour_of(world_map, "MU") == light().strong)


def test_a_moved_map_becomes_sharp_at_rest(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.set_shades({"MU": Shade.STRONG})
    for _ in range(8):
        turn_wheel(world_map, place_of(world_map, "MU"), 2)
    qtbot.waitUntil(lambda: colour_of(world_map, "MU") == light().strong)


def test_a_dot_has_its_shade(world_map: WorldMap) -> None:
    world_map.set_shades({"BM": Shade.STRONG})
    assert colour_of(world_map, "BM") == light().strong


def test_other_colours(world_map: WorldMap) -> None:
    world_map.set_colours(dark())
    world_map.paint_sharp_now()
    assert world_map.grab().toImage().pixelColor(20, 650) == dark().sea
    assert colour_of(world_map, "BR") == dark().land


def test_the_screen_reader_hears_the_shade(world_map: WorldMap) -> None:
    world_map.select("DE")
    world_map.set_shades({"DE": Shade.STRONG})
    assert world_map.accessibleName() == "World map: <DE>, strong"
    assert "Arrow keys" in world_map.accessibleDescription()


def test_a_route_is_drawn_through_its_countries(world_map: WorldMap) -> None:
    route = ["AF", "TJ", "KZ", "RU", "BY", "PL", "DE"]
    world_map.zoom_to(route)
    world_map.paint_sharp_now()
    without = world_map.grab().toImage()
    world_map.set_route([*route, "XK"])
    image = world_map.grab().toImage()
    beside = QPoint(-6, 0)  # the number stands in the middle
    assert image.pixelColor(place_of(world_map, "AF") + beside) == light().route
    assert image.pixelColor(place_of(world_map, "DE") + beside) == light().sea
    world_map.set_route([])
    assert world_map.grab().toImage() == without != image


def test_selecting_shows_outline_and_label(world_map: WorldMap) -> None:
    world_map.zoom_to(["BY"])
    world_map.paint_sharp_now()
    without = world_map.grab().toImage()
    world_map.select("BY")
    image = world_map.grab().toImage()
    changed = [x for x in range(image.width()) if image.pixel(x, 350) != without.pixel(x, 350)]
    assert changed[0] < 300
    assert changed[-1] > 800
    world_map.select("VA")
    assert world_map.grab().toImage() != image
    world_map.select("XK")
    assert world_map.grab().toImage() == without


def test_a_fit_survives_a_change_of_size(world_map: WorldMap) -> None:
    world_map.zoom_to(["DE"])
    world_map.resize(500, 400)
    assert world_map.rect().contains(place_of(world_map, "DE"))
    world_map.zoom_to_world()
    world_map.resize(900, 300)
    for code in ("NZ", "CL", "US", "JP"):
        assert world_map.rect().contains(place_of(world_map, code))


def test_a_map_never_shown_can_be_grabbed(qtbot: QtBot) -> None:
    hidden = WorldMap(light())
    qtbot.addWidget(hidden)
    hidden.zoom_to(["DE"])
    hidden.resize(640, 400)
    hidden.set_shades({"DE": Shade.STRONG})
    hidden.paint_sharp_now()
    assert hidden.grab().toImage().pixelColor(320, 200) == light().strong


def test_hidden_while_painting_is_no_error(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.zoom_to(["DE"])
    world_map.hide()
    world_map.set_shades({"DE": Shade.STRONG})
    world_map.show()
    qtbot.waitUntil(lambda: colour_of(world_map, "DE") == light().strong)


def test_right_to_left_does_not_mirror_the_world(world_map: WorldMap) -> None:
    before = place_of(world_map, "JP")
    world_map.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert place_of(world_map, "JP") == before
    world_map.select("BY")
    QTest.keyClick(world_map, Qt.Key.Key_Right)
    assert world_map.selected() == "RU"


@pytest.mark.parametrize("missing", Scale)
def test_damaged_data_is_said_and_nothing_falls_over(tmp_path: Path, qtbot: QtBot, missing: Scale) -> None:
    for scale in set(Scale) - {missing}:
        shutil.copy(resources() / "map" / scale.value, tmp_path)
    shown = WorldMap(light(), folder=tmp_path)
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.zoom_to(["DE"])
    shown.show()
    shown.paint_sharp_now()
    image = shown.grab().toImage()
    assert any(image.pixelColor(x, y) == light().text for x in range(100, 500) for y in range(150, 250))
    QTest.mouseClick(shown, LEFT, pos=QPoint(300, 200))
    QTest.keyClick(shown, Qt.Key.Key_Left)


@pytest.mark.parametrize("factor", ["1.25", "2"])
def test_the_window_of_a_dense_screen_is_sharp(tmp_path: Path, factor: str) -> None:
    file = tmp_path / "grab.png"
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; from liaison.ui.widgets.map import *\n"
        "app = QApplication([]); shown = WorldMap(light()); shown.resize(401, 301); shown.show()\n"
        "shown.set_shades({'DE': Shade.STRONG}); shown.zoom_to(['DE']); shown.paint_sharp_now()\n"
        "assert shown.country_at(shown.position_of('DE')) == 'DE'\n"
        "shown.grab().save(sys.argv[1])"
    )
    environment = {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", program, str(file)], check=True, env=environment)
    image = QImage(str(file))
    assert abs(image.width() - 401 * float(factor)) < 1
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle == light().strong


def test_importing_reads_nothing() -> None:
    program = (
        "from liaison.ui.widgets.map import atlas; import liaison.ui.widgets.map\n"
        "assert atlas.load.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": ":".join(sys.path)})


def test_making_a_map_reads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    shown = WorldMap(light(), folder=tmp_path / "not there")
    qtbot.addWidget(shown)
    shown.zoom_to(["DE"])
    shown.set_shades({"DE": Shade.STRONG})
    shown.select("DE")
