"""The list of checks: in order, up to the first that fails."""

import pytest

import checks
from checks import Check


def ending(code: int) -> Check:
    return Check(f"ends with {code}", ("-c", f"raise SystemExit({code})"))


def test_checks_run_in_order_up_to_the_first_failure(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "CHECKS", (ending(0), ending(7), ending(3)))
    assert checks.run_all() == 7
    said = capfd.readouterr().out
    assert "== ends with 0: passed" in said
    assert "Stopped at: ends with 7 (exit code 7)" in said
    assert "ends with 3" not in said


def test_all_passed_is_said_once_all_passed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(checks, "CHECKS", (ending(0), ending(0)))
    assert checks.run_all() == 0
    assert "All 2 checks passed" in capfd.readouterr().out


def test_checks_side_by_side_are_both_told_and_the_first_failure_counts(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    slow = Check("slow", ("-c", "import time; time.sleep(0.3); print('slow said')"), beside_next=True)
    failing = Check("failing", ("-c", "print('failing said'); raise SystemExit(5)"))
    monkeypatch.setattr(checks, "CHECKS", (slow, failing, ending(0)))
    assert checks.run_all() == 5
    said = capfd.readouterr().out
    assert said.index("slow said") < said.index("failing said") < said.index("Stopped at: failing (exit code 5)")
    assert "ends with 0" not in said
