# What a module or a tasklet is made by in a pickle is found under its name, also by a pickler that is written in Python.
import pickle
import stackless

data = pickle._dumps(stackless)
print(pickle.loads(data) is stackless)  # expect: True
function, arguments = stackless.__reduce_ex__(4)
print(getattr(__import__(function.__module__), function.__name__) is function)  # expect: True
