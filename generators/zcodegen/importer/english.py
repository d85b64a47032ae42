"""A name from an English message: its state by the table of docs/naming.md, its object from the words that are left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.naming import in_case

_STATES: Final = tuple(
    (words, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for words, pattern in (
        ("UNKNOWN_ERROR", r"(?:unknown|unexpected|unspecified) (?:error|exception|failure)(?: occurr?ed)?"),
        ("UNKNOWN_ERROR", r"some ?thing (?:went|has gone|is|goes) wrong\b.*"),
        (
            "OK",
            r"(?:(?:was |is |has been |been )?(?:completed|executed|finished|processed) )?success(?:ful|fully)?(?: (?:completed|executed|processed))?|succeeded",
        ),
        (
            "NOT_FOUND",
            (
                r"(?:do(?:es)?|did) ?n[o']t exist|not exist(?:ed)?|(?:was |were |could |can ?)?not (?:be )?found|no such|"
                r"(?:could|can) ?not (?:be )?(?:find|locate[d]?)|not find"
            ),
        ),
        ("ALREADY_EXISTS", r"already exist(?:s|ed|ing)?|already has an?|already have an?"),
        ("ALREADY_IN_USE", r"already in use|already taken|in use already"),
        ("ALREADY_STOPPED", r"already stopped"),
        (
            "RATE_LIMITED",
            (
                r"(?:write )?rate[- ]limit(?:ed|ing|s)?(?: (?:was |is |has been )?(?:exceeded|reached|hit))?|too frequent(?:ly)?|"
                r"too often|too many requests|frequency limit(?:ed)?(?: (?:was |is |has been )?(?:exceeded|reached|hit))?|throttled"
            ),
        ),
        (
            "LIMIT_EXCEEDED",
            (
                r"(?:limit|maximum|quota|allowance)s? (?:is |was |has been |have been )?(?:exceeded|reached|hit)|too many|"
                r"hit the (?:maximum|limit)|reached the (?:maximum|limit)"
            ),
        ),
        (
            "LIMIT_EXCEEDED",
            (
                r"exceed(?:s|ed|ing)? (?:the )?(?:maximum )?(?:limits?|quota|maximum)|maximum \w+(?: \w+)? exceeded|"
                r"over (?:the )?limit(?: of)?"
            ),
        ),
        (
            "TIMEOUT",
            r"time(?:d)?[ -]?out|(?:did|does) ?n[o']t (?:answer|respond|reply)|no (?:answer|response|reply)",
        ),
        ("EXPIRED", r"expired?|has lapsed"),
        (
            "FORMAT_INVALID",
            (
                r"(?:incorrect|invalid|wrong|bad) format(?: of)?|format(?: is)? (?:error|incorrect|invalid)|malformed|"
                r"(?:could|can) ?not be parsed|badly formatted"
            ),
        ),
        ("EMPTY", r"(?:is |are |be |was )?(?:empty|blank|null)|must not be (?:empty|blank|null)"),
        (
            "UNSUPPORTED",
            r"(?:is |are )?(?:currently )?not supported|unsupported|(?:does not|doesn't|do not) support",
        ),
        ("OUT_OF_RANGE", r"out of (?:the )?(?:range|bounds)"),
        *(
            (f"TOO_{word.upper()}", f"too {word}")
            for word in ("long", "short", "small", "high", "low", "old")
        ),
        ("TOO_LARGE", r"too (?:large|big)"),
        ("MISMATCH", r"mismatch(?:ed)?|(?:does not|do not|doesn't|did not) match|inconsistent"),
        ("NOT_ENABLED", r"not (?:been )?(?:enabled|activated|opened)"),
        ("NOT_LOGGED_IN", r"not (?:been )?logged in"),
        ("NOT_VERIFIED", r"not (?:been )?verified|must (?:first )?be verified|unverified"),
        ("UNAUTHENTICATED", r"not (?:been )?authenticated|unauthenticated"),
        ("NOT_STARTED", r"not (?:been )?started"),
        ("NOT_CONFIGURED", r"not (?:been )?configured"),
        ("NOT_READY", r"not (?:yet )?ready"),
        (
            "PERMISSION_DENIED",
            (
                r"not (?:been )?authori[sz]ed|unauthori[sz]ed|(?:lack|lacks|without|missing|no|not have|insufficient|exceeds?) (?:the )?"
                r"(?:\w{2,20} )?(?:permissions?|access|privileges?|rights?)(?: to)?"
            ),
        ),
        ("DENIED", r"(?:access )?den(?:ied|y)|forbidden|(?:is |are )?not (?:allowed|permitted)|prohibited"),
        ("DUPLICATE", r"duplicated?|repeated"),
        ("NOT_LICENSED", r"(?:is |are )?not licensed"),
        ("NOT_SET", r"(?:is |are )?not set"),
        ("RESTRICTED", r"(?:is |are )?restricted|has been limited"),
        ("CONFLICT", r"conflict(?:s|ed|ing)?"),
        ("CORRUPTED", r"(?:is |are )?(?:corrupt(?:ed)?|damaged)"),
        ("TERMINATED", r"(?:is |has been )?terminated"),
        ("BUSY", r"busy"),
        ("OVERLOADED", r"overload(?:ed)?"),
        ("UNDER_MAINTENANCE", r"(?:is |are )?(?:currently |temporarily )?(?:under|in) maintenance"),
        ("OUT_OF_SERVICE", r"(?:is |are )?(?:currently |temporarily )?out of service"),
        ("IN_PROGRESS", r"(?:is |are )?(?:still |currently )?(?:in (?:process|progress)|being processed)"),
        ("UNAVAILABLE", r"unavailable|not (?:yet |currently )?available"),
        ("DECLINED", r"(?:was |were |is |been )?(?:declined|rejected|refused|not accepted)|do not honou?r"),
        ("BLOCKED", r"(?:was |were |is |been )?blocked"),
        ("REVOKED", r"(?:was |were |is |been )?revoked"),
        ("SUSPENDED", r"(?:was |were |is |been )?suspended"),
        ("DISABLED", r"(?:was |were |is |are |been )?(?:disabled|deactivated)"),
        ("LOCKED", r"(?:is |are |been |was )?locked"),
        ("CLOSED", r"(?:is |are |been |was )?closed"),
        ("CANCELLED", r"(?:is |are |been |was )?cancell?ed"),
        ("INSUFFICIENT", r"insufficient|not enough"),
        (
            "INVALID",
            r"(?:is |are |was |were )?(?:not (?:an? )?valid|not correct|invalid|incorrect|illegal|wrong|bad)|not have an? valid",
        ),
        ("FAILED", r"(?:has |have )?failed|failure|fails"),
        (
            "REQUIRED",
            r"(?:is |are )?(?:required|mandatory)|(?:requires?|needs?) (?=\w)|must be (?:provided|specified|given|present)",
        ),
        ("MISSING", r"(?:is |are )?missing|lack of"),
        ("UNKNOWN", r"unknown|unrecogni[sz]ed"),
        ("EXCEEDED", r"(?:is |are |was |were )?exceeded"),
        ("ERROR", r"errors?|exceptions?"),
    )
)
"""State -> how English pages write it; the first row that the message holds counts."""

_ALREADY: Final = re.compile(r"\balready (?:been )?(?P<state>[a-z]{3,16})\b", re.IGNORECASE)
_MAXIMUM: Final = re.compile(
    r"\b(?:max(?:imum)?|total) (?:number|amount|count|size|length) of (?P<object>.{1,200}?) "
    r"(?:(?:has|have) been |is |was )?(?:reached|exceeded)",
    re.IGNORECASE,
)
_NONE: Final = re.compile(
    r"^(?:there (?:is|are) )?no (?P<object>.+?) (?:exists?|found|available|(?:is|are|was|were) (?:found|available))\b",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"^(?:the )?(?:number|amount|count|size|length) of (?P<object>.{1,80}?) (?:has |have )?(?:reached|exceed(?:s|ed)?|is over)\b",
    re.IGNORECASE,
)
_EXCEEDS: Final = re.compile(
    r"^(?:.{1,60} )?exceed(?:s|ed|ing)? (?:the |your )?(?:allowed |permitted |maximum )?(?P<object>[\w /-]{2,40}?) (?:limits?|maximum)\b",
    re.IGNORECASE,
)
_NOTHING_WRONG: Final = re.compile(
    r"ok(?:ay)?|all good|done|no errors?|normal|succeeds?|success", re.IGNORECASE
)
"""A whole message of a code that is not an error."""
_IS: Final = re.compile(
    r"^(?P<object>.{2,60}?) (?:is|are|was|were) (?:already |currently |temporarily |still )?(?P<no>not )?"
    r"(?P<state>[a-z]{3,14}(?:-[a-z]{2,10})?|under [a-z]{4,16})$",
    re.IGNORECASE,
)
"""What is the matter with an object (`The room is full`)."""
_IS_ALREADY: Final = re.compile(
    r"^(?P<object>.{2,60}?) (?:is|are) already (?P<place>in |on )?(?:an?|the|another) (?P<state>[a-z]{3,14})$",
    re.IGNORECASE,
)
"""What an object is already (`The user is already a member`)."""
_BEEN: Final = re.compile(
    r"^(?P<object>.{2,60}?) (?:(?:has|have) (?:already )?been|(?:has|have|is|are|was|were) (?P<no>not )?(?:yet )?(?:been )?)"
    r" ?(?P<state>[a-z]{2,14}ed|built|held|lost|paid|sent|sold|spent)\b",
    re.IGNORECASE,
)
"""What was done to an object (`The invoice has been paid`)."""
_ONLY: Final = re.compile(r"^only (?P<subject>.+?) can (?P<verb>[a-z-]+) (?P<object>.+)$", re.IGNORECASE)
_CANNOT_BE: Final = re.compile(
    r"^(?P<object>.+?) (?:can ?not|can't|could not|may not) be (?P<verb>[a-z-]*(?:ed|sent|made|done|read|found|set))\b",
    re.IGNORECASE,
)
_CANNOT: Final = re.compile(
    r"^(?:.{0,60}? )?(?P<how>can ?not|can't|could not|unable to|may not) (?P<verb>[a-z-]+) (?P<object>.+)$",
    re.IGNORECASE,
)
_MUST: Final = re.compile(
    r"^(?P<object>.+?) (?:must|should) (?:only |first )?(?:be|have|contain|use|not be)\b", re.IGNORECASE
)
_PREPOSITION: Final = re.compile(
    r"\s(?:for|in|on|to|with|from|at|while|when|because|due|within|without|until|since|after|before|as|that|which|whose|than|"
    r"through|via|between|under|during|if)\s.*$",
    re.IGNORECASE,
)
_LATE_PREPOSITION: Final = re.compile(r"\s(?:of|by|using|containing|older)\s.*$", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[.;:,(\n](?:\s|$)|\n|\s\(")
_PLACEHOLDER: Final = re.compile(r"[#$%]?\{[^{}]{0,60}\}|%[sd@]")
_BECAUSE: Final = re.compile(r"\s(?:because|due to|owing to|as a result of)\s.*$", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(
    r"\s(?:in|on|from) (?:the|our|this) (?:system|database|server|platform)$", re.IGNORECASE
)
_SUBORDINATE: Final = re.compile(r"(?:when|if|while|unless|please)\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"\(e?s\)|['’]s\b")
_SPELLINGS: Final = (
    (re.compile(r"\b3-?D Secure\b", re.IGNORECASE), "three_d_secure"),
    (re.compile(r"\bO[Aa]uth"), "Oauth"),
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_FILLERS = """
a all also an and any are as be been being but by can cannot could current currently desired did do does due either field for have occurred occurs occur
from further given had has have having however in input into is it its may more must no not of on once only or other our please
present provided requested required second seconds minute minutes shall should so some specified such than that the their them then there these this those to
unable until upon was we were when which while will with within would yet you your
"""
_EMPTY: Final = frozenset(_FILLERS.split())
_VOCABULARY: Final = {
    "APPLICATION": "APP",
    "ARGUMENT": "PARAMETER",
    "ARGUMENTS": "PARAMETER",
    "CONFIGURATION": "CONFIG",
    "CREATION": "CREATE",
    "DELETION": "DELETE",
    "INFORMATION": "INFO",
    "INTERFACE": "API",
    "MODIFICATION": "MODIFY",
    "O_AUTH": "OAUTH",
    "O_AUTH2": "OAUTH2",
    "PARAM": "PARAMETER",
    "PARAMETERS": "PARAMETER",
    "PARSING": "PARSE",
    "RESOURCES": "RESOURCE",
    "STATUS": "STATE",
    "SYNCHRONIZATION": "SYNC",
    "WEB_SOCKET": "WEBSOCKET",
}
"""One word for what pages have two for (docs/naming.md)."""
_BETTER_STATES: Final = {"MISSING": "EMPTY", "EXISTED": "EXISTS", "STARTED": "STARTED"}
_MAX_WORDS: Final = 5
_MAX_OBJECT_WORDS: Final = 3
_SHORTEST_STATE: Final = 4
_ALONE: Final = frozenset(
    (
        "BUSY",
        "OVERLOADED",
        "PERMISSION_DENIED",
        "RATE_LIMITED",
        "TIMEOUT",
        "UNAVAILABLE",
        "UNKNOWN_ERROR",
        "UNAUTHENTICATED",
    )
)
"""States that are names without an object."""
_NEVER_ALONE: Final = frozenset(("ERROR", "FAILED", "REQUIRED", "INVALID", "EMPTY", "UNKNOWN", "MISSING"))
_IRREGULAR: Final = {"sent": "send", "made": "make", "done": "do", "found": "find"}
_KEEP_E: Final = ("ated", "eted", "uted", "oted", "ired", "ured", "ored", "iled")
_NO_PLURALS: Final = frozenset(("SETTINGS", "CREDENTIALS", "FUNDS", "ACCESS", "STATUS", "DETAILS", "ALWAYS"))


def name_from_english(message: str) -> str | None:
    """Return the name that a message asks for; None if it holds no state, or too many other words."""
    bare = _PLACEHOLDER.sub(" ", message.strip().lstrip("-–* "))
    clause = _ELSEWHERE.sub("", _BECAUSE.sub("", _CLAUSE.split(bare.strip(), maxsplit=1)[0]))
    if _NOTHING_WRONG.fullmatch(clause.strip(" !")):
        return "OK"
    if _SUBORDINATE.match(clause):
        return None
    clause = _PLURAL.sub("", clause)
    for pattern, spelling in _SPELLINGS:
        clause = pattern.sub(spelling, clause)
    return next((name for name in _candidates(clause) if name), None) or _title(message)


def _title(message: str) -> str | None:
    """Return the name for the first line of a message if it is a title above its text: `Voice State Update`."""
    title, separator, _ = message.strip().partition("\n")
    words = [in_case(word, "upper_snake") for word in _WORD.findall(title)]
    is_title = (
        bool(separator) and 0 < len(words) <= _MAX_WORDS and title.isascii() and title[-1:] not in ".!?:;,"
    )
    return "_".join(words) if is_title else None


def _candidates(clause: str) -> Iterator[str | None]:
    """Yield what each way to read a clause gives, the surest first."""
    if found := _NONE.match(clause):
        yield _name(_object(found.group("object")), "NOT_FOUND")
    if found := _MAXIMUM.search(clause):
        yield _name(_object(found.group("object")), "LIMIT_EXCEEDED")
    if found := _COUNT.match(clause) or _EXCEEDS.match(clause):
        yield _name(_object(found.group("object")), "LIMIT_EXCEEDED")
    if (found := _ALREADY.search(clause)) and found.group("state").lower() not in (
        "exist",
        "exists",
        "in",
        "taken",
        "has",
        "have",
    ):
        state = in_case(found.group("state"), "upper_snake")
        yield _name(_object(clause[: found.start()]), f"ALREADY_{_BETTER_STATES.get(state, state)}")
    if (found := _IS_ALREADY.match(clause)) and (words := _object(found.group("object"))):
        state = in_case(f"already {found.group('place') or ''}{found.group('state')}", "upper_snake")
        yield _name(words, state)
    yield _by_state(clause)
    yield _by_verb(clause)
    for found in (_BEEN.match(clause), _IS.match(clause)):
        if found and found.group("state").lower() not in _EMPTY and (words := _object(found.group("object"))):
            state = in_case(found.group("state"), "upper_snake")
            yield _name(words, f"NOT_{state}" if found.group("no") else state)


def _by_state(clause: str) -> str | None:
    state, said = next(
        ((words, found) for words, form in _STATES if (found := form.search(clause))), ("", None)
    )
    if said is None:
        return None
    before, behind = clause[: said.start()], clause[said.end() :]
    if state in ("PERMISSION_DENIED", "UNKNOWN_ERROR"):
        return state
    if state == "FAILED" and re.match(r"\s*to\s", behind):
        words = _words(behind)  # "Failed to get ServerSecret" is SERVER_SECRET_GET_FAILED
        if len(words) > 1:
            words = [*words[1:], words[0]]
        if len(words) > _MAX_WORDS:
            words = _moved(_object(behind))
        return _name(words, state)
    words = _words(f"{before} {behind}")
    if len(words) > _MAX_OBJECT_WORDS + 1:
        words = _object(before) or _object(behind)
    if state in ("MISSING", "REQUIRED") and not words:
        return None
    if state == "OK":
        return (
            "_".join([*words, "SUCCEEDED"])
            if 0 < len(words) <= _MAX_OBJECT_WORDS
            else (None if words else "OK")
        )
    return _name(words, _BETTER_STATES.get(state, state))


def _by_verb(clause: str) -> str | None:
    """Return the name of what cannot, or may only by others, be done: `Cannot edit a poll message` is POLL_MESSAGE_EDIT_DENIED."""
    for pattern in (_ONLY, _CANNOT_BE, _CANNOT):
        found = pattern.match(clause)
        if found and found.group("verb").lower() not in _EMPTY:
            verb = in_case(_infinitive(found.group("verb").lower()), "upper_snake")
            failed = pattern is _CANNOT and found.group("how").lower() in ("unable to", "could not")
            return _name([*_object(found.group("object")), verb], "FAILED" if failed else "DENIED")
    if found := _MUST.match(clause):
        return _name(_object(found.group("object")), "INVALID")
    return None


def _infinitive(verb: str) -> str:
    """Return the infinitive of a past participle (`deleted`, `sent`), any other word as it is."""
    if verb in _IRREGULAR or not verb.endswith("ed"):
        return _IRREGULAR.get(verb, verb)
    if verb.endswith("ied"):
        return f"{verb[:-3]}y"
    if verb[-3] in "vscgzu" or verb.endswith(_KEEP_E):
        return verb[:-1]
    return verb[:-3] if verb[-4:-3] == verb[-3:-2] and verb[-3] not in "ls" else verb[:-2]


def _singular(word: str) -> str:
    if (
        word in _NO_PLURALS
        or not word.endswith("S")
        or word.endswith(("SS", "US", "IS"))
        or len(word) < _SHORTEST_STATE
    ):
        return word
    if word.endswith(("SSES", "XES", "CHES")):
        return word[:-2]
    return f"{word[:-3]}Y" if word.endswith("IES") else word[:-1]


def _object(text: str) -> list[str]:
    """Return the words of the first noun phrase of a text."""
    words = _words(_PREPOSITION.sub("", f" {text.strip()}"))
    if len(words) > _MAX_OBJECT_WORDS:
        words = _words(_LATE_PREPOSITION.sub("", _PREPOSITION.sub("", f" {text.strip()}")))
    return words if len(words) <= _MAX_OBJECT_WORDS + 1 else []


def _moved(words: list[str]) -> list[str]:
    return [*words[1:], words[0]] if len(words) > 1 else words


def _words(text: str) -> list[str]:
    spelled = [in_case(word, "upper_snake") for word in _WORD.findall(text) if word.lower() not in _EMPTY]
    return [_VOCABULARY.get(word, word) for word in spelled]


def _name(words: list[str], state: str) -> str | None:
    if not words and state not in _ALONE:
        return None if state in _NEVER_ALONE else ("ACCESS_DENIED" if state == "DENIED" else state)
    if len(words) > _MAX_WORDS:
        return None
    if state.endswith(("LIMIT_EXCEEDED", "DENIED")):
        words = [_singular(word) for word in words]
    if state == "REQUIRED":
        words = [word for word in words if word != "MISSING"] or ["FIELD"]
    return "_".join(dict.fromkeys([*words, state]))
