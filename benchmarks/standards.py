"""Identifiers read and text searched a second, on one core: `python -m benchmarks.standards`."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from transforms.standards import InvalidStandard, find, parse

IDENTIFIERS = (
    *(
        "ISO 9001:2015",
        "ISO/IEC 27001:2022/Amd 1:2024",
        "ISO/CEI 27001",
        "Guide ISO/CEI 51",
        "ISO/DIS 45001.2",
    ),
    *("IEC 62061:2005+AMD1:2012+AMD2:2015 CSV", "CISPR 22:2008/ISH1:2009", "IEC 320", "norme/iso-iec-27001"),
    *("NF EN ISO 9001:2015", "EN 301 549", "RFC 9110", "NIST SP 800-53 Rev. 5", "ITU-T X.509", "JIS Q 27001"),
    *("Règlement (UE) 2016/679", "not the name of a standard", "en 2020"),
)
PROSE = "Le comité relit chaque mesure en 2024 ; le reste du paragraphe ne nomme rien, et c'est bien ainsi. "
NAMING = "La démarche suit l'ISO/CEI 27001:2022, la norme NF EN ISO 9001 et la RFC 2119. "
TEXTS = {
    "prose": PROSE * 1000,
    "one sentence in ten names standards": (PROSE * 9 + NAMING) * 100,
    "one sentence in three names standards": (PROSE * 2 + NAMING) * 300,
    "every sentence names standards": NAMING * 1000,
    "hostile": "ISO 1-1-1 ISO/ISO ISO 9( RFC 1/1 " * 3000,
    "nothing but film speeds": "ISO 100 " * 8000,
}
SHORT = "Un texte court qui ne nomme rien du tout."


def seconds(action: Callable[[], object], rounds: int) -> float:
    """Return the shortest of three times that an action takes the processor, in seconds a round."""
    times = []
    for _ in range(3):
        start = time.process_time()
        for _ in range(rounds):
            action()
        times.append((time.process_time() - start) / rounds)
    return min(times)


def read_all() -> None:
    """Read every identifier once."""
    for text in IDENTIFIERS:
        try:
            parse(text)
        except InvalidStandard:
            continue


def main() -> None:
    """Print the speed of reading identifiers and of searching each kind of text."""
    print(f"parse: {len(IDENTIFIERS) / seconds(read_all, 500):,.0f} identifiers/s")
    for name, text in TEXTS.items():
        size = len(text.encode()) / 1e6
        print(f"find, {name}: {size / seconds(partial(find, text), 3):.1f} MB/s")
    print(f"find, a short text without a candidate: {seconds(lambda: find(SHORT), 20_000) * 1e6:.2f} µs")


if __name__ == "__main__":
    main()
