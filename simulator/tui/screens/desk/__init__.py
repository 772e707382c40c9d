"""The desk: queue, ticket, what can be done, what lies ahead."""
