class A:
    def __init__(self): self.__x = 1
    def __secret(self): return self.__x
    def call(self): return self.__secret()
print(A().call(), sorted(A().__dict__), hasattr(A, '_A__secret'))  # expect: 1 ['_A__x'] True
