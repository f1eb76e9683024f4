"""Identifiers read a second, on one core: `python -m benchmarks.standards_speed`."""

import time

from transforms.standards import find, parse

IDENTIFIERS = (
    *(
        "ISO 9001:2015",
        "ISO/IEC 27001:2022/Amd 1:2024",
        "ISO/CEI 27001",
        "Guide ISO/CEI 51",
        "ISO/DIS 45001.2",
    ),
    *("IEC 62061:2005+AMD1:2012+AMD2:2015 CSV", "CISPR 22:2008/ISH1:2009", "IEC 320", "norme/iso-iec-27001"),
)
TEXT = "La démarche suit l'ISO/CEI 27001:2022 et ses mesures ; le reste du texte ne nomme aucune norme. " * 40


def rate(rounds: int = 3000) -> float:
    """Return the identifiers read in a second."""
    start = time.perf_counter()
    for _ in range(rounds):
        for text in IDENTIFIERS:
            parse(text)
    return rounds * len(IDENTIFIERS) / (time.perf_counter() - start)


def speed(rounds: int = 200) -> float:
    """Return the megabytes of running text searched in a second."""
    start = time.perf_counter()
    for _ in range(rounds):
        find(TEXT)
    return rounds * len(TEXT.encode()) / 1e6 / (time.perf_counter() - start)


if __name__ == "__main__":
    print(f"parse {rate():,.0f} identifiers/s, find {speed():.2f} MB/s")
