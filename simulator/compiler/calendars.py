"""`make calendars`: freeze holidays and zone offsets into calendars.yaml, so that no later step asks for them.

The only module that knows the `holidays` package, and only when it is run. What the weekly calendars are stands here;
how their windows become ticks is `spans`.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2024, 2028

COUNTRIES = {
    "singapore": ("SG", ""),
    "hong-kong": ("HK", ""),
    "shanghai": ("CN", ""),
    "taipei": ("TW", ""),
    "tokyo": ("JP", ""),
    "seoul": ("KR", ""),
    "sydney": ("AU", "NSW"),
    "melbourne": ("AU", "VIC"),
    "auckland": ("NZ", "AUK"),
    "kuala-lumpur": ("MY", "KUL"),
    "bangkok": ("TH", ""),
    "jakarta": ("ID", ""),
    "manila": ("PH", ""),
    "ho-chi-minh-city": ("VN", ""),
    "mumbai": ("IN", "MH"),
}
"""Site -> country and subdivision whose public holidays it keeps."""

ZONES = {
    "singapore": "Asia/Singapore",
    "hong-kong": "Asia/Hong_Kong",
    "shanghai": "Asia/Shanghai",
    "taipei": "Asia/Taipei",
    "tokyo": "Asia/Tokyo",
    "seoul": "Asia/Seoul",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "auckland": "Pacific/Auckland",
    "kuala-lumpur": "Asia/Kuala_Lumpur",
    "bangkok": "Asia/Bangkok",
    "jakarta": "Asia/Jakarta",
    "manila": "Asia/Manila",
    "ho-chi-minh-city": "Asia/Ho_Chi_Minh",
    "mumbai": "Asia/Kolkata",
}
"""Site -> zone."""

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
SIX_DAYS = (*WORKDAYS, "sat")

HOME_CALENDARS = (
    ("service-hours", SIX_DAYS, "08:00", "20:00"),
    ("service-12x6", SIX_DAYS, "08:00", "20:00"),
    ("trading-extended", SIX_DAYS, "08:00", "21:00"),
    ("nav-window", SIX_DAYS, "08:00", "21:00"),
    ("support-day", SIX_DAYS, "07:00", "20:00"),
    ("it-support", SIX_DAYS, "07:00", "20:00"),
    ("office-9x5", WORKDAYS, "09:00", "17:00"),
)
"""Calendars of the headquarters; Singapore's holidays close them."""


def main(arguments: list[str]) -> int:
    """Write the file; its folder may be given."""
    folder = Path(arguments[0]) if arguments else Path("scenarios/eastcity")
    path = folder / "calendars.yaml"
    path.write_text("\n".join(_lines()) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path}\n")
    return 0


def offsets(name: str) -> list[tuple[str, int]]:
    """Give (UTC instant, minutes ahead of UTC) from which each offset of a zone holds, over the frozen years."""
    zone = ZoneInfo(name)
    rows: list[tuple[str, int]] = []
    instant = dt.datetime(FIRST_YEAR, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(LAST_YEAR + 1, 1, 1, tzinfo=dt.UTC)
    while instant < end:  # clocks change on a quarter of an hour everywhere
        ahead = instant.astimezone(zone).utcoffset() or dt.timedelta()
        minutes = int(ahead.total_seconds()) // 60
        if not rows or rows[-1][1] != minutes:
            rows.append((instant.strftime("%Y-%m-%dT%H:%MZ"), minutes))
        instant += dt.timedelta(minutes=15)
    return rows


def holidays_of(site: str) -> list[tuple[str, str]]:
    """Give (ISO date, name) of the public holidays a site keeps, over the frozen years."""
    import holidays  # noqa: PLC0415  an authoring dependency

    country, part = COUNTRIES[site]
    languages = holidays.list_localized_countries().get(country, [])
    language = next((tag for tag in ("en_US", "en_SG", "en") if tag in languages), None)
    found = holidays.country_holidays(
        country, subdiv=part or None, years=range(FIRST_YEAR, LAST_YEAR + 1), language=language
    )
    return [(day.isoformat(), name.encode("ascii", "replace").decode()) for day, name in sorted(found.items())]


def _lines() -> Iterator[str]:
    yield "# Frozen by `make calendars`: public holidays per office, offsets of zones, weekly calendars."
    yield ""
    yield "zones:"
    for name in sorted(set(ZONES.values())):
        rows = ", ".join(f'["{instant}", {minutes}]' for instant, minutes in offsets(name))
        yield f"  {name}: [{rows}]"
    yield ""
    yield "holidays:"
    for site in COUNTRIES:
        yield f"  {site}:"
        for date, name in holidays_of(site):
            yield f'    "{date}": "{name.replace(chr(34), chr(39))}"'
    yield ""
    yield "calendars:"
    yield "  - {id: always, zone: Asia/Singapore, always: true}"
    for row in HOME_CALENDARS:
        yield _calendar(row[0], "singapore", row[1], row[2], row[3])
    for site in ZONES:
        yield _calendar(f"staff/{site}", site, WORKDAYS, "08:00", "18:00")


def _calendar(name: str, site: str, days: tuple[str, ...], opens: str, closes: str) -> str:
    weekly = ", ".join(f'[{day}, "{opens}", "{closes}"]' for day in days)
    return f"  - {{id: {name}, zone: {ZONES[site]}, holidays: {site}, weekly: [{weekly}]}}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
