"""A file of the catalog is not read: a link that leads elsewhere, a link to a folder, or not a regular file.

Why: a catalog that comes from somebody else, in a pull request for example, must not make zcodegen read other files of the
machine, wait for a pipe, or leave out domains in silence.

Fix: put the file or folder itself there.
"""
