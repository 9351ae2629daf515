# needs: python3-parso
import parso
CODE = "def f(a, *b: int, **c) -> str:\n    '''doc'''\n    x = [i for i in range(3) if i]; y = lambda: (yield)\n    return f'{x!r:>{10}}'\n\nclass A(B, metaclass=M):\n    async def g(self): await h()\n@dec\ndef broken(:\n    pass\n"
m = parso.parse(CODE, version="3.10")
print(m.get_code() == CODE, [d.name.value for d in m.iter_funcdefs()], [c.name.value for c in m.iter_classdefs()])
f = next(m.iter_funcdefs())
print([p.name.value for p in f.get_params()], f.get_doc_node(), f.annotation, m.get_leaf_for_position((3, 8)))
grammar = parso.load_grammar(version="3.10")
print([(e.start_pos, e.message) for e in grammar.iter_errors(m)])
print(grammar.parse("x = 3\nif x:\n  y", diff_cache=True).dump())
