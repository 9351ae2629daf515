import pickle


class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __getstate__(self):
        return "t", self.degrees

    def __setstate__(self, state):
        self.degrees = state[1] + 1


print(pickle.loads(pickle.dumps(Temperature(20))).degrees)  # expect: 21
