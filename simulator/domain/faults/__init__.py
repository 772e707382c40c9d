"""The faults practice: its inputs, events, decisions and their effects."""
