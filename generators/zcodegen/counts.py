"""Numbers with what they count, as every summary tells them."""


def counted(number: int, noun: str) -> str:
    """Return a number with its English noun, given in the singular: `1 entry`, `0 entries`, `2 files`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
