"""Pictures of an archive, drawn with matplotlib (extra `plot`). A gap in the captures is drawn as a gap, not as zero.

The same archive gives the same file, byte for byte, with the same versions of matplotlib and its fonts.
"""

from archive.pictures.files import ENDINGS, require_drawable, save
from archive.pictures.gallery import PICTURES, draw

__all__ = ["ENDINGS", "PICTURES", "draw", "require_drawable", "save"]
