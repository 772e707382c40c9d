"""What a newcomer trips over: lists that run off the screen, levels nobody explains, a contact not found."""

from __future__ import annotations

from dataclasses import replace

from simulator.domain.asking.events import InteractionReferred
from simulator.domain.work.events import ReadingLine
from simulator.plain.desk import look_at
from simulator.wording import explain, lists
from simulator.wording.facts import MANY, reading_lines
from simulator.wording.parse import said
from simulator.wording.results import paragraphs
from simulator.wording.scene import Scene
from simulator.wording.telling_talk import referred
from tests.plain.sitting import loop, said_by, scene, session


def desk(*lines: str) -> Scene:
    """The desk after these lines."""
    sitting = loop()
    for line in lines:
        sitting._line(line)
    assert "I do not" not in said_by(sitting)
    return sitting.scene


def test_people_without_a_word_are_the_few_who_lead_or_want_word_and_an_office_names_the_rest() -> None:
    here = scene(session())
    everybody = lists.people(here, "")
    assert len(everybody) < 40 < len(here.book.people)
    assert "more:" in everybody[-1]
    assert all("Hong Kong" in line for line in lists.people(here, "hong kong"))


def test_groups_can_be_asked_for_by_a_word() -> None:
    here = scene(session())
    assert [line.partition(":")[0] for line in lists.groups(here, "database")] == ["database"]
    assert "No group" in lists.groups(here, "gardeners")[0]


def test_services_that_read_alike_stand_in_one_line_of_the_wall() -> None:
    here = scene(session())
    shown = lists.wall(here)
    assert len(shown) < 10
    assert all(service.name in " ".join(shown) for service in here.book.services.values())


def test_what_the_levels_of_impact_and_urgency_mean_can_be_asked() -> None:
    text = " ".join(explain.why(scene(session()), "impact", None))
    assert "one office or one desk" in text
    assert "within the hour" in text


def test_a_contact_that_hangs_on_a_ticket_can_still_be_read() -> None:
    here = desk("next", "open C01", "log C01 incident portal none application/fault 2 2")
    assert here.ticket("T-C01") is not None
    assert look_at(here, "C01")[0].startswith("C01: ")
    assert look_at(here, "T-C01")[0].startswith("T-C01")


def test_a_measure_taken_in_many_places_is_one_line_and_names_each_place() -> None:
    here = scene(session())
    sites = list(here.book.sites)[: MANY + 2]
    part = next(name for name in here.book.cis if here.signal(name, "latency"))
    line = ReadingLine(
        target=part, what="latency", value=500, low=100, high=400, side="both", trend="rising", text="", at=0
    )
    lines = tuple(replace(line, target=f"{part}@{site}") for site in sites)
    whole = reading_lines(here, lines)
    assert len(whole) == 1
    assert all(here.site(site) in whole[0] for site in sites)
    assert f"alike in {len(sites)} places" in reading_lines(here, lines, short=True)[0]


def test_a_table_in_an_article_is_read_row_by_row() -> None:
    shown = paragraphs("Who decides:\n\n| asked for | who |\n| --- | --- |\n| a list | its owner |\n\nNo more.")
    assert shown == ["Who decides:", "  asked for: who", "  a list: its owner", "No more."]


def test_a_type_can_be_corrected_by_its_name() -> None:
    here = desk("next", "open C01", "log C01 incident portal none application/fault 2 2")
    found = said(here, "revise", "T-C01 type request")
    assert not found.problem
    assert found.values["type"] == "request"


def test_a_contact_passed_on_without_a_ticket_says_so() -> None:
    here = desk("next", "open C01")
    passed = InteractionReferred(tick=0, interaction="C01", seat=here.seat, group="risk", facts=(), accepted=True)
    assert "`log C01` makes one" in referred(here, passed)[0]
    here = desk("next", "open C01", "log C01 incident portal none application/fault 2 2")
    assert "`log C01`" not in referred(here, passed)[0]
