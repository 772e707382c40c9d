"""A run told event by event; every event goes through `evolve`, so log and world agree."""

from __future__ import annotations

from typing import Any

from scoring.grade import grade
from scoring.rubric import Baseline, Grade, Item
from simulator.domain import events as e
from simulator.domain.base import Event
from simulator.domain.book import Book
from simulator.domain.evolve import evolve
from simulator.domain.faults.capacity import setup
from simulator.domain.plan import Stage
from simulator.domain.time import MINUTE
from simulator.domain.work.events import ReadingLine
from simulator.domain.world import World
from tests.scoring.plan import BASELINE, HORIZON, LENGTH, SEAT, stage


class Told:
    """A run told event by event; every event goes through `evolve`, so log and world agree."""

    def __init__(self, stage_: Stage | None = None) -> None:
        self.stage = stage_ or stage()
        self.book = Book(self.stage)
        self.world = World(self.book)
        self.log: list[Event] = []
        setup(self.book, self.world.truth)
        self._begin()

    def _begin(self) -> None:
        """Arrivals and onsets of the whole shift, as far as the clock of the story is told later they come first."""
        self.pending: list[Event] = [
            e.FaultStarted(tick=staged.onset, planted=staged.planted, fault=staged.fault, spawned_by="")
            for staged in self.stage.faults
        ]
        self.pending += [
            e.ContactArrived(
                tick=staged.at,
                interaction=staged.contact.id,
                seat=SEAT,
                contact=staged.contact.id,
                person=staged.person,
                channel=staged.contact.channel,
                variant=0,
                origin="staged",
                of="",
                told=False,
                mood="calm",
            )
            for staged in self.stage.contacts
        ]
        self.pending.sort(key=lambda event: event.tick)

    def tell(self, what: type[Event], minute: float, /, **fields: Any) -> Told:
        """Something happened at a minute of the shift; what the stage has before it comes first."""
        tick = int(minute * MINUTE)
        while self.pending and self.pending[0].tick <= tick:
            self._take(self.pending.pop(0))
        if "seat" in what.__dataclass_fields__:
            fields.setdefault("seat", SEAT)
        self._take(what(tick=tick, **fields))
        return self

    def _take(self, event: Event) -> None:
        self.world.now = event.tick
        evolve(self.world, event)
        self.log.append(event)

    # --- short words for what is told often

    def ask(self, name: str, intent: str, minute: float, *facts: str, seat: str = SEAT) -> Told:
        """A question and its answer."""
        self.tell(
            e.QuestionAsked,
            minute,
            interaction=name,
            seat=seat,
            intent=intent,
            question=1,
            written=False,
            promise_at=0,
            text="",
        )
        self.tell(
            e.AnswerGiven,
            minute,
            interaction=name,
            seat=seat,
            intent=intent,
            question=1,
            line="",
            variant=0,
            facts=facts,
            mood="calm",
            again=False,
        )
        for fact in facts:
            self.tell(e.FactGained, minute, fact=fact, seat=seat, source=name)
        return self

    def open(self, name: str, minute: float) -> Told:
        """A contact is read."""
        gives = self.book.contacts[name].gives
        self.tell(e.InteractionOpened, minute, interaction=name, facts=gives)
        for fact in gives:
            self.tell(e.FactGained, minute, fact=fact, source=name)
        return self

    def log_ticket(
        self,
        name: str,
        minute: float,
        kind: str,
        service: str,
        ci: str,
        category: str,
        levels: tuple[int, int],
        **more: Any,
    ) -> Told:
        """A ticket is made of a contact."""
        top, _, sub = category.partition("/")
        return self.tell(
            e.TicketLogged,
            minute,
            ticket=f"T-{name}",
            interaction=name,
            type=kind,
            service=service,
            ci=ci,
            category=top,
            subcategory=sub,
            facts=more.pop("facts", ()),
            impact=levels[0],
            urgency=levels[1],
            opened=self.book.contacts[name].at,
            text="",
        )

    def tie(self, name: str, ticket: str, minute: float) -> Told:
        """A further contact hangs on a ticket."""
        return self.tell(e.ContactAdded, minute, ticket=ticket, interaction=name)

    def reply(self, name: str, minute: float, *facts: str, seat: str = SEAT, speculative: tuple[str, ...] = ()) -> Told:
        """Something of substance is said."""
        return self.tell(
            e.ReplySent,
            minute,
            interaction=name,
            seat=seat,
            facts=facts,
            unknown=(),
            speculative=speculative,
            next_at=0,
            opener="plain",
            text="",
        )

    def read(self, target: str, minute: float, ticket: str, sides: dict[str, str], seat: str = SEAT) -> str:
        """A reading; gives its fact id."""
        fact = f"check-health@{target}@{int(minute)}"
        lines = tuple(
            ReadingLine(
                what=name,
                target=target,
                value=500 if side == "above" else 50,
                low=0,
                high=100,
                side=side,
                trend="",
                text="",
                at=int(minute * MINUTE),
            )
            for name, side in sides.items()
        )
        self.tell(
            e.ReadingTaken,
            minute,
            fact=fact,
            seat=seat,
            diagnostic="check-health",
            target=target,
            ticket=ticket,
            by=seat,
            lines=lines,
        )
        return fact

    def case(
        self,
        ticket: str,
        group: str,
        minute: float,
        *,
        missing: tuple[str, ...] = (),
        nth: int = 1,
        remedy: str = "",
        target: str = "",
    ) -> str:
        """A group is asked; gives the case id."""
        name = f"{ticket}/{group}/{nth}"
        self.tell(
            e.CaseOpened,
            minute,
            case=name,
            ticket=ticket,
            group=group,
            person="",
            kind="skill",
            matter="",
            facts=(),
            covers=(),
            missing=missing,
            remedy=remedy,
            target=target,
            change="",
            insist=False,
            priority=1,
            waiting=0,
        )
        return name

    def cure(
        self,
        planted: str,
        minute: float,
        *,
        case: str = "",
        by: str = "infrastructure",
        seat: str = SEAT,
        permission: str = "may",
    ) -> Told:
        """A fault's remedy is begun and done."""
        part = self.world.truth.faults[planted].fault.ci
        ticket = case.partition("/")[0]
        run = f"{by}:cure@{part}#{len(self.world.record.runs) + 1}"
        self.tell(
            e.RemedyStarted,
            minute,
            run=run,
            remedy="cure",
            target=part,
            by=by,
            seat=seat,
            ticket=ticket,
            interaction="",
            change="",
            permission=permission,
            case=case,
        )
        self.tell(
            e.RemedyApplied,
            minute,
            run=run,
            remedy="cure",
            target=part,
            by=by,
            seat=seat,
            ticket=ticket,
            interaction="",
            change="",
        )
        self.tell(
            e.ConditionChanged,
            minute,
            planted=planted,
            set=(("state", "good"),),
            why=run,
            restores="wholly",
            removes="all",
            relief_until=0,
        )
        self.tell(e.FaultEnded, minute, planted=planted)
        if case:
            self.tell(e.CaseDone, minute, case=case, ticket=ticket, outcome="acted", facts=(), needs_change="")
        return self

    def returns(self, planted: str, minute: float) -> Told:
        """A fault comes back."""
        self.tell(
            e.ConditionChanged,
            minute,
            planted=planted,
            set=(("state", "bad"),),
            why="every/0",
            restores="none",
            removes="none",
            relief_until=0,
        )
        return self.tell(e.FaultReturned, minute, planted=planted)

    def restored(self, ticket: str, minute: float, at: float | None = None, seat: str = SEAT) -> Told:
        """Somebody says it works again since then."""
        claimed = int((minute if at is None else at) * MINUTE)
        return self.tell(e.RestorationRecorded, minute, ticket=ticket, seat=seat, at=claimed, verified_by="")

    def resolve(self, ticket: str, minute: float, code: str = "fixed", seat: str = SEAT) -> Told:
        """A ticket is said to be solved."""
        return self.tell(
            e.TicketResolved, minute, ticket=ticket, seat=seat, code=code, note=(), verified_by="", text=""
        )

    def met(self, name: str, need: str, minute: float) -> Told:
        """What somebody really wanted is there."""
        return self.tell(e.NeedMet, minute, interaction=name, need=need, how="remedy")

    def end(self) -> Told:
        """The hand-over, then the end of the aftermath."""
        if self.world.record.relief is None:
            self.tell(e.ReliefBegan, LENGTH / MINUTE)
        return self.tell(e.HorizonReached, HORIZON / MINUTE)

    def grade(self, baseline: Baseline | None = BASELINE) -> Grade:
        """Its grade, ended first when it is not."""
        if not self.world.record.over:
            self.end()
        return grade(self.log, self.world, baseline)


