"""What holds for any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.standards import cases
from transforms.standards import InvalidStandard, Standard, find, parse

WORDS = sorted(
    {word for table in (cases.ISO, cases.IEC, cases.TAGS) for text in table for word in text.split()}
    | set("/-:+.,() \u00a0\u2013AXx19é٣ıİſ\u0000")
    | {"ISO", "IEC", "CEI", "DIS", "Amd", "Cor", "2015", "1", "(E)", "ED", "N", "TR", "norme/"}
)
NEARLY = st.lists(st.sampled_from(WORDS), max_size=8).flatmap(
    lambda words: st.sampled_from(("", " ", "/", "-")).map(lambda mark: mark.join(words))
)


def attempt(text: str) -> Standard | None:
    try:
        return parse(text)
    except InvalidStandard:
        return None


@settings(max_examples=600, deadline=None)
@given(st.one_of(st.text(max_size=40), NEARLY))
def test_canonical_text_reads_as_the_same_value(text: str) -> None:
    standard = attempt(text)
    if standard is not None:
        assert parse(str(standard)) == standard
        assert str(parse(str(standard))) == str(standard)
        for form in (standard.undated, standard.canonical, standard.attributed, standard.work):
            assert parse(str(form)).key == standard.key or standard.adoption
        assert standard.key and standard.standard_id and standard.french


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), NEARLY))
def test_find_never_raises_and_tells_where(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.raw
        end = mention.end
