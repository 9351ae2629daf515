class C(B, metaclass=M, k=1):
    'Doc.'
    def __init__(self, x):
        super().__init__()
        self.x = self.__y = x
