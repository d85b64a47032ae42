r"""A text has a character that a wanted format of message bundles has no way to write.

Why: a file without the character would say another thing, and one with it is read by no parser: XML has no U+0000,
whatever the escape. So `build` writes nothing.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "No such room\u0007."}}
    # file: catalog.yaml
    packages: {messages: {formats: [json, xliff]}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    packages: {messages: {formats: [json, xliff]}}

Fix: change the text, or leave the format out of `packages.messages.formats`.
"""
