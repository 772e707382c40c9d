"""Events, commands and stimuli are values: made whole, equal by their fields, changed by nobody."""

from __future__ import annotations

from dataclasses import fields, replace

from simulator.domain.base import Command, Event, Stimulus, fact
from simulator.domain.decide import RULES, STIMULUS_RULES
from simulator.domain.evolve import EFFECTS
from simulator.domain.work.events import TicketTaken


def test_every_fact_has_slots_alone_so_that_nothing_can_be_hung_on_it() -> None:
    kinds: tuple[type[Event] | type[Command] | type[Stimulus], ...] = (*EFFECTS, *RULES, *STIMULUS_RULES)
    for kind in kinds:
        assert "__dict__" not in {name for part in kind.__mro__[:-1] for name in vars(part)}, kind
        assert {field.name for field in fields(kind)} <= {
            name for part in kind.__mro__[:-1] for name in vars(part)["__slots__"]
        }


def test_facts_of_equal_fields_are_equal_and_found_by_one_another() -> None:
    taken = TicketTaken(tick=1, ticket="T-1", seat="lead")
    assert {taken: "found"}[replace(taken)] == "found"
    assert taken != replace(taken, tick=2)


def test_the_type_checker_takes_facts_as_frozen_which_keeps_all_code_from_assigning_to_them() -> None:
    promised = vars(fact)["__dataclass_transform__"]
    assert {**promised, **promised["kwargs"]}["frozen_default"]
    assert promised["kw_only_default"]
