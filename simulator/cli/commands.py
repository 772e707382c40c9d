"""The table of commands and the help it makes. Imports nothing, so that help comes at once; no command stands here."""

COMMANDS: dict[str, tuple[str, str]] = {
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
