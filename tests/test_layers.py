"""The layers: what may import what, read from the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
EFFECTS = {
    "os", "sys", "subprocess", "time", "random", "logging", "socket", "pathlib", "shutil", "tempfile",
    "threading", "multiprocessing", "urllib.request", "http", "importlib", "secrets", "builtins",
}  # fmt: skip

# Equal texts made one, which nobody outside can see; a constant.
PURE = {"sys.intern", "sys.maxunicode"}

# From the bottom up: a module may import from its own row and from those above it in this list.
LIBRARY = (
    ("values",),
    ("vietnamese", "snapshot", "public_addresses"),
    ("diagnostics",),
    ("markdown",),
    ("rules",),
    ("yaml_text", "yaml_errors", "yaml_tree"),
    ("vocabulary", "maths", "questions", "video", "ssh", "search"),
    ("suggestions",),
    ("fields", "curriculum", "prose"),
    ("field_reading",),
    ("organisation",),
    ("resource",),
    ("kinds", "files", "attachments"),
    ("approval",),
    ("metadata", "contradictions", "bundles", "bundle_files", "compiled"),
    ("codeowners", "forge_settings", "found_bundles", "halves"),
    ("forge_checklist",),
    ("compile_paper", "codec", "published_files"),
    ("compile_questions", "tip", "proposal"),
    ("compile",),
    ("brief",),
    ("holdings", "entry"),
    ("shelflist",),
    ("catalogue",),
    ("addresses",),
    ("shelves", "stretches"),
    ("theme", "pages"),
    ("present",),
    ("feeds",),
)
BUILD_TOOLS = (
    (
        "progress",
        "git",
        "written_part",
        "builtin",
        "link_check",
        "signing",
        "cache_file",
        "package_versions",
        "tool_digest",
        "bug_log",
        "workers",
        "file_serving",
        "whole_file",
        "folder_lock",
        "scheduler_greeting",
        "interrupts",
    ),
    ("older_manifests", "sarif", "git_objects"),
    ("manifest", "damage"),
    ("refusals",),
    ("executors", "cache_store"),
    ("cluster", "begun_task"),
    ("shared_cache",),
    (
        "staging",
        "unit_keeping",
        "begun_asking",
        "packing",
        "repository",
        "report",
        "changes",
        "cache_place",
        "compiled_cache",
        "standings",
    ),
    (
        "new_part",
        "output_place",
        "differences",
        "ledger_files",
        "approved_trees",
        "ledger_parts",
        "rewritten_main",
    ),
    ("kept_digests", "kept_standings", "tree_sources", "output_folder"),
    ("worktree", "begun_listing"),
    ("contents",),
    ("compiled_trees",),
    (
        "output",
        "ledger_branch",
        "ledger_proof",
        "authorities",
        "batch_files",
        "inbox",
        "compiling",
        "forges",
        "shell",
    ),
    ("begun_look",),
    ("ledger_reading", "folding"),
    ("kept_judging",),
    ("shelflists",),
    ("judgement", "judging", "owners_files"),
    ("media", "site_look", "version_file", "approving", "preview", "batches"),
    ("grounds", "carried_copies"),
    ("kept_sums",),
    ("selections", "kept_stretches"),
    ("choices",),
    ("installing", "site_part", "supplies"),
    ("resource_files", "staff_pages", "build_inputs", "recording", "proposals", "remarking"),
    ("site_files",),
    ("proposal_sections",),
    ("proposal_report",),
    ("ledger_push", "receiving"),
    ("forge_claims", "forge_recording", "recording_report"),
    ("site_tasks",),
    ("handing_over",),
    ("site_writing",),
    ("pipeline",),
    ("sample", "live_preview"),
    ("cli",),
)


def _modules(package: str) -> Iterator[tuple[str, list[str]]]:
    """Each module of a package with everything it imports, by full name."""
    for path in sorted((ROOT / package).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        imported: list[str] = []
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = {f"{node.module}.{alias.name}" for alias in node.names} - PURE
                imported += [node.module, *sorted(names)] if names else []
        yield name, imported


def test_library_has_no_effects_and_knows_nothing_of_build_tools() -> None:
    guilty = [
        f"{name} imports {imported}"
        for name, imports in _modules("library")
        for imported in imports
        if imported in EFFECTS or imported.split(".")[0] in EFFECTS | {"build_tools"}
    ]
    assert guilty == []


def _against_the_order(package: str, rows: tuple[tuple[str, ...], ...]) -> list[str]:
    level = {name: at for at, row in enumerate(rows) for name in row}
    guilty: list[str] = []
    for name, imports in _modules(package):
        parts = name.split(".")
        if len(parts) == 1:
            continue
        assert parts[1] in level, f"{parts[1]} has no place in the order of layers"
        for imported in imports:
            target = imported.split(".")
            inside = target[0] == package and len(target) > 1 and target[1] in level
            if inside and level[target[1]] > level[parts[1]]:
                guilty.append(f"{name} imports {imported}")
    return guilty


def test_the_order_of_layers_in_library() -> None:
    assert _against_the_order("library", LIBRARY) == []


def test_the_order_of_layers_in_build_tools() -> None:
    assert _against_the_order("build_tools", BUILD_TOOLS) == []


def test_nothing_is_unpickled() -> None:
    """Whoever can write what is unpickled can run anything; what is kept is read by its types instead."""
    unsafe = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
    guilty = [
        f"{name} imports {imported}"
        for package in ("library", "build_tools")
        for name, imports in _modules(package)
        for imported in imports
        if imported.split(".")[0] in unsafe
    ]
    assert guilty == []


def test_values_are_made_by_our_own_dataclass() -> None:
    """The standard library's takes long to load, and none of its own can inherit from one of ours."""
    guilty = [
        name
        for package in ("library", "build_tools")
        for name, imports in _modules(package)
        if "dataclasses.dataclass" in imports and name != "library.values"
    ]
    assert guilty == []


def test_there_are_no_drawers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    names = {p.stem for folder in ("library", "build_tools") for p in (ROOT / folder).rglob("*.py")}
    assert names.isdisjoint(drawers)
