"""The registry of acts: every command of the game once, with its words, what it needs and an example.

Parser, help and the table of the documentation read it. What a command does and whether it may is the domain's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.domain import inputs as i
from simulator.domain.base import Command
from simulator.plain.scene import Scene

Values = dict[str, Any]
GROUPS = ("triage", "talk", "work", "reach out", "tell", "close", "improve", "shift")


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing an act needs to be told."""

    field: str
    """Field of the command, or a name that `shape` understands."""
    kind: str
    """What `find` looks among; or facts, fact, ahead, past, text, phrase, flag, risk."""
    ask: str
    """The question when it is missing."""
    need: str = "yes"
    """yes: must be told; offer: asked for by a person, has a default; no: only when said."""
    words: tuple[str, ...] = ()
    """Words that announce it: `with`, `until`; the first stands in the help."""
    many: bool = False
    bare: bool = True
    """Whether it may stand without its word."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a seat can do."""

    name: str
    group: str
    what: str
    command: type[Command]
    slots: tuple[Slot, ...]
    example: str
    also: tuple[str, ...] = ()
    """Other words for it."""
    default: Callable[[Scene, Values], Values] | None = None
    """Fills what was not said."""
    shape: Callable[[Scene, Values], Values] | None = None
    """Turns what was said into fields of the command."""

    def build(self, scene: Scene, said: Values) -> Command:
        """Make the command from what was said; every needed slot must be there."""
        values = {**(self.default(scene, said) if self.default else {}), **said}
        if self.shape:
            values = self.shape(scene, values)
        return self.command(seat=scene.seat, **values)


CONTACT = Slot("interaction", "interaction", "Which contact?")
TICKET = Slot("ticket", "ticket", "Which ticket?")
FACTS = Slot(
    "facts", "facts", "Which facts? Numbers as in `facts`, `ticket`, `all` or `none`", "offer", ("with",), bare=False
)
SAYING = Slot("text", "text", "In which words?", "no", ("saying", "text"), bare=False)
NEXT = Slot(
    "next_at",
    "ahead",
    "When do they hear from you next? A time, or Enter for none",
    "offer",
    ("next", "again"),
    bare=False,
)
UNKNOWN = Slot(
    "unknown", "unknown", "What do you say is not known?", "no", ("unknown", "unclear"), many=True, bare=False
)
OPENER = Slot("opener", "opener", "How does it begin?", "no", ("opener", "beginning"), bare=False)


def _category(scene: Scene, values: Values) -> Values:
    del scene
    rest = {name: value for name, value in values.items() if name != "pair"}
    category, _, subcategory = values["pair"].partition("/")
    return _levels(rest | {"category": category, "subcategory": subcategory, "ci": rest.get("ci") or ""})


def _levels(values: Values) -> Values:
    return {name: int(value) if name in ("impact", "urgency") else value for name, value in values.items()}


def _revised(scene: Scene, said: Values) -> Values:
    ticket = scene.ticket(said.get("ticket", ""))
    if ticket is None:
        return {}
    pair = f"{ticket.category}/{ticket.subcategory}"
    return {"type": ticket.type, "service": ticket.service, "ci": ticket.ci, "pair": pair}


def _on_line(scene: Scene, said: Values) -> Values:
    del said
    view = scene.view
    return {"interaction": view.on_call} if view.on_call else {}


def _ringing(scene: Scene, said: Values) -> Values:
    del said
    view = scene.view
    return {"interaction": view.ringing[0]} if view.ringing else {}


def ticket_facts(scene: Scene, said: Values) -> Values:
    """The sensible facts of an act on a ticket: what stands on it and what its contacts gave, without theories."""
    ticket = scene.ticket(said.get("ticket", ""))
    if ticket is None:
        contact = scene.interaction(said.get("interaction", ""))
        tickets = [scene.ticket(name) for name in contact.tickets] if contact else []
        names = list(contact.facts) if contact else []
        names += [fact for found in tickets if found for fact in found.facts]
    else:
        names = list(ticket.facts)
        names += [f for name in ticket.interactions if (item := scene.interaction(name)) for f in item.facts]
    held = [scene.fact(name) for name in dict.fromkeys(names)]
    return {"facts": tuple(fact.id for fact in held if fact is not None and not fact.claim)}


