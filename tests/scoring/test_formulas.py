"""The golden vectors of the support rules, to the digits they print."""

from __future__ import annotations

import pytest

from scoring import formulas as f

SERIES = (42, 38, 45, 51, 40, 47, 39, 44, 88, 43)


def test_sigma_of_5000_defects_a_million() -> None:  # G1
    assert f.sigma(5_000, "one-sided") == pytest.approx(2.5758, abs=5e-5)
    assert f.sigma(5_000) == pytest.approx(4.0758, abs=5e-5)


def test_support_defects_in_three_conventions() -> None:  # G2
    assert f.dpu(63, 420) == pytest.approx(0.15)
    rate = f.dpmo(63, 420, 5)
    assert rate == pytest.approx(30_000)
    assert f.sigma(rate) == pytest.approx(3.3808, abs=5e-5)
    assert f.sigma(rate, "one-sided") == pytest.approx(1.8808, abs=5e-5)
    assert f.sigma(rate, "two-sided") == pytest.approx(2.1701, abs=5e-5)


def test_six_sigma_in_two_conventions() -> None:  # G3
    assert f.defects_per_million(6) == pytest.approx(3.3977, abs=5e-5)
    assert f.defects_per_million(6, "two-sided") == pytest.approx(0.00197, abs=5e-6)


def test_rolled_throughput() -> None:  # G4
    rolled, normalised = f.rolled_throughput((0.96, 0.92, 0.88, 0.95, 0.97))
    assert rolled == pytest.approx(0.71620, abs=5e-6)
    assert normalised == pytest.approx(0.93542, abs=5e-6)


def test_two_sided_limits_of_three_and_a_half_deviations() -> None:  # G5
    rate = f.defects_per_million(3.5, "two-sided")
    assert rate / 1_000_000 == pytest.approx(0.00046526, abs=5e-9)
    assert f.sigma(rate, "one-sided") == pytest.approx(3.3107, abs=5e-5)
    assert f.sigma(rate, "one-sided") - f.SHIFT == pytest.approx(1.8107, abs=5e-5)


def test_availability_of_four_weeks() -> None:  # G6
    found = f.availability(288, (1.0, 0.5, 2.5))
    assert found.availability == pytest.approx(0.986111, abs=5e-7)
    assert found.mtrs == pytest.approx(1.33333, abs=5e-6)
    assert found.mtbf == pytest.approx(94.66667, abs=5e-6)
    assert found.mtbsi == pytest.approx(96)
    assert found.mtbf + found.mtrs == pytest.approx(found.mtbsi)
    assert found.mtbf / found.mtbsi == pytest.approx(found.availability)


def test_four_nines_of_a_month() -> None:  # G7
    assert f.allowed_downtime(0.9999, 730 * 60) == pytest.approx(4.38)


def test_error_budget_of_a_service_month() -> None:  # G8
    assert f.allowed_downtime(0.995, 288 * 60) == pytest.approx(86.4)
    assert f.burn_threshold(0.02, 1, 288) == pytest.approx(5.76)
    assert f.burn_threshold(0.05, 6, 288) == pytest.approx(2.4)
    assert f.burn_threshold(0.10, 36, 288) == pytest.approx(0.8)


def test_burn_thresholds_of_thirty_days() -> None:
    assert f.burn_threshold(0.02, 1, 720) == pytest.approx(14.4)
    assert f.burn_threshold(0.05, 6, 720) == pytest.approx(6)
    assert f.burn_threshold(0.10, 72, 720) == pytest.approx(1)
    assert f.burn_rate(0.005, 0.995) == pytest.approx(1)


def test_erlang_c_of_the_large_desk() -> None:  # G9
    queue = f.erlang_c(360 / 1800, 240, 55)
    assert queue.offered == pytest.approx(48)
    assert queue.waits == pytest.approx(0.23870, abs=5e-6)
    assert queue.asa == pytest.approx(8.184, abs=5e-4)
    assert f.service_level(queue, 240, 55, 15) == pytest.approx(0.84588, abs=5e-6)


@pytest.mark.parametrize(("calls", "asa"), [(12, 9.741), (18, 44.083), (24, 150.029), (30, 619.803)])
def test_erlang_c_of_the_small_desk(calls: int, asa: float) -> None:
    assert f.erlang_c(calls / 3600, 420, 4).asa == pytest.approx(asa, abs=5e-4)


def test_a_desk_that_cannot_keep_up_has_no_figures() -> None:
    with pytest.raises(ValueError, match="more work"):
        f.erlang_c(1, 5, 5)


