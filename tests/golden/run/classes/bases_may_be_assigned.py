class Walks:
    def move(self):
        return "walks"


class Swims:
    def move(self):
        return "swims"


class Animal(Walks):
    pass


class Frog(Animal):
    pass


frog = Frog()
print(frog.move())  # expect: walks
Animal.__bases__ = (Swims,)
print(frog.move())  # expect: swims
print([c.__name__ for c in Frog.__mro__])  # expect: ['Frog', 'Animal', 'Swims', 'object']
print(Walks.__subclasses__(), Swims.__subclasses__() == [Animal])  # expect: [] True
