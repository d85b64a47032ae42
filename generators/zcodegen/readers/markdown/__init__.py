"""Markdown, MDX and HTML pages: blocks, tables, titles and elements that are codes."""
