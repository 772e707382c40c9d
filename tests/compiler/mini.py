"""A firm of five people and one shift, small enough to break one thing at a time."""

from pathlib import Path

from simulator.compiler.check import check_paths
from simulator.compiler.problems import Problem

Change = tuple[str, str, str]
"""File, what stands there, what shall stand there instead."""

INTENT_LINES = "\n".join(
    f"      {name}: Nothing more to say."
    for name in [
        "scope",
        "since",
        "changed",
        "words",
        "others",
        "doing",
        "try",
        "own-way",
        "confirm",
        "empathise",
        "promise",
        "say-no",
        "teach",
        "close",
        "again",
        "promise-missed",
        "angry",
        "thanks",
        "gone",
    ]
)

FILES = {
    "eastcity/sites.yaml": """\
sites:
  - {id: north, name: North, zone: Asia/Singapore}
  - {id: south, name: South, zone: Asia/Tokyo}
units:
  - {id: ops, name: Operations}
  - {id: clients, name: Clients}
cells:
  - {site: north, unit: ops, heads: 3}
  - {site: south, unit: ops, heads: 1}
  - {site: north, unit: clients, heads: 40}
""",
    "eastcity/groups.yaml": """\
groups:
  - id: application-support
    name: Support
    kind: support
    lead: ann
    hours: service-hours
    start: {p1: 1m, p2: 2m-4m, p3: 4m/9m/22m, p4: ~2h, p5: 1h}
    work: 10m
    skills: [A1]
    bounce: 20m
  - id: infra
    name: Infrastructure
    kind: support
    start: {p1: 1m, p2: 2m, p3: 4m, p4: 2h, p5: 1h}
    work: 10m
    bounce: 20m
""",
    "eastcity/people.yaml": """\
people:
  - {id: ann, site: north, unit: ops, role: lead, voice: plain, group: application-support, name: Ann}
""",
    "eastcity/cast.yaml": """\
cast:
  - {id: p1, site: north, unit: ops, name: Bo, role: officer}
  - {id: p2, site: north, unit: ops, name: Cy, role: officer}
  - {id: p3, site: south, unit: ops, name: Di, role: officer}
  - {id: p4, site: north, unit: clients, name: Ed, role: client}
""",
    "eastcity/kinds.yaml": """\
kinds:
  - id: application
    name: Application
    signals:
      - id: load-time
        name: Load time
        unit: s
        digits: 1
        follows: own
        bands: [{from: "00:00", to: "24:00", low: 10, high: 20}]
        response: {100%: x1, 0%: x30}
        noise: 5%
    diagnostics:
      - {diagnostic: check-health, signals: [load-time], records: [log]}
    entries:
      - {record: log, text: Nothing of note.}
""",
    "eastcity/parts.yaml": """\
parts:
  - id: A1
    name: QUARRY
    kind: application
    owner: infra
    members: [node1, node2]
    member-cells: {node1: ["north/*"]}
    bands: {load-time: [{from: "00:00", to: "24:00", low: 12, high: 18}]}
    entries: [{record: log, text: An ordinary line., at: "-2d 14:20"}]
  - {id: A2, name: SLATE, kind: application, owner: infra}
""",
    "eastcity/services.yaml": """\
services:
  - id: see-stones
    name: See stones
    words: [the stones]
    cells: ["*/ops"]
    money: [{from: "08:00", to: "12:00", per-hour: "SGD 4,500"}]
    needs: [{"on": A1}]
    data-owner: ann
""",
    "eastcity/dependencies.yaml": """\
dependencies:
  - {of: A1, "on": A2, kind: soft, weight: 30%, known: false, found-by: [[check-health, A1]]}
  - {of: A1, "on": A1/node1, kind: redundant, weight: 1, group: nodes}
  - {of: A1, "on": A1/node2, kind: redundant, weight: 1, group: nodes}
""",
    "eastcity/sla.yaml": """\
targets:
  p1: {response: 15m, resolution: 1h, always: true}
  p2: {response: 30m, resolution: 4h}
  p3: {response: 1h, resolution: 8h}
  p4: {response: 2h, resolution: 24h}
  p5: {response: 4h, resolution: 48h}
categories: [[Application, Slow], [Request, Access]]
""",
    "eastcity/diagnostics.yaml": """\
diagnostics:
  - {id: check-health, name: Check health, hands: 60s, wait: 1m-2m}
""",
    "eastcity/remedies.yaml": """\
remedies:
  - {id: restart, name: Restart, kinds: [application], who: {infra: may}, hands: 60s, words: [restart]}
  - {id: tell-workaround, name: Tell a way round, hands: 60s}
""",
    "eastcity/rules.yaml": """\
rules:
  - {id: slow, part: A1, signal: load-time, limit: 3.5 s, text: "A1 loads in {value} s"}
""",
    "eastcity/efforts.yaml": "efforts: {log: 60s}\n",
    "eastcity/glossary.yaml": "glossary: {the pit: see-stones}\n",
    "eastcity/audiences.yaml": """\
audiences:
  - {id: staff, name: Staff, persons: [ann], reaches: ["*/ops"]}
  - {id: outside, name: Clients, clients: true, via: ann, reaches: ["north/clients"]}
""",
    "eastcity/calendars.yaml": """\
zones:
  Asia/Singapore: [["2024-01-01T00:00Z", 480]]
  Asia/Tokyo: [["2024-01-01T00:00Z", 540]]
holidays:
  north: {"2024-01-01": New Year, "2028-12-25": Christmas}
calendars:
  - {id: always, zone: Asia/Singapore, always: true}
  - id: service-hours
    zone: Asia/Singapore
    holidays: north
    weekly: [[mon, "08:00", "20:00"], [tue, "08:00", "20:00"]]
""",
    "eastcity/outcomes.yaml": """\
outcomes:
  - {id: ask-first, text: Asks first., measures: [diagnosis], article: slow-stones}
""",
    "eastcity/voices.yaml": f"""\
voices:
  - id: plain
    lines:
{INTENT_LINES}
    moods: {{empathise: -2}}
""",
    "eastcity/needs.yaml": """\
needs:
  - id: wants-key
    kind: request
    service: see-stones
    part: A1
    category: [Request, Access]
    met-by: [{remedy: restart, at: A1}, {refer: infra}, {reply: {fact: key-owner}}]
    owner: infra
    repeats-until: slow-stones
""",
    "eastcity/facts.yaml": """\
facts:
  key-owner: {about: [wants-key], text: Ann owns the key., service: see-stones, part: A1, sites: [north]}
""",
    "eastcity/background.yaml": """\
background:
  - id: b-key
    profiles: [everyday]
    contact:
      channel: phone
      from: plain@north/ops
      about: [wants-key]
      first: [May I have a key, One key please, A key would help]
      gives: [key-owner]
""",
    "eastcity/anomalies.yaml": """\
anomalies:
  - {id: dust, part: A2, record: log, text: Dust on the shelf.}
  - {id: hum, part: A2, signal: load-time, by: x1.2}
""",
    "eastcity/faults/stones-stuck.yaml": """\
id: stones-stuck
ci: A1
mechanism: capacity
service: see-stones
conditions: {belt: jammed, lamp: lit}
normal: {belt: free, lamp: lit}
cause: [belt]
while: belt=jammed & lamp=lit
costs: [{at: A1, loss: 40%, sites: [north], share: 50%}]
moves:
  - {signal: load-time, at: A1, by: x3}
  - {record: log, at: A1, text: The belt stands.}
flips:
  - {remedy: restart, at: A1, who: infra, set: {belt: free}}
  - {remedy: tell-workaround, at: by-hand, set: {lamp: dark}}
like: [stones-lost]
category: [Application, Slow]
leak: [belt]
facts:
  stones-slow: {text: The stones come slowly., covers: [seen, scope], service: see-stones, since: onset}
  stones-since-nine: {text: Since nine., covers: [since]}
""",
    "eastcity/faults/stones-lost.yaml": """\
id: stones-lost
ci: A2
mechanism: data
conditions: {list: torn}
normal: {list: whole}
cause: [list]
while: list=torn
flips: [{remedy: restart, at: A2, set: {list: whole}}]
like: [stones-stuck]
category: [Application, Slow]
leak: [torn]
""",
    "eastcity/articles/slow-stones.md": """\
---
id: slow-stones
title: When stones come slowly
symptoms: [slow]
steps:
  - diagnostic: check-health
    target: A1
    signal: load-time
    component: A1
    mechanism: capacity
    acts: [{remedy: restart, at: A1, by: infra}]
answers: [wants-key]
---
Look at the load time.
""",
    "m9/slow-morning/scenario.yaml": """\
format: 1
id: slow-morning
title: A slow morning
module: M9
shift: {date: 2025-10-13, from: "08:00", to: "10:00"}
teaches: [ask-first]
load: {contacts: 1}
inherit:
  tickets:
    - id: K1
      title: An old key
      opened: "-1d 15:00"
      need: wants-key
      facts: [key-owner]
      contact:
        {channel: form, from: officer@south, voice: plain, first: A key for the south pit please when you have time}
faults:
  - {mode: stones-stuck, at: "08:30"}
  - one-of:
      - {mode: stones-lost, calls: [{id: C2, at: onset+5m, channel: alert, first: "AMBER A2 list short since 08:40"}]}
      - {id: quiet, faults: []}
    window: ["08:35", "08:50"]
calls:
  - id: C1
    at: "08:40"
    channel: phone
    from: plain@north/ops
    about: [stones-stuck]
    first: [The stones come slowly here, Slow stones again this morning, I wait for stones]
    told: [Your notice says you know of the stones]
    told-if: staff
    gives: [stones-slow]
    repeats: [10m, 25m]
    lines:
      - {intent: since, gives: [stones-since-nine], says: [Since nine or so, Nine it was]}
      - {intent: scope, gives: [stones-slow], says: [All of us here, The whole room]}
      - {intent: words, gives: [stones-since-nine, sign-on-the-wall], says: [It says wait, Wait it says]}
injects:
  - id: I1
    at: "09:00"
    when: {not: {told: staff}}
    channel: chat
    from: ann
    first: What do I tell them
  - id: I2
    after: {condition: stones-stuck.belt=free}
    wait: 5m
    channel: phone
    from: ann
    first: They come again
hints:
  - id: stuck-at-door
    stuck: {not: {opened: C1}}
    for: 10m
    levels: [Who waits, Ask them since when, Open C1 and restart A1]
facts:
  sign-on-the-wall: {about: [stones-stuck], text: A sign says wait.}
debrief: [What did you see first]
""",
    "m9/slow-morning/playthroughs/reference.yaml": """\
name: The short way
target: 50
steps:
  - do: {answer: {interaction: C1}}
  - {when: {opened: C1}, do: {ask-caller: {interaction: C1, intent: since}}}
  - {when: {fact: stones-slow}, do: {take-ticket: {ticket: {ticket-about: C1}}}}
  - do:
      state-diagnosis:
        {ticket: {ticket-about: C1}, component: A1, mechanism: capacity, facts: [{reading: check-health, at: A1}]}
  - do: end-shift
""",
    "m9/slow-morning/briefing.md": "Monday, eight. You are on the desk.\n",
    "m9/slow-morning/card.md": "You may look. You must ask before you touch.\n",
}


def write(folder: Path, *changes: Change) -> Path:
    """Write the firm and its shift into a folder, each change made; give the folder. A file left empty is not there."""
    files = dict(FILES)
    for name, old, new in changes:
        full = name if name.startswith("m9/") else f"eastcity/{name}"
        text = files.get(full, "")
        assert old in text, f"{name} does not hold {old!r}"
        files[full] = text.replace(old, new, 1)
    for name, text in files.items():
        path = folder / name
        if not text:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, *changes: Change) -> list[Problem]:
    """Give everything that is wrong with the changed firm and shift."""
    return check_paths([write(folder, *changes)])


SHIFT = "m9/slow-morning/scenario.yaml"
SCRIPT = "m9/slow-morning/playthroughs/reference.yaml"
