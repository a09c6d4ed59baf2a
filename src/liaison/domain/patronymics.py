"""Names after the father: Ivanovich, Абишевич, Heydər oğlu, Әбішұлы."""

from __future__ import annotations

import re

LONGEST = 60

_PATRONYMIC = re.compile(
    "[^\\W_]+?(?:"
    "[оеёйаэ]в[иіы]ч|[оеа][вў]на|[оеаё]ўна|[иії]вна|йовна|ин[иі]чна|льич|кузьмич|лукич|фомич|икитич|аввич"
    "|[aeoyj]v[iy](?:t?ch|c)|[aeo][wv][iy]tsch|[oe]wi(?:t?ch|cz)|[aoei][vw]na|in[iy](?:t?ch|tsch|c)na|ly?[iy](?:t?ch|tsch)|"
    "[уұ]лы|уулу|u?uly|[қкг]ызы|[qkg][yi]z[yi]|oglu|оглы|оглу"
    ")"
)
_SON_OR_DAUGHTER = re.compile(
    "o[gq]h?l[uiy]|o[gʻ'‘’ʼ]*g[ʻ'‘’ʼ]*li|[qgk][iy]z[iy]|о[гғ]л[ыуи]|[гкқ][ыи]з[ыи]|[уұ]лы|уулу|uulu|uly|bin|ibn|бин|ибн"
)
_PLAIN = str.maketrans("ğıčćöəüŭ", "gicco" + "euu")


def is_patronymic(word: str) -> bool:
    """Whether a word looks like a patronymic, or makes one of the word before it (oğlu).

    Family names may look so too (Abramovich, Милошевић): which it is tells only a name with two more words.
    """
    return is_son_or_daughter(word) or _PATRONYMIC.fullmatch(_plain(word)) is not None


def is_son_or_daughter(word: str) -> bool:
    """Whether a word only says whose child somebody is: oğlu, qızı, кызы."""
    return _SON_OR_DAUGHTER.fullmatch(_plain(word)) is not None


def _plain(word: str) -> str:
    return word[:LONGEST].replace("İ", "i").casefold().translate(_PLAIN)
