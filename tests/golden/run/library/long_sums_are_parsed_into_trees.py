import ast

tree = ast.parse("+".join(["1"] * 5000), mode="eval").body
depth = 0
while isinstance(tree, ast.BinOp):
    tree, depth = tree.left, depth + 1
print(depth, ast.dump(tree))  # expect: 4999 Constant(value=1)
print(ast.dump(ast.parse("f(a, *b, k=[1])[0]", mode="eval").body.value))
# expect: Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', ctx=Load()), ctx=Load())], keywords=[keyword(arg='k', value=List(elts=[Constant(value=1)], ctx=Load()))])
