"""From files to plans: schema, loading, checking, staging. The only room that reads YAML or uses pydantic."""
