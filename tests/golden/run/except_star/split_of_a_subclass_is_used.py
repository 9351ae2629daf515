class Errors(ExceptionGroup):
    def derive(self, exceptions):
        print("derive", len(exceptions))
        return Errors(self.message, exceptions)


try:
    raise Errors("mine", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print(type(group).__name__)
except* TypeError as group:
    print(type(group).__name__)
# expect: derive 1
# expect: derive 1
# expect: Errors
# expect: derive 1
# expect: Errors
