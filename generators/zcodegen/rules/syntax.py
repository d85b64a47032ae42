"""What can be wrong with a file of the catalog before it is a catalog; found while files are read.

These rules have no check of their own: `DOCS` has the documentation of each, in the form of a docstring of a rule.
"""

from __future__ import annotations

from typing import Final

DOCS: Final = {
    "code-type": """
A code is not of its domain's `code_type`.

Why: packages give a domain's codes one type.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: "104", status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: quote the code where codes are strings; write a whole number of at most 64 bits where they are integers.
""",
    "domain-path": """
The path of a file does not match the domain in it.

Why: a domain is found by its path, and two files could claim one name.

Bad:
    domain: acme.media
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: move the file to the path that the advice names, or correct `domain`.
""",
    "duplicate-key": """
A mapping has a key twice.

Why: YAML keeps one of the two values and loses the other without a word; an entry would vanish.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_NOT_FOUND: {code: 105, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: keep one. Two entries of one name need two names.
""",
    "reference-limit": """
A domain includes more than 100 domains, all domains include more than 20,000, or more than 100 entries are synonyms;
includes of includes and synonyms of synonyms are counted.

Why: packages repeat them, so that a small catalog would make packages without end.

Fix: include only the domains whose codes the API returns, and declare `same_as` only for entries that mean the same.
""",
    "schema": """
A file has a key that is not known, lacks one that it needs, or has a value that its key does not allow.

Why: what is misspelt would be passed over in silence.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, stauts: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: do as the advice says; `zcodegen schema domain` prints what is allowed, and editors complete it.
""",
    "unread-dependency": """
A catalog that the manifest depends on cannot be found, read or loaded.

Why: its domains would be missing from the packages, and from every look-up.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/bace}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Fix: correct `source`, which is relative to the folder that has this catalog and inside of the project or its Git repository;
`zcodegen depends add` copies a catalog from elsewhere.
""",
    "unsafe-path": """
A file of the catalog is not read: a link that leads elsewhere, a link to a folder, or not a regular file.

Why: a catalog from an untrusted source, a pull request for example, must not make zcodegen read other files of the
machine, wait for a pipe, or leave out domains in silence.

Fix: put the file or folder itself there.
""",
    "yaml-anchor": """
A file uses an anchor, an alias or a merge key.

Why: each text is written where it is used, so that a reviewer sees it; nested aliases can also grow past all memory.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: &text {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: write the value out.
""",
    "yaml-character": r"""
A file has a character that YAML does not allow.

Why: control characters are refused by YAML 1.2 (section 5.1), and other tools would read something else.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.␇}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: remove the character, or write it as an escape in double quotes: `"\u0007"`.
""",
    "yaml-depth": """
A file nests deeper than any catalog does.

Why: such a file is a slip or an attack: reading it could exhaust memory.

Bad:
    title: {en: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: flatten it; a catalog needs fewer than ten levels.
""",
    "yaml-documents": """
A file has more than one YAML document.

Why: the second would be passed over in silence.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    ---
    entries: {}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: keep one document a file: remove the line `---`.
""",
    "yaml-encoding": """
A file is not UTF-8.

Why: its texts would be read as other characters.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.␀}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: save it as UTF-8, without a byte order mark.
""",
    "yaml-key": """
A key is not a plain word: a mapping, a list, a number or nothing.

Why: keys of a catalog are names and locales.

Bad:
    ? [a, b]
    : 1
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: write a word; quote it where it looks like a number.
""",
    "yaml-number": """
A number begins with a zero.

Why: YAML 1.2 reads `010` as 10, YAML 1.1 and people who know C read it as 8, and the zero of a code such as `007` is
lost: it is unknown which number the service sends.

Bad:
    entries:
      LIMIT_REACHED: {code: 010, status: RESOURCE_EXHAUSTED, message: {en: The limit is reached.}}

Good:
    entries:
      LIMIT_REACHED: {code: 10, status: RESOURCE_EXHAUSTED, message: {en: The limit is reached.}}

Fix: write the number without the zero. If the zero is a part of the code, use `code_type: string` and quote the code.
""",
    "yaml-syntax": """
A file is not YAML.

Why: nothing of it can be read.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: look at the line and the one above: an indentation, a quote or a bracket is amiss.
""",
    "yaml-tag": """
A file uses a tag (`!!str`).

Why: a value has the type that YAML 1.2 gives it as it is written; a tag would change that out of sight.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: !!str No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: remove the tag; quote the value to make it a string.
""",
}
"""Rule -> its documentation."""
