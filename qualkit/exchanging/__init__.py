"""qualkit's values to and from the forms of other programs."""

from qualkit.exchanging.frames import codings_frame, export_codings

__all__ = ["codings_frame", "export_codings"]
