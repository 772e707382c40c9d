"""What happened and what each decision cost. Re-simulates, so it stands above the engine."""