def test_individuals_chart_and_its_masking_trap() -> None:  # G10
    chart = f.individuals(SERIES)
    assert chart.mean == pytest.approx(47.7)
    assert chart.mean_range == pytest.approx(15.2222, abs=5e-5)
    assert chart.upper == pytest.approx(88.191, abs=5e-4)
    assert chart.lower == pytest.approx(7.209, abs=5e-4)
    assert chart.robust_upper == pytest.approx(69.713, abs=5e-4)
    assert chart.range_limit == pytest.approx(49.731, abs=5e-4)
    assert f.individuals(SERIES[:8]).upper == pytest.approx(61.490, abs=5e-4)


def test_share_and_rate_charts() -> None:  # G11, G12
    assert list(f.share_limits(0.06, 60)) == pytest.approx([0.15198, 0], abs=5e-6)
    assert list(f.rate_limits(0.15, 84)) == pytest.approx([0.27677, 0.02323], abs=5e-6)


def test_capability() -> None:  # G13
    assert list(f.capability(0, 8, 5.2, 0.9)) == pytest.approx([1.4815, 1.0370], abs=5e-5)


def test_recovery_objectives() -> None:  # G14
    restore, gone, in_time, enough = f.recovery(120, 24 * 60, 0, 16 * 60, 17 * 60 + 35)
    assert (restore, gone, in_time, enough) == (95, 16 * 60, True, True)


def test_risk_matrix() -> None:  # G15
    assert f.risk("high", "rare") == "medium"
    assert f.risk("minor", "possible") == "medium"
    assert f.risk("severe", "almost certain") == "highest"


def test_eight_hours_of_a_large_firm() -> None:  # G16
    assert f.downtime_cost(8 * 60, 700_000, 0, 0, 0, 0).total == 5_600_000


def test_a_minor_change_resets_the_patch() -> None:  # G17
    assert f.bump("8.1.3", "minor") == "8.2.0"
    assert f.bump("8.1.3", "major") == "9.0.0"
    assert f.bump("8.1.3", "patch") == "8.1.4"


def test_the_roles_do_not_add_up() -> None:  # G18
    assert f.head_count((15, 4, 5, 1, 5, 2, 5, 1, 2), 44) == (40, False)


@pytest.mark.parametrize(
    ("broken", "whole"), [("\u00e2\u20ac\u2122", "\u2019"), ("\u00f0\u0178\u201d\u00a5", "\U0001f525")]
)
def test_text_read_with_the_wrong_code_page_is_repaired(broken: str, whole: str) -> None:  # G20
    assert f.repaired_text(broken) == whole
    assert f.repaired_text(f"it{broken}s") == f"it{whole}s"


def test_nothing_resolved_and_two_overdue_is_nothing_attained() -> None:  # G21
    assert f.attainment(0, 0, 2) == 0
    assert f.attainment(0, 0, 0) is None


def test_a_year_and_a_chain() -> None:
    assert f.allowed_downtime(0.995, 3744) == pytest.approx(18.72)
    assert f.allowed_downtime(0.999, 3744) == pytest.approx(3.744)
    assert f.chain((0.999, 0.9995, 0.998, 0.9995, 0.999)) == pytest.approx(0.9950092, abs=5e-8)
    assert f.pair(0.9) == pytest.approx(0.99)


def test_the_closed_form_is_near_the_exact_level() -> None:
    assert f.sigma_closed_form(5_000) == pytest.approx(4.07376, abs=5e-6)
    assert f.sigma(5_000) == pytest.approx(4.07583, abs=5e-6)


def test_the_order_desk_down_at_the_open() -> None:
    cost = f.downtime_cost(47, 30_000 * 0.45, 38 * 95, 0.8, 4.25, 90)
    assert round(cost.revenue, 2) == 10_575.00
    assert round(cost.productivity, 2) == 2_262.27
    assert round(cost.recovery, 2) == 382.50
    assert cost.total == 13_219.77


def test_the_downtime_bank_as_availability() -> None:
    assert f.downtime_bank(240, 3744) == pytest.approx(0.998932, abs=5e-7)
    assert f.downtime_bank(240, 8760) == pytest.approx(0.999543, abs=5e-7)


@pytest.mark.parametrize(("available", "credit"), [(0.996, 0), (0.992, 0.1), (0.985, 0.25), (0.94, 0.5)])
def test_service_credits(available: float, credit: float) -> None:
    assert f.service_credit(available, 0.995) == credit


def test_little() -> None:
    assert f.little(12, 0.5) == 6
