"""What makes others run `check`: ready files for CI systems and for pre-commit."""

from __future__ import annotations

GITHUB = """\
name: labels
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install reportedly==VERSION
      - run: reportedly check --format github
      - run: reportedly fmt --check
"""
GITLAB = """\
labels:
  image: python:3.12
  script:
    - pip install reportedly==VERSION
    - reportedly check
    - reportedly fmt --check
  after_script:
    - reportedly check --format junit > reportedly.xml
  artifacts:
    when: always
    reports:
      junit: reportedly.xml
"""
PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: reportedly-fmt
        name: reportedly fmt
        entry: reportedly fmt
        language: system
        files: (^|/)(annotations/.+|data/[^/]+/collection)\\.yaml$
        types: [yaml]
        require_serial: true
      - id: reportedly-check
        name: reportedly check
        entry: reportedly check
        language: system
        pass_filenames: false
        always_run: true
"""
FILES = {
    "github": (".github/workflows/labels.yml", GITHUB),
    "gitlab": (".gitlab-ci.yml", GITLAB),
    "pre-commit": (".pre-commit-config.yaml", PRE_COMMIT),
}
"""The file of each system, and what stands in it."""


def ci_file(system: str) -> tuple[str, bytes]:
    """Return the file that makes a system check a workspace: its name and its content.

    Args:
        system: One of `FILES`.
    """
    from importlib.metadata import version

    name, content = FILES[system]
    return name, content.replace("VERSION", version("reportedly")).encode()
