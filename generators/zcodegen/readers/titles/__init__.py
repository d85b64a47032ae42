"""Headings, list items and lines that are codes, with what follows them: shared by Markdown, AsciiDoc, reStructuredText and MediaWiki."""
