"""What is said where Git could not do what every verb needs: mostly a damaged clone, and no bug of ours."""

from build_tools.cli.language import Words
from build_tools.git import GitError

_MOST = 500
"""Letters of what Git said."""


def refusal_of_git(error: GitError, words: Words) -> str:
    said = "".join(c if c.isprintable() else " " for c in str(error))[:_MOST]
    return words(
        f"Git không đọc được kho này: {said}\n"
        "    → tìm chỗ hỏng bằng `git fsck`, hoặc tải lại kho (không kèm --filter); các trang vẫn như cũ\n",
        f"Git cannot read this repository: {said}\n"
        "    → look for damage with `git fsck`, or clone it anew (without --filter); published sites stay\n",
    )
