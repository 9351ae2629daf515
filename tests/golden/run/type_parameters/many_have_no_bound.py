def refused(source):
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(error.msg)


refused("def f[*A: int](): pass")  # expect: cannot use bound with TypeVarTuple
refused("class C[T, *A: (int, str)]: pass")  # expect: cannot use constraints with TypeVarTuple
refused("type X[**A: int] = int")  # expect: cannot use bound with ParamSpec
refused("def f[**A: (int, str)](): pass")  # expect: cannot use constraints with ParamSpec
