"""Names of standards: one value for every spelling.

>>> from transforms.standards import parse >>> str(parse("iso/cei 27001:2022/amd.1:2024")) 'ISO/IEC
27001:2022/Amd 1:2024'
"""

from .finder import Mention, TooManyWordsError, find, find_each, in_property
from .model import Standard, Supplement
from .registry import InvalidStandard, parse

__all__ = [
    "InvalidStandard",
    "Mention",
    "Standard",
    "Supplement",
    "TooManyWordsError",
    "find",
    "find_each",
    "in_property",
    "parse",
]
