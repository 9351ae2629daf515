# needs: python3-pycparser python3-ply
from pycparser import c_parser, c_generator, c_ast
CODE = r"""
typedef struct node { int value; struct node *next; unsigned flags : 3; } node_t;
static int (*table[4])(const char *, ...);
enum color { RED, GREEN = 5, BLUE };
int sum(node_t *n) {
  int total = 0, i;
  for (i = 0; n != 0; n = n->next, ++i) { total += n->value << 2; if (i > 10) break; else continue; }
  switch (total) { case 1: return -1; default: goto end; }
end:
  do { total--; } while (total > 0 ? 1 : sizeof(node_t));
  return total;
}
"""
ast = c_parser.CParser().parse(CODE, filename="x.c")
print(c_generator.CGenerator().visit(ast))
class V(c_ast.NodeVisitor):
    def visit_FuncDef(self, node):
        print(node.decl.name, node.decl.coord)
    def visit_Enum(self, node):
        print([e.name for e in node.values.enumerators])
V().visit(ast)
import io
out = io.StringIO(); ast.ext[0].show(buf=out); print(out.getvalue())
try:
    c_parser.CParser().parse("int x = ;")
except Exception as e:
    print(type(e).__name__, e)
