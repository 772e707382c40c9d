"""The frame of a shift: rooms, clock, hands, phone, news, keys; what is in the middle is a room or a drawer."""
