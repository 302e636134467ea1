"""The sample's files: where they lie, and which of them a step puts into its repository."""

import shutil
from pathlib import Path

from build_tools.sample.scenario import EARLIER, HERE, Put

_PACKAGED = HERE / "content"
_CHECKOUT = HERE.parent.parent


def sample_root() -> Path:
    """The folder that holds the sample's `content/` and `mkdocs.yml`."""
    return HERE if _PACKAGED.is_dir() else _CHECKOUT


def copy_all(step: Put, target: Path) -> None:
    """Put the files of a step into a work tree; FileNotFoundError where a pattern finds none."""
    source = sample_root()
    for pattern in step.paths:
        matched = sorted(source.glob(pattern))
        if not matched:
            raise FileNotFoundError(pattern)
        for path in matched:
            if not any(path.match(left_out) for left_out in step.without):
                _copy(path, target / path.relative_to(source))
    for key, name in step.earlier.items():
        folder = next(target.glob(f"content/schools/{key.replace('/', '/**/')}"))
        shutil.copytree(EARLIER / name, folder, dirs_exist_ok=True)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
