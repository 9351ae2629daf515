import ast
import io
import tokenize

print(ast.dump(ast.parse("x = f(1, *a)\n")))
print(ast.unparse(ast.parse("if a:\n    b = c + 1")), ast.literal_eval("{'a': [1, 2.5, None]}"))
print([t.string for t in tokenize.generate_tokens(io.StringIO("a = b'x' # c\n").readline)])
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21))), "<t>", "eval")) if False else eval(compile(ast.parse("6 * 7", mode="eval"), "<t>", "eval")))
# expect: Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Call(func=Name(id='f', ctx=Load()), args=[Constant(value=1), Starred(value=Name(id='a', ctx=Load()), ctx=Load())]))])
# expect: if a:
# expect:     b = c + 1 {'a': [1, 2.5, None]}
# expect: ['a', '=', "b'x'", '# c', '\n', '']
# expect: 42
