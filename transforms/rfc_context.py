"""Whose Requests for Comments a note means: the IETF's, or those of a project that numbers its own.

Rust, Ember, Nix and others decide by documents of that name, numbered from 1, in repositories called `rfcs`.
What surrounds a mention is weighed where it is found; here it is the whole note that tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from transforms.frontmatter import Frontmatter
from transforms.markdown import Body
from transforms.standards import Mention

UNLIKELY = 0.1
FURTHEST = 5000
"""No project but the IETF has counted as far: Rust, the furthest, is below 4,000."""

_LENGTH = 500
"""Characters of a title, tag or property that are looked at."""
_URL = re.compile(r"https?://(?P<host>[^/?#\s]{1,255})(?P<path>[^?#\s]{0,1000})", re.IGNORECASE)
_IETF_HOST = re.compile(r"(?:^|\.)(?:ietf\.org|rfc-editor\.org)(?::|$)", re.IGNORECASE)
_NUMBERED = re.compile(r"/rfc0{0,4}(?P<number>[1-9][0-9]{0,4})(?![0-9])[^/]*$", re.IGNORECASE)
"""How the IETF and its mirrors name an RFC: `…/rfcs/rfc2119.html`; projects have `…/text/0243-….md`."""
_REPOSITORY = re.compile(r"/rfcs(?:/|$)|^rfcs\.", re.IGNORECASE)
_SAYS_SO = re.compile(
    r"\brust[-_ ]?lang\b|\brust\b.{0,40}\brfcs?\b|\brfcs?\b.{0,40}\brust\b", re.IGNORECASE | re.DOTALL
)
_IETF = re.compile(r"\b(?:IETF|IRTF|datatracker|rfc-editor)\b", re.IGNORECASE)
_AROUND = 160


class RfcContext:
    """What a note says of the Requests for Comments that it names."""

    def __init__(self, frontmatter: Frontmatter, body: Body) -> None:
        """The context of the note; nothing is read before a mention asks."""
        self._frontmatter = frontmatter
        self._body = body

    def judged(self, mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
        """The `mentions` in `text`, with little confidence in RFCs that may be another project's."""
        for mention in mentions:
            if mention.standard.series == "RFC" and self._is_doubtful(mention, text):
                yield mention._replace(confidence=min(mention.confidence, UNLIKELY))
            else:
                yield mention

    def _is_doubtful(self, mention: Mention, text: str) -> bool:
        number = mention.standard.number
        if int(number) >= FURTHEST or not self._is_of_another_project or number in self._linked:
            return False
        return _IETF.search(text, max(0, mention.start - _AROUND), mention.end + _AROUND) is None

    @cached_property
    def _is_of_another_project(self) -> bool:
        """Whether the note links to a project's RFCs, or its title, tags or properties name them."""
        return any(map(_is_repository, self._urls)) or any(
            _SAYS_SO.search(text, 0, _LENGTH) for text in self._said()
        )

    @cached_property
    def _linked(self) -> frozenset[str]:
        """The numbers of the RFCs that the note links to where the IETF's are published."""
        found = (_NUMBERED.search(url["path"]) for url in self._urls)
        return frozenset(match["number"] for match in found if match)

    @cached_property
    def _urls(self) -> list[re.Match[str]]:
        links = (*self._frontmatter.links, *self._body.links)
        return [url for link in links if link.target and (url := _URL.match(link.target))]

    def _said(self) -> Iterator[str]:
        yield from (row.value for row in self._frontmatter.properties if row.value)
        yield from (row.tag for row in (*self._frontmatter.tags, *self._body.tags))
        yield from (block.text for block in self._body.blocks[:1] if block.source == "heading")


def _is_repository(url: re.Match[str]) -> bool:
    if _IETF_HOST.search(url["host"]) or _NUMBERED.search(url["path"]):
        return False
    return _REPOSITORY.search(url["path"]) is not None or _REPOSITORY.search(url["host"]) is not None
