"""What an organisation type brings, and how documents look: data read from templates/."""

from planforge.profiles.layout import Layout, layout_names, load_layout
from planforge.profiles.profile import Profile, load_profile, profile_names

__all__ = ["Layout", "Profile", "layout_names", "load_layout", "load_profile", "profile_names"]
