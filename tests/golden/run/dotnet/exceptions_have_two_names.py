import System
from System import ArgumentException, FormatException, Int32, InvalidOperationException, NullReferenceException
from System.Collections.Generic import Dictionary, Stack
from System.IO import File, FileNotFoundException, IOException

try:
    Int32.Parse("x")
except FormatException as error:
    print(type(error).__name__, isinstance(error, ValueError))  # expect: FormatException True
    print(error.Message == str(error))  # expect: True
try:
    Int32.Parse("x")
except ValueError as error:
    print("ValueError")  # expect: ValueError
try:
    File.ReadAllText("/nowhere/file")
except FileNotFoundError as error:
    print(isinstance(error, IOException), isinstance(error, OSError), isinstance(error, System.Exception))  # expect: True True True
try:
    Stack[int]().Pop()
except InvalidOperationException as error:
    print(error.HResult != 0, error.InnerException, isinstance(error, RuntimeError))  # expect: True None True
try:
    raise ArgumentException("mine", "parameter")
except ValueError as error:
    print(error.ParamName, error)  # expect: parameter mine (Parameter 'parameter')


class Mine(InvalidOperationException):
    def twice(self):
        return self.Message * 2


try:
    raise Mine("ab")
except RuntimeError as error:
    print(type(error).__name__, error.twice(), error.clr_exception.GetType().Name if hasattr(error.clr_exception, "GetType") else "-")  # expect: Mine abab -
try:
    Dictionary[str, int]()[None]
except System.ArgumentNullException as error:
    print(error.ParamName)  # expect: key


# A Python class below one may take what it likes, and says to the base what that takes.
from System.Collections.Generic import List


class Refused(InvalidOperationException):
    def __init__(self, what, code):
        super().__init__(f"refused: {what}")
        self.code = code


class Plain(ArgumentException):
    pass


def refuse(x):
    raise Refused("tea", 7)


try:
    List[int]([1]).ForEach(refuse)
except InvalidOperationException as error:
    print(type(error) is Refused, error, error.Message, error.code, error.args)  # expect: True refused: tea refused: tea 7 ('refused: tea',)
print(Plain("why", "name").ParamName, str(Plain("why")))  # expect: name why
try:
    Plain("a", "b", "c", "d")
except TypeError as error:
    print(str(error).splitlines()[0])  # expect: ArgumentException.__new__(str, str, str, str) fits none of the overloads:
