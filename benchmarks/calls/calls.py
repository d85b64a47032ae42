"""Prints nanoseconds of processor time of calls in Python."""

import gettext
import http
import json
import timeit
from collections.abc import Callable
from time import process_time

from day_codes.acme import api

code = api.parse(104)
translation = gettext.translation("codes", ".", ["en"])
CALLS = {
    "text": lambda: code.text("en").message,
    "gettext": lambda: translation.gettext("ROOM_NOT_FOUND"),
    "status": lambda: code.status,
    "HTTPStatus.phrase": lambda: http.HTTPStatus.NOT_FOUND.phrase,
    "known code": lambda: api.parse(104),
    "HTTPStatus(404)": lambda: http.HTTPStatus(404),
}
COUNT = 20_000


def median(call: Callable[[], object]) -> float:
    """Return the median of nine rounds, in nanoseconds a call."""
    rounds = timeit.Timer(call, timer=process_time).repeat(9, COUNT)
    return sorted(rounds)[4] / COUNT * 1e9


print(json.dumps({name: median(call) for name, call in CALLS.items()}))
