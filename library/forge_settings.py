"""What to switch on at each forge, in the words of its own pages: branches, secrets, workflows."""

from library.approval.pull_request import Forge

NAMES: dict[Forge, str] = {"github": "GitHub", "gitlab": "GitLab", "forgejo": "Forgejo, Gitea"}

MAIN: dict[Forge, tuple[str, ...]] = {
    "github": (
        "Settings → Rules → Rulesets: một bộ quy tắc cho nhánh chính, áp dụng cho cả quản trị viên",
        "Require a pull request before merging: 1 approval, Require review from Code Owners",
        "Require status checks to pass: `check`",
        "Block force pushes, Restrict deletions",
    ),
    "gitlab": (
        "Settings → Repository → Protected branches: nhánh chính, Allowed to push and merge: No one",
        "Allowed to merge: Maintainers; tắt Allowed to force push; bật Code owner approval (nếu gói có)",
        "Settings → Merge requests: Pipelines must succeed, All threads must be resolved",
        "Merge request approvals: Prevent approval by author, Prevent approvals by users who add commits",
    ),
    "forgejo": (
        "Settings → Branches → Add rule: nhánh chính, tắt Enable push, Required approvals: 1",
        "Enable status check: `check / check (pull_request)`",
        "Block merge on rejected reviews; áp dụng cho cả quản trị viên",
    ),
}
LEDGER: dict[Forge, tuple[str, ...]] = {
    "github": (
        "Một bộ quy tắc cho nhánh `approvals`: Block force pushes, Restrict deletions",
        "Cũng ở đó: Restrict updates; chỉ ứng dụng GitHub Actions nằm trong Bypass list",
    ),
    "gitlab": (
        "Protected branches: `approvals`, Allowed to push: chỉ tài khoản của người giữ sổ",
        "Cũng ở đó: tắt Allowed to force push, Allowed to merge: No one",
    ),
    "forgejo": (
        "Một quy tắc cho nhánh `approvals`: Whitelist restricted push, chỉ tài khoản của người giữ sổ",
        "Cũng ở đó: không cho force push",
    ),
}
SECRETS: dict[Forge, tuple[str, ...]] = {
    "github": (
        "Settings → Environments → New environment: `recording`, Deployment branches: chỉ nhánh chính",
        "Trong `recording`, thêm bí mật `HOCLIEU_RECORDER_KEY`; không đặt nó ở cấp kho hay cấp tổ chức",
        "Nếu dùng chung bộ nhớ đệm, cũng trong `recording`: biến `HOCLIEU_CACHE_SHARED` (địa chỉ)",
        "Cũng ở đó: bí mật `HOCLIEU_CACHE_SHARED_KEY` (khoá ghi), `HOCLIEU_CACHE_SHARED_OPTIONS` (JSON)",
        "Settings → Actions → General → Workflow permissions: Read repository contents permission",
        "Cũng ở đó: tắt Allow GitHub Actions to create and approve pull requests",
        "Settings → Actions → General: Require approval for all outside collaborators",
    ),
    "gitlab": (
        "Settings → CI/CD → Variables: `HOCLIEU_RECORDER_KEY` (kiểu File, Protected)",
        "Cũng ở đó: `HOCLIEU_FORGE_TOKEN` (Protected, Masked), quyền `api` và `write_repository`",
        "Nếu dùng chung bộ nhớ đệm, đều Protected: `HOCLIEU_CACHE_SHARED` (địa chỉ)",
        "Cũng ở đó: `HOCLIEU_CACHE_SHARED_KEY` (khoá ghi, Masked), `HOCLIEU_CACHE_SHARED_OPTIONS` (JSON)",
        "Build → Pipeline schedules: mỗi 15 phút trên nhánh chính",
        "Settings → CI/CD → General pipelines: không chạy quy trình của bản rẽ (fork) trong dự án này",
    ),
    "forgejo": (
        "Settings → Actions → Secrets: `HOCLIEU_RECORDER_KEY`",
        "Nếu dùng chung bộ nhớ đệm, Settings → Actions → Variables: `HOCLIEU_CACHE_SHARED` (địa chỉ)",
        "Bí mật `HOCLIEU_CACHE_SHARED_KEY` (khoá ghi), `HOCLIEU_CACHE_SHARED_OPTIONS` (JSON)",
        "Bí mật đến được mọi nhánh của chính kho này: chỉ người giữ sổ được đẩy nhánh lên kho",
        "Giáo viên gửi bài từ bản rẽ (fork) của mình",
    ),
}
