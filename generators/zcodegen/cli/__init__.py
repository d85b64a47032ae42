"""The command line: the only place that prints or exits. One module a command, one row in table.py."""
