"""Acts at the desk: triage, talk and working a ticket. A part of the registry in `acts`."""

from __future__ import annotations

from simulator.domain import inputs as i
from simulator.wording.slots import (
    CONTACT,
    FACTS,
    IMPACT,
    NEXT,
    OPENER,
    PAIR,
    PART,
    SAYING,
    SERVICE,
    TICKET,
    TYPE,
    UNKNOWN,
    URGENCY,
    Act,
    Slot,
    as_it_stands,
    first_ringing,
    for_whom,
    held_behind,
    news_facts,
    offered,
    on_line,
    ticket_facts,
    with_category,
    with_levels,
)

DESK: tuple[Act, ...] = (
    # ---- triage
    Act("open", "triage", "read a contact for the first time", i.OpenInteraction, (CONTACT,), "open C21", ("view",)),
    Act(
        "log", "triage", "make a ticket of a contact, as observed", i.LogTicket,
        (CONTACT, TYPE, SERVICE, PART, PAIR, offered(IMPACT), offered(URGENCY), FACTS, SAYING),
        "log C21 incident reconcile A12 application/fault 2 2", ("record", "ticket"), ticket_facts, with_category,
    ),
    Act(
        "priority", "triage", "set impact and urgency with a reason; priority follows", i.SetPriority,
        (TICKET, IMPACT, URGENCY, Slot("reason", "phrase", "Because of what?", words=("because",)), FACTS),
        "priority T-C21 2 2 because the list is due at noon", ("prioritise", "prio", "set-priority"),
        ticket_facts, with_levels,
    ),
    Act(
        "revise", "triage", "correct type, service, part or category of a ticket", i.ReviseTicket,
        (TICKET, offered(TYPE, "no"), offered(SERVICE, "no"), offered(PART, "no"), offered(PAIR, "no")),
        "revise T-C21 service reconcile part A12", ("correct", "retype"), as_it_stands, with_category,
    ),
    Act(
        "attach", "triage", "tie a further contact to a ticket: one trouble, several callers", i.AddContact,
        (CONTACT, Slot("ticket", "ticket", "To which ticket?", words=("to",))),
        "attach C22 to T-C21", ("add-contact", "add", "join"),
    ),
    Act(
        "link", "triage", "link two tickets: duplicate-of, child-of, caused-by, recurs", i.LinkTickets,
        (
            TICKET,
            Slot("link", "link-kind", "Which link?", words=("as",)),
            Slot("to", "ticket", "To which ticket?", words=("to", "of")),
        ),
        "link T-C22 duplicate-of T-C21", ("merge",),
    ),
    Act(
        "cancel", "triage", "withdraw a ticket with a reason", i.CancelTicket,
        (TICKET, Slot("reason", "cancel-reason", "Why?", words=("because",))),
        "cancel T-C23 not-a-fault", ("withdraw",),
    ),
    Act(
        "dismiss", "triage", "put a contact aside as needing nothing", i.DismissInteraction, (CONTACT,),
        "dismiss C23", ("ignore", "put-aside"),
    ),
    # ---- talk
    Act(
        "answer", "talk", "take the call that rings", i.TakeCall, (CONTACT,), "answer C22",
        ("pick-up", "pickup"), first_ringing,
    ),
    Act(
        "refuse", "talk", "let a ringing call go to voice mail", i.RefuseCall, (CONTACT,), "refuse C22",
        ("let-ring", "reject"), first_ringing,
    ),
    Act(
        "hang-up", "talk", "end the call: say goodbye, or leave one that goes too far", i.EndCall, (CONTACT,),
        "hang-up C22", ("hangup", "bye", "goodbye"), on_line,
    ),
    Act(
        "ask", "talk", "say one line to a caller: one of fourteen intents, or in your own words", i.AskCaller,
        (
            CONTACT,
            Slot("intent", "intent", "Which line? (`lines` shows all fourteen)"),
            Slot("promise_at", "ahead", "By when? A time, or Enter for none", "no", ("by", "at", "until"), bare=False),
            SAYING,
        ),
        "ask C21 who else", ("say",), on_line,
    ),
    Act(
        "reply", "talk", "give one caller facts you hold, what is not known, and when they hear more", i.ReplyToCaller,
        (CONTACT, FACTS, UNKNOWN, NEXT, OPENER, SAYING),
        "reply C21 with 2 3 unknown cause next 09:10", ("write", "respond"), news_facts,
    ),
    Act(
        "refer", "talk", "pass a contact to whoever owns the matter, telling the caller", i.ReferInteraction,
        (CONTACT, Slot("group", "owner", "To which group?", words=("to",)), FACTS, SAYING),
        "refer C23 to hr with 4", ("pass",), ticket_facts,
    ),
    # ---- work
    Act("take", "work", "start working on a ticket yourself", i.TakeTicket, (TICKET,), "take T-C21", ("work", "start")),
    Act(
        "test", "work", "take a reading of a part (`tests A12` shows which apply)", i.RunDiagnostic,
        (
            Slot("diagnostic", "test", "Which test? (`tests PART` shows which apply)"),
            Slot("target", "part", "On which part?", words=("on", "at", "of")),
            Slot("ticket", "ticket", "For which ticket?", "no", ("for",), bare=False),
        ),
        "test check-health A12 for T-C21", ("run", "diagnose-part", "reading", "measure"),
    ),
    Act(
        "fix", "work", "do something to a part with your own hands (`remedies A12` shows what)", i.ApplyRemedy,
        (
            Slot("remedy", "remedy", "Which remedy? (`remedies PART` shows which)"),
            Slot("target", "part", "On which part?", words=("on", "at")),
            Slot("whom", "contact-or-ticket", "For which contact or ticket?", "offer", ("for",), bare=False),
            Slot("change", "change", "Under which change?", "no", ("change", "under"), bare=False),
        ),
        "fix reset-password A27 for C22", ("do", "apply", "remedy"), None, for_whom,
    ),
    Act(
        "hold", "work", "put a ticket on hold behind a question, with the time of the next check", i.HoldTicket,
        (
            TICKET,
            Slot("reason", "hold-reason", "Waiting for whom?", words=("for",)),
            Slot("next_check", "ahead", "When do you look again?", words=("until", "check")),
            Slot(
                "question", "question", "Which contact or case was asked?", "offer", ("question", "behind"), bare=False
            ),
        ),
        "hold T-C21 caller until 09:10 question C21", ("pause",), held_behind,
    ),
    Act("unhold", "work", "take a ticket off hold", i.ResumeTicket, (TICKET,), "unhold T-C21", ("resume-ticket",)),
    Act(
        "note", "work", "put facts and the next step on a ticket", i.AddNote,
        (TICKET, FACTS, Slot("next_step", "phrase", "What is to be done next?", "no", ("next",), bare=False), SAYING),
        "note T-C21 with 5 6 next ask operations", (), ticket_facts,
    ),
    Act(
        "diagnose", "work", "state part, mechanism and scope; a change is a trigger, stated apart", i.StateDiagnosis,
        (
            TICKET,
            Slot("component", "component", "Which part is it? (`list parts`)"),
            Slot("mechanism", "mechanism", "By which of the twelve mechanisms?"),
            Slot("sites", "site", "Which offices? Enter for all", "no", ("sites", "only"), many=True, bare=False),
            Slot("trigger", "change-or-words", "Which change set it off?", "no", ("trigger",), bare=False),
            FACTS,
        ),
        "diagnose T-C21 A12 data with 7 8", ("diagnosis",), ticket_facts,
    ),
)  # fmt: skip
"""Acts of triage, talk and work, in the order of the help."""
