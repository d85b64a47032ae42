"""From a catalog to the files of its targets: the pipeline of `build`, and its parts."""