def _note_facts(scene: Scene, said: Values) -> Values:
    return {"note": ticket_facts(scene, said)["facts"]}


def _evidence(scene: Scene, said: Values) -> Values:
    """What is written on a ticket without choosing: everything its contacts gave."""
    return ticket_facts(scene, said)


def _about_facts(scene: Scene, said: Values) -> Values:
    about = said.get("about", "")
    return ticket_facts(scene, {"ticket": about} if scene.ticket(about) else {"interaction": about})


def _problem_facts(scene: Scene, said: Values) -> Values:
    tickets = said.get("tickets") or ("",)
    return ticket_facts(scene, {"ticket": tickets[0]})


def _known_error_facts(scene: Scene, said: Values) -> Values:
    problem = next((item for item in scene.view.problems if item.id == said.get("problem")), None)
    return _problem_facts(scene, {"tickets": problem.tickets} if problem else {})


def _security_facts(scene: Scene, said: Values) -> Values:
    return ticket_facts(scene, said) if said.get("ticket") else {"facts": ()}


def _for_whom(scene: Scene, values: Values) -> Values:
    """`for` is a contact's need or a ticket."""
    rest = {name: value for name, value in values.items() if name != "whom"}
    whom = values.get("whom", "")
    if scene.ticket(whom) and not scene.interaction(whom):
        return rest | {"ticket": whom}
    if not scene.interaction(whom):
        return rest
    ticket = scene.ticket(whom)
    item = scene.interaction(whom)
    tickets = item.tickets if item else ()
    return rest | {"interaction": whom, "ticket": ticket.id if ticket else tickets[0] if len(tickets) == 1 else ""}


def _now(scene: Scene, said: Values) -> Values:
    del said
    return {"at": scene.view.now, "verified_by": ""}


def _open_tickets(scene: Scene, said: Values) -> Values:
    del said
    return {"tickets": tuple(t.id for t in scene.view.tickets if t.state not in ("closed", "cancelled", "resolved"))}


def _in_hand(scene: Scene, said: Values) -> Values:
    del said
    hands = scene.view.hands
    return {"work": hands.work or (hands.queue[0][0] if hands.queue else hands.parked[-1][0] if hands.parked else "")}


def _parked(scene: Scene, said: Values) -> Values:
    del said
    parked = scene.view.hands.parked
    return {"work": parked[-1][0]} if parked else {}


def _change_for(scene: Scene, values: Values) -> Values:
    rest = {name: value for name, value in values.items() if name != "risk"}
    return rest | {"risk": values.get("risk", 5), "sign_off": values.get("sign_off", "")}


def _own_group(scene: Scene, said: Values) -> Values:
    return {"owner": scene.book.group} | ticket_facts(scene, said)


def _levelled(scene: Scene, values: Values) -> Values:
    del scene
    return _levels(values)


_TYPE = Slot("type", "type", "Incident or request?")
_SERVICE = Slot("service", "service", "Which service do they miss? (`list services`)", words=("service",))
_PART = Slot("ci", "component", "Which part, as far as seen? (`list parts`; Enter for none)", "offer", ("part",))
_PAIR = Slot("pair", "category", "Which category?", words=("category",))
_IMPACT = Slot("impact", "level", "Impact: how many, how important?", words=("impact",))
_URGENCY = Slot("urgency", "level", "Urgency: how soon does it hurt?", words=("urgency",))


def _offered(slot: Slot, need: str = "offer") -> Slot:
    return Slot(slot.field, slot.kind, slot.ask, need, slot.words, slot.many, slot.bare)


