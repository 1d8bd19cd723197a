"""What templates see beside the page, and the properties of the documents.

Comes in: a prepared page, the configuration, the mode. Goes out: ``Properties`` and the values of templates.
Decided here: where the date comes from (the content, else ``SOURCE_DATE_EPOCH``, never the clock), what stands for
a missing author, how much of a long text a property takes.
"""

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import accumulate

from export_equipe.data.figures import PageData
from export_equipe.french.dates import format_date
from export_equipe.layout.properties import Properties
from export_equipe.layout.words import DRAFT_WORD, shorten
from export_equipe.model.block import Section
from export_equipe.model.document import Page
from export_equipe.model.walk import fold_spaces, plain_inlines
from export_equipe.project.config import Config
from export_equipe.project.mode import Mode

DEFAULT_AUTHOR = "Équipe produit"
LONGEST = 255  # characters: what office suites keep of a property
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def page_properties(page: Page, data: PageData, config: Config, mode: Mode) -> Properties:
    """The properties of the documents made of ``page``."""
    title = fold_spaces(plain_inlines(page.title))
    return Properties(
        title=shorten(title, LONGEST),
        author=shorten(config.author or config.organisation or DEFAULT_AUTHOR, LONGEST),
        subject=shorten(config.subject or page.description or title, LONGEST),
        keywords=_fitting(_keywords(page, config)) or (shorten(title, LONGEST),),
        language=config.language,
        date=_date(page, data),
        draft=mode is Mode.DRAFT,
    )


def template_values(data: PageData, config: Config, properties: Properties) -> Mapping[str, object]:
    """The values that every template sees beside ``page``."""
    day = format_date(properties.date)
    facts = [("Version", DRAFT_WORD if properties.draft else "")]
    return {
        "pied": " · ".join(part for part in (shorten(properties.title), day) if part),
        "entete": config.organisation,
        "surtitre": " · ".join(part for part in (config.organisation, day) if part) or None,
        "mentions": [{"label": label, "value": value} for label, value in facts if value],
        "champs": [{"label": label, "value": value} for label, value in _memo_fields(data, day)],
        "brouillon": properties.draft,
        "organisation": config.organisation,
    }


def _memo_fields(data: PageData, day: str) -> list[tuple[str, str]]:
    memo = data.memo
    if memo is None:
        return []
    stated = memo.date or ""
    written = format_date(stated) if _ISO_DATE.fullmatch(stated) and _is_date(stated) else stated or day
    fields = [
        ("À l’attention de", memo.to), ("De", memo.sender), ("Date", written), ("Référence", memo.reference),
        ("Objet", memo.subject),
    ]  # fmt: skip
    return [(label, value) for label, value in fields if value]


def _keywords(page: Page, config: Config) -> tuple[str, ...]:
    tags = page.metadata.get("tags")
    named = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    if named or config.keywords:
        return tuple(dict.fromkeys([*named, *config.keywords]))
    titles = (plain_inlines(block.heading.children) for block in page.blocks if isinstance(block, Section))
    return tuple(fold_spaces(title).rstrip(" :….,\u00a0\u202f") for title in titles)[:6]


def _fitting(keywords: tuple[str, ...]) -> tuple[str, ...]:
    """The first of ``keywords`` that together are short enough for a property, commas included."""
    lengths = accumulate(len(keyword) + len(", ") for keyword in keywords)
    return tuple(keyword for keyword, length in zip(keywords, lengths, strict=True) if length <= LONGEST)


def _date(page: Page, data: PageData) -> str:
    stated = page.metadata.get("date")
    candidates = [stated if isinstance(stated, str) else "", (data.memo.date or "") if data.memo else ""]
    for candidate in candidates:
        match = _ISO_DATE.match(candidate)
        if match and _is_date(match[0]):
            return match[0]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
