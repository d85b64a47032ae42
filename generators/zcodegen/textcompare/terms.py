"""Names that have more than one spelling: abbreviations with their words, products with their names by language.

Literal tables, sorted: a new name needs one more row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIASES: dict[str, tuple[str, ...]] = {
    "ai": ("人工智能", "智能", "artificial intelligence"),
    "api": ("接口", "interface"),
    "app": ("应用", "application"),
    "asr": ("语音识别", "speech recognition"),
    "cdn": ("内容分发", "content delivery"),
    "config": ("配置", "configuration"),
    "cpu": ("处理器", "processor"),
    "db": ("数据库", "database"),
    "demo": ("示例", "example", "sample"),
    "faq": ("常见问题", "frequently asked"),
    "gui": ("界面", "interface"),
    "id": ("标识", "编号", "identifier"),
    "im": ("即时通讯", "instant messaging"),
    "key": ("密钥", "键"),
    "llm": ("大模型", "大语言模型", "language model"),
    "null": ("空", "empty"),
    "ok": ("成功", "正常", "确定", "success"),
    "os": ("操作系统", "operating system"),
    "param": ("参数", "parameter"),
    "params": ("参数", "parameter"),
    "pc": ("电脑", "computer"),
    "push": ("推送",),
    "qps": ("每秒请求数", "每秒", "/秒", "per second"),
    "rtc": ("实时音视频", "real-time"),
    "sdk": ("开发包",),
    "sms": ("短信", "text message"),
    "tts": ("语音合成", "text-to-speech", "speech synthesis"),
    "ui": ("界面", "interface"),
    "uri": ("链接", "地址", "link", "address"),
    "url": ("链接", "网址", "地址", "link", "address"),
    "wifi": ("无线", "wireless"),
}
"""What an abbreviation is called in words, by its letters in lower case."""

GENERIC = frozenset({"api", "app", "id", "sdk"})
"""Abbreviations that are ordinary words by now: one that is left out changes no fact."""

EMPHASIS = frozenset(
    {"all", "and", "any", "do", "each", "false", "must", "never", "no", "none", "not", "note", "only", "or", "please",
     "should", "true", "warning", "yes"}
)  # fmt: skip
"""English words that are written in capitals for stress."""

PRODUCTS: dict[str, tuple[str, ...]] = {
    "Agora": ("声网", "agora"),
    "Alibaba Cloud": ("阿里云", "alibaba cloud", "aliyun"),
    "Android": ("安卓", "android"),
    "Baidu": ("百度", "baidu"),
    "Google": ("谷歌", "google"),
    "HarmonyOS": ("鸿蒙", "harmonyos"),
    "Huawei": ("华为", "huawei"),
    "Linux": ("linux",),
    "Microsoft": ("微软", "microsoft"),
    "MiniMax": ("minimax",),
    "OPPO": ("oppo",),
    "Shumei": ("数美", "shumei"),
    "Tencent Cloud": ("腾讯云", "tencent cloud"),
    "Volcengine": ("火山引擎", "volcengine", "volcano engine"),
    "WeChat": ("微信", "wechat"),
    "Windows": ("windows",),
    "Xiaomi": ("小米", "xiaomi"),
    "ZEGOCLOUD": ("即构", "zegocloud", "zego"),
    "iFlytek": ("科大讯飞", "讯飞", "iflytek"),
    "iOS": ("ios",),
    "macOS": ("macos",),
}
"""Products and vendors by their name in messages, with every spelling."""

NOUNS: dict[str, str] = {
    "任务": "task", "应用": "app", "房间": "room", "数字人": "digitalhuman", "智能体": "agent", "服务": "service",
    "流": "stream", "消息": "message", "用户": "user", "社群": "community", "组织": "organization", "群": "group",
    "设备": "device", "请求": "request", "频道": "channel",
}  # fmt: skip
"""Chinese nouns before ID, for fields that are called by the English word: 用户 ID is UserId."""


WORD_START, WHOLE_WORD = r"{0}(?<!\w{0})", r"{0}(?<![a-z]{0})(?![a-z])"


def any_phrase(phrases: Iterable[str], latin: str) -> str:
    """Return a pattern of the phrases, the longest first; `latin` is the pattern of a Latin one, which replaces `{0}`.

    Each begins with its own letters, a condition on what is before them looks back: so that a search skips from one
    first letter to the next.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        (latin if phrase.isascii() and phrase[0].isalpha() else "{0}").format(re.escape(phrase))
        for phrase in ordered
    )


_PRODUCT_OF = {name: product for product, names in PRODUCTS.items() for name in names}
_PRODUCT = re.compile(any_phrase(_PRODUCT_OF, latin=WHOLE_WORD))
_NOUN = re.compile("|".join(sorted(NOUNS, key=lambda noun: (-len(noun), noun))))


def products(folded: str) -> tuple[str, ...]:
    """Return the products that a folded text names, each once, in order of place."""
    return tuple(dict.fromkeys([_PRODUCT_OF[found] for found in _PRODUCT.findall(folded.lower())]))


def nouns(letters: str) -> list[str]:
    """Return the English words of the Chinese nouns in `letters` that names of fields are made of."""
    return [NOUNS[noun] for noun in _NOUN.findall(letters)]
