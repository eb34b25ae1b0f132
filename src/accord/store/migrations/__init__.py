"""How the schema of a store came to be: numbered steps, each recorded in the store when done."""

from accord.store.migrations.steps import VERSION, migrate, stored_version

__all__ = ["VERSION", "migrate", "stored_version"]
