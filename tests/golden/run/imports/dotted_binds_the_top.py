import os.path
print(os.__name__, os.path is not None)  # expect: os True
