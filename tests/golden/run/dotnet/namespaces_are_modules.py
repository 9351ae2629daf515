import System
import System.Collections.Generic
from System.IO import Path
from System.Text import StringBuilder as Builder

print(System.Collections.Generic.__name__)  # expect: System.Collections.Generic
print(Path.Combine("a", "b"))  # expect: a/b
print(Builder.__name__, Builder.__module__)  # expect: StringBuilder System.Text
print(System.Text.StringBuilder is Builder)  # expect: True
print(System.Math is System.Math)  # expect: True
print("Math" in dir(System), "Collections" in dir(System))  # expect: True True
