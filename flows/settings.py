"""Settings: the command line wins over the environment, that over `notemart.toml`, that over the defaults."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.errors import ConfigurationError
from transforms.options import Archetype, Dates, Limits, Options, Sources

FILE_NAME = "notemart.toml"
PREFIX = "NOTEMART_"
ALWAYS_EXCLUDED = (".*", "node_modules/")
"""What Obsidian itself does not show (every name that begins with a dot), and packages of code."""
_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Breakers:
    """What a new snapshot may have lost against the current one and still be published, as shares from 0 on.

    `max_lost_notes` and `max_lost_tags` are shares of those that the current snapshot has (1 switches the
    breaker off), `max_new_errors` is the errors gained as a share of the notes that there are now.
    """

    max_lost_notes: float = 0.3
    max_lost_tags: float = 0.3
    max_new_errors: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set; `flows.setting_layers` says how it is written and what is refused."""

    output: Path = Path("output")
    catalogues: Path | None = None
    vault_name: str | None = None
    exclude: tuple[str, ...] = ()
    keep: int = 5
    git_times: bool = True
    workers: int | None = None
    batch_notes: int = 200
    batch_bytes: int = 2 * 1024 * 1024
    confidence_threshold: float = _OPTIONS.confidence_threshold
    sources: Sources = _OPTIONS.sources
    limits: Limits = _OPTIONS.limits
    dates: Dates = _OPTIONS.dates
    archetypes: tuple[Archetype, ...] = ()
    breakers: Breakers = Breakers()

    @property
    def catalogue_folder(self) -> Path:
        """Where imported catalogues of standards are kept."""
        return self.catalogues or self.output / "catalogues"

    @property
    def patterns(self) -> tuple[str, ...]:
        """What is left out, as lines of a .gitignore; `!` takes something back in."""
        return (*ALWAYS_EXCLUDED, *self.exclude)

    def options(self, vault: Path) -> Options:
        """What the pure stages are told; a folder's name that is not UTF-8 appears with `\\xNN`."""
        name = os.fsencode(vault.name).decode("utf-8", "backslashreplace")
        return Options(
            vault_name=self.vault_name or name or "vault",
            sources=self.sources,
            limits=self.limits,
            dates=self.dates,
            confidence_threshold=self.confidence_threshold,
            archetypes=self.archetypes,
        )

    def content_json(self) -> str:
        """The settings that decide what the tables hold, as JSON (not where, nor how fast)."""
        kept = {name: value for name, value in asdict(self).items() if name not in _NOT_CONTENT}
        return json.dumps(kept, ensure_ascii=False)


_NOT_CONTENT = {"output", "catalogues", "keep", "workers", "breakers"}


def load(
    vault: Path, config: Path | None = None, *, output: Path | str | None = None, **options: object
) -> Settings:
    """The settings for `vault`; `output` and `options` are the command line's, None where it says nothing.

    Raises ConfigurationError in one line naming file and line, or the environment variable.
    """
    path = config or vault / FILE_NAME
    text = _read(path, required=config is not None)
    given = {key: value for key, value in options.items() if value is not None}
    if not (text or given or any(name.startswith(PREFIX) for name in os.environ)):
        return Settings(output=Path(output)) if output else Settings()
    from flows.setting_layers import settle  # what checks settings takes its time to import

    return settle(path, text, given if output is None else {"output": output, **given})


def _read(path: Path, *, required: bool) -> str:
    if not required and not path.exists():
        return ""
    if not path.is_file():  # a named pipe would be waited on for ever
        raise ConfigurationError(f"{path}: there is no such configuration file.")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: the configuration file is not UTF-8.") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror}).") from None
