# python: 3.14
class D:
    z = int
    type Z = z

    def g[K: z](self):
        pass


print(D.Z.__value__, D.g.__type_params__[0].__bound__, D.g.__qualname__)  # expect: <class 'int'> <class 'int'> D.g
