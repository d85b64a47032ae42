"""The encoding of a page: its byte order mark, UTF-8, what the page declares, else the one that its texts look most like.

Detection decodes the lines that are not ASCII with each candidate and counts the characters that texts in it mostly consist
of. It depends on nothing but the bytes: no model of a library, which could change with its version.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_WITHIN: Final = 1024
"""Bytes from the beginning in which HTML's standard looks for a declaration."""
_DECLARATION: Final = re.compile(
    rb"""<meta\b[^<>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
    rb"""|<\?xml\b[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})"""
    rb"""|^[#/;*%" -]{1,9}[^\n]{0,80}?\b(?:file)?(?:en)?coding[:=]\s{0,9}([\w.:-]{2,40})"""
    rb"""|\bContent-Type:[^\n]{0,80}?\bcharset=([\w.:-]{2,40})""",
    re.IGNORECASE | re.MULTILINE,
)
"""A declaration of HTML, of XML, on a coding line (PEP 263, editors), and of gettext."""
_LABELS: Final = {
    "big5": ("big5", "big5hkscs", "big5eten", "cp950", "cnbig5"),
    "cp1250": ("windows1250", "cp1250"),
    "cp1251": ("windows1251", "cp1251"),
    "cp1252": ("windows1252", "cp1252", "iso88591", "latin1", "l1", "ascii", "usascii"),
    "cp1253": ("windows1253", "cp1253"),
    "cp1254": ("windows1254", "cp1254", "iso88599", "latin5"),
    "cp1255": ("windows1255", "cp1255"),
    "cp1256": ("windows1256", "cp1256"),
    "cp1257": ("windows1257", "cp1257"),
    "cp1258": ("windows1258", "cp1258"),
    "cp866": ("ibm866", "cp866"),
    "cp874": ("windows874", "cp874", "tis620", "iso885911"),
    "cp932": ("shiftjis", "sjis", "mskanji", "windows31j", "cp932", "ms932"),
    "cp949": ("euckr", "ksc56011987", "ksc5601", "korean", "windows949", "cp949", "ms949", "uhc"),
    "euc_jp": ("eucjp",),
    "gb18030": ("gb18030", "gbk", "gb2312", "gb231280", "chinese", "cp936", "windows936", "ms936"),
    "iso2022_jp": ("iso2022jp",),
    "iso8859_15": ("iso885915", "latin9"),
    "iso8859_2": ("iso88592", "latin2"),
    "iso8859_5": ("iso88595",),
    "iso8859_7": ("iso88597", "greek"),
    "iso8859_8": ("iso88598", "hebrew"),
    "koi8_r": ("koi8r", "koi8"),
    "koi8_u": ("koi8u",),
    "mac_roman": ("macintosh", "macroman"),
}
"""Encodings, and the labels that declare them without marks and `x-`; as in the Encoding Standard, one that extends another replaces it."""
_BY_LABEL: Final = {label: encoding for encoding, labels in _LABELS.items() for label in labels}

