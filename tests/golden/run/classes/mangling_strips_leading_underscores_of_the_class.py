class __A:
    def __init__(self): self.__x = 1
print(vars(__A()))  # expect: {'_A__x': 1}
