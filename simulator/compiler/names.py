"""Names for people by office, in ASCII. The only module that knows Faker, and only when it is asked for names.

A name is drawn in a locale of the office. Scripts other than Latin are romanised: Chinese and Japanese by Faker's own
romanised names, Korean by the Revised Romanization of single syllables, the rest by taking marks off letters.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

LOCALES: Mapping[str, Sequence[str]] = {
    "singapore": ("zh_CN", "en_GB+zh_CN", "zh_CN", "en_IN", "en_GB+zh_CN", "id_ID", "zh_CN", "en_GB"),
    "hong-kong": ("en_GB+zh_CN", "zh_CN", "en_GB+zh_CN", "zh_CN", "en_GB"),
    "shanghai": ("zh_CN",),
    "taipei": ("zh_TW",),
    "tokyo": ("ja_JP",),
    "seoul": ("ko_KR",),
    "sydney": ("en_AU", "en_AU", "zh_CN", "en_AU", "en_IN"),
    "melbourne": ("en_AU", "en_AU", "en_IN", "en_AU"),
    "auckland": ("en_NZ",),
    "kuala-lumpur": ("id_ID", "zh_CN", "en_IN", "id_ID"),
    "bangkok": ("en_TH",),
    "jakarta": ("id_ID",),
    "manila": ("fil_PH", "fil_PH+es_ES"),
    "ho-chi-minh-city": ("vi_VN",),
    "mumbai": ("en_IN",),
}
"""Site -> locales in turn; `a+b` takes the given name from a and the family name from b."""

_ELSEWHERE = ("en_GB",)

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
_FAMILY = {"김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho", "임": "Lim"}


def names_for(people: Iterable[tuple[str, str]], seed: int) -> dict[str, str]:
    """Give a name to each (person id, site), no name twice; one seed gives one set for one Faker release."""
    fakers: dict[str, Any] = {}
    turns: dict[str, int] = {}
    used: set[str] = set()
    named: dict[str, str] = {}
    for person, site in people:
        locales = LOCALES.get(site, _ELSEWHERE)
        turn = turns.get(site, 0)
        turns[site] = turn + 1
        name = _draw(fakers, locales[turn % len(locales)], site, seed)
        for _ in range(200):
            if name not in used:
                break
            name = _draw(fakers, locales[turn % len(locales)], site, seed)
        used.add(name)
        named[person] = name
    return named


def romanised(text: str) -> str:
    """Give a name in ASCII: Korean by syllable, letters without their marks, anything else dropped."""
    spelt = "".join(_syllable(letter) for letter in text).replace("đ", "d").replace("Đ", "D")
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return " ".join(plain.split())


def _syllable(letter: str) -> str:
    index = ord(letter) - 0xAC00
    if not 0 <= index < 11_172:
        return letter
    initial, rest = divmod(index, 588)
    vowel, final = divmod(rest, 28)
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]


def _draw(fakers: dict[str, Any], locale: str, site: str, seed: int) -> str:
    given, _, family = locale.partition("+")
    first, last = _faker(fakers, given, site, seed), _faker(fakers, family or given, site, seed)
    return f"{_given(first, given)} {_family(last, family or given)}"


def _faker(fakers: dict[str, Any], locale: str, site: str, seed: int) -> Any:
    key = f"{site}/{locale}"
    if key not in fakers:
        from faker import Faker  # noqa: PLC0415  start-up stays light

        fakers[key] = Faker(locale)
        fakers[key].seed_instance(f"{seed}/{key}")
    return fakers[key]


def _given(faker: Any, locale: str) -> str:
    if locale in ("zh_CN", "ja_JP", "zh_TW"):
        return _cased(str(faker.first_romanized_name()))
    if locale == "ko_KR":
        return "-".join(_syllable(letter) for letter in faker.first_name()).capitalize()
    return romanised(faker.first_name())


def _family(faker: Any, locale: str) -> str:
    if locale in ("zh_CN", "ja_JP", "zh_TW"):
        return _cased(str(faker.last_romanized_name()))
    family = str(faker.last_name())
    return _FAMILY.get(family) or romanised(family).capitalize() if locale == "ko_KR" else romanised(family)


def _cased(name: str) -> str:
    return name.capitalize() if name.isupper() else name
