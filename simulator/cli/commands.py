"""The table of commands and the help it makes. Imports nothing, so that help comes at once; no command stands here."""

COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("simulator.cli.play:play", "Work a shift yourself."),
    "list": ("simulator.cli.shelf:listing", "Show which shifts there are."),
    "bot": ("simulator.cli.bot:bot", "Let a bot work a shift, and see its grade."),
    "replay": ("simulator.cli.replay:replay", "Play a journal again and show how things stood."),
    "verify": ("simulator.cli.verify:verify", "Check that journals hold, and the grades they claim."),
    "grade": ("simulator.cli.grade:grade", "Show what a run was worth, item by item."),
    "debrief": ("simulator.cli.grade:debrief", "Tell a whole run, also what happened afterwards."),
    "new": ("simulator.cli.new:new", "Write a scenario to begin with into a new folder."),
    "check": ("simulator.cli.check:check", "Find everything wrong with scenario files."),
    "watch": ("simulator.cli.watch:watch", "Play a scenario while you write it."),
    "certify": ("simulator.cli.certify:certify", "Say whether a scenario is solvable and fair, by playing it."),
    "script": ("simulator.cli.script:script", "Draft a playthrough from a run that was played."),
    "pack": ("simulator.cli.pack:pack", "Hand a scenario on as one file, or take one in."),
    "schema": ("simulator.cli.check:schema", "Print the JSON Schemas of the scenario files."),
    "cast": ("simulator.cli.check:cast", "Fill the empty seats of an enterprise with people."),
    "sla": ("simulator.cli.sla:sla", "Answer due and elapsed questions, JSON lines in, JSON lines out."),
}
"""Command name -> (module:attribute, one line for the help). A module is imported when its command is asked for."""

SUMMARY = "Work a shift at the EastCity support desk; see what each decision cost."


def help_text() -> str:
    """Give what `eastcity --help` shows, line ends included."""
    width = max(map(len, COMMANDS))
    lines = [
        "Usage: eastcity [OPTIONS] COMMAND [ARGS]...",
        "",
        f"  {SUMMARY}",
        "",
        "Options:",
        "  --version   Show the version and exit.",
        "  -h, --help  Show this message and exit.",
        "",
        "Commands:",
        *(f"  {name:{width}}  {summary}" for name, (_, summary) in COMMANDS.items()),
    ]
    return "\n".join(lines) + "\n"
