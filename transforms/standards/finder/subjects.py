"""Words that tell what a text is about, and so what `ISO 400`, `RFC 2113` or `IEEE 2020` mean in it."""

from __future__ import annotations

import re

from .surroundings import Subject


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILM_SPEEDS = frozenset(
    str(int(step * 2**doubling)) for step in (100, 125, 160) for doubling in range(-2, 11)
)
FILM_SPEEDS |= {"64", "320", "1000", "8000", "16000", "32000"}
"""The speeds marked on films and cameras, a third of a doubling apart (ISO 5800)."""
FULL_STOPS = frozenset(str(100 * 2**doubling) for doubling in range(11))
"""The full doublings, which no well-known standard has as its number."""

EXPOSURE = r"[f1](?<!\w.)/(?:(?<=f/)[0-9]|(?<=1/)[0-9]{2,4}\b)"
"""An aperture or the time of an exposure: `f/2.8`, `1/250`."""
CAMERA = Subject(
    _words(
        """
    ouverture objectif objectifs obturateur obturation sensibilité pellicule pellicules argentique
    photo photos photographie appareil capteur boîtier grain exposition diaphragme focale trépied
    flash bruit reflex lumière nuit vitesse caméra aperture shutter lens lenses exposure film films
    camera cameras photography photograph sensor tripod grainy noise stop stops shot shots dslr mm
    blende belichtung belichtungszeit kamera objektiv empfindlichkeit verschlusszeit rauschen
    brennweite kodak ilford fuji fujifilm portra nikon canon leica
    """
    ),
    marks=re.compile(EXPOSURE),
)
"""French, English and German words of photography."""

RUST = Subject(
    _words(
        """
    rust rustc rustup cargo crate crates rustdoc clippy nightly rfcbot rustaceans polonius borrowck
    mir traits lifetimes closures lints destructors const impl
    """
    )
)
"""Words of the Rust project, whose Requests for Comments are numbered too."""

IETF = Subject(frozenset(("ietf", "datatracker", "editor", "irtf")))
"""Words beside an early Request for Comments: `rfc-editor.org/rfc/rfc20`."""

QUOTED_IN_YEARS = _words(
    """
    ISO IEC CEI IEEE EN ITU UIT ETSI NIST ANSI CEN CENELEC ECMA ASTM DIN NF UNI UNE BSI SAE ASME VDI
    VDE AFNOR ISA NBN NEN API
    """
)
"""Organisations that meet and publish, so that a year may follow: `IEEE 2020`."""

NAMESAKES = frozenset((("AS", "400"), ("HD", "720"), ("HD", "1080"), ("IR", "35"), ("SP", "500")))
"""An IBM computer, picture sizes, a British tax rule, a stock index."""

NORM_WORDS = r"""(?x)
    [nscrzNSCRZ] (?<!\w.) (?i:
        (?<=n)orm(?:es?|en?) | (?<=s)tandards? | (?<=c)(?:ertifi\w{1,12}|onform\w{0,8})
      | (?<=z)ertifizier\w{1,12} | (?<=r)éférentiels?
    )\b
"""
"""Words before an identifier that make it one."""

ELSEWHERE = (
    r"(?:annexe?s?|anhang|sections?|clauses?|contrôles?|controls?|mesures?|tables?|tableaux?|vitamines?|figures?|fig\.|art\.|§)"
    r"\s?\Z"
)
"""Words before `E.12` or `H.24` that make it a place in a document."""

CALENDAR = r"\s?(?:weeks?|semaines?|wochen?|kalenderwochen?)\b"
"""Words after `ISO 8601` that make it a way to count weeks."""

UNION = r"\b(?:EU|UE|EC|CE|EEC|CEE|EG|EWG|Euratom)\b"
"""Whose act it is, which a school year has not."""

UNITS = r"\s?(?:[%€$£°]|(?:[kcm]?m|k?g|[kMGT][oB]|k[VW]|[kMG]?Hz)(?![^\W_]))"
"""What makes the figures before it an amount: `IS 120 km`, `ISO 700 Mo`."""
