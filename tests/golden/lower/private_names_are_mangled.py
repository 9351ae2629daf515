class C:
    def m(self, __p):
        self.__q(__k=__p)
        return __g
