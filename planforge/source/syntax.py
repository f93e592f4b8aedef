"""Broken YAML told in Chinese."""

import yaml

from planforge.source.codes import BROKEN_YAML
from planforge.source.log import Log
from planforge.source.nodes import Mark, Source


def tell_broken(error: yaml.MarkedYAMLError, source: Source, log: Log) -> None:
    """Say what is wrong with the YAML, where, and what to do."""
    mark = error.problem_mark or error.context_mark
    where = Mark(source, mark.line + 1, mark.column + 1) if mark else Mark(source, 1, 1)
    log.add(BROKEN_YAML, "这里的写法不合 YAML 格式。", mark=where)
