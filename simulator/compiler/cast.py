"""`make cast`: fill the free seats of every cell and freeze them into cast.yaml; and other casts of a plan."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.compiler.files import load_model
from simulator.compiler.locate import load_yaml
from simulator.compiler.names import names_for
from simulator.compiler.problems import Problems
from simulator.compiler.schema.firm import PeopleFile, SitesFile
from simulator.domain.plan import Plan

CLIENTS = "clients"
CLIENT_CONTACTS = 12
SEED = 2025

ROLES = {
    "executives": ("executive", "executive-assistant"),
    "trading": ("trader", "trader", "sales-trader", "trading-assistant"),
    "portfolio": ("portfolio-manager", "analyst", "analyst"),
    "client-coverage": ("relationship-manager", "coverage-associate", "coverage-associate"),
    "client-service": ("client-service-officer",),
    "risk": ("risk-analyst", "performance-analyst"),
    "operations": ("settlement-officer", "operations-officer", "reconciliation-officer"),
    "fund-accounting": ("fund-accountant",),
    "finance": ("accountant",),
    "compliance": ("compliance-officer", "legal-counsel"),
    "hr": ("hr-officer", "office-administrator"),
    "it": ("developer", "engineer", "application-support", "business-analyst"),
    CLIENTS: ("client-treasurer", "client-operations"),
}
"""Unit -> roles in turn."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat to be filled."""

    id: str
    site: str
    unit: str
    role: str


def main(arguments: list[str]) -> int:
    """Write cast.yaml of an enterprise folder."""
    folder = Path(arguments[0]) if arguments else Path("scenarios/eastcity")
    try:
        sites = load_model(SitesFile, load_yaml(folder / "sites.yaml", folder, "sites.yaml")).model
        people = load_model(PeopleFile, load_yaml(folder / "people.yaml", folder, "people.yaml")).model
    except Problems as bad:
        sys.stderr.write(f"{bad}\n")
        return 2
    rows = list(seats(sites, people))
    names = names_for([(seat.id, seat.site) for seat in rows], SEED)
    path = folder / "cast.yaml"
    path.write_text("\n".join(_lines(rows, names)) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{path}: {len(rows)} people\n")
    return 0


def seats(sites: SitesFile, people: PeopleFile) -> Iterator[Seat]:
    """Give the seats nobody authored sits in, in order of offices and units, and a few client contacts."""
    taken = Counter((person.site, person.unit) for person in people.people)
    order = {unit.id: index for index, unit in enumerate(sites.units)}
    places = {site.id: index for index, site in enumerate(sites.sites)}
    clients = 0
    number = 0
    for cell in sorted(sites.cells, key=lambda cell: (places.get(cell.site, 99), order.get(cell.unit, 99))):
        free = cell.heads - taken[(cell.site, cell.unit)]
        if cell.unit == CLIENTS:
            free = min(1, cell.heads, CLIENT_CONTACTS - clients)
            clients += free
        roles = ROLES.get(cell.unit, ("member-of-staff",))
        for turn in range(max(free, 0)):
            number += 1
            yield Seat(f"p{number:03d}", cell.site, cell.unit, roles[turn % len(roles)])


def recast(plan: Plan, number: int) -> tuple[tuple[str, str], ...]:
    """Give other names for all people of a plan, as (person id, name); the number says which cast."""
    people = [(person.id, person.cell.partition("/")[0]) for person in plan.enterprise.people]
    return tuple(sorted(names_for(people, number).items()))


def _lines(rows: list[Seat], names: dict[str, str]) -> Iterator[str]:
    yield "# Frozen by `make cast`: who sits in the seats that people.yaml leaves free. Read once by a person."
    yield ""
    yield "cast:"
    for seat in rows:
        name = names[seat.id].replace('"', "'")
        yield f'  - {{id: {seat.id}, site: {seat.site}, unit: {seat.unit}, name: "{name}", role: {seat.role}}}'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
