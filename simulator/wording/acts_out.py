"""Acts beyond the desk: reaching out, telling, closing, improving, the shift. A part of the registry in `acts`."""

from __future__ import annotations

from simulator.domain import inputs as i
from simulator.wording.slots import (
    FACTS,
    NEXT,
    OPENER,
    PROOF,
    SAYING,
    TICKET,
    UNKNOWN,
    Act,
    Slot,
    about_facts,
    change_for,
    known_error_facts,
    last_parked,
    no_hint,
    note_facts,
    open_tickets,
    own_group,
    problem_facts,
    security_facts,
    since_now,
    ticket_facts,
    work_in_hand,
)

OUT: tuple[Act, ...] = (
    # ---- reach out
    Act(
        "assign", "reach out", "give a ticket away: the group owns it from now on", i.AssignTicket,
        (TICKET, Slot("group", "owner", "To which group?", words=("to",)), FACTS, SAYING),
        "assign T-C21 to operations with 2 3", ("give", "hand"), ticket_facts,
    ),
    Act(
        "escalate", "reach out", "ask a group with more skill, keeping the ticket; may name a remedy",
        i.EscalateBySkill,
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
        "escalate T-C21 to operations for restore-backup on A12 change CH-1 with 2 7",
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
        "authority T-C21 marcus-teo about risk with 2 7", ("decide",), ticket_facts,
    ),
    Act(
        "supplier", "reach out", "open a case with a supplier", i.CallSupplier,
        (TICKET, Slot("supplier", "supplier", "Which supplier?", words=("to",)), FACTS, SAYING),
        "supplier T-C21 x03 with 2 3", ("call-supplier", "vendor"), ticket_facts,
    ),
    Act(
        "team", "reach out", "pull up to four groups into one room on a ticket", i.FormVirtualTeam,
        (
            TICKET,
            Slot("groups", "owner", "Which groups? One to four", words=("groups", "of"), many=True),
            Slot("owner", "owner", "Who leads it? Enter for your own group", "no", ("owner", "led"), bare=False),
            FACTS,
        ),
        "team T-C21 groups operations, security owner operations", ("virtual-team", "room"), own_group,
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
        "update operations T-C21 with 2 3 workaround run-steps-by-hand unknown end next 09:10",
        ("tell", "notify", "send"), ticket_facts,
    ),
    Act(
        "declare", "tell", "declare a major incident", i.DeclareMajorIncident,
        (TICKET, Slot("reason", "major-reason", "For which reason?", words=("because",))),
        "declare T-C21 wide", ("major",),
    ),
    Act("stand-down", "tell", "end a major incident", i.StandDownMajorIncident, (TICKET,), "stand-down T-C21"),
    Act(
        "security", "tell", "tell Security, with facts, before anything is touched", i.NotifySecurity,
        (Slot("ticket", "ticket", "About which ticket? Enter for none", "offer", ("about",)), FACTS, SAYING),
        "security T-C23 with 4 5", ("notify-security", "tell-security"), security_facts,
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
        "brief grace-tan T-C21 with 2 3 next 09:30", ("brief-manager",), ticket_facts,
    ),
    # ---- close
    Act(
        "restored", "close", "state since when it works again, and what shows it", i.RecordRestoration,
        (
            TICKET,
            Slot("at", "past", "Since when? A time, or Enter for now", "offer", ("at", "since")),
            PROOF,
        ),
        "restored T-C21 at 08:41 verified 12", ("restore", "restoration"), since_now,
    ),
    Act(
        "resolve", "close", "say that it is solved: code, note for the user, how verified", i.ResolveTicket,
        (
            TICKET,
            Slot("code", "code", "How was it solved?", words=("as",)),
            Slot("note", "facts", "Which facts does the note rest on?", "offer", ("with", "note"), bare=False),
            PROOF,
            SAYING,
        ),
        "resolve T-C21 fixed with 2 9 verified 12", ("solve", "resolved"), note_facts,
    ),
    Act("close", "close", "close what was resolved and confirmed", i.CloseTicket, (TICKET,), "close T-C21"),
    Act(
        "reopen", "close", "take a resolved ticket up again", i.ReopenTicket,
        (TICKET, Slot("reason", "phrase", "Why?", "no", ("because",), bare=False)),
        "reopen T-C21 because the list is empty again",
    ),
    # ---- improve
    Act(
        "problem", "improve", "raise a problem: the cause behind tickets, with its owner", i.RaiseProblem,
        (
            Slot("tickets", "ticket", "Which tickets?", words=("tickets",), many=True),
            Slot("ci", "component", "In which part?", words=("part", "in")),
            Slot("owner", "owner", "Which group owns it?", words=("owner", "to")),
            Slot("factors", "factor", "Which factors?", "no", ("factors", "factor"), many=True, bare=False),
            FACTS,
            SAYING,
        ),
        "problem T-C21 in A12 owner operations factors trigger, recovery-gap with 7",
        ("raise-problem",), problem_facts,
    ),
    Act(
        "known-error", "improve", "write down symptom, how to confirm and workaround", i.RecordKnownError,
        (
            Slot("problem", "problem", "Beside which problem?"),
            FACTS,
            Slot("workaround", "workaround", "Which workaround?", "no", ("workaround",), bare=False),
            SAYING,
        ),
        "known-error PR-1 with 2 7 workaround run-steps-by-hand", ("known",), known_error_facts,
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
        "change normal restore-backup on A12 for T-C21 back-out sign-off operations",
        ("raise-change", "rfc"), None, change_for,
    ),
    Act(
        "article", "improve", "write an article or guide from facts held", i.WriteArticle,
        (Slot("about", "contact-or-ticket", "From which contact or ticket?", words=("about", "from")), FACTS, SAYING),
        "article C22 with 3 9", ("write-article", "guide"), about_facts,
    ),
    Act(
        "read", "improve", "read a knowledge article (again is free)", i.ReadArticle,
        (Slot("article", "article", "Which article? (`articles WORDS` searches)"),),
        "read is-it-down",
    ),
    # ---- shift
    Act("park", "shift", "lay the work in hand aside", i.ParkWork, (), "park", ("lay-aside",)),
    Act(
        "resume", "shift", "take up parked work again (costs a minute)", i.ResumeWork,
        (Slot("work", "work", "Which work?"),), "resume w4", ("continue", "take-up"), last_parked,
    ),
    Act(
        "drop", "shift", "give up work in hand, queued or parked", i.DropWork,
        (Slot("work", "work", "Which work?", "no"),), "drop w4", ("give-up",), work_in_hand,
    ),
    Act(
        "hint", "shift", "ask a colleague for the next hint", i.TakeHint,
        (Slot("hint", "hint", "Which hint?", "no"),), "hint", ("help-me", "stuck"), no_hint,
    ),
    Act(
        "handover", "shift", "write the note for the next desk", i.WriteHandOver,
        (Slot("tickets", "ticket", "Which tickets?", "no", ("tickets",), many=True), SAYING),
        "handover T-C21 K3 saying the second run is still to come", ("hand-over", "note-over"), open_tickets,
    ),
    Act("end", "shift", "leave the chair; the shift goes on to its end without you", i.EndShift, (), "end", ("leave",)),
    Act(
        "reflect", "shift", "write own words about the shift; kept, never graded", i.Reflect,
        (Slot("text", "text", "In your own words?", words=("saying",)),), "reflect asked too late who else had it",
    ),
)  # fmt: skip
"""Acts of reaching out, telling, closing, improving and the shift, in the order of the help."""
