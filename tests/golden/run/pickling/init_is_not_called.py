import pickle


class Loud:
    def __init__(self):
        print("made")  # expect: made


pickle.loads(pickle.dumps(Loud()))
print("read")  # expect: read
