"""Measurements that a checklist can name; each is one module here and a row in `table`."""
