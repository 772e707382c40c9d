"""Sources to plans: numbers and ids as the files mean them, and calendars as the tz database would have them."""

import datetime as dt
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.compiler import plan_digest, texts_digest
from simulator.compiler.calendar import weekly
from simulator.compiler.calendars import FIRST_YEAR, LAST_YEAR, offsets
from simulator.compiler.cast import CLIENT_CONTACTS, CLIENTS, seats
from simulator.compiler.compile import compile_folder
from simulator.compiler.files import load_firm
from simulator.compiler.find import firm_for
from simulator.compiler.locate import load_yaml
from simulator.compiler.names import romanised
from simulator.compiler.problems import Problems
from simulator.compiler.schema.services import CalendarsFile
from simulator.compiler.schema.shift import Shift
from simulator.compiler.script import load_script
from simulator.compiler.spans import AFTER, BEFORE, Calendars, Frame, Zones, frame
from simulator.compiler.textbook import words_in
from simulator.domain.plan import Plan, Predicate, Texts
from simulator.domain.time import DAY, HOUR, MINUTE, SECOND, days_from_civil
from tests.compiler.mini import SCRIPT, SHIFT, Change, write

FROZEN = Path(__file__).parents[2] / "scenarios" / "eastcity"


@pytest.fixture(scope="module")
def frozen() -> CalendarsFile:
    return CalendarsFile.model_validate(load_yaml(FROZEN / "calendars.yaml", FROZEN, "calendars.yaml").data)


@pytest.fixture(scope="module")
def zones(frozen: CalendarsFile) -> Zones:
    return Zones(frozen.zones)


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Texts]:
    return compiled(tmp_path_factory.mktemp("mini"))


def compiled(folder: Path, *changes: Change) -> tuple[Plan, Texts]:
    return compile_folder(write(folder, *changes) / "m9" / "slow-morning")


def shift_on(date: dt.date, zones: Zones) -> Frame:
    return frame(Shift.model_validate({"date": date.isoformat(), "from": "07:45", "to": "10:30"}), zones)


DATES = st.dates(dt.date(FIRST_YEAR, 6, 1), dt.date(LAST_YEAR, 10, 1))


@settings(max_examples=12, deadline=None)
@given(date=DATES)
def test_frozen_calendars_open_as_the_tz_database_says(frozen: CalendarsFile, zones: Zones, date: dt.date) -> None:
    at = shift_on(date, zones)
    mine = Calendars(frozen, zones, at)
    start = at.utc_start // SECOND
    for row in frozen.calendars:
        closed = list(frozen.holidays.get(row.holidays, {}))
        other = weekly(row.zone, None if row.always else row.weekly, closed)
        first, last = start - BEFORE * DAY // SECOND, start + AFTER * DAY // SECOND
        expected = tuple(
            ((opens - start) * SECOND, (closes - start) * SECOND) for opens, closes in other.between(first, last)
        )
        assert mine.open(row.id) == expected, row.id


