"""What is said where something typed is no answer."""


class NotUnderstood(ValueError):
    """What was typed is no answer; the message says in Chinese what would be one."""
