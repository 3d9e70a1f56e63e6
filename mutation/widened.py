"""Lets mutmut into decorated functions, which it leaves alone since it can't know what a decorator does.

The decorators of this house are known: each takes a function and keeps it. So the original stays decorated, mutmut's
switch is put right below its decorator, and the copies that the switch chooses from need no decorator of their own.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import libcst
from mutmut.mutation import file_mutation

KNOWN = {"cached_property", "contextmanager", "property"}
"""Decorators that do the same with a switch as with the function itself."""


def widen() -> None:
    """From here on mutmut changes functions behind a known decorator too."""
    leaves_alone = file_mutation.MutationVisitor._skip_node_and_children
    arrange = file_mutation.function_trampoline_arrangement

    def skip(visitor: file_mutation.MutationVisitor, node: libcst.CSTNode) -> bool:
        return bool(leaves_alone(visitor, _bare(node) if _known(node) else node))

    def arranged(
        function: libcst.FunctionDef, mutants: Iterable[file_mutation.Mutation], class_name: str | None
    ) -> tuple[Any, Sequence[Any], Any, Any]:
        declared, made, assigned, names = arrange(function, mutants, class_name)
        if _known(function):
            made = [made[0], *(_bare(copy) for copy in made[1:])]
        return declared, made, assigned, names

    file_mutation.MutationVisitor._skip_node_and_children = skip
    file_mutation.function_trampoline_arrangement = arranged


def _known(node: libcst.CSTNode) -> bool:
    if not isinstance(node, libcst.FunctionDef) or len(node.decorators) != 1:
        return False
    decorator = node.decorators[0].decorator
    return isinstance(decorator, libcst.Name) and decorator.value in KNOWN


def _bare(function: Any) -> Any:
    return function.with_changes(decorators=[])
