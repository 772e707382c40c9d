"""Rules about articles: their steps look at what exists, with tests that show it, and ask for what can be done."""

from collections.abc import Iterator

from simulator.compiler.build_firm import base_of
from simulator.compiler.checks.known import Known, listed, unknown, unknowns
from simulator.compiler.problems import Problem

WORKAROUND = "tell-workaround"


def articles_refer(known: Known) -> Iterator[Problem]:
    """Articles look at signals and records that exist and ask for remedies that exist."""
    for entry in known.firm.articles.values():
        yield from unknowns(entry, ("answers",), entry.model.answers, known.ids("needs"), "the need")
        for number, step in enumerate(entry.model.steps):
            path = ("steps", number)
            yield from unknown(
                entry, (*path, "diagnostic"), step.diagnostic, known.ids("diagnostics"), "the diagnostic"
            )
            yield from unknown(entry, (*path, "target"), step.target, known.part_kinds, "the part")
            yield from unknown(
                entry, (*path, "signal"), step.signal, known.signals(step.target), "the signal", step.target
            )
            yield from unknown(
                entry, (*path, "record"), step.record, known.records(step.target), "the record", step.target
            )
            yield from unknown(entry, (*path, "component"), step.component, known.part_kinds, "the part")
            yield from unknowns(entry, (*path, "rules-out"), step.rules_out, known.part_kinds, "the part")
            for act_number, act in enumerate(step.acts):
                here = (*path, "acts", act_number)
                yield from unknown(entry, (*here, "remedy"), act.remedy, known.ids("remedies"), "the remedy")
                yield from unknown(entry, (*here, "by"), act.by, known.ids("groups"), "the group")
                if act.remedy != WORKAROUND:
                    yield from unknown(entry, (*here, "at"), act.at, known.nodes, "the part or service")


def diagnostics_apply(known: Known) -> Iterator[Problem]:
    """An article's test applies to its target and shows what the article wants to see."""
    kinds = {kind.id: kind for kind in known.rows("kinds")[1]}
    for entry in known.firm.articles.values():
        for number, step in enumerate(entry.model.steps):
            parts = known.part_kinds or {}
            kind = kinds.get(parts.get(step.target, "") or parts.get(base_of(step.target), ""))
            uses = [use for use in kind.diagnostics if use.diagnostic == step.diagnostic] if kind else []
            if kind and not uses:
                there = listed({use.diagnostic for use in kind.diagnostics}, kind.id)
                yield entry.source.problem(("steps", number, "diagnostic"), f"does not apply to a {kind.id}{there}")
            for use in uses:
                if (step.signal and step.signal not in use.signals) or (step.record and step.record not in use.records):
                    message = f"{step.diagnostic} does not show {step.signal or step.record} of its target"
                    there = listed({*use.signals, *use.records}, step.diagnostic)
                    yield entry.source.problem(("steps", number), message + there)


CHECKS = (articles_refer, diagnostics_apply)
