"""A project in an editor or an assistant: files on disk with unsaved texts over them, checked, looked up, and edited."""
