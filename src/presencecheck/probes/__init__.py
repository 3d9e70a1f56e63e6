"""Measurements that a checklist can name; each is one module here and its row in `table`."""
