"""Here so that the tests in the folders below find the builders of small files that lie beside it."""