ACTS: tuple[Act, ...] = (
    # ---- triage
    Act("open", "triage", "read a contact for the first time", i.OpenInteraction, (CONTACT,), "open C02", ("view",)),
    Act(
        "log", "triage", "make a ticket of a contact, as observed", i.LogTicket,
        (CONTACT, _TYPE, _SERVICE, _PART, _PAIR, _offered(_IMPACT), _offered(_URGENCY), FACTS, SAYING),
        "log C05 incident portal A19 application/fault 2 1", ("record", "ticket"), _evidence, _category,
    ),
    Act(
        "priority", "triage", "set impact and urgency with a reason; priority follows", i.SetPriority,
        (TICKET, _IMPACT, _URGENCY, Slot("reason", "phrase", "Because of what?", words=("because",)), FACTS),
        "priority T-C05 1 1 because clients cannot sign until ten", ("prioritise", "prio", "set-priority"),
        _evidence, _levelled,
    ),
    Act(
        "revise", "triage", "correct type, service, part or category of a ticket", i.ReviseTicket,
        (TICKET, _offered(_TYPE, "no"), _offered(_SERVICE, "no"), _offered(_PART, "no"), _offered(_PAIR, "no")),
        "revise T-C05 service portal part A19", ("correct", "retype"), _revised, _category,
    ),
    Act(
        "attach", "triage", "tie a further contact to a ticket: one trouble, several callers", i.AddContact,
        (CONTACT, Slot("ticket", "ticket", "To which ticket?", words=("to",))),
        "attach C07 to T-C05", ("add-contact", "add", "join"),
    ),
    Act(
        "link", "triage", "link two tickets: duplicate-of, child-of, caused-by, recurs", i.LinkTickets,
        (
            TICKET,
            Slot("link", "link-kind", "Which link?", words=("as",)),
            Slot("to", "ticket", "To which ticket?", words=("to", "of")),
        ),
        "link T-C07 duplicate-of T-C05", ("merge",),
    ),
    Act(
        "cancel", "triage", "withdraw a ticket with a reason", i.CancelTicket,
        (TICKET, Slot("reason", "cancel-reason", "Why?", words=("because",))),
        "cancel T-C11 not-a-fault", ("withdraw",),
    ),
    Act(
        "dismiss", "triage", "put a contact aside as needing nothing", i.DismissInteraction, (CONTACT,),
        "dismiss C02", ("ignore", "put-aside"),
    ),
    # ---- talk
    Act(
        "answer", "talk", "take the call that rings", i.TakeCall, (CONTACT,), "answer C03", ("pick-up", "pickup"), _ringing,
    ),
    Act(
        "refuse", "talk", "let a ringing call go to voice mail", i.RefuseCall, (CONTACT,), "refuse C03",
        ("let-ring", "reject"), _ringing,
    ),
    Act(
        "hang-up", "talk", "end the call: say goodbye, or leave one that goes too far", i.EndCall, (CONTACT,),
        "hang-up C03", ("hangup", "bye", "goodbye"), _on_line,
    ),
    Act(
        "ask", "talk", "say one line to a caller: one of fourteen intents, or in your own words", i.AskCaller,
        (
            CONTACT,
            Slot("intent", "intent", "Which line? (`lines` shows all fourteen)"),
            Slot("promise_at", "ahead", "By when? A time, or Enter for none", "no", ("by", "at", "until"), bare=False),
            SAYING,
        ),
        "ask C05 who else", ("say",), _on_line,
    ),
    Act(
        "reply", "talk", "give one caller facts you hold, what is not known, and when they hear more", i.ReplyToCaller,
        (CONTACT, FACTS, UNKNOWN, NEXT, OPENER, SAYING),
        "reply C05 with 2 3 unknown cause next 09:10", ("write", "respond"), ticket_facts,
    ),
    Act(
        "refer", "talk", "pass a contact to whoever owns the matter, telling the caller", i.ReferInteraction,
        (CONTACT, Slot("group", "owner", "To which group?", words=("to",)), FACTS, SAYING),
        "refer C09 to client-coverage with 4", ("pass",), ticket_facts,
    ),
    # ---- work
    Act("take", "work", "start working on a ticket yourself", i.TakeTicket, (TICKET,), "take T-C05", ("work", "start")),
    Act(
        "test", "work", "take a reading of a part (`tests A19` shows which apply)", i.RunDiagnostic,
        (
            Slot("diagnostic", "test", "Which test? (`tests PART` shows which apply)"),
            Slot("target", "part", "On which part?", words=("on", "at", "of")),
            Slot("ticket", "ticket", "For which ticket?", "no", ("for",), bare=False),
        ),
        "test check-health A19 for T-C05", ("run", "diagnose-part", "reading", "measure"),
    ),
    Act(
        "fix", "work", "do something to a part with your own hands (`remedies A19` shows what)", i.ApplyRemedy,
        (
            Slot("remedy", "remedy", "Which remedy? (`remedies PART` shows which)"),
            Slot("target", "part", "On which part?", words=("on", "at")),
            Slot("whom", "contact-or-ticket", "For which contact or ticket?", "offer", ("for",), bare=False),
            Slot("change", "change", "Under which change?", "no", ("change", "under"), bare=False),
        ),
        "fix reset-password A27 for C03", ("do", "apply", "remedy"), None, _for_whom,
    ),
    Act(
        "hold", "work", "put a ticket on hold behind a question, with the time of the next check", i.HoldTicket,
        (
            TICKET,
            Slot("reason", "hold-reason", "Waiting for whom?", words=("for",)),
            Slot("next_check", "ahead", "When do you look again?", words=("until", "check")),
            Slot("question", "question", "Which contact or case was asked?", "no", ("question", "behind"), bare=False),
        ),
        "hold T-C05 caller until 09:10 question C05", ("pause",),
    ),
    Act("unhold", "work", "take a ticket off hold", i.ResumeTicket, (TICKET,), "unhold T-C05", ("resume-ticket",)),
    Act(
        "note", "work", "put facts and the next step on a ticket", i.AddNote,
        (TICKET, FACTS, Slot("next_step", "phrase", "What is to be done next?", "no", ("next",), bare=False), SAYING),
        "note T-C05 with 5 6 next ask infrastructure", (), _evidence,
    ),
    Act(
        "diagnose", "work", "state part, mechanism and scope; a change is a trigger, stated apart", i.StateDiagnosis,
        (
            TICKET,
            Slot("component", "component", "Which part is it? (`list parts`)"),
            Slot("mechanism", "mechanism", "By which of the twelve mechanisms?"),
            Slot("sites", "site", "Which offices? Enter for everywhere", "no", ("sites", "only"), many=True, bare=False),
            Slot("trigger", "change-or-words", "Which change set it off?", "no", ("trigger",), bare=False),
            FACTS,
        ),
        "diagnose T-C05 A19 expiry with 7 8", ("diagnosis",), _evidence,
    ),
    # ---- reach out
    Act(
        "assign", "reach out", "give a ticket away: the group owns it from now on", i.AssignTicket,
        (TICKET, Slot("group", "owner", "To which group?", words=("to",)), FACTS, SAYING),
        "assign T-C05 to infrastructure with 2 3", ("give", "hand"), ticket_facts,
    ),
    Act(
        "escalate", "reach out", "ask a group with more skill, keeping the ticket; may name a remedy", i.EscalateBySkill,
        (
            TICKET,
            Slot("group", "group", "Which group?", words=("to",)),
            Slot("remedy", "remedy", "Which remedy?", "no", ("for",), bare=False),
            Slot("target", "part", "On which part?", "no", ("on", "at"), bare=False),
            Slot("change", "change", "Under which change?", "no", ("change", "under"), bare=False),
            Slot("insist", "flag", "Ask although they refused?", "no", ("insist",), bare=False),
            FACTS,
            SAYING,
        ),
        "escalate T-C05 to infrastructure for renew-certificate on A19/edge-dc change CH-1 with 2 7",
        ("ask-group", "esc"), ticket_facts,
    ),
    Act(
        "authority", "reach out", "ask somebody with more authority to decide", i.EscalateByAuthority,
        (
            TICKET,
            Slot("person", "person", "Who decides?", words=("to",)),
            Slot("matter", "matter", "About what?", words=("about",)),
            FACTS,
            SAYING,
        ),
        "authority T-C05 marcus-teo about risk with 2 7", ("decide",), ticket_facts,
    ),
    Act(
        "supplier", "reach out", "open a case with a supplier", i.CallSupplier,
        (TICKET, Slot("supplier", "supplier", "Which supplier?", words=("to",)), FACTS, SAYING),
        "supplier T-C05 x10 with 2 3", ("call-supplier", "vendor"), ticket_facts,
    ),
    Act(
        "team", "reach out", "pull up to four groups into one room on a ticket", i.FormVirtualTeam,
        (
            TICKET,
            Slot("groups", "owner", "Which groups? One to four", words=("groups", "of"), many=True),
            Slot("owner", "owner", "Who leads it? Enter for your own group", "no", ("owner", "led"), bare=False),
            FACTS,
        ),
        "team T-C05 groups infrastructure, security owner infrastructure", ("virtual-team", "room"), _own_group,
    ),
    # ---- tell
    Act(
        "update", "tell", "tell an audience: facts, what is not known, when they hear more", i.SendUpdate,
        (
            Slot("audience", "audience", "To whom? (`list audiences`)", words=("to",)),
            Slot("ticket", "ticket", "About which ticket?", words=("about",)),
            FACTS,
            UNKNOWN,
            Slot("workaround", "workaround", "Which workaround?", "no", ("workaround", "way-round"), bare=False),
            NEXT,
            OPENER,
            Slot("names_client", "token", "Which client is named?", "no", ("naming",), bare=False),
            SAYING,
        ),
        "update client-coverage T-C05 with 2 3 workaround telephone-call-back unknown end next 09:10",
        ("tell", "notify", "send"), ticket_facts,
    ),
    Act(
        "declare", "tell", "declare a major incident", i.DeclareMajorIncident,
        (TICKET, Slot("reason", "major-reason", "For which reason?", words=("because",))),
        "declare T-C05 p1", ("major",),
    ),
    Act("stand-down", "tell", "end a major incident", i.StandDownMajorIncident, (TICKET,), "stand-down T-C05"),
    Act(
        "security", "tell", "tell Security, with facts, before anything is touched", i.NotifySecurity,
        (Slot("ticket", "ticket", "About which ticket? Enter for none", "offer", ("about",)), FACTS, SAYING),
        "security T-C12 with 4 5", ("notify-security", "tell-security"), _security_facts,
    ),
    Act(
        "brief", "tell", "give a stakeholder the facts they decide with", i.BriefManager,
        (
            Slot("person", "person", "Whom?", words=("to",)),
            Slot("ticket", "ticket", "About which ticket?", words=("about",)),
            FACTS,
            UNKNOWN,
            NEXT,
            SAYING,
        ),
        "brief grace-tan T-C05 with 2 3 next 09:30", ("brief-manager",), ticket_facts,
    ),
    # ---- close
    Act(
        "restored", "close", "state since when it works again, and what shows it", i.RecordRestoration,
        (
            TICKET,
            Slot("at", "past", "Since when? A time, or Enter for now", "offer", ("at", "since")),
            Slot("verified_by", "fact", "Which fact shows it? A number, or Enter for none", "offer", ("verified", "by"), bare=False),
        ),
        "restored T-C05 at 08:41 verified 12", ("restore", "restoration"), _now,
    ),
    Act(
        "resolve", "close", "say that it is solved: code, note for the user, how verified", i.ResolveTicket,
        (
            TICKET,
            Slot("code", "code", "How was it solved?", words=("as",)),
            Slot("note", "facts", "Which facts does the note rest on?", "offer", ("with", "note"), bare=False),
            Slot("verified_by", "fact", "Which fact verifies it? A number, or Enter for none", "offer", ("verified", "by"), bare=False),
            SAYING,
        ),
        "resolve T-C05 fixed with 2 9 verified 12", ("solve", "resolved"), _note_facts,
    ),
    Act("close", "close", "close what was resolved and confirmed", i.CloseTicket, (TICKET,), "close T-C05"),
    Act(
        "reopen", "close", "take a resolved ticket up again", i.ReopenTicket,
        (TICKET, Slot("reason", "phrase", "Why?", "no", ("because",), bare=False)),
        "reopen T-C05 because the page is back",
    ),
    # ---- improve
    Act(
        "problem", "improve", "raise a problem: the cause behind tickets, with its owner", i.RaiseProblem,
        (
            Slot("tickets", "ticket", "Which tickets?", words=("tickets",), many=True),
            Slot("ci", "component", "In which part?", words=("part", "in")),
            Slot("owner", "owner", "Which group owns it?", words=("owner", "to")),
            Slot("factors", "factor", "Which contributing factors?", "no", ("factors", "factor"), many=True, bare=False),
            FACTS,
            SAYING,
        ),
        "problem T-C05 in A19 owner infrastructure factors latent-cause, detection-gap with 7",
        ("raise-problem",), _problem_facts,
    ),
    Act(
        "known-error", "improve", "write down symptom, how to confirm and workaround", i.RecordKnownError,
        (
            Slot("problem", "problem", "Beside which problem?"),
            FACTS,
            Slot("workaround", "workaround", "Which workaround?", "no", ("workaround",), bare=False),
            SAYING,
        ),
        "known-error PR-1 with 2 7 workaround telephone-call-back", ("known",), _known_error_facts,
    ),
    Act(
        "change", "improve", "raise a change: what is done where, for which ticket or problem", i.RaiseChange,
        (
            Slot("type", "change-type", "Standard, normal or emergency?"),
            Slot("remedy", "remedy", "Which remedy?", words=("remedy",)),
            Slot("target", "part", "On which part?", words=("on", "at")),
            Slot("ticket", "ticket", "For which ticket? Enter for none", "offer", ("for",), bare=False),
            Slot("problem", "problem", "For which problem?", "no", ("problem",), bare=False),
            Slot("risk", "risk", "How risky, 5 to 15?", "no", ("risk",), bare=False),
            Slot("back_out", "flag", "Is there a way back?", "no", ("back-out", "way-back", "backout"), bare=False),
            Slot("window", "ahead", "When? Enter for as soon as approved", "no", ("window", "when"), bare=False),
            Slot("sign_off", "sign-off", "Who signs off?", "no", ("sign-off", "signed"), bare=False),
            SAYING,
        ),
        "change standard renew-certificate on A19/edge-dc for T-C05 back-out sign-off infrastructure",
        ("raise-change", "rfc"), None, _change_for,
    ),
    Act(
        "article", "improve", "write an article or guide from facts held", i.WriteArticle,
        (Slot("about", "contact-or-ticket", "From which contact or ticket?", words=("about", "from")), FACTS, SAYING),
        "article C04 with 3 9", ("write-article", "guide"), _about_facts,
    ),
    Act(
        "read", "improve", "read a knowledge article (again is free)", i.ReadArticle,
        (Slot("article", "article", "Which article? (`articles WORDS` searches)"),),
        "read portal-warning-page",
    ),
    # ---- shift
    Act("park", "shift", "lay the work in hand aside", i.ParkWork, (), "park", ("lay-aside",)),
    Act(
        "resume", "shift", "take up parked work again (costs a minute)", i.ResumeWork,
        (Slot("work", "work", "Which work?"),), "resume w4", ("continue", "take-up"), _parked,
    ),
    Act(
        "drop", "shift", "give up work in hand, queued or parked", i.DropWork,
        (Slot("work", "work", "Which work?", "no"),), "drop w4", ("give-up",), _in_hand,
    ),
    Act(
        "hint", "shift", "ask a colleague for the next hint", i.TakeHint,
        (Slot("hint", "hint", "Which hint?", "no"),), "hint", ("help-me", "stuck"),
    ),
    Act(
        "handover", "shift", "write the note for the next desk", i.WriteHandOver,
        (Slot("tickets", "ticket", "Which tickets?", "no", ("tickets",), many=True), SAYING),
        "handover T-C05 K3 saying renewal on the cloud edge still to come", ("hand-over", "note-over"), _open_tickets,
    ),
    Act("end", "shift", "leave the chair; the shift runs to its planned end without you", i.EndShift, (), "end", ("leave",)),
    Act(
        "reflect", "shift", "write own words about the shift; kept, never graded", i.Reflect,
        (Slot("text", "text", "In your own words?", words=("saying",)),), "reflect asked too late who else had it",
    ),
)  # fmt: skip
"""Every act, in the order of the help."""

BY_NAME = {act.name: act for act in ACTS}