@settings(max_examples=50, deadline=None)
@given(hours=st.integers(0, (LAST_YEAR - FIRST_YEAR + 1) * 365 * 24), data=st.data())
def test_frozen_offsets_are_those_of_the_tz_database(
    frozen: CalendarsFile, zones: Zones, hours: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(frozen.zones)))
    at = dt.datetime(FIRST_YEAR, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=hours)
    instant = (at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(milliseconds=1)
    ahead = at.astimezone(ZoneInfo(name)).utcoffset() or dt.timedelta()
    assert zones.offset(name, instant) == ahead // dt.timedelta(minutes=1)


def test_offsets_are_frozen_where_clocks_change() -> None:
    assert [minutes for _, minutes in offsets("Australia/Sydney")][:3] == [660, 600, 660]
    assert offsets("Asia/Singapore") == [("2024-01-01T00:00Z", 480)]


def test_moments_are_ticks_from_the_start(mini: tuple[Plan, Texts]) -> None:
    scenario = mini[0].scenario
    assert scenario.shift.day == days_from_civil(2025, 10, 13)
    assert (scenario.shift.start, scenario.shift.offset, scenario.shift.length) == (480, 480, 2 * HOUR)
    assert scenario.faults[0].at == 30 * MINUTE
    assert scenario.choices[0].branches[0].faults[0].window == (35 * MINUTE, 50 * MINUTE)
    assert scenario.inherited[0].opened == -17 * HOUR
    assert [site.offset for site in mini[0].enterprise.sites] == [480, 540]


def test_the_aftermath_ends_with_the_fifth_service_day(mini: tuple[Plan, Texts]) -> None:
    assert mini[0].scenario.shift.horizon == 15 * DAY + 12 * HOUR  # Tue 14, Mon 20, Tue 21, Mon 27, Tue 28 at 20:00


def test_a_call_that_counts_from_an_onset_comes_after_the_latest(tmp_path: Path) -> None:
    plan, _ = compiled(tmp_path, (SHIFT, "id: C2, at: onset+5m,", "id: C2, about: [stones-lost], at: onset+5m,"))
    assert plan.scenario.choices[0].branches[0].contacts[0].at == 55 * MINUTE


def test_money_counts_on_service_days_only(mini: tuple[Plan, Texts]) -> None:
    (service,) = mini[0].enterprise.services
    assert service.rates[:2] == ((0, 4 * HOUR, 450_000), (DAY, DAY + 4 * HOUR, 450_000))
    assert {start // DAY % 7 for start, _, _ in service.rates} == {0, 1}


def test_cells_are_spelt_out(mini: tuple[Plan, Texts]) -> None:
    firm = mini[0].enterprise
    assert firm.services[0].cells == ("north/ops", "south/ops")
    assert firm.cis[0].members == ("A1/node1", "A1/node2")
    assert firm.cis[0].member_cells == (("A1/node1", ("north/ops", "north/clients")),)


def test_a_reading_is_in_the_signals_own_numbers(mini: tuple[Plan, Texts]) -> None:
    assert mini[0].enterprise.rules[0].limit == 35


def test_facts_of_a_fault_speak_of_its_plants_and_date_from_its_onset(mini: tuple[Plan, Texts]) -> None:
    facts = {fact.id: fact for fact in mini[0].facts}
    assert facts["stones-slow"].about == ("stones-stuck",)
    assert facts["stones-slow"].since == 30 * MINUTE
    assert facts["key-owner"].about == ("wants-key",)
    assert facts["sign-on-the-wall"].about == ("stones-stuck",)


def test_a_plant_with_its_own_id_is_what_contacts_are_about(tmp_path: Path) -> None:
    plan, _ = compiled(tmp_path, (SHIFT, "{mode: stones-stuck,", "{mode: stones-stuck, id: the-belt,"), (
        SHIFT, "condition: stones-stuck.", "condition: the-belt."))  # fmt: skip
    assert plan.scenario.contacts[0].about == ("the-belt",)
    assert {fact.about for fact in plan.facts if fact.id == "stones-slow"} == {("the-belt",)}


def test_questions_become_predicates(mini: tuple[Plan, Texts]) -> None:
    first, second = mini[0].scenario.injects
    assert first.when == Predicate("not", (), (Predicate("told", (("audience", "staff"),), ()),))
    assert second.after is not None
    assert dict(second.after.args) == {"fault": "stones-stuck", "name": "belt", "value": "free"}


def test_what_the_seat_may_do_follows_from_the_remedies(mini: tuple[Plan, Texts]) -> None:
    role = mini[0].scenario.role
    assert (role.may, role.must_ask, role.must_not) == ((), (), ("restart", "tell-workaround"))


def test_words_are_counted_on_the_longest_variant_with_a_placeholder_as_one(mini: tuple[Plan, Texts]) -> None:
    plan, texts = mini
    assert words_in("{person:ann}, wait until {due:spoken}.") == 4
    counted = {name: (variants, words) for name, variants, words in plan.words}
    assert counted["call/C1/first"] == (3, 5)
    assert set(counted) == {name for name, _ in texts.texts}


def test_prose_changes_no_plan_and_a_fact_does(tmp_path: Path, mini: tuple[Plan, Texts]) -> None:
    plan, texts = mini
    other, prose = compiled(tmp_path, (SHIFT, "The whole room", "The entire room"))
    assert plan_digest(other) == plan_digest(plan)
    assert texts_digest(prose) != texts_digest(texts)
    changed, _ = compiled(tmp_path, (SHIFT, "gives: [stones-slow]\n    repeats", "gives: []\n    repeats"))
    assert plan_digest(changed) != plan_digest(plan)


def test_only_faults_that_can_matter_are_in_the_plan(tmp_path: Path, mini: tuple[Plan, Texts]) -> None:
    assert [fault.id for fault in mini[0].faults] == ["stones-lost", "stones-stuck"]


def test_a_broken_scenario_is_problems_and_no_plan(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="names the fault 'stones-stuk'"):
        compiled(tmp_path, (SHIFT, "{mode: stones-stuck,", "{mode: stones-stuk,"))


def test_a_scenario_of_ones_own_plays_in_our_firm_whatever_its_folders_are_called(tmp_path: Path) -> None:
    home = tmp_path / "eastcity" / "scenarios" / "mine"
    home.mkdir(parents=True)
    assert firm_for(home) == FROZEN
    assert firm_for(write(tmp_path / "other") / "m9" / "slow-morning") == tmp_path / "other" / "eastcity"


@pytest.mark.parametrize(
    ("name", "ascii_name"), [("김민준", "gimminjun"), ("Nguyễn Đức", "Nguyen Duc"), ("Zoë", "Zoe")]
)
def test_names_become_ascii(name: str, ascii_name: str) -> None:
    assert romanised(name) == ascii_name


def test_every_seat_of_the_firm_is_taken_once() -> None:
    loaded = load_firm(FROZEN)
    files = {name: entry.model for name, entry in loaded.files.items()}
    rows = list(seats(files["sites"], files["people"]))
    frozen_rows = [(row.id, row.site, row.unit, row.role) for row in files["cast"].cast]
    assert [(row.id, row.site, row.unit, row.role) for row in rows] == frozen_rows
    heads = {(cell.site, cell.unit): cell.heads for cell in files["sites"].cells if cell.unit != CLIENTS}
    sitting = Counter(
        (row.site, row.unit) for row in (*files["people"].people, *files["cast"].cast) if row.unit != CLIENTS
    )
    assert sum(heads.values()) == 300
    assert sitting == heads
    assert sum(row.unit == CLIENTS for row in files["cast"].cast) == CLIENT_CONTACTS
    names = [row.name for row in files["cast"].cast]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)


def test_a_script_keeps_its_references_and_speaks_of_commands_by_their_class(tmp_path: Path) -> None:
    script = load_script(write(tmp_path) / SCRIPT)
    assert (script.name, script.target) == ("The short way", 5_000)
    assert [step.command for step in script.steps] == [
        "answer",
        "AskCaller",
        "TakeTicket",
        "StateDiagnosis",
        "EndShift",
    ]
    assert script.steps[1].when == Predicate("opened", (("contact", "C1"),), ())
    assert script.steps[2].fields == {"ticket": {"ticket-about": "C1"}}
