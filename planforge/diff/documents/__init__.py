"""Comparisons as Documents: 修订对照表, 修改情况说明, the redline; each imported when wanted."""
