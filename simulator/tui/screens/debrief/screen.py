"""The debrief on screen: six pages, the work beside it, what-if, one commitment, export."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from scoring.debrief.commitment import Commitment, commit, judge_last, last
from scoring.debrief.story import Decision, decisions
from simulator.domain.base import Command, Refusal
from simulator.domain.time import MINUTE
from simulator.tui.ask import AskScreen
from simulator.tui.outside import bindings
from simulator.tui.screens.debrief import pages
from simulator.tui.screens.debrief.base import DECISIONS, GUESS, POINTS, RESULT, TIMELINE, DebriefBase
from simulator.tui.screens.debrief.export import exported
from simulator.tui.screens.debrief.instead import number_of, outcome, understood, ways
from simulator.tui.widgets.rows import Rows

TYPED = "or type an act, as in plain mode: ask C05 who else, declare T-C05 p1, security"


class DebriefScreen(DebriefBase):
    """A finished run, looked at."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("debrief"),
        *(Binding(str(page + 1), f"page({page})", "page", show=False) for page in range(len(pages.PAGES))),
        Binding("left", "turn(-1)", "turn", show=False, priority=True),
        Binding("right", "turn(1)", "turn", show=False, priority=True),
        Binding("pageup", "leap(-1)", "leap", show=False, priority=True),
        Binding("pagedown", "leap(1)", "leap", show=False, priority=True),
        Binding("left_square_bracket", "act(-1)", "act", show=False),
        Binding("right_square_bracket", "act(1)", "act", show=False),
        Binding("s", "sure", "sure", show=False),
    ]

    def action_page(self, page: int) -> None:
        """Another page; the first one only before the numbers."""
        if page == GUESS and not (self.work.guessing and not self._begun):
            return
        if self.work.story is None:
            return
        self.page, self.line = page, ""
        self.rows("left").scroll_to(y=0, animate=False, force=True, immediate=True)
        self.draw()
        self.rows("left").focus()

    def action_turn(self, by: int) -> None:
        """The estimate, the time, or the page."""
        if self.page == GUESS:
            self.guess = replace(self.guess, estimate=min(max(self.guess.estimate + by, 0), 100))
            self.draw()
        elif self.page == TIMELINE:
            self._go(self.tick + by * MINUTE)
        else:
            self.action_page(min(max(self.page + by, RESULT), POINTS))

    def action_leap(self, by: int) -> None:
        """Ten at once where there is something to measure; else a screenful."""
        if self.page == GUESS:
            self.guess = replace(self.guess, estimate=min(max(self.guess.estimate + 10 * by, 0), 100))
            self.draw()
        elif self.page == TIMELINE:
            self._go(self.tick + by * 10 * MINUTE)
        else:
            focused = self.focused
            (focused if isinstance(focused, Rows) else self.rows("left")).action_page(by)

    def action_act(self, by: int) -> None:
        """To the own act before or after, on the timeline."""
        story = self.work.story
        if self.page != TIMELINE or story is None:
            return
        ticks = [one.tick for one in story.given if one.decision and (one.tick - self.tick) * by > 0]
        if ticks:
            self._go(min(ticks) if by > 0 else max(ticks))
            self.line = next(one.title for one in story.given if one.decision and one.tick == self.tick)
            self.draw()

    def _go(self, tick: int) -> None:
        reel = self.work.reel
        if reel is not None:
            self.tick, self.line = max(0, min(tick, reel.length)), ""
            self.draw()

    def action_sure(self) -> None:
        """How sure, on the first page."""
        if self.page == GUESS:
            self.guess = replace(self.guess, sure=(self.guess.sure + 1) % len(pages.SURE))
            self.draw()

    def action_other(self) -> None:
        """The other pane."""
        if self.wide:
            (self.rows("right") if self.rows("left").has_focus else self.rows("left")).focus()

    def action_all(self) -> None:
        """All decisions or the first few."""
        if self.page == DECISIONS:
            self.every = not self.every
            self.draw()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """On the first page the cursor is the answer."""
        if self.page == GUESS and event.name.isdigit():
            self.guess = replace(self.guess, decision=int(event.name))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Show me; or the moment."""
        if self.page == GUESS and not self._begun:
            self._begin()
            self.page = RESULT
            self.draw()
            return
        decision = self._decision(event.name)
        tick = decision.tick if decision is not None else _tick(event.name)
        if tick is not None:
            self.page = TIMELINE
            self._go(tick)

    def _decision(self, name: str) -> Decision | None:
        """The line of the account under the cursor; while values come in, the one that now holds its first command."""
        story, first = self.work.story, name.partition("-")[0]
        if story is None or self.page != DECISIONS or not first.isdigit():
            return None
        told = decisions(story, self.work.known)
        return next(
            (item for item in told if item.step.first <= int(first) <= max(item.step.last, item.step.first)), None
        )

    # ---- what if

    def action_what_if(self) -> None:
        """Ask for another way at the chosen decision."""
        story, decision = self.work.story, self._decision(self.rows("left").chosen)
        if story is None or decision is None:
            return
        n = number_of(story, decision)
        if not n:
            return
        offered = ways(story, n, [act for _, act in decision.step.acts])
        title = (f"Instead of: {story.given[n - 1].title}", "What if you had ...")

        def chosen(answer: str | None) -> None:
            if not answer:
                return
            if answer.startswith("= "):
                made = understood(story, n, answer[2:])
                if isinstance(made, str):
                    self._flow.say(made, "Say it as in plain mode, such as: ask C05 who else; declare T-C05 p1.")
                    return
                self._try(n, answer[2:], made, 0)
                return
            for name, words, command, until in offered:
                if name == answer:
                    self._try(n, words, command, until)

        self.app.push_screen(AskScreen(title, [(name, words) for name, words, _, _ in offered], hint=TYPED), chosen)

    def _try(self, n: int, words: str, command: Command | None, until: int) -> None:
        self.line = "that way is played to its end ..."
        self.draw()

        def played() -> None:
            self._answer = (n, words, self.work.instead(n, command, until))

        self.run_worker(played, thread=True)
        if self._timer is not None:
            self._timer.resume()

    def _answered(self) -> None:
        story, answer = self.work.story, self._answer
        if story is None or answer is None:
            return
        self._answer, self.line = None, ""
        n, words, found = answer
        if isinstance(found, Refusal):
            self._flow.say(f"That was not possible then: {found.reason}.")
        else:
            self._flow.say(*outcome(story, n, words, found))
        self.draw()

    # ---- take away, export, again

    def action_take_away(self) -> None:
        """One thing for next time."""
        story = self.work.story
        if story is None:
            return
        told = decisions(story, self.work.known)
        tries = dict.fromkeys(
            item.advice.removeprefix("Try: ").capitalize()
            for item in sorted(told, key=lambda d: -d.points)
            if item.advice.startswith("Try: ")
        )
        choices = [(f"{place}", words) for place, words in enumerate(list(tries)[:4])]
        words_of = dict(choices)

        def chosen(answer: str | None) -> None:
            words = words_of.get(answer or "", (answer or "").removeprefix("= "))
            if words and commit(words, story.grade.scenario):
                self.said = Commitment(words, story.grade.scenario)
                self.line = "Kept; your next briefing shows it."
                self.draw()

        title = ("One thing for next time, as an act you can do in your next shift.", "")
        self.app.push_screen(AskScreen(title, choices), chosen)

    def action_kept(self) -> None:
        """Whether what was meant this time was kept; said once more it turns round."""
        if self.before is not None and self.said is None and self.work.story is not None:
            kept = self.before.state != "kept"
            if judge_last(kept=kept):
                self.before = last()
                self.line = (
                    "Kept: say it again, or find the next thing." if kept else "Not kept: it can be meant again."
                )
                self.draw()

    def action_export(self) -> None:
        """Write it beside the run."""
        if self.work.story is not None:
            self.line = exported(self.work, self.said)
            self.draw()

    def action_again(self) -> None:
        """The same day once more."""
        self._leave_to(self.work.made.plan.scenario.id, self._seed())

    def action_new(self) -> None:
        """Another day."""
        self._leave_to(self.work.made.plan.scenario.id, secrets.randbelow(1_000_000))

    def _seed(self) -> int:
        story = self.work.story
        if story is not None:
            return story.grade.seed
        return self.work.session.header.seed if self.work.session else 0

    def _leave_to(self, scenario: str, seed: int) -> None:
        if self.work.guessing and not self._begun:
            return
        self.dismiss(None)
        self.app.call_later(self._flow.brief, scenario, seed, "shift")

    def action_quit(self) -> None:
        """To the map; a run that is not graded yet is graded when it is opened again."""
        self._put_down()
        self.dismiss(None)

    def leave(self) -> None:
        """The app ends: the run is put down."""
        self._put_down()
        self.app.exit(None)

    def _put_down(self) -> None:
        if self.work.session is not None and not self._begun:
            self.work.session.leave()


def _tick(name: str) -> int | None:
    found = name.rpartition(":")[2]
    return int(found) if found.lstrip("-").isdigit() else None
