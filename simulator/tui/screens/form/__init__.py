"""The drawer in which an act is put together: its fields, their choices, what it costs and does."""
