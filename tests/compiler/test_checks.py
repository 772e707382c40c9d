"""Every rule about what files mean together: the whole firm passes it, and one change breaks it at the right place."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.compiler import check
from simulator.compiler.checks import (
    articles,
    fair,
    faults,
    firm,
    prose,
    questions,
    reach,
    reading,
    scripts,
    story,
    talk,
)
from simulator.compiler.compile import compile_folder
from simulator.compiler.stage import stage
from tests.compiler.mini import FILES, SCRIPT, SHIFT, Change, problems, write

FAULT = "faults/stones-stuck.yaml"
BRIEFING = "m9/slow-morning/briefing.md"
ARTICLE = "articles/slow-stones.md"

HARD = "Comprehensive organisational communication necessitates extraordinarily considerate " * 6
WAYS = "[{remedy: restart, at: A1}, {refer: infra}, {reply: {fact: key-owner}}]"
LINES = FILES[SHIFT][FILES[SHIFT].index("    repeats: [10m") : FILES[SHIFT].index("injects:")]
CHAIN = "    patience: 1\n" + LINES.replace("words, gives", "words, after: stones-since-nine, gives")
REMEDIES = FILES["eastcity/remedies.yaml"]
SLOW = REMEDIES.replace("hands: 60s", "hands: 60s, wait: 50h")
OPPOSITE = "{all: [{opened: C1}, {not: {opened: C1}}]}"
TWINS = FILES[SHIFT][FILES[SHIFT].index("  - one-of") : FILES[SHIFT].index("calls:\n  - id: C1")]

Case = tuple[str, Change, str]
"""Rule, the change that breaks it, and what the first fitting problem says after file and place."""

CASES: tuple[Case, ...] = (
    ("ids_once", ("parts.yaml", "{id: A2,", "{id: A1,"), "parts[1].id  has the id 'A1' a second time"),
    ("nodes_once", ("parts.yaml", "[node1, node2]", "[node1, A1/node1]"), "parts[0].members[1]  has the id 'A1/node1'"),
    ("nodes_once", ("parts.yaml", "id: A2", "id: A1/node1"), "parts[0].members[0]  has the id 'A1/node1' of another"),
    ("nodes_once", ("parts.yaml", "id: A2", "id: see-stones"), "parts[1].id  has the id 'see-stones' of a service"),
    ("ids_once", ("cast.yaml", "{id: p2,", "{id: ann,"), "cast[1].id  has the id of the authored 'ann'"),
    ("places", ("people.yaml", "site: north", "site: nort"), "people[0].site  names the office 'nort'"),
    ("places", ("cast.yaml", "site: south, unit: ops", "site: south, unit: clients"), "a cell without heads"),
    ("zones_are_frozen", ("sites.yaml", "zone: Asia/Tokyo", "zone: Asia/Kyoto"), "(did you mean Asia/Tokyo?)"),
    ("zones_are_frozen", ("calendars.yaml", "holidays: north\n", "holidays: nort\n"), "(did you mean north?)"),
    ("zones_are_frozen", ("calendars.yaml", "[[mon,", "[[moon,"), "(did you mean mon?)"),
    (
        "shift_is_real",
        ("calendars.yaml", '    weekly: [[mon, "08:00", "20:00"], [tue, "08:00", "20:00"]]\n', ""),
        "no 5 service",
    ),
    ("seats", ("sites.yaml", "heads: 3", "heads: 4"), "cells[0]  warning: has 4 heads"),
    ("people_refer", ("people.yaml", "voice: plain", "voice: plan"), "(did you mean plain?)"),
    ("groups_refer", ("groups.yaml", "lead: ann", "lead: anne"), "groups[0].lead  names the person 'anne'"),
    ("groups_refer", ("groups.yaml", "hours: service-hours", "hours: service-hour"), "the calendar 'service-hour'"),
    ("kinds_refer", ("kinds.yaml", "signals: [load-time]", "signals: [load-tim]"), "(did you mean load-time?)"),
    (
        "signals_have_bands",
        ("kinds.yaml", '        bands: [{from: "00:00", to: "24:00", low: 10, high: 20}]\n', ""),
        "kinds[0].signals[0]  has no bands, and A2 has none of its own",
    ),
    (
        "parts_refer",
        ("parts.yaml", "bands: {load-time", "bands: {loadtime"),
        "parts[0].bands.loadtime  names the signal",
    ),
    ("parts_refer", ("parts.yaml", "{node1: [", "{node3: ["), "the member 'node3'"),
    ("services_refer", ("services.yaml", '{"on": A1}', '{"on": A7}'), "services[0].needs[0].on  names the part or"),
    ("services_refer", ("services.yaml", '"*/ops"', '"ops"'), "names the office 'ops'"),
    ("dependencies_refer", ("dependencies.yaml", "[[check-health, A1]]", "[[check-health, A9]]"), "found-by[0]"),
    ("dependencies_refer", ("dependencies.yaml", ", found-by: [[check-health, A1]]", ""), "is hidden, and no act"),
    ("dependencies_refer", ("dependencies.yaml", ", group: nodes", ""), "is redundant and needs a group"),
    ("no_circles", ("dependencies.yaml", '{of: A1, "on": A1/node1,', '{of: A2, "on": A1,'), "goes round in a circle"),
    ("remedies_refer", ("remedies.yaml", "kinds: [application]", "kinds: [aplication]"), "the kind 'aplication'"),
    ("rules_and_anomalies_refer", ("rules.yaml", "signal: load-time", "signal: age"), "rules[0].signal"),
    ("rules_and_anomalies_refer", ("anomalies.yaml", ", text: Dust on the shelf.", ""), "needs a text"),
    ("audiences_refer", ("audiences.yaml", "via: ann, ", ""), "must say through whom"),
    ("outcomes_refer", ("outcomes.yaml", "[diagnosis]", "[diagnoses]"), "(did you mean diagnosis?)"),
    ("voices_answer", ("voices.yaml", "      own-way: Nothing more to say.\n", ""), "has no line for own_way"),
    ("voices_answer", ("voices.yaml", "      gone:", "      going:"), "has no line for gone"),
    ("glossary_refers", ("glossary.yaml", "see-stones", "see-stone"), "glossary.the pit  names the part or service"),
    ("named_like_its_file", (FAULT, "id: stones-stuck", "id: stones-stuk"), "must be 'stones-stuck'"),
    ("normal_names_the_same", (FAULT, "normal: {belt: free, lamp: lit}", "normal: {belt: free}"), "normal for lamp"),
    ("causes_are_no_normal_states", (FAULT, "cause: [belt]", "cause: [lamp]"), "cause[0]  is 'lit' in a healthy world"),
    ("expressions_name_conditions", (FAULT, "belt=jammed &", "bell=jammed &"), "(did you mean belt?)"),
    ("expressions_name_conditions", (FAULT, "belt=jammed &", "belt=torn &"), "nothing ever makes belt 'torn'"),
    (
        "settings_name_conditions",
        (FAULT, "set: {belt: free}", "set: {bolt: free}"),
        "flips[0].set.bolt  is no condition",
    ),
    ("quiet_when_healthy", (FAULT, "belt=jammed &", "belt=free &"), "holds in a healthy world too"),
    (
        "can_be_restored",
        (FAULT, "while: belt=jammed & lamp=lit", "while: belt=jammed | lamp=lit | lamp=dark"),
        "unmeetable",
    ),
    ("fault_refers", (FAULT, "sites: [north]", "sites: [norht]"), "costs[0].sites[0]  names the office 'norht'"),
    ("fault_refers", (FAULT, "category: [Application, Slow]", "category: [Application, Slw]"), "is no category"),
    ("remedies_fit_targets", (FAULT, "{remedy: restart, at: A1,", "{remedy: restart, at: A9,"), "flips[0].at"),
    ("moves_measure", (FAULT, "{signal: load-time, at: A1, by: x3}", "{signal: load-time, at: A1}"), "moves nothing"),
    ("moves_measure", (FAULT, "{record: log, at: A1, text", "{record: lug, at: A1, text"), "the record 'lug'"),
    ("likes_are_mutual", ("faults/stones-lost.yaml", "like: [stones-stuck]\n", ""), "does not name stones-stuck"),
    (
        "fault_facts_refer",
        (FAULT, "service: see-stones, since", "service: see-stone, since"),
        "facts.stones-slow.service",
    ),
    (
        "facts_once",
        ("facts.yaml", "  key-owner: {about: [wants-key]", "  stones-slow: {about: [wants-key]"),
        "stands in",
    ),
    ("facts_once", (SHIFT, "  sign-on-the-wall: {", "  stones-slow: {"), "stands in the fault stones-stuck too"),
    ("shared_facts_refer", ("facts.yaml", "about: [wants-key]", "about: [wants-keys]"), "(did you mean wants-key?)"),
    ("needs_refer", ("needs.yaml", "{refer: infra}", "{refer: infro}"), "needs[0].met-by[1]  names the group 'infro'"),
    ("articles_refer", (ARTICLE, "component: A1", "component: A8"), "steps[0].component  names the part 'A8'"),
    ("diagnostics_apply", (ARTICLE, "signal: load-time", "record: lag"), "the record 'lag'"),
    ("shift_is_real", (SHIFT, "date: 2025-10-13", "date: 2025-13-10"), "must be a date like"),
    ("shift_is_real", (SHIFT, "date: 2025-10-13", "date: 2035-10-13"), "does not reach 120 days"),
    ("shift_is_real", (SHIFT, 'to: "10:00"', 'to: "10:00", zone: Mars/North'), "'Mars/North' is not in calendars.yaml"),
    ("named_like_its_folder", (SHIFT, "id: slow-morning", "id: slow-dawn"), "warning: is not 'slow-morning'"),
    ("has_a_briefing", (BRIEFING, FILES[BRIEFING], ""), "hint: has no briefing.md"),
    ("head_refers", (SHIFT, "teaches: [ask-first]", "teaches: [ask-last]"), "teaches[0]  names the outcome 'ask-last'"),
    ("plants_refer", (SHIFT, "{mode: stones-stuck,", "{mode: stones-stuk,"), "faults[0].mode  names the fault"),
    ("plants_begin_in_the_shift", (SHIFT, 'stones-stuck, at: "08:30"', 'stones-stuck, at: "10:30"'), "shift is over"),
    ("plants_begin_in_the_shift", (SHIFT, ', at: "08:30"}', "}"), "needs a time"),
    ("plants_begin_in_the_shift", (SHIFT, '["08:35", "08:50"]', '["08:50", "08:35"]'), "ends before it begins"),
    ("questions_can_be_answered", (SHIFT, "{told: staff}", "{told: staf}"), "names the audience 'staf'"),
    ("questions_can_be_answered", (SHIFT, "stuck.belt=free", "stuck.belt=gone"), "can never come true"),
    (
        "questions_can_be_answered",
        (SHIFT, "stuck: {not: {opened: C1}}", "stuck: {condition: stones-stuck.belt=free}"),
        "which",
    ),
    ("questions_can_be_answered", (SHIFT, "{opened: C1}}\n    for", "{opened: C9}}\n    for"), "the contact 'C9'"),
    ("injects_have_a_trigger", (SHIFT, "    after: {condition: stones-stuck.belt=free}\n", ""), "never happens"),
    ("injects_have_a_trigger", (SHIFT, 'at: "09:00"', 'at: "11:00"'), "injects[0].at  lies outside the shift"),
    ("inherited_is_older", (SHIFT, '"-1d 15:00"', '"09:00"'), "is not before the shift"),
    ("ids_once", (SHIFT, "id: I2", "id: C1"), "has two contacts with the id 'C1'"),
    ("ids_once", (SHIFT, "id: C2,", "id: C1,"), "has the id 'C1' a second time"),
    ("branches_differ", (SHIFT, "{id: quiet,", "{id: stones-lost,"), "has the id 'stones-lost' a second time"),
    (
        "weights_add_up",
        (SHIFT, "debrief:", "rubric: [{id: diagnosis, family: quality, weight: 9000}]\ndebrief:"),
        "9000",
    ),
    ("load_has_a_pool", (SHIFT, "load: {contacts: 1}", "load: {contacts: 1, profile: feast}"), "profile 'feast'"),
    ("role_refers", (SHIFT, "debrief:", "role: {may: [restat]}\ndebrief:"), "(did you mean restart?)"),
    ("firm_talk_holds", ("background.yaml", "from: plain@north/ops", "from: plain@east/ops"), "the place 'east/ops'"),
    ("story_talk_holds", (SHIFT, "from: plain@north/ops", "from: plan@north/ops"), "'plan' is no person"),
    ("story_talk_holds", (SHIFT, "from: plain@north/ops", "from: plain@south/clients"), "nobody sits in south/clients"),
    ("story_talk_holds", (SHIFT, "    from: plain@north/ops\n", ""), "comes from nobody; only an alert does"),
    (
        "story_talk_holds",
        (SHIFT, "about: [stones-stuck]\n    first", "about: [stuck]\n    first"),
        "the planted fault or need",
    ),
    ("story_talk_holds", (SHIFT, "gives: [stones-since-nine, sign", "gives: [since-nine, sign"), "names the fact"),
    ("story_talk_holds", (SHIFT, "    told-if: staff\n", ""), "needs `told` and `told-if` together"),
    ("story_talk_holds", (SHIFT, "intent: scope", "intent: since"), "answers since a second time"),
    ("story_talk_holds", (SHIFT, "[10m, 25m]", "[10m, 25m, 40m]"), "comes more than 3 times"),
    ("story_talk_holds", (SHIFT, "[10m, 25m]", "[25m, 10m]"), "must rise"),
    ("story_talk_holds", (SHIFT, "voice: plain, first: A key", "first: A key"), "has no voice and no line for"),
    ("calls_come_in_the_shift", (SHIFT, '    at: "08:40"', '    at: "07:40"'), "calls[0].at  lies outside the shift"),
    ("calls_come_in_the_shift", (SHIFT, '    at: "08:40"', '    at: "08:20"'), "may come before the trouble"),
    ("facts_are_given", (SHIFT, ", sign-on-the-wall]", "]"), "is a fact that nobody gives"),
    (
        "needed_facts_in_two_ways",
        (SHIFT, "gives: [stones-since-nine], says", "says"),
        "since can be had in fewer than 2",
    ),
    ("firm_manners", ("facts.yaml", "Ann owns the key.", "Ann owns the key!"), "has an exclamation mark"),
    ("firm_manners", (ARTICLE, "Look at the load time.", "Look at {person:an}."), "(did you mean ann?)"),
    ("story_manners", (SHIFT, "I wait for stones", '"I wait at {sight}"'), "unknown placeholder {sight}"),
    ("story_manners", (SHIFT, "I wait for stones", '"I wait } here"'), "has a brace that belongs to no placeholder"),
    ("firm_lengths", ("background.yaml", "One key please", "One key " + "please " * 45), "a phone has 1 to 40"),
    ("story_lengths", (SHIFT, "Who waits", "Who " * 45), "a hint has at most 40"),
    ("story_lengths", ("m9/slow-morning/card.md", "You may look.", "You may look. " * 50), "a card has at most 90"),
    ("story_lengths", (SHIFT, "The whole room", "The whole room " * 12), "an answer by phone has at most 30"),
    ("variants_suffice", (SHIFT, ", I wait for stones]", "]"), "has fewer than 3 variants"),
    ("variants_suffice", (SHIFT, ", The whole room]", "]"), "has fewer than 2 variants"),
    (
        "no_answer_given_away",
        (SHIFT, "title: A slow morning", "title: The slow belt"),
        "title  gives the answer away: 'belt'",
    ),
    ("no_answer_given_away", ("m9/slow-morning/briefing.md", "Monday", "Belt day"), "gives the answer away: 'belt'"),
    ("scripts_ask_the_record", (SCRIPT, "{opened: C1}", "{opened: C7}"), "steps[1].when  names the contact 'C7'"),
    ("scripts_ask_the_record", (SCRIPT, "{opened: C1}", "{condition: stones-stuck.belt=free}"), "only injects may"),
    ("scripts_give_commands", (SCRIPT, "{ask-caller:", "{ask-callers:"), "(did you mean ask-caller?)"),
    ("scripts_give_commands", (SCRIPT, "intent: since", "intend: since"), "do.ask-caller.intend  ask-caller has no"),
    ("scripts_give_commands", (SCRIPT, "{interaction: C1}}", "{interaction: C8}}"), "the contact 'C8'"),
    ("scripts_give_commands", (SCRIPT, "{ticket-about: C1}", "{ticket-on: C1}"), "is no reference"),
    ("scripts_give_commands", (SCRIPT, "interaction: C1, intent: since", "intent: since"), "lacks 'interaction'"),
    ("scripts_give_commands", (SCRIPT, "do: end-shift", "do: {end-shift: now}"), "takes a map of fields"),
    ("scripts_expect_a_band", (SCRIPT, "target: 50", "target: 50\nexpects: {most: 40}"), "expects.most  is less than"),
    ("says_what_gives_it_away", (FAULT, "leak: [belt]\n", ""), "has no `leak`"),
    (
        "triggers_can_come",
        (
            SHIFT,
            "{condition: stones-stuck.belt=free}\n    wait",
            OPPOSITE + "\n    wait",
        ),
        "for its opposite",
    ),
    (
        "triggers_can_come",
        (SHIFT, "stuck: {not: {opened: C1}}", "stuck: {opened: {contact: C1, for: 3h}}"),
        "longer than the shift",
    ),
    (
        "triggers_can_come",
        (SHIFT, "{not: {told: staff}}", "{remedy: {id: restart, at: A9}}"),
        "service 'A9'",
    ),
    ("waits_end_in_the_shift", (SHIFT, "for: 10m", "for: 2h"), "hints[0].for  is longer than the shift"),
    ("waits_end_in_the_shift", (SHIFT, "    when: {not", "    wait: 70m\n    when: {not"), "ends after the shift"),
    (
        "steps_can_come",
        (SCRIPT, "{fact: stones-slow}", OPPOSITE),
        "opposite",
    ),
    (
        "needs_can_be_met",
        ("needs.yaml", WAYS, "[{reply: {fact: stones-unheard}}]"),
        "which nobody here gives",
    ),
    ("facts_come_within_patience", (SHIFT, LINES, CHAIN), "after 2 questions; its caller has patience for 1 minutes"),
    (
        "promises_can_be_kept",
        (SHIFT, "      need: wants-key", '      promise: "07:30"\n      need: wants-key'),
        "had passed",
    ),
    (
        "targets_can_be_kept",
        ("remedies.yaml", REMEDIES, SLOW),
        "cannot be mended within 2880",
    ),
    ("ranked_shifts_have_twins", (SHIFT, TWINS, ""), "has no twin, so its answer can be passed on"),
    ("pages_read_easily", (BRIEFING, FILES[BRIEFING], HARD), "is hard to read"),
    ("hints_name_no_remedy", (SHIFT, "Ask them since when", "Restart something"), "names the remedy: 'restart'"),
)


def test_the_whole_firm_passes_every_rule(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(("rule", "change", "says"), CASES, ids=[f"{rule}-{n}" for n, (rule, _, _) in enumerate(CASES)])
def test_one_change_breaks_the_rule_and_says_where(tmp_path: Path, rule: str, change: Change, says: str) -> None:
    found = [problem for problem in problems(tmp_path, change) if says in str(problem)]
    assert found, f"{rule} does not notice"
    name = change[0].rpartition("/")[2]
    assert any(problem.file.endswith(name) and problem.line for problem in found) or rule in SEEN_ELSEWHERE


SEEN_ELSEWHERE = {
    "has_a_briefing",
    "needs_can_be_met",
    "targets_can_be_kept",
    "shift_is_real",
    "likes_are_mutual",
    "facts_once",
    "seats",
    "voices_answer",
    "diagnostics_apply",
}
"""Rules whose problem stands in the other one of two files that must agree."""


def test_every_rule_has_a_case() -> None:
    modules = (firm, faults, articles, story, talk, prose, scripts, questions, reach, fair, reading)
    rules = [
        rule
        for module in modules
        for name in ("CHECKS", "FAULT_CHECKS", "FIRM_CHECKS", "STORY_CHECKS")
        for rule in getattr(module, name, ())
    ]
    assert {rule.__name__ for rule in rules} == {case[0] for case in CASES}


def test_a_scenario_alone_is_checked_with_its_firm(tmp_path: Path) -> None:
    problems(tmp_path, ("facts.yaml", "Ann owns the key.", "Ann owns the key!"))
    alone = check.check_paths([tmp_path / "m9" / "slow-morning"])
    assert ["exclamation" in str(problem) for problem in alone] == [True]


def test_a_path_that_is_nothing_is_said(tmp_path: Path) -> None:
    assert [problem.message for problem in check.check_paths([tmp_path / "no"])] == ["does not exist"]
    (tmp_path / "empty").mkdir()
    said = [problem.message for problem in check.check_paths([tmp_path / "empty"])]
    assert said == ["holds no enterprise and no scenario"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_line_less_is_problems_or_a_plan_but_never_a_crash(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].splitlines(keepends=True)
    lost = data.draw(st.integers(0, len(lines) - 1))
    folder = write(tmp_path)
    (folder / name).write_text("".join(lines[:lost] + lines[lost + 1 :]), encoding="utf-8")
    found = check.check_paths([folder])
    if not any(problem.severity == "error" for problem in found):
        plan, _ = compile_folder(folder / "m9" / "slow-morning")
        assert stage(plan, 1).seed == 1


def test_a_fact_that_exists_and_that_nobody_gives_is_waited_for_in_vain(tmp_path: Path) -> None:
    asks = (SHIFT, "{not: {told: staff}}", "{fact: sign-on-the-wall}")
    found = [str(problem) for problem in problems(tmp_path, asks, (SHIFT, ", sign-on-the-wall]", "]"))]
    assert any("injects[0].when  can never come true: nobody here gives the fact" in line for line in found)


def test_things_of_two_branches_do_not_come_together(tmp_path: Path) -> None:
    quiet = (
        SHIFT,
        "{id: quiet, faults: []}",
        "{id: quiet, faults: [], calls: [{id: C3, at: onset, channel: alert, first: x}]}",
    )
    asks = (SHIFT, "{not: {told: staff}}", "{all: [{opened: C2}, {opened: C3}]}")
    found = [str(problem) for problem in problems(tmp_path, quiet, asks)]
    assert any("two branches of one choice" in line for line in found)


def test_plain_words_are_easier_than_long_ones() -> None:
    assert reading.ease("You may look. You must ask before you touch. " * 4) == 108
    assert (reading.ease(HARD) or 0) < 0
    assert reading.ease("Too short to say.") is None
