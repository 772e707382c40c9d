"""Articles: what leads to them, where they say to look and what they say to do."""

from typing import Literal

from simulator.compiler.schema.base import Approval, Mechanism, Source
from simulator.compiler.schema.notation import MaybeSlug, Said, Slug, Slugs, Words


class ArticleAct(Source):
    """Something an article tells its reader to do."""

    remedy: Slug
    """Remedy."""
    at: Slug
    """Target."""
    by: MaybeSlug = ""
    """Group to ask; left out = the reader."""
    approval: Approval = "none"
    """Approval it needs."""


class Step(Source):
    """Look here; if it is outside its band, do that."""

    diagnostic: Slug
    """Test."""
    target: Slug
    """Part or member."""
    signal: MaybeSlug = ""
    """Signal to look at."""
    record: MaybeSlug = ""
    """Record to look at."""
    side: Literal["above", "below", "entry"] | None = None
    """Which side is telling; left out = above, or entry for a record."""
    component: Slug
    """Part it then is."""
    mechanism: Mechanism
    """Mechanism it then is."""
    acts: tuple[ArticleAct, ...] = ()
    """What to do."""
    workaround: MaybeSlug = ""
    """Workaround to tell users."""
    rules_out: Slugs = ()
    """Parts cleared when the reading is in its band."""


class ArticleHead(Source):
    """The front matter of articles/<id>.md."""

    id: Slug
    """Id."""
    title: Said
    """Title."""
    symptoms: Slugs = ()
    """Symptom tags."""
    words: Words = ()
    """Search words."""
    steps: tuple[Step, ...] = ()
    """Where to look and what to do."""
    answers: Slugs = ()
    """Needs it answers."""
