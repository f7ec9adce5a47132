"""Stories: what several articles print about one slot, and whether their figures tally."""

from claimtally.check.stories.desk import Stories, StoryDesk, find_stories

__all__ = ["Stories", "StoryDesk", "find_stories"]
