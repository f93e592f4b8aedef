"""Completion in PowerShell, which click does not know."""

import json
import os

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

_SOURCE = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = $commandAst.CommandElements |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString().Trim("'", '"') }
    $env:%(complete_var)s = "powershell_complete"
    $env:PLANFORGE_COMPLETE_WORDS = ConvertTo-Json -Compress @($words)
    $env:PLANFORGE_COMPLETE_LAST = $wordToComplete
    try {
        & %(prog_name)s | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, "ParameterValue", $_)
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:PLANFORGE_COMPLETE_WORDS, Env:PLANFORGE_COMPLETE_LAST
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Completion in PowerShell 5 and later."""

    name = "powershell"
    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being written, and that one."""
        last = os.environ.get("PLANFORGE_COMPLETE_LAST", "")
        words = json.loads(os.environ.get("PLANFORGE_COMPLETE_WORDS", "[]"))
        before = [str(word) for word in words][1:]
        return (before[:-1] if last and before and before[-1] == last else before), last

    def format_completion(self, item: CompletionItem) -> str:
        """One line for each offer."""
        return str(item.value)


def register() -> None:
    """Make click know the shell."""
    add_completion_class(PowerShellComplete)
