"""python packaging/macos/icon.py TARGET.icns: the program's mark as macOS wants it; runs everywhere."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image

from linux.icons import paint


def main(target: Path) -> None:
    """Write all sizes, painted one by one, into one file."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = [Image.open(path) for _, path in sorted(paint(Path(folder)).items())]
        pictures[-1].save(target, append_images=pictures[:-1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
