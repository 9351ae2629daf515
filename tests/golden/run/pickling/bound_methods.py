import pickle


class C:
    def __init__(self, n):
        self.n = n

    def get(self):
        return self.n


print(pickle.loads(pickle.dumps(C(4).get))(), pickle.loads(pickle.dumps([3, 4].index))(4))  # expect: 4 1
