class Made(OSError):
    def __new__(cls, message, own):
        self = OSError.__new__(cls, message)
        self.own = own
        return self


class Begun(OSError):
    def __init__(self, message, own):
        self.own = own
        super().__init__(message)


for error in (Made("m", "n"), Made("m", own="n"), Begun("m", "n"), Begun("m", own="n")):
    print(error.args, error.own)
# expect: ('m',) n
# expect: ('m',) n
# expect: ('m',) n
# expect: ('m',) n
try:
    OSError(a=1)
except TypeError as error:
    print(error)  # expect: OSError() takes no keyword arguments
