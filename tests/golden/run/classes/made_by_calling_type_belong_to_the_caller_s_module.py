import pickle


def make():
    return type("Made", (), {})


Made = make()
print(Made, Made.__module__)  # expect: <class '__main__.Made'> __main__
print(type(pickle.loads(pickle.dumps(Made()))) is Made)  # expect: True
print(type("Named", (), {"__module__": "elsewhere"}).__module__)  # expect: elsewhere
