"""`notemart rule`."""

from __future__ import annotations


def rule(code: str | None = None, /) -> None:
    """Explain a rule that notes can break: what it means, an example, and how to mend it.

    Parameters
    ----------
    code
        The code of the rule, such as FM003; without one, all rules are listed.
    """
    from transforms.issues import RULES

    if code is None:
        for each in RULES.values():
            print(f"{each.code}  {each.severity:7}  {each.message}")
        return
    found = RULES.get(code.strip().upper())
    if found is None:
        from flows.errors import ConfigurationError
        from flows.escaping import plain
        from flows.toml_lines import suggestion

        hint = suggestion(code.upper(), RULES)
        raise ConfigurationError(f"There is no rule {plain(code)}{hint}; notemart rule lists them.")
    example = "\n".join(f"    {line}" if line else "" for line in found.example.split("\n"))
    print(f"{found.code} ({found.severity}): {found.message}\n\n{found.meaning}\n")
    print(f"For example:\n\n{example}\n\nTo mend it: {found.fix}")
