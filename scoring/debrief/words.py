"""Commands in the past tense, as the debrief speaks of them: the act, never the person."""

from __future__ import annotations

import re
from dataclasses import fields

import orjson

from simulator.domain.base import Command
from simulator.session.commands import understood
from simulator.wording.scene import Scene, listed

INTENTS = {
    "scope": "which ones and how many",
    "since": "since when",
    "changed": "what is different",
    "words": "for the exact words",
    "others": "who else has it",
    "doing": "what hangs on it and by when",
    "try": "to try one thing",
    "own_way": "how they get by",
    "confirm": "to try it again",
}
"""What a question asks for, behind `asked NAME`."""
SAID = {
    "empathise": "said to {who} that it is understood",
    "promise": "promised {who} word",
    "say_no": "told {who} no, because, instead",
    "teach": "showed {who} one step for next time",
    "close": "asked {who} whether it may be closed",
}
PAST = {
    "OpenInteraction": "opened {interaction}",
    "TakeCall": "took the call of {who}",
    "RefuseCall": "let {who} go to voice mail",
    "EndCall": "ended the call with {who}",
    "ReadArticle": "read {article:title}",
    "ReplyToCaller": "wrote to {who} ({interaction})",
    "ReferInteraction": "passed {interaction} on to {group:group}",
    "LogTicket": "logged {what} as {type}: {service:service}",
    "SetPriority": "set {ticket} to impact {impact}, urgency {urgency}",
    "ReviseTicket": "corrected {ticket} to {type}: {service:service}",
    "AddContact": "tied {interaction} to {ticket}",
    "LinkTickets": "linked {ticket} to {to}",
    "CancelTicket": "cancelled {ticket}: {reason}",
    "DismissInteraction": "put {interaction} aside",
    "TakeTicket": "took {ticket}",
    "AssignTicket": "gave {ticket} to {group:group}",
    "EscalateBySkill": "asked {group:group} about {ticket}{wanted}",
    "EscalateByAuthority": "went to {person:person} about {ticket}",
    "CallSupplier": "rang {supplier:group} about {ticket}",
    "FormVirtualTeam": "called {groups} together on {ticket}",
    "RunDiagnostic": "ran {diagnostic:test} on {target:part}",
    "ApplyRemedy": "did {remedy:remedy} on {target:part}",
    "HoldTicket": "put {ticket} on hold: {reason}",
    "ResumeTicket": "took {ticket} off hold",
    "AddNote": "wrote a note on {ticket}",
    "RecordRestoration": "recorded that {ticket} works again",
    "StateDiagnosis": "said what {ticket} is: {component:part}, {mechanism}",
    "ResolveTicket": "resolved {ticket} as {code}{verified}",
    "CloseTicket": "closed {ticket}",
    "ReopenTicket": "opened {ticket} again",
    "SendUpdate": "told {audience:audience} about {ticket}",
    "DeclareMajorIncident": "declared {ticket} a major incident",
    "StandDownMajorIncident": "stood the major incident on {ticket} down",
    "NotifySecurity": "told Security",
    "BriefManager": "briefed {person:person} about {ticket}",
    "RaiseProblem": "raised a problem on {ci:part} with {owner:group}",
    "RecordKnownError": "wrote a known error for {problem}",
    "RaiseChange": "raised a {type} change: {remedy:remedy} on {target:part}",
    "WriteArticle": "wrote an article about {about}",
    "WriteHandOver": "wrote the hand-over",
    "EndShift": "left the chair",
    "TakeHint": "asked a colleague for a hint",
    "Reflect": "wrote down own words",
    "ParkWork": "laid work aside",
    "ResumeWork": "took work up again",
    "DropWork": "dropped work",
}
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


def did(scene: Scene, command: Command) -> str:
    """A command in a few words, in the past tense: `asked Kenji Mori (C05) who else has it`."""
    template = PAST.get(type(command).__name__, "acted")
    if type(command).__name__ == "AskCaller":
        intent = str(getattr(command, "intent", ""))
        template = SAID.get(intent) or f"asked {{who}} ({{interaction}}) {INTENTS.get(intent, intent)}"
    known = {field.name: getattr(command, field.name) for field in fields(command)}
    return _SLOT.sub(lambda match: _filled(scene, known, match.group(1), match.group(2) or ""), template)


def instead(scene: Scene, act: str) -> str:
    """The same of a command that was kept as canonical JSON without its seat; '' for none."""
    if not act:
        return ""
    try:
        return did(scene, understood(scene.inner.seat, orjson.loads(act)))
    except ValueError:
        return ""


def _filled(scene: Scene, known: dict[str, object], name: str, kind: str) -> str:
    if name == "who":
        item = scene.world.record.interactions.get(str(known.get("interaction", "")))
        return scene.person(item.person) if item and item.person else str(known.get("interaction", "somebody"))
    if name == "wanted":
        return (
            f" for {scene.remedy(str(known['remedy']))} on {scene.part(str(known['target']))}"
            if known["remedy"]
            else ""
        )
    if name == "verified":
        return "" if known["verified_by"] else ", unconfirmed"
    if name == "what":
        return str(known["interaction"] or f"the alert {known['alert']}")
    value = known[name]
    if name == "groups":
        return listed([scene.group(str(group)) for group in value] if isinstance(value, tuple) else [])
    if kind == "title":
        article = scene.book.articles.get(str(value))
        return article.title if article else str(value)
    return str(getattr(scene, kind)(str(value))) if kind else str(value).replace("-", " " if name != "ticket" else "-")
