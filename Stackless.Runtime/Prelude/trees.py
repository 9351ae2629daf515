# Syntax trees as programs see them (module ast): made from what the compiler gives, and compiled again.
# https://docs.python.org/3/library/ast.html


def build_tree(tree):
    import _ast
    return _ast._build(tree)


# A tree is compiled by way of its text: the places in tracebacks are those in that text.
def compile_tree(tree, filename, mode, flags, optimize):
    import _ast
    import ast
    if not isinstance(tree, ast.AST):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    expected = {"exec": ast.Module, "eval": ast.Expression, "single": ast.Interactive}[mode]
    if not isinstance(tree, expected):
        raise TypeError(f"expected {expected.__name__} node, got {type(tree).__name__}")
    if flags & ast.PyCF_ONLY_AST:
        return tree
    return compile(ast.unparse(tree) + ("" if mode == "eval" else "\n"), filename, mode, flags, True, optimize)
