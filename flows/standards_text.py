"""What `notemart standards` prints: an identifier explained, an import summed up."""

from __future__ import annotations

from flows.catalogues.importing import Imported
from flows.errors import ConfigurationError
from flows.escaping import plain
from transforms.standards import InvalidStandard, parse

_SHOWN = 3


def described(text: str) -> str:
    """The lines that say what `text` means; raises ConfigurationError when it names no standard."""
    try:
        standard = parse(text)
    except InvalidStandard:
        raise ConfigurationError(
            f"{plain(text[:80])}: not the identifier of a standard in any form known here."
        ) from None
    told = {
        "canonical": str(standard.canonical.attributed),
        "standard": standard.standard_id,
        "edition": standard.edition_id,
        "adopts": standard.adoption and standard.adoption.standard_id,
        "key": standard.key,
        "urn": standard.urn,
        "french": standard.french,
    }
    lines = (f"{label:10} {value}" for label, value in told.items() if value)
    return "\n".join([plain(text), *lines])


def summed_up(imported: Imported) -> str:
    """The lines that say what became of an imported file."""
    lines = [f"{imported.entry_count:,} documents of the {imported.source.name} catalogue in {imported.path}"]
    if imported.unread:
        shown = "; ".join(map(plain, imported.unread[:_SHOWN]))
        more = "" if len(imported.unread) <= _SHOWN else ", …"
        lines.append(
            f"{len(imported.unread):,} left out whose reference is in no form known here: {shown}{more}"
        )
    terms = imported.source.licence_url or imported.source.url
    return "\n".join([*lines, f"{imported.source.attribution} ({terms})"])
