# needs: python3-asttokens python3-six
import asttokens, ast
T = "def f(a, *b):\n  # c\n  x = [i for i in (1,\n    2) if i]\n  return f(a)(b[1:2], k='s' 't') if not a else -x\n"
a = asttokens.ASTTokens(T, parse=True)
for n in ast.walk(a.tree):
    if hasattr(n, "first_token"): print(type(n).__name__, repr(a.get_text(n)))
print(a.find_token(a.first_token, 1, "f") if hasattr(a, "first_token") else [t.string for t in a.tokens[:5]])
