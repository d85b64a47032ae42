"""Markup to plain text: Markdown, HTML and JSX marks, tags and emphasis."""
