"""What the parts of files mean together: one small function per rule, each giving its problems. Shape is `schema`'s."""
