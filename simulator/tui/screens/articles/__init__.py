"""Articles: search, list, one article at a time. Read ones can be read again for nothing. Pure rows."""

from __future__ import annotations

from simulator.domain.inputs import ReadArticle
from simulator.tui.cells import BLANK, Row, entry, paragraph, row, rule
from simulator.tui.glyphs import DONE, FINE
from simulator.tui.screens.desk.clocks import cost
from simulator.tui.sitting import Sitting
from simulator.wording.results import paragraphs


def items(sitting: Sitting, find: str, cells: int) -> list[Row]:
    """Articles, those that fit the words first."""
    scene = sitting.scene
    asked = [word for word in find.casefold().split() if len(word) > 1]
    ranked = []
    for article in scene.book.articles.values():
        text = " ".join((article.id, article.title, *article.words)).casefold()
        hits = sum(1 for word in asked if word in text)
        if hits or not asked:
            ranked.append((-hits, article.title, article))
    read = set(sitting.view.read)
    rows = [row((f"only what has: {find}", "accent"))] if find else []
    for _, title, article in sorted(ranked, key=lambda item: item[:2]):
        known = article.id in read
        rows += entry(
            f"{DONE if known else FINE} {title}",
            cells,
            name=article.id,
            ink="text" if known else "text!",
            hang=2,
            end=("read", "soft") if known else (_price(sitting, article.id), "faint"),
        )
    return rows or [row(("No article has these words.", "soft"))]


def detail(sitting: Sitting, name: str, cells: int) -> list[Row]:
    """One article whole, when it was read; else what it is about and what reading costs."""
    scene = sitting.scene
    article = scene.book.articles.get(name)
    if article is None:
        return [row(("Nothing is chosen.", "soft"))]
    rows = [*paragraph(article.title, cells, "text!"), BLANK]
    if name not in sitting.view.read:
        words = ", ".join(article.words)
        return [
            *rows,
            *paragraph(f"Found under: {words}", cells, "soft"),
            BLANK,
            row(("enter", "accent!"), (f" reads it, {_price(sitting, name)}; again is free", "soft")),
        ]
    for part in paragraphs(scene.text(article.body)):
        heading = part.startswith("#")
        rows += [*paragraph(part.lstrip("# "), cells, "text!" if heading else "text"), BLANK]
    glossary = {
        word: meant for word, meant in scene.book.glossary.items() if word in scene.text(article.body).casefold()
    }
    if glossary:
        rows.append(rule(("what people call it", "soft")))
        rows += [row((f" {word} ", "accent"), (scene.part(meant), "soft")) for word, meant in sorted(glossary.items())]
    return rows


def _price(sitting: Sitting, article: str) -> str:
    return cost(sitting.cost(ReadArticle(seat=sitting.view.seat, article=article)))
