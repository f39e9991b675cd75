"""Names as they are compared: without case, accents and signs; abbreviated and turned-round names written out."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, product

#: Short forms that have one meaning in names of states, read alike in names and in what is looked up.
_SHORT = {"st": "saint", "ste": "saint", "rep": "republic", "dem": "democratic", "peoples": "people", "isl": "islands", "is": "islands"}
_SHORT |= {"isds": "islands", "isld": "islands", "islds": "islands", "island": "islands", "bosniaherzegovina": "bosnia and herzegovina"}
_SHORT |= {"terr": "territory", "territories": "territory"}
#: What a shortened word may stand for; tried as whole names only, so that a wrong reading is no name.
_LONG: dict[str, tuple[str, ...]] = {
    "n": ("north", "northern"),
    "no": ("north",),
    "s": ("south", "southern", "saint", "sao"),
    "so": ("south",),
    "e": ("east", "eastern"),
    "w": ("west", "western"),
    "c": ("central",),
    "cent": ("central",),
    "b": ("british",),
    "br": ("british",),
    "brit": ("british",),
    "uk": ("british",),
    "american": ("us",),
    "am": ("american",),
    "amer": ("american",),
    "f": ("french", "federated", "federal"),
    "fr": ("french", "federal republic"),
    "neth": ("netherlands", "dutch"),
    "d": ("dutch", "democratic"),
    "eq": ("equatorial",),
    "equat": ("equatorial",),
    "dom": ("dominican",),
    "r": ("republic",),
    "p": ("people",),
    "pr": ("people republic",),
    "dr": ("democratic republic",),
    "pd": ("people democratic",),
    "pdr": ("people democratic republic",),
    "dpr": ("democratic people republic",),
    "dprk": ("democratic people republic",),
    "democ": ("democratic",),
    "sr": ("socialist republic",),
    "ssr": ("soviet socialist republic",),
    "sfr": ("socialist federal republic",),
    "fyr": ("former yugoslav republic",),
    "ir": ("islamic republic",),
    "i": ("islands", "islamic"),
    "ar": ("arab republic",),
    "rb": ("bolivarian republic",),
    "fed": ("federal", "federated"),
    "fs": ("federated states",),
    "sts": ("states",),
    "herz": ("herzegovina",),
    "herzeg": ("herzegovina",),
    "barb": ("barbuda",),
    "vin": ("vincent",),
    "gren": ("grenadines",),
    "geo": ("georgia",),
    "afr": ("african", "africa"),
    "ter": ("territory",),
    "pac": ("pacific",),
    "antarc": ("antarctic",),
    "mc": ("mcdonald",),
    "ant": ("antilles",),
}
#: Words that tell a state from its namesake: none of them is ever a typing error for another, or left out.
QUALIFIERS = frozenset(
    """north northern south southern east eastern west western central middle upper lower inner outer new old great
    us usa uk american british english french dutch spanish portuguese german danish belgian italian russian soviet chinese australian
    equatorial democratic people federal federated federation islamic arab socialist soviet united union kingdom empire republic
    french francais francaise former saint papua""".split()
)
#: Words that only tell the form of a state or territory, and of any.
FORMS = frozenset(
    """republic of the state kingdom principality commonwealth government special administrative region sar mainland territory
    dependency country colony overseas department and former""".split()
)
_FORMER = frozenset({"former", "fmr", "formerly", "ex", "historical"})
_SMALL = frozenset({"of", "the", "and"})
_DROPPED = str.maketrans({**dict.fromkeys("-‐‑–_\u00a0", " "), "&": "+", **dict.fromkeys(".,'’‘`´\"()*†‡:;[]", None)})
#: "S.Sudan": a full stop that ends a shortened word, with a long one right behind it.
_STOP = re.compile(r"\b(\w{1,4})\.(?=[^\W\d_]{3})")
#: Articles of French, Spanish and English before a name ("la República de Angola") or behind it ("Angola (l')").
_ARTICLE = re.compile(r"^(?:(?:the|la|le|les|el|los|las) |l['’])|\s*\((?:the|la|le|les|el|los|las|l['’])\)\s*\**$", re.IGNORECASE)
_MOST_WORDS = 9
_MOST_READINGS = 400


def fold(text: str) -> str:
    """A name without case, accents, dots, quotes and extra space, for comparing names."""
    plain = text.casefold()
    if "." in plain:
        plain = _STOP.sub(r"\1 ", plain)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = plain.translate(_DROPPED).replace("+", " and ").split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SHORT.get(w, w) for w in words)


def without_article(name: str) -> str:
    """A name without the article before or behind it."""
    return _ARTICLE.sub("", name.strip())


def loosened(key: str) -> str:
    """A folded name without its small words: "of", "the", "and"."""
    return " ".join(w for w in key.split() if w not in _SMALL)


def spelled_out(key: str) -> Iterator[str]:
    """The whole names that a folded one may be, loosened: short words written out, the last words put first, "former" left out."""
    words = [w for w in key.split() if w not in _SMALL]
    if len(words) > 1 and words[0] in _FORMER:
        words = words[1:]
    elif len(words) > 1 and words[-1] in _FORMER:
        words = words[:-1]
    if not 1 < len(words) <= _MOST_WORDS:
        yield from [" ".join(words)] if words else []
        return
    for listed in dict.fromkeys((tuple(words), tuple(_joined(words)))):
        choices = [(w, *_LONG.get(w, ())) for w in listed]
        for chosen in islice(product(*choices), _MOST_READINGS):
            flat = " ".join(chosen).split()
            for turned in range(len(flat)):
                yield " ".join(flat[turned:] + flat[:turned])


def _joined(words: list[str]) -> list[str]:
    """Single letters beside each other as one word: "p d r" is "pdr"."""
    found: list[str] = []
    single = False
    for word in words:
        if single and len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
            single = len(word) == 1
    return found
