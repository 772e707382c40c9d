"""Everything that can be named, by kind, with all it may be called. How words are matched to it is `find`'s."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from simulator.domain.asking.decide import INTENTS
from simulator.domain.changes.decide import FACTORS
from simulator.domain.telling.decide import REASONS
from simulator.domain.work.decide import MECHANISMS
from simulator.wording.scene import Scene

Names = list[tuple[str, tuple[str, ...]]]
"""(id, everything it may be called); the first name is shown."""


SOURCES: dict[str, Callable[[Scene], Names]] = {}


FIXED = {
    "type": ("incident", "request"),
    "level": ("1", "2", "3"),
    "hold-reason": ("caller", "vendor", "change", "problem", "evidence"),
    "cancel-reason": ("duplicate", "not-a-fault", "re-typed", "withdrawn"),
    "link-kind": ("duplicate-of", "child-of", "caused-by", "recurs"),
    "code": ("fixed", "workaround", "fulfilled", "answered", "referred", "no-fault"),
    "change-type": ("standard", "normal", "emergency"),
    "matter": ("risk", "priority", "money", "client", "approval"),
    "mechanism": MECHANISMS,
    "major-reason": REASONS,
    "opener": ("plain", "thanks", "sorry", "all-clear", "no-change"),
    "unknown": ("cause", "end", "scope"),
    "factor": FACTORS,
    "intent": INTENTS,
}


ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "type": {"incident": ("fault", "inc"), "request": ("question", "req", "how-to")},
    "level": {"1": ("high",), "2": ("medium", "mid"), "3": ("low",)},
    "hold-reason": {"caller": ("user", "customer"), "vendor": ("supplier",)},
    "cancel-reason": {"not-a-fault": ("no-fault",), "re-typed": ("retyped",)},
    "link-kind": {
        "duplicate-of": ("duplicate", "same as"),
        "child-of": ("child", "parent"),
        "recurs": ("recurrence of",),
    },
    "matter": {"client": ("clients",), "approval": ("approve",)},
    "unknown": {"cause": ("why",), "end": ("when", "finish", "until when"), "scope": ("who", "how wide")},
    "opener": {"thanks": ("thank",), "sorry": ("apology",), "plain": ("none",)},
    "intent": {
        "scope": ("which", "how many", "how far", "how big", "which ones", "how much"),
        "since": ("since when", "when", "when first", "when last right"),
        "changed": ("what changed", "what is different", "different", "new"),
        "words": ("exact words", "message", "what does it say", "what it says", "read"),
        "others": ("who else", "others too", "who does not", "anybody else", "who"),
        "doing": ("what were you doing", "trying", "goal", "what for", "deadline", "by when"),
        "try": ("try this", "try something", "do one thing", "please try", "identity", "check identity"),
        "own_way": ("own way", "without", "workaround", "how will you manage", "get by", "meanwhile"),
        "confirm": ("works", "does it work", "does it work now", "try again", "check now", "verify"),
        "empathise": ("empathy", "sympathy", "sympathise", "understand", "sorry"),
        "promise": ("call back", "ring back", "i ring you", "give a time"),
        "say_no": ("say no", "no", "refuse", "decline"),
        "teach": ("next time", "explain", "show"),
        "close": ("goodbye", "may i close", "close it", "consent"),
    },
}


LEVELS = {"1": "1, high", "2": "2, medium", "3": "3, low"}


def plain(words: str) -> str:
    """Words as they are compared: lower case, no punctuation but / and @, no article in front."""
    spaced = re.sub(r"[^\w/@.]+", " ", words.casefold()).replace("_", " ").strip()
    return re.sub(r"^(?:the|a|an|my)\s+(?=\S)", "", " ".join(spaced.split()))


def _source(kind: str) -> Callable[[Callable[[Scene], Names]], Callable[[Scene], Names]]:
    def keep(source: Callable[[Scene], Names]) -> Callable[[Scene], Names]:
        SOURCES[kind] = source
        return source

    return keep


@_source("interaction")
def _interactions(scene: Scene) -> Names:
    return [
        (item.id, (scene.person(item.person), item.person, *(t for t in item.tickets if len(item.tickets) == 1)))
        for item in scene.view.interactions
    ]


@_source("ticket")
def _tickets(scene: Scene) -> Names:
    tickets_of = Counter(contact for ticket in scene.view.tickets for contact in ticket.interactions)
    return [
        (ticket.id, (ticket.id, *(c for c in ticket.interactions if tickets_of[c] == 1)))
        for ticket in scene.view.tickets
    ]


@_source("part")
def _parts(scene: Scene) -> Names:
    known: Names = []
    words: dict[str, list[str]] = {}
    for word, meant in scene.book.glossary.items():
        words.setdefault(meant, []).append(word)
    for part in scene.book.cis.values():
        known.append((part.id, (part.name, *words.get(part.id, ()))))
        known.extend((member, (f"{part.name} {_last(member)}", _last(member))) for member in part.members)
    return known


def _last(member: str) -> str:
    return member.partition("/")[2]


@_source("component")
def _components(scene: Scene) -> Names:
    return [(name, names) for name, names in _parts(scene) if "/" not in name]


@_source("service")
def _services(scene: Scene) -> Names:
    words: dict[str, list[str]] = {}
    for word, meant in scene.book.glossary.items():
        words.setdefault(meant, []).append(word)
    return [
        (service.id, (service.name, service.alias, *service.words, *words.get(service.id, ())))
        for service in scene.book.services.values()
    ]


@_source("category")
def _categories(scene: Scene) -> Names:
    pairs = scene.book.categories
    second = [sub for _, sub in pairs]
    return [
        (f"{one}/{sub}", (f"{one} / {sub}", f"{one} {sub}", *((sub,) if second.count(sub) == 1 else ())))
        for one, sub in pairs
    ]


@_source("group")
def _groups(scene: Scene) -> Names:
    return [
        (group.id, (group.name, *((scene.person(group.lead),) if group.lead else ())))
        for group in scene.book.groups.values()
        if group.kind != "supplier"
    ]


@_source("supplier")
def _suppliers(scene: Scene) -> Names:
    return [(group.id, (group.name,)) for group in scene.book.groups.values() if group.kind == "supplier"]


@_source("owner")
def _owners(scene: Scene) -> Names:
    return [*_groups(scene), *_suppliers(scene)]


@_source("person")
def _persons(scene: Scene) -> Names:
    return [(person.id, (scene.person(person.id),)) for person in scene.book.people.values()]


@_source("audience")
def _audiences(scene: Scene) -> Names:
    return [(audience.id, (audience.name,)) for audience in scene.book.audiences.values()]


@_source("site")
def _sites(scene: Scene) -> Names:
    return [(site.id, (site.name,)) for site in scene.book.sites.values()]


@_source("remedy")
def _remedies(scene: Scene) -> Names:
    return [(remedy.id, (remedy.name, *remedy.words)) for remedy in scene.book.remedies.values()]


@_source("test")
def _tests(scene: Scene) -> Names:
    return [(test.id, (test.name,)) for test in scene.book.diagnostics.values()]


@_source("article")
def _articles(scene: Scene) -> Names:
    return [(article.id, (article.title,)) for article in scene.book.articles.values()]


@_source("workaround")
def _workarounds(scene: Scene) -> Names:
    told = dict.fromkeys(
        step.workaround for article in scene.book.articles.values() for step in article.steps if step.workaround
    )
    return [(name, (name.replace("-", " "),)) for name in told]


@_source("change")
def _changes(scene: Scene) -> Names:
    return [(item.id, (f"{item.remedy} {item.target}",)) for item in scene.view.changes]


@_source("problem")
def _problems(scene: Scene) -> Names:
    return [(item.id, (item.ci,)) for item in scene.view.problems]


@_source("work")
def _work(scene: Scene) -> Names:
    hands = scene.view.hands
    known = [work for work, _ in hands.queue] + [work for work, _, _ in hands.parked]
    return [(name, (name,)) for name in ([hands.work] if hands.work else []) + known]


@_source("hint")
def _hints(scene: Scene) -> Names:
    return [(name, (name,)) for name in scene.inner.hints]


@_source("contact-or-ticket")
def _either(scene: Scene) -> Names:
    return [*_tickets(scene), *((name, names) for name, names in _interactions(scene) if not scene.ticket(name))]


@_source("question")
def _questions(scene: Scene) -> Names:
    cases: Names = [(case.id, (scene.group(case.group), case.group)) for case in scene.view.cases]
    return [*((name, names) for name, names in _interactions(scene)), *cases]


@_source("sign-off")
def _sign_off(scene: Scene) -> Names:
    return [*_groups(scene), *_persons(scene)]
