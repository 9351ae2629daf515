import pickle


class Fixed:
    def __new__(cls, value):
        self = super().__new__(cls)
        self.value = value
        return self

    def __getnewargs__(self):
        return (self.value,)


class Named:
    def __new__(cls, *, value):
        self = super().__new__(cls)
        self.value = value
        return self

    def __getnewargs_ex__(self):
        return (), {"value": self.value}


print(pickle.loads(pickle.dumps(Fixed(7))).value, pickle.loads(pickle.dumps(Named(value=8))).value)  # expect: 7 8
