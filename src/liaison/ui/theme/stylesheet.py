"""The style sheet, written from the tokens, on top of Qt's Fusion style. Kept small: every rule costs start-up time."""

from __future__ import annotations

from string import Template

from liaison.ui.theme.tokens import FIELD_HEIGHT, RADIUS, Colours

_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $field_line; padding: 4px 6px; }
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${radius}px;
  padding: 0 8px; min-height: ${field}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus { border: 1px solid $accent; }
QLineEdit:read-only { background: $window; }
QLineEdit[invalid="true"] { border: 1px solid $bad; }
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $field_line; outline: 0; padding: 4px; }
QAbstractItemView { background: $surface; color: $text; border: none; outline: 0;
  selection-background-color: $soft; selection-color: $text; alternate-background-color: $surface; }
QAbstractItemView::item { min-height: 28px; padding: 0 6px; border: none; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $soft; color: $text; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px; }
QPushButton { background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${radius}px;
  padding: 0 14px; min-height: ${field}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $muted; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[flat="true"], QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: ${radius}px; padding: 4px 8px; }
QToolButton:hover, QPushButton[flat="true"]:hover { background: $hover; }
QToolButton:focus, QPushButton[flat="true"]:focus { border: 2px solid $accent; }
QToolButton:checked { background: $soft; color: $accent; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QMenu { background: $surface; color: $text; border: 1px solid $field_line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $rail; color: $text; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $soft; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; height: 0; width: 0; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QGroupBox { border: 1px solid $line; border-radius: ${radius}px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: $muted; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QDialog, QWizard { background: $window; }
[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
[role="rail"], [role="status"] { background: $rail; }
[role="title"] { font-size: 17pt; font-weight: 600; }
[role="heading"] { font-size: 11pt; font-weight: 600; }
[role="muted"] { color: $muted; }
[role="good"] { color: $good; }
[role="warn"] { color: $warn; }
[role="bad"] { color: $bad; }
[role="banner"] { background: $warn_ground; color: $warn; padding: 4px 16px; font-weight: 600; }
[role="toast"] { background: $text; border-radius: ${radius}px; }
[role="toast"] QLabel, [role="toast"] QPushButton { color: $window; background: transparent; }
[role="toast"] QPushButton { border: 1px solid $window; }
[chip="neutral"] { background: $neutral_ground; color: $accent; border-radius: 9px; padding: 2px 9px; }
[chip="good"] { background: $good_ground; color: $good; border-radius: 9px; padding: 2px 9px; }
[chip="warn"] { background: $warn_ground; color: $warn; border-radius: 9px; padding: 2px 9px; }
[chip="bad"] { background: $bad_ground; color: $bad; border-radius: 9px; padding: 2px 9px; }
[role="rail"] QToolButton { text-align: left; padding: 7px 10px; color: $text; }
[role="rail"] QToolButton:checked { background: $soft; color: $accent; font-weight: 600; }
""")


def stylesheet(colours: Colours, arrow: str) -> str:
    """The sheet for a scheme; `arrow` is the path of the drop-down arrow's picture."""
    values = {name: getattr(colours, name) for name in colours.__slots__}
    return _SHEET.substitute(values, radius=RADIUS, field=FIELD_HEIGHT, arrow=arrow)
