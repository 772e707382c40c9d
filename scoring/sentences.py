"""The words of the grade, one template for each code.

`{type|a}` is a word with its article, `{at|clock}` a tick as a time of day, `{x|money}` cents as dollars,
`{x|minutes}` ticks as minutes, `{x|promises}` so many promises, one of which is a promise.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # service
    "cost-avoided": (
        "An empty chair would have cost {idle|money} here, our best run {best|money}; your shift cost {you|money}, "
        "so {saved|money} were avoided. Keep restoring what is dear first."
    ),
    "cost-added": (
        "Your shift cost {you|money}; an empty chair would have cost {idle|money}, so {saved|money} came on top. "
        "Try: before a remedy, ask what it takes down and what that hour costs."
    ),
    "response-met": (
        "{at|clock} {contact} had a word that helped, by {due|clock} at P{level}, and the matter ended well. Keep"
        " the early first word."
    ),
    "response-none": (
        "{due|clock} was the time for a first word to {contact} at P{level}; none of substance came. Try: one "
        "question they can answer, or one fact you hold."
    ),
    "response-late": (
        "{at|clock} {contact} had the first word that helped; {due|clock} was the time at P{level}. Try: open "
        "everything before serving anything."
    ),
    "response-relief": (
        "{at|clock} the next desk gave {contact} the first word; the shift had done nothing for it. Try: one "
        "question before you log."
    ),
    "response-unmet": (
        "{at|clock} {contact} had word in time for {due|clock}, and the need was still open in the end. A met "
        "clock counts once the matter is met or stands with somebody who can meet it. Try: end each reply with "
        "who does what next."
    ),
    "resolution-met": (
        "{at|clock} it was over and said to be over for {contact} (P{level}, due {due|clock}). Keep verifying and"
        " writing the time down."
    ),
    "resolution-stands": (
        "{contact} (P{level}, due {due|clock}) stands with a group that can meet it and has the facts. Keep "
        "handing over whole."
    ),
    "resolution-asked": (
        "{at|clock} {matter} worked again by the hand of those you asked (due {due|clock}); the ask was whole. Keep "
        "sending what is seen, since when, how far and what is ruled out."
    ),
    "resolution-group": (
        "{at|clock} {matter} worked again by another group's hand (due {due|clock}); your ask came back {bounces}"
        " times. A complete ask counts whole, one bounce half, two nothing. Try: the eight parts of an ask before"
        " sending."
    ),
    "resolution-unasked": (
        "{at|clock} {matter} worked again because its owners saw it themselves, not because anybody asked. Try: "
        "ask the owner as soon as a reading points there."
    ),
    "resolution-untouched": (
        "{matter}, {contact}: it ended without anything done here. Nothing done earns nothing. Try: one act of "
        "substance for each contact."
    ),
    "resolution-late": (
        "{at|clock} it was over for {contact}; {due|clock} was due at P{level}. Try: what is due first, first; "
        "ask both callers what happens at which time."
    ),
    "resolution-open": (
        "{due|clock} was due for {matter} ({contact}, P{level}); at the end of the aftermath it was still open. "
        "Try: if you cannot end it, hand it to who can, with the facts."
    ),
    "resolution-unsaid": (
        "{due|clock} was due for {matter} ({contact}, P{level}); it was over, but nobody recorded that, so its "
        "clock ran on. Try: record the restoration with what verified it."
    ),
    # quality
    "class-right": (
        "{at|clock} {ticket} said what {contact} was: {type}, {category} / {subcategory}, the right place. Keep "
        "logging what is observed."
    ),
    "class-partly": (
        "{at|clock} {ticket} said {said} for {contact}; {category} / {subcategory} ({type}) was seen. Try: read "
        "down the categories once with what they asked for in mind."
    ),
    "class-place": (
        "{at|clock} {ticket} was right about {contact}: {said}. Where it is was left open or said otherwise: it "
        "named {said_service} and {said_part}; {service} and {part} were seen. Try: name the part that people "
        "touch, as far as a fact names it."
    ),
    "class-type": (
        "{at|clock} {ticket} had the wrong type for {contact}: it was {type|a}, {category} / {subcategory}. Try: "
        "ask whether something stopped, or something new is wanted."
    ),
    "class-none": (
        "{contact} was never logged ({type}, {category} / {subcategory}). What is not in the record does not "
        "exist for the next desk. Try: log first, in one minute."
    ),
    "priority-right": (
        "{at|clock} {contact} stood at P{first}, then P{last}: right by what was known and by what was true. Keep"
        " asking who else."
    ),
    "priority-late": (
        "{then|clock} {contact} came to P{last}, which was right, more than a quarter of an hour after the facts "
        "for it were there, or from a first guess that nothing bore out. Try: change the level the moment a fact "
        "changes it."
    ),
    "priority-first": (
        "{at|clock} {contact} began at P{first} and ended right at P{last}. Try: set the first level by the facts"
        " in hand."
    ),
    "priority-over": (
        "{at|clock} {contact} was set to P{first} and stood at P{last}; it was P{level}. Try: ask what happens at"
        " which time before a loud voice sets the level."
    ),
    "priority-under": (
        "{at|clock} {contact} was set to P{first} and stood at P{last}; it was P{level}. Try: ask who else has "
        "it; a quiet voice lowers nothing."
    ),
    "priority-none": (
        "{contact} never had a priority; it was P{level}. Try: impact and urgency with one reason, as soon as it "
        "is logged."
    ),
    "priority-constant": (
        "A desk that gives everything P{level} would have had {share} % of these points without looking. Only "
        "what lies above that is judgement. Try: ask of each what makes it more than that, or less."
    ),
    "diagnosis-right": (
        "{at|clock} {part}, {mechanism}, and where: said on evidence, with its look-alike ruled out. Keep the "
        "reading in the sentence."
    ),
    "diagnosis-none": (
        "{contact} and the others about {matter}: no diagnosis was stated. It was {part}, {mechanism}. Try: state"
        " what you think with the reading you have; a first statement may be corrected."
    ),
    "diagnosis-unfounded": (
        "{at|clock} the diagnosis said {said} and cited nothing outside its band or near the start. Try: a cause "
        "goes in once you can point at a reading."
    ),
    "diagnosis-alike": (
        "{at|clock} the diagnosis said {said}; nothing cited speaks against what looks the same. Try: one test "
        "that would differ."
    ),
    "diagnosis-partly": (
        "{at|clock} the diagnosis said {said}; it was {part}, {mechanism} (first statement {first} %, last {last}"
        " %). Try: who is fine tells how far it reaches."
    ),
    "diagnosis-wrong": (
        "{at|clock} the diagnosis said {said}; it was {part}, {mechanism}. Try: from the service complained "
        "about, walk down what it needs, cheapest test first."
    ),
    "diagnosis-late": (
        "{at|clock} the last statement was right: {part}, {mechanism}; the first counted {first} %. Keep "
        "correcting yourself aloud."
    ),
    "stayed-good": (
        "{at|clock} {matter} was said to be over for {contact}, and it stayed over. Keep confirming before closing."
    ),
    "stayed-stands": "{contact} stands with a group that can meet it. Keep handing over whole.",
    "stayed-back": (
        "{at|clock} {matter} was said to be over; {then|clock} it was back. Try: ask whether the cause is gone or"
        " only the sign."
    ),
    "stayed-open": "{matter}, {contact}: not over by anything done here. Try: end one thing before starting the third.",
    "continuity-done": "{matter}, {contact}: nothing was left to hand over. Keep finishing.",
    "continuity-unasked": (
        "{matter}, {contact}: it was over without anything done here, so nothing was handed over either. Try: one"
        " act of substance for each contact."
    ),
    "continuity-none": (
        "{matter}, {contact}: no ticket, so the next desk did not know of it. Try: log it even when you cannot "
        "serve it."
    ),
    "continuity-untouched": (
        "{matter}, {contact}: logged, with nothing learnt that the next desk could use. Try: one question before "
        "the hand-over."
    ),
    "continuity-partly": (
        "{ticket} went to the next desk without: {lacking}. Try: what is seen, how far, the evidence, the "
        "promise, the next step."
    ),
    "continuity-good": "{ticket} went to the next desk whole. Keep writing the next step.",
    "collateral-harm": (
        "{at|clock} {remedy|words} at {part} did harm beside its effect. Try: ask what else it touches, then "
        "choose the way that costs nothing later."
    ),
    "collateral-damage": (
        "{at|clock} {remedy|words} at {part} made {units} more to repair. Try: stop what makes the damage before "
        "doing it again."
    ),
    "collateral-spawned": (
        "{at|clock} {remedy|words} at {part} started a trouble of its own. Try: one small test before the wide remedy."
    ),
    "collateral-outage": (
        "{at|clock} {remedy|words} took {part} down for {length|minutes} in service hours and restored nothing. "
        "Try: a reading first; restart when something points at it."
    ),
    "collateral-violated": "{at|clock} {contact} was given what was not ours to give. Try: no, because, instead.",
    # people
    "survey": (
        "{contact} would say: solved {solved}, professional {professional}, timely {timely}, kept informed "
        "{informed} (of 4); left {mood}. Try to raise the lowest of these next time."
    ),
    "survey-full": (
        "{contact} would say: solved {solved}, professional {professional}, timely {timely}, kept informed "
        "{informed} (of 4); left {mood}. Keep it so."
    ),
    "survey-none": "{contact} had nothing of ours to answer about. Try: one word early, even without a solution.",
    "update-good": (
        "{at|clock} {to} had word about {matter} (due {due|clock}), true and with the next time; {kept} of "
        "{slots} further words came in rhythm. Keep sending the empty ones."
    ),
    "update-once": (
        "{at|clock} {to} had word about {matter} (due {due|clock}), true and with the next time, and it was over "
        "before more was due. Keep the early notice."
    ),
    "update-thin": (
        "{at|clock} {to} had word about {matter} in time (due {due|clock}), without part of what they decide by. "
        "Try: what is seen, since when, who, what still works, the way round, the next time."
    ),
    "update-gap": (
        "{at|clock} {to} had word about {matter} in time; after that {kept} of {slots} words came. Try: name the "
        "next time and send it, even with no change."
    ),
    "update-late": (
        "{at|clock} {to} had the first word about {matter}; it could be known at {known|clock} and was due at "
        "{due|clock}. Try: send what you have at minute ten, without a cause."
    ),
    "update-guess": (
        "{at|clock} the word to {to} about {matter} held a claim nobody had seen. Try: say what is not known as "
        "not known."
    ),
    "update-none": (
        "{due|clock} was the time for a first word to {to} about {matter}; none came. Try: one notice with what "
        "people see and when the next word comes."
    ),
    "promises": (
        "{kept} of {made|promises} kept; these points count for the {share} % of the owed contacts that got "
        "something of substance. Keep naming times you can hold."
    ),
    "promise-missed": (
        "{at|clock} the hour of {promise} came without a word. Try: send 'nothing new' before the hour, or own up"
        " early."
    ),
    "colleagues": (
        "Points for sparing others' time, for the {share} % of the owed contacts that got something of substance."
        " Keep asks complete."
    ),
    "bounce": (
        "{at|clock} the ask to {group} came back: {why}. Try: check what they need and whose it is before sending."
    ),
    "refer-refused": (
        "{at|clock} {contact} was passed to {group}, who said at once that it is not theirs. Try: look up who owns it "
        "first."
    ),
    "ask-vain": "{at|clock} {group} was asked and found nothing of theirs. Try: one reading on their part first.",
    "problem-needless": (
        "{count|problems} raised that no fault of this shift asks for; each costs its group half an hour. "
        "Try: a problem for what will come again."
    ),
    # improvement
    "problem-raised": (
        "{at|clock} {problem} names the part, its owner {owner} and two factors. Keep asking who owns the date."
    ),
    "problem-thin": (
        "{at|clock} {problem} was raised with {owner}; owner, a fact to start from or two contributing factors "
        "are missing. Try: who owns it, what shows it, what let it happen."
    ),
    "problem-none": (
        "{matter} ({part}) will come again within four weeks, and no problem stands. Try: raise it before the "
        "hand-over, with an owner."
    ),
    "problem-imprecise": "{right} of {all|problems} raised for something that recurs. Try: fewer, with an owner each.",
    "known-error": (
        "{at|clock} the known error about {matter} saves the next desk {saved} of {minutes} minutes. Try: symptom"
        " in people's words, how to confirm it, the way round."
    ),
    "known-error-none": (
        "{matter}: nothing was written down, so the next desk starts from zero ({minutes} minutes). Try: symptom,"
        " test, way round, in three lines."
    ),
    "guide": (
        "{at|clock} a guide for what {contact} asked saves {minutes} minutes when it is asked again. Keep writing"
        " the second answer down."
    ),
    "guide-none": (
        "{contact}'s question will be asked again ({minutes} minutes); no guide was written. Try: write the "
        "answer once."
    ),
    "hazard-removed": (
        "{at|clock} a change for {remedy|words} at {part} ends {matter}'s trouble for good. Keep removing the "
        "cause after the sign."
    ),
    "hazard-pending": (
        "{at|clock} a change for {remedy|words} at {part} is raised and not yet decided. Keep raising it early."
    ),
    "hazard-rejected": (
        "{at|clock} the change for {remedy|words} at {part} was turned down. Try: the right type, with a way back"
        " and a sign-off."
    ),
    "hazard-none": (
        "{matter} can come back: nobody asked for {remedy|words} at {part}. Try: a change before the hand-over."
    ),
    "change-imprecise": (
        "{right} of {all} changes asked for served a fault of this shift. Try: a reading before a change."
    ),
    # integrity
    "honest": (
        "Clocks were kept honest for the {share} % of the owed contacts that got something of substance. Keep "
        "holding only behind a question."
    ),
    "stop-hold": (
        "{at|clock} {ticket} went on hold with no question sent; those minutes count. Try: hold only behind a "
        "question, with the next check in it."
    ),
    "stop-resolve": (
        "{at|clock} {ticket} was resolved while it still hurt and nobody had asked or looked. Try: one confirm "
        "before resolving."
    ),
    "stop-cancel": (
        "{at|clock} {ticket} was cancelled as something it was not. Try: link it to the ticket it belongs to, or "
        "work it."
    ),
    "stop-downgrade": (
        "{at|clock} {ticket} was lowered shortly before its clock ran out, with no new fact. Try: say why, or let"
        " the breach be a breach."
    ),
    "stop-retype": (
        "{at|clock} {ticket} was given another type after its time was used up. Try: correct the type when you "
        "learn it."
    ),
    "boundaries": (
        "The role's limits were kept for the {share} % of the owed contacts that got something of substance. Keep"
        " the 'because' and the 'instead'."
    ),
    "boundary-must-not": (
        "{at|clock} {remedy|words} at {part}: the role card says must not. Try: pass it to whose it is."
    ),
    "boundary-must-ask": (
        "{at|clock} {remedy|words} at {part} began before anybody was asked. Try: raise the change or ask the "
        "owner, then act."
    ),
    "security-told": "{at|clock} Security knew. Keep telling them before touching anything.",
    "security-late": (
        "{at|clock} Security knew; the first sign was in hand at {flag|clock}. Try: tell within half an hour, "
        "with what you have."
    ),
    "security-untold": (
        "{flag|clock} a sign of a security matter was in hand; Security was never told. Try: one message before "
        "anything is touched."
    ),
    "security-unseen": (
        "A sign of a security matter could be had in this shift and was not asked for. Try: ask how people get by."
    ),
    # veto
    "veto-leak": (
        "{at|clock} a client was named to {to}, who must not know. This caps the grade at half. Try: names only "
        "inside their own list."
    ),
    "veto-evidence": (
        "{at|clock} {remedy|words} at {part} destroyed evidence after a security sign stood in the record. This "
        "caps the grade at half. Try: isolate, keep, then clean."
    ),
    "veto-untold": (
        "{at|clock} {ticket} was still worked on, with a security sign on it since {flag|clock} and Security not "
        "told. This caps the grade at half. Try: tell first."
    ),
    "veto-clocks": (
        "{count} clocks were stopped that had no right to stop, the third at {at|clock}. This caps the grade at "
        "half. Try: let a clock run; a breach costs less."
    ),
}
"""Code -> template."""

NOTHING: dict[str, str] = {
    "promises": "No contact got anything of substance, so kept promises count for nothing. ",
    "colleagues": "No contact got anything of substance, so sparing colleagues counts for nothing. ",
    "honest": "No contact got anything of substance, so honest clocks count for nothing. ",
    "boundaries": "No contact got anything of substance, so keeping the role's limits counts for nothing. ",
}
"""What the sentence of a share is when the share is none: there is nothing to keep."""
ONE_ACT = "Try: one act of substance for each contact."
"""What is said after it."""
SOME_MISSED = (
    "{kept} of {made|promises} kept; these points count for the {share} % of the owed contacts that got "
    "something of substance. Try: name times that you can hold."
)
"""What the sentence of promises is when not all were kept."""
