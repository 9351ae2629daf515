# python: 3.14
type Tree = int | list[Tree]
print(Tree, Tree.__name__, Tree.__type_params__)  # expect: Tree Tree ()
print(Tree.__value__)  # expect: int | list[Tree]
