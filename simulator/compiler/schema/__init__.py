"""The shape of every source file as pydantic models; what the parts of a file mean together is `check`'s business."""