_LATIN: Final = (
    ("cp1252", "äöüßÄÖÜ"),
    ("cp1252", "éèêàâçîôûùëïÉÈÀÇœ"),
    ("cp1252", "áéíóúñü¿¡ÁÉÍÓÚÑºª"),
    ("cp1252", "ãõáéíóúâêôçàÃÕÁÉÍÓÚÇÊ"),
    ("cp1252", "àèéìòùÀÈÉ"),
    ("cp1252", "åäöéæøÅÄÖÆØ"),
    ("cp1250", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    ("cp1250", "áčďéěíňóřšťúůýžČŘŠŽÚÁÍľôäŕĺ"),
    ("cp1250", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),
    ("cp1250", "ăâîşţĂÂÎŞŢ"),
    ("cp1250", "čćšžđČĆŠŽĐ"),
    ("cp1254", "çğıöşüâÇĞİÖŞÜ"),
    ("cp1257", "āčēģīķļņšūžąęėįųĀČĒĪŠŪŽĖ"),
    ("mac_roman", "éèêàçñáíóúäöüß"),
)
"""Encodings of Latin scripts, with the letters of a language beyond ASCII. The first wins if two fit alike."""
_OTHER: Final = (
    ("cp1251", "оеаинтсрвлкмдпу"),
    ("koi8_r", "оеаинтсрвлкмдпу"),
    ("cp866", "оеаинтсрвлкмдпу"),
    ("cp1253", "αοιετσνηυρπκμλςίάόέή"),
    ("cp1255", "יוהלארתבשמנםן"),
    ("cp1256", "اليمنتروبعدهسفحة"),
    ("cp874", "านรอกเงวลมยสตทปคดจหพใไแ่้ัิีืุู็ะ"),
)
"""Encodings of other scripts of one byte a letter, with the most frequent letters of a language."""
_PUNCTUATION: Final = frozenset("‘’“”„‚‹›«»–—…•·°§©®™€£¥×÷±\xa0²µ†‡№¶")
_IDEOGRAPHIC: Final = "、。，；：！？（）《》〈〉「」『』【】“”‘’－—…·・ー～％＋／＝［］〔〕　"
_LEAST_FIT: Final = 0.6
_LEAST_KANA: Final = 0.15
_LATIN_RUN: Final = 2
_WEIGHT_OF_BROKEN: Final = 4
_SAMPLE: Final = 65_536
_LONGEST_LINE: Final = 4_096
_LEAST_UTF8: Final = 4
"""Characters of many bytes with which valid UTF-8 is UTF-8, whatever the page declares: it was saved again since."""


class Encoding(Struct, frozen=True):
    """The encoding of a page: its name as Python's codec, its byte order mark, and how it is known.

    `origin` is "mark", "valid" (UTF-8), "declared", "guessed", or "unknown": nothing fits, and it is read as UTF-8.
    """

    name: str
    mark: bytes = b""
    origin: str = "valid"

    def decode(self, content: bytes) -> str:
        """Return the text of a page that has this encoding, its line ends as they are. Raises UnicodeDecodeError."""
        return content[len(self.mark) :].decode(self.name)

    @property
    def is_foreign(self) -> bool:
        """Whether a page has to be converted: its encoding is not UTF-8."""
        return self.name != "utf-8"

    @property
    def shown(self) -> str:
        """The name as people know it."""
        return _SHOWN.get(self.name, self.name.upper())


_SHOWN: Final = {
    "big5": "Big5",
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "utf-16-be": "UTF-16",
    "utf-16-le": "UTF-16",
    **{f"cp{number}": f"windows-{number}" for number in (874, *range(1250, 1259))},
}


def encoding_of(content: bytes) -> Encoding:
    """Return the encoding of a page's bytes; the time is linear in their number."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Encoding(name, mark, "mark")
    if wide := _wide(content):
        return Encoding(wide, origin="guessed")
    if b"\x1b$" in content and content.isascii():
        return Encoding("iso2022_jp", origin="guessed")
    declared = _declared(content)
    if _is_utf8(content, is_doubtful=declared is not None):
        return Encoding("utf-8")
    if declared:
        return Encoding(declared, origin="declared")
    guessed = _guessed(_sample(content))
    return Encoding(guessed or "utf-8", origin="guessed" if guessed else "unknown")


def _wide(content: bytes) -> str | None:
    """Return UTF-16 if every second byte of ASCII characters is zero; a page without any is not found."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not sample or (even + odd) * 8 < len(sample) or max(even, odd) < 20 * min(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(content: bytes, *, is_doubtful: bool) -> bool:
    """Whether bytes are UTF-8; if in doubt, they need several characters of many bytes."""
    if content.isascii():
        return True
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    beyond = len(text) - len(text.encode("ascii", "ignore")) if is_doubtful else 0
    return not is_doubtful or beyond >= _LEAST_UTF8


def _declared(content: bytes) -> str | None:
    """Return the encoding that a page declares, None if it is UTF-8 or none that is known."""
    found = _DECLARATION.search(content, 0, _DECLARED_WITHIN)
    if found is None:
        return None
    label = next(filter(None, found.groups())).decode("ascii", "replace").lower().removeprefix("x-")
    return _BY_LABEL.get(re.sub(r"[^a-z0-9]", "", label))


def _sample(content: bytes) -> bytes:
    """Return lines that are not ASCII, as many as are needed to judge them."""
    lines: list[bytes] = []
    size = 0
    for line in content.split(b"\n"):
        if not line.isascii():
            lines.append(line[:_LONGEST_LINE])
            size += len(lines[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(lines)


def _guessed(sample: bytes) -> str | None:
    """Return the encoding whose frequent characters most of the sample's are; None if those of none are.

    Letters of Latin scripts beyond ASCII are between ASCII letters, those of other scripts next to each other.
    """
    if _is_nearly_utf8(sample):
        return None
    runs = list(map(len, re.findall(rb"[\x80-\xff]+", sample)))
    is_latin = sum(run for run in runs if run <= _LATIN_RUN) * 2 > sum(runs)
    fits = [
        (_fit(sample.decode(name, "replace"), frozenset(letters)), name)
        for name, letters in (_LATIN if is_latin else _OTHER)
    ]
    fits += _east_asian_fits(sample)
    fit, name = max(fits, key=lambda pair: pair[0])  # the first of equals
    return name if fit >= _LEAST_FIT else None


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - broken > broken


def _fit(text: str, expected: frozenset[str]) -> float:
    """Return the share of a text's characters beyond ASCII that are expected; punctuation does not count."""
    text = re.sub("\ufffd+", "\ufffd", text)
    beyond = [character for character in text if character > "\x7f" and character not in _PUNCTUATION]
    weight = len(beyond) + _WEIGHT_OF_BROKEN * beyond.count("\ufffd")
    return sum(character in expected for character in beyond) / weight if beyond else 1.0


def _east_asian_fits(sample: bytes) -> Iterator[tuple[float, str]]:
    for name, expected in _east_asian().items():
        text = sample.decode(name, "replace")
        is_in_doubt = name in _JAPANESE and _fit(text, _KANA) < _LEAST_KANA
        yield 0.0 if is_in_doubt else _fit(text, expected), name


_JAPANESE: Final = ("cp932", "euc_jp")
_KANA: Final = frozenset(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FF))))


@cache
def _east_asian() -> dict[str, frozenset[str]]:
    """Return the encodings of East Asia, with their frequent characters: the first level of each standard."""
    japanese = _KANA | _characters("euc_jp", range(0xB0, 0xD0))
    return {
        "cp932": japanese | frozenset(_IDEOGRAPHIC),
        "euc_jp": japanese | frozenset(_IDEOGRAPHIC),
        "cp949": _characters("euc_kr", range(0xB0, 0xC9)) | frozenset(_IDEOGRAPHIC),
        "gb18030": _characters("gb2312", range(0xB0, 0xD8)) | frozenset(_IDEOGRAPHIC),
        "big5": _characters("big5", range(0xA4, 0xC7), range(0x40, 0x7F)) | frozenset(_IDEOGRAPHIC),
    }


def _characters(encoding: str, leads: range, low: range = range(0)) -> frozenset[str]:
    """Return the characters of two bytes that begin with one of `leads`; the second is 0xA1 to 0xFE, or one of `low`."""
    codes = (bytes((lead, trail)) for lead in leads for trail in (*low, *range(0xA1, 0xFF)))
    return frozenset(b"".join(codes).decode(encoding, "ignore"))
