"""The style sheet, written from the tokens, on top of Qt's Fusion style. Every rule costs start-up time: no rule without a widget."""

from __future__ import annotations

from pathlib import Path
from string import Template

from liaison.ui.theme.tokens import FIELD_HEIGHT, HEADING_SCALE, RADIUS, TITLE_SCALE, Colours

_FIELDS = """
QToolTip { background: $surface; color: $text; border: 1px solid $field_line; padding: 4px 6px; }
QLineEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${radius}px;
  padding: 0 8px; min-height: ${field}px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 7px; min-height: ${field_focused}px; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $window; color: $muted; border-color: $line; }
QLineEdit[invalid="true"] { border-color: $bad; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
QSpinBox, QDoubleSpinBox, QTimeEdit { qproperty-alignment: AlignCenter; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$pictures/down-$tint.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $field_line; padding: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: 24px; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; margin: 3px 3px 0 0; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; margin: 0 3px 3px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url("$pictures/up-$tint.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$pictures/down-$tint.svg"); width: 12px; height: 12px; }
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px;
  padding: 2px; selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted; }
QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
"""

_VIEWS = """
QAbstractItemView { background: $surface; color: $text; border: 1px solid transparent; border-radius: 4px; outline: 0;
  selection-background-color: $soft; selection-color: $text; alternate-background-color: $window; }
QAbstractItemView:focus { border-color: $accent; }
QAbstractItemView::item { min-height: 28px; padding: 0 6px; border: none; }
QTreeView::item { height: 28px; padding: 0; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $soft; color: $text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $soft; }
QTreeView::branch:closed:has-children { image: url("$pictures/right-$tint.svg"); }
QTreeView::branch:open:has-children { image: url("$pictures/down-$tint.svg"); }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px;
  font-weight: normal; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QHeaderView::down-arrow { image: url("$pictures/down-$tint.svg"); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url("$pictures/up-$tint.svg"); width: 12px; height: 12px; }
QTabWidget::pane { border: 1px solid $line; border-radius: ${radius}px; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 8px 14px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $soft; }
QCalendarWidget QWidget { alternate-background-color: $surface; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: url("$pictures/left-$tint.svg"); }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: url("$pictures/right-$tint.svg"); }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $muted; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${radius}px;
  padding: 0 14px; min-height: ${field}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $soft; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${field_focused}px; }
QPushButton:disabled { color: $muted; border-color: $line; }
QPushButton::menu-indicator { image: url("$pictures/down-$tint.svg"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { border-color: $text; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $hover; color: $muted; border-color: $line; }
QPushButton[flat="true"] { background: transparent; color: $accent; border-color: transparent; padding: 0 8px; }
QPushButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:focus { border-color: $accent; padding: 0 7px; }
QPushButton[flat="true"]:disabled { color: $muted; }
QToolButton { background: transparent; color: $text; border: 2px solid transparent; border-radius: ${radius}px; padding: 4px 6px; }
QToolButton:hover, QToolButton:pressed { background: $hover; }
QToolButton:checked { background: $soft; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { border: none; padding: 0; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px 4px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QMenu::indicator {
  width: 16px; height: 16px; background: $surface; border: 1px solid $field_line; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QCheckBox::indicator:indeterminate,
QAbstractItemView::indicator:checked, QMenu::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked {
  image: url("$pictures/check-$tint.svg"); }
QCheckBox::indicator:indeterminate { image: url("$pictures/partly-$tint.svg"); }
QRadioButton::indicator:checked { image: url("$pictures/dot-$tint.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled,
QAbstractItemView::indicator:disabled { background: $hover; border-color: $line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled,
QAbstractItemView::indicator:checked:disabled { background: $muted; border-color: $muted; }
"""

_FRAMES = """
QMenu { background: $surface; color: $text; border: 1px solid $field_line; padding: 4px; }
QMenu::item { padding: 7px 24px 7px 10px; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { margin-left: 8px; }
QMenu::right-arrow { image: url("$pictures/right-$tint.svg"); width: 14px; height: 14px; margin-right: 6px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $field_line; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; height: 0; width: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; border-radius: 2px; margin: 2px; }
QSplitter::handle:hover { background: $line; }
QSplitter::handle:pressed { background: $accent; }
QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[level="bad"]::chunk { background: $bad; }
QProgressBar[level="warn"]::chunk { background: $warn; }
QProgressBar[level="good"]::chunk { background: $good; }
QSlider::groove:horizontal { background: $track; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 12px; margin: -6px 0; border-radius: 8px; }
QGroupBox { border: 1px solid $line; border-radius: ${radius}px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: $muted; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: 1px solid $accent; border-radius: 4px; }
QDialog { background: $window; }
"""

_ROLES = """
[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
[role="rail"], [role="status"] { background: $rail; }
[role="title"] { font-size: ${title}pt; font-weight: 600; }
[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
[role="muted"] { color: $muted; }
[role="good"] { color: $good; }
[role="warn"] { color: $warn; }
[role="bad"] { color: $bad; }
[role="banner"] { background: $warn_ground; color: $warn; padding: 4px 16px; font-weight: 600; }
[role="toast"] { background: $text; border-radius: ${radius}px; }
[role="toast"] QLabel { color: $window; background: transparent; }
[role="toast"] QPushButton { color: $window; background: transparent; border: 1px solid $window; padding: 0 12px; min-height: 26px; }
[role="toast"] QPushButton:focus { border: 2px solid $window; padding: 0 11px; min-height: 24px; }
[role="key"] { background: $window; color: $text; border: 1px solid $field_line; border-radius: 4px; padding: 1px 7px; }
[role="code"] { background: $window; color: $text; border: 1px solid $line; border-radius: 4px; padding: 6px 12px; }
[chip="neutral"] { background: $neutral_ground; color: $accent; border-radius: 9px; padding: 2px 9px; }
[chip="good"] { background: $good_ground; color: $good; border-radius: 9px; padding: 2px 9px; }
[chip="warn"] { background: $warn_ground; color: $warn; border-radius: 9px; padding: 2px 9px; }
[chip="open"] { background: transparent; color: $muted; border: 1px dashed $field_line; border-radius: 9px; padding: 3px 10px; }
[chip="bad"] { background: $bad_ground; color: $bad; border-radius: 9px; padding: 2px 9px; }
[role="rail"] QToolButton { text-align: left; padding: 6px 8px; }
[role="rail"] QToolButton:checked { font-weight: 600; }
"""

_SHEET = Template(_FIELDS + _VIEWS + _BUTTONS + _FRAMES + _ROLES)


def stylesheet(colours: Colours, tint: str, pictures: Path, points: float) -> str:
    """The sheet for a scheme.

    Args:
        tint: `light` or `dark`: which of the small marks fit.
        pictures: folder of the small marks.
        points: the system's own size of type.
    """
    values: dict[str, object] = dict(colours._asdict())
    values |= {"radius": RADIUS, "field": FIELD_HEIGHT, "field_focused": FIELD_HEIGHT - 2, "tint": tint}
    values |= {"track": colours.soft, "handle": _between(colours.line, colours.field_line)}
    values |= {"title": round(points * TITLE_SCALE, 1), "heading": round(points * HEADING_SCALE, 1)}
    return _SHEET.substitute(values, pictures=pictures.as_posix())


def _between(first: str, second: str) -> str:
    """The colour half way."""
    mixed = ((int(first[at : at + 2], 16) + int(second[at : at + 2], 16)) // 2 for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)