def points(graded: Grade, measure: str) -> int:
    """Points of one measure."""
    return sum(item.points for item in graded.items if item.measure == measure)


def percent(graded: Grade, measure: str) -> int:
    """Points of one measure in percent of what it could have earned."""
    return (100 * points(graded, measure) + most(graded, measure) // 2) // most(graded, measure)


def most(graded: Grade, measure: str) -> int:
    """Points a measure could have earned."""
    return sum(item.max for item in graded.items if item.measure == measure)


def codes(graded: Grade, measure: str) -> list[str]:
    """Codes of a measure's items."""
    return [item.because.code for item in graded.items if item.measure == measure]


def item_of(graded: Grade, code: str) -> Item:
    """The first item with a code."""
    return next(item for item in graded.items if item.because.code == code)


def careful(told: Told | None = None) -> Told:
    """The whole shift as an expert would play it."""
    run = told or Told()
    run.open("C1", 6).log_ticket(
        "C1", 7, "incident", "client-portal", "A19", "Application/Fault", (3, 3), facts=("cannot-open",)
    )
    run.ask("C1", "others", 8, "three-firms")
    run.tell(
        e.PrioritySet, 9, ticket="T-C1", impact=1, urgency=1, priority=1, reason="three firms", facts=("three-firms",)
    )
    run.open("C2", 11).ask("C2", "doing", 11.5, "forgot")
    run.log_ticket("C2", 12, "request", "log-in", "A27", "Request/Access", (3, 3), facts=("forgot",))
    seen = run.read("A19", 13, "T-C1", {"errors": "above", "load": "inside"})
    run.tell(
        e.DiagnosisStated, 14, ticket="T-C1", component="A19", mechanism="expiry", sites=(), trigger="", facts=(seen,)
    )
    update(run, "all-staff", 14.5, "T-C1", "cannot-open", "three-firms")
    update(run, "client-notice", 15, "T-C1", "cannot-open", "three-firms")
    case = run.case("T-C1", "infrastructure", 16, remedy="cure", target="A19")
    run.open("C3", 17).ask("C3", "doing", 18, "how").reply("C3", 19, "how").met("C3", "guide-me", 19)
    run.log_ticket("C3", 20, "request", "crm", "A20", "Request/How-to", (3, 3), facts=("how",)).resolve(
        "T-C3", 21, "answered"
    )
    run.met("C2", "reset", 25).resolve("T-C2", 26, "fulfilled")
    run.cure("portal", 28, case=case)
    run.restored("T-C1", 29, 28.5)
    run.open("C4", 31).log_ticket(
        "C4", 32, "incident", "log-in", "I14", "Application/Fault", (2, 2), facts=("slow-start",)
    )
    run.ask("C4", "own_way", 33, "shared-log-in")
    run.tell(e.SecurityNotified, 34, ticket="T-C4", facts=("shared-log-in",))
    low = run.read("I14", 35, "T-C4", {"errors": "above"})
    run.tell(
        e.DiagnosisStated, 36, ticket="T-C4", component="I14", mechanism="capacity", sites=(), trigger="", facts=(low,)
    )
    run.cure("store", 40, case=run.case("T-C4", "infrastructure", 37, remedy="cure", target="I14")).restored("T-C4", 41)
    run.open("C5", 42).tie("C5", "T-C1", 43).ask("C5", "others", 43, "three-firms").reply("C5", 44, seen)
    update(run, "all-staff", 44, "T-C1", "cannot-open")
    update(run, "client-notice", 45, "T-C1", "cannot-open")
    run.resolve("T-C1", 50).resolve("T-C4", 51)
    run.tell(
        e.ProblemRaised,
        60,
        problem="PR-1",
        tickets=("T-C1",),
        ci="A19",
        owner="infrastructure",
        facts=(seen,),
        factors=("latent-cause", "detection-gap"),
        text="",
    )
    run.tell(e.KnownErrorRecorded, 65, problem="PR-1", facts=("cannot-open", seen), workaround="telephone", text="")
    run.tell(
        e.ChangeRaised,
        70,
        change="CH-1",
        type="standard",
        remedy="cure",
        target="A19",
        ticket="T-C1",
        problem="PR-1",
        risk=5,
        back_out=True,
        window=0,
        sign_off="",
        text="",
    )
    run.tell(e.ChangeApproved, 71, change="CH-1", by="model")
    run.tell(e.ArticleWritten, 75, article="own-1", about="C3", facts=("how",), text="")
    return run


def update(run: Told, audience: str, minute: float, ticket: str, *facts: str, **more: Any) -> Told:
    """An audience has word, with the time of the next."""
    fields: dict[str, Any] = {"speculative": (), "leaked": False, "names_client": ""} | more
    return run.tell(
        e.UpdateSent,
        minute,
        message=f"M-{audience}-{minute}",
        audience=audience,
        ticket=ticket,
        facts=facts,
        unknown=("cause",),
        workaround="",
        next_at=int((minute + 30) * MINUTE),
        opener="plain",
        text="",
        **fields,
    )
