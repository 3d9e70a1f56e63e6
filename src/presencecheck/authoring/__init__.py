"""What those who write checklists need: finding their files, checking them, and beginning new ones."""
